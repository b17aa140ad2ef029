import { beforeAll, describe, expect, it } from 'vitest';
import { analyseParsed } from '../src/analyse/file.js';
import { createPythonFrontEnd } from '../src/languages/python/index.js';
import { typescriptFrontEnd } from '../src/languages/typescript/index.js';
import type { ParsedModule } from '../src/model/facts.js';
import { loadRulePages } from '../src/rules/load.js';
import { FILE_MATCHERS, PROGRAM_MATCHERS } from '../src/rules/matchers/index.js';
import type { RuleCase } from '../src/rules/page.js';
import { runProgramRules } from '../src/rules/program-rules.js';
import { SUPPRESSION_RULES, Suppressions } from '../src/suppress/suppressions.js';

const pages = loadRulePages();
const rules = pages.map((page) => page.rule);
let python: { parse(text: string, path: string): ParsedModule };

beforeAll(async () => {
  python = await createPythonFrontEnd();
});

function findingsOf(ruleCase: RuleCase) {
  const records = ruleCase.files.map((file) => {
    const frontEnd = file.path.endsWith('.py') ? python : typescriptFrontEnd;
    return analyseParsed(frontEnd.parse(file.text, file.path), file.text, rules);
  });
  const findings = runProgramRules(records, rules);
  const suppressions = new Suppressions(
    records,
    [],
    rules.map((rule) => rule.id),
  );
  for (const { path, finding } of findings) suppressions.take(finding.ruleId, path, finding.startLine);
  return [...findings, ...suppressions.findings(() => true)];
}

describe.each(pages)('$rule.id', ({ rule, cases, path }) => {
  it('has its page where its family and id say, and all sections', () => {
    expect(path).toBe(`${rule.family}/${rule.id}.md`);
    for (const section of ['Why', 'Flags', 'Stays quiet', 'Known misses', 'Do instead', 'References'])
      expect(rule.page, section).toContain(`\n## ${section}\n`);
    expect(rule.why).not.toBe('');
    expect(rule.remedy).not.toBe('');
  });

  it('is decided by a match or a matcher', () => {
    const decided = rule.match !== undefined || FILE_MATCHERS.has(rule.id) || PROGRAM_MATCHERS.has(rule.id);
    expect(decided || SUPPRESSION_RULES.some((own) => own === rule.id)).toBe(true);
  });

  const spoken = new Set(rule.languages.map((language) => (language === 'python' ? 'py' : 'ts')));
  it.each([...spoken])('has firing and quiet cases in %s', (language) => {
    const inLanguage = cases.filter((ruleCase) => (ruleCase.language === 'py' ? 'py' : 'ts') === language);
    expect(inLanguage.some((ruleCase) => ruleCase.section === 'flags')).toBe(true);
    expect(inLanguage.some((ruleCase) => ruleCase.section === 'quiet')).toBe(true);
  });

  it.each(
    cases.map((ruleCase) => [`${path}:${ruleCase.line} (${ruleCase.section})`, ruleCase] as const),
  )('case %s', (_, ruleCase) => {
    const expected = ruleCase.files.flatMap((file) =>
      file.expected.filter((mark) => mark.ruleId === rule.id).map((mark) => `${file.path}:${mark.line}`),
    );
    if (ruleCase.section === 'flags') expect(expected.length, 'a case under Flags marks a line').toBeGreaterThan(0);
    const found = findingsOf(ruleCase)
      .filter(({ finding }) => finding.ruleId === rule.id)
      .map(({ path: file, finding }) => `${file}:${finding.startLine}`);
    expect(found.sort()).toEqual(expected.sort());
  });
});
