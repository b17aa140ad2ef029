import type { AuditResult, Claim } from '../model/result.js';
import { plainLine } from '../render/escape.js';
import type { ReportFormat } from './format.js';
import { type Problem, problemsOf } from './problems.js';

/**
 * JUnit XML, which every CI server shows as tests. One suite of files: a file without anything to act on is a passed case, one that
 * was not analysed whole is skipped, each problem that fails the gate is a failure, others are the case's output. One suite of claims:
 * verified passes, refuted fails, all others are skipped with the reason.
 */
export const junit: ReportFormat = {
  file: 'audit.junit.xml',
  render: (result, { rules, gate }) => {
    const problems = problemsOf(result, rules, gate).filter((problem) => problem.kind !== 'claim');
    const files = fileCases(result, problems);
    const failing = gate && new Set(gate.claims.failing);
    const claims = result.claims.map((claim) => claimCase(claim, failing === undefined || failing.has(claim.id)));
    const suites = [suite('files', files), suite('claims', claims)].filter((text) => text !== '');
    const cases = [...files, ...claims];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="audit" ${totals(cases)}>\n${suites.join('')}</testsuites>\n`;
  },
};

interface TestCase {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly xml: string;
}

function fileCases(result: AuditResult, problems: readonly Problem[]): TestCase[] {
  const byPath = new Map<string, Problem[]>();
  for (const problem of problems) byPath.set(problem.path, [...(byPath.get(problem.path) ?? []), problem]);
  const analysed = result.files.filter((file) => file.status !== 'skipped');
  const listed = new Set(analysed.map((file) => file.path));
  const others = [...byPath.keys()].filter((path) => !listed.has(path));
  const cases = [...analysed, ...others.map((path) => ({ path, status: 'analysed', reason: undefined }))];
  return cases.flatMap(({ path, status, reason }) => {
    const own = byPath.get(path) ?? [];
    const failed = own.filter(({ failing }) => failing).map(failedCase);
    const notes = own.filter(({ failing }) => !failing);
    const output = notes.length === 0 ? '' : `<system-out>${xml(notes.map(line).join('\n'))}</system-out>`;
    const partial = status === 'partial' ? `<skipped message="${xml(`analysed in part: ${reason ?? ''}`)}"/>` : '';
    if (failed.length > 0 && output === '' && partial === '') return failed;
    return [
      ...failed,
      {
        outcome: partial === '' ? ('passed' as const) : ('skipped' as const),
        xml: testCase(path, 'analysed', `${partial}${output}`),
      },
    ];
  });
}

function failedCase(problem: Problem): TestCase {
  const name = `${problem.ruleId} line ${problem.startLine}`;
  const failure = `<failure type="${xml(problem.ruleId)}" message="${xml(plainLine(problem.message))}">${xml(`${line(problem)}\n${problem.remedy}`)}</failure>`;
  return { outcome: 'failed', xml: testCase(problem.path, name, failure) };
}

function claimCase(claim: Claim, failing: boolean): TestCase {
  const name = `${claim.kind} line ${claim.document.line}: ${claim.text}`;
  const message = xml(plainLine(`${claim.verdict}: ${claim.reason}`));
  if (claim.verdict === 'verified') return { outcome: 'passed', xml: testCase(claim.document.path, name, '') };
  if (claim.verdict === 'refuted' && failing)
    return {
      outcome: 'failed',
      xml: testCase(claim.document.path, name, `<failure type="refuted" message="${message}"/>`),
    };
  return { outcome: 'skipped', xml: testCase(claim.document.path, name, `<skipped message="${message}"/>`) };
}

function line({ path, startLine, severity, ruleId, message }: Problem): string {
  return plainLine(`${path}:${startLine}: ${severity} ${ruleId}: ${message}`);
}

function testCase(path: string, name: string, content: string): string {
  const start = `    <testcase classname="${xml(plainLine(path))}" name="${xml(plainLine(name))}"`;
  return content === '' ? `${start}/>\n` : `${start}>${content}</testcase>\n`;
}

function suite(name: string, cases: readonly TestCase[]): string {
  if (cases.length === 0) return '';
  return `  <testsuite name="${name}" ${totals(cases)}>\n${cases.map((one) => one.xml).join('')}  </testsuite>\n`;
}

function totals(cases: readonly TestCase[]): string {
  const count = (outcome: TestCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}"`;
}

/** Text or quoted attribute of XML 1.0, which has no place for most control characters, not even escaped. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;')
    .replace(/\n/g, '&#10;');
}
