import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { CONFIDENCES, FAMILIES, PRINCIPLES, type Rule, SEVERITIES, TAGS } from '../model/rule.js';
import { matchSchema } from './match-schema.js';

const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  family: z.enum(FAMILIES),
  tag: z.enum(TAGS),
  severity: z.enum(SEVERITIES),
  confidence: z.enum(CONFIDENCES),
  principle: z.enum(PRINCIPLES),
  languages: z.array(z.enum(['typescript', 'javascript', 'python'])).min(1),
  status: z.enum(['trial', 'stable']),
  message: z.string(),
  securitySeverity: z.number().min(0.1).max(10).optional(),
  match: matchSchema.optional(),
});

/** A fence of a rule page: one or more files, with the lines that must fire. */
export interface RuleCase {
  readonly section: 'flags' | 'quiet';
  readonly language: 'ts' | 'tsx' | 'js' | 'py';
  readonly files: readonly CaseFile[];
  /** Line of the fence in the page. */
  readonly line: number;
}

export interface CaseFile {
  readonly path: string;
  readonly text: string;
  /** Lines on which a finding of a rule must start. */
  readonly expected: readonly { readonly line: number; readonly ruleId: string }[];
}

export class RulePageError extends Error {
  override readonly name = 'RulePageError';
}

/** Reads a rule page: front matter, then the sections Why, Flags, Stays quiet, Known misses, Do instead, References. */
export function parseRulePage(
  text: string,
  path: string,
): { readonly rule: Rule; readonly cases: readonly RuleCase[] } {
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replace(/\r\n/g, '\n'));
  if (!found) throw new RulePageError(`${path}: no front matter between --- lines`);
  const [, head = '', page = ''] = found;
  const parsed = frontMatterSchema.safeParse(parseYaml(head, { maxAliasCount: 100 }));
  if (!parsed.success) throw new RulePageError(`${path}: ${z.prettifyError(parsed.error)}`);
  const data = parsed.data;
  const title = /^# (.+)$/m.exec(page)?.[1] ?? data.id;
  const rule: Rule = {
    id: data.id,
    family: data.family,
    tag: data.tag,
    severity: data.severity,
    confidence: data.confidence,
    principle: data.principle,
    languages: data.languages,
    status: data.status,
    message: data.message,
    title,
    ...(data.securitySeverity === undefined ? {} : { securitySeverity: data.securitySeverity }),
    ...(data.match === undefined ? {} : { match: data.match }),
    page: page.trim(),
    why: sectionText(page, 'Why'),
    remedy: sectionText(page, 'Do instead'),
  };
  const headLines = head.split('\n').length + 2;
  return { rule, cases: readCases(page, headLines) };
}

function sectionText(page: string, heading: string): string {
  const at = page.search(new RegExp(`^## ${heading}\\s*$`, 'm'));
  if (at < 0) return '';
  const body = page.slice(page.indexOf('\n', at) + 1);
  const end = body.search(/^## /m);
  return (end < 0 ? body : body.slice(0, end)).trim();
}

function readCases(page: string, offset: number): RuleCase[] {
  const cases: RuleCase[] = [];
  let section: RuleCase['section'] | undefined;
  const lines = page.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line.startsWith('## '))
      section = line === '## Flags' ? 'flags' : line === '## Stays quiet' ? 'quiet' : undefined;
    const fence = /^```(ts|tsx|js|py)(?:\s+path=(\S+))?\s*$/.exec(line);
    if (!fence || !section) continue;
    const start = at + 1;
    while (++at < lines.length && lines[at] !== '```');
    const language = fence[1] as RuleCase['language'];
    const files = splitFiles(lines.slice(start, at), fence[2] ?? `example.${language}`);
    cases.push({ section, language, files, line: offset + start });
  }
  return cases;
}

/** `# file: path` (or `// file: path`) starts a further file inside a fence. */
function splitFiles(lines: readonly string[], firstPath: string): CaseFile[] {
  const files: { path: string; lines: string[] }[] = [{ path: firstPath, lines: [] }];
  let named = 0;
  for (const line of lines) {
    const header = /^(?:#|\/\/) file: (\S+)\s*$/.exec(line);
    if (header) {
      if (named === 0) files.length = 0;
      named++;
      files.push({ path: header[1] as string, lines: [] });
    } else files.at(-1)?.lines.push(line);
  }
  return files.map((file) => ({
    path: file.path,
    text: file.lines
      .map((line) => line.replace(/\s*(?:#|\/\/) finding: [a-z0-9-]+(?:, [a-z0-9-]+)*\s*$/, ''))
      .join('\n'),
    expected: file.lines.flatMap((line, index) => {
      const marker = /(?:#|\/\/) finding: ([a-z0-9-]+(?:, [a-z0-9-]+)*)\s*$/.exec(line);
      return marker ? (marker[1] as string).split(', ').map((ruleId) => ({ line: index + 1, ruleId })) : [];
    }),
  }));
}
