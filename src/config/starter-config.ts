import type { ProjectShape } from './describe-project.js';

/**
 * A configuration that fits a project, each line with what it does. What the project has no use for stays as a comment, so that
 * the file is also the list of what there is.
 *
 * @param schema where the published schema is, from the file
 */
export function starterConfig(shape: ProjectShape, schema: string): string {
  const sections = [
    ['// For editors: completion and checks while typing.', `"$schema": ${JSON.stringify(schema)},`],
    [
      '// Patterns in gitignore syntax of what is not yours to mend. What .gitignore names is left out anyway.',
      `"exclude": ${list(shape.aside)},`,
    ],
    ['// Spelling of tags in reports: "plain", or "lambda" for ΛCAUTION and the like.', '"profile": "plain",'],
    [
      '// The mildest severity that fails: "error", "warning", "note" or "never". Rules on trial are shown and never fail.',
      '"failOn": "warning",',
    ],
    [
      '// Verdicts on claims in documents and comments that fail. Others: "moved", "stale".',
      '"verdicts": ["refuted"],',
    ],
    [
      '// Single rules by id (audit explain lists them): "off" or another severity. copied-code and refuted-claim count as rules.',
      '"rules": {},',
    ],
    [
      '// How many there may be at most, by rule, tag or principle; "known" is as many as there were before the change.',
      '"budgets": { "todo-comment": "known" },',
    ],
    [
      '// Whether a change fails after which a file is analysed less than before: "fail" or "report".',
      '"lostCoverage": "fail",',
    ],
    [
      '// Other rules for some files; where several match, the last one decides.',
      `"overrides": [${overrides(shape)}\n  ],`,
    ],
    [
      '// Modules whose behaviour must have been verified beside a reference, such as',
      '// { "files": ["learning/bandit.py"], "symbol": "LinUCB", "algorithm": "linucb" }',
      '"verifications": []',
    ],
  ];
  const body = sections.map((lines) => lines.map((line) => `  ${line}`).join('\n')).join('\n\n');
  return `// Configuration of audit, for ${shape.languages.join(' and ') || 'no source files yet'}. It is data: nothing in it is run.\n{\n${body}\n}\n`;
}

function overrides({ learning, examples, entryPoints }: ProjectShape): string {
  const parts: string[] = [];
  if (learning.length > 0) {
    parts.push(`
    // Learning code: stricter, as a silent fault here looks like a result.
    { "files": ${list(learning)}, "failOn": "note" }`);
  }
  if (entryPoints.length > 0) {
    parts.push(`
    // No placeholder in anything that production imports.
    { "files": ["*"], "importedBy": ${list(entryPoints)}, "tags": { "placeholder": "note", "simulated": "note" } }`);
  }
  if (examples.length > 0) {
    parts.push(`
    // Examples may be short: only errors fail.
    { "files": ${list(examples)}, "failOn": "error" }`);
  }
  return parts.join(',');
}

function list(items: readonly string[]): string {
  return `[${items.map((item) => JSON.stringify(item)).join(', ')}]`;
}
