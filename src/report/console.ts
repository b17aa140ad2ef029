import { styleText } from 'node:util';
import type { AuditResult, Finding } from '../model/result.js';
import type { Rule } from '../model/rule.js';
import { verdictCounts } from '../render/claims-view.js';
import { plainLine } from '../render/escape.js';
import { worstFirst } from '../render/trace-summary-view.js';
import { shortLine } from './console-line.js';

const WORST = 5;

export interface ConsoleOptions {
  readonly colour: boolean;
  /** Where the full reports are, as the user would type it. */
  readonly reports: string;
}

/** The first screen: three lines, the worst five with place and remedy, and where the full reports are. */
export function consoleSummary(result: AuditResult, rules: readonly Rule[], options: ConsoleOptions): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    options.colour ? styleText(style, text, { validateStream: false }) : text;
  const lines = [...firstLines(result), ''];
  const remedies = new Map(rules.map((rule) => [rule.id, rule.remedy.split(/(?<=\.)\s/)[0] ?? '']));
  for (const finding of spread(worstFirst(result.findings))) {
    const style = finding.severity === 'error' ? 'red' : finding.severity === 'warning' ? 'yellow' : 'cyan';
    lines.push(`${paint(style, finding.severity.padEnd(7))} ${plainLine(`${finding.path}:${finding.startLine}`)}`);
    lines.push(shortLine(`        ${finding.message} (${finding.ruleId})`));
    lines.push(paint('dim', shortLine(`        ${remedies.get(finding.ruleId) ?? ''}`)));
  }
  if (result.findings.length > 0) lines.push('');
  lines.push(`Reports: ${plainLine(options.reports)}`);
  return `${lines.join('\n')}\n`;
}

function firstLines(result: AuditResult): string[] {
  const analysed = result.files.filter((file) => file.status !== 'skipped');
  const partial = analysed.filter((file) => file.status === 'partial').length;
  const count = (severity: Finding['severity']) =>
    result.findings.filter((finding) => finding.severity === severity).length;
  const trial = result.findings.filter((finding) => finding.status === 'trial').length;
  const verdicts = result.safety.map((entry) => entry.verdict);
  const copies = result.cloneGroups.length;
  const tally = (verdict: string) => verdicts.filter((candidate) => candidate === verdict).length;
  return [
    `Files     ${analysed.length} analysed${partial > 0 ? ` (${partial} in part)` : ''}, ${result.files.length - analysed.length} not analysed`,
    `Findings  ${count('error')} errors, ${count('warning')} warnings, ${count('note')} notes; ${trial} of them by rules on trial, which do not gate`,
    `Safety    ${tally('pass')} principles pass, ${tally('caution')} caution, ${tally('fail')} fail, ${tally('not-measured')} not measured${copies > 0 ? `; ${copies} ${copies === 1 ? 'group' : 'groups'} of copies` : ''}`,
    ...(result.claims.length === 0 ? [] : [`Claims    ${verdictCounts(result.claims)}`]),
  ];
}

/** The worst findings, of as many rules as there are. */
function spread(findings: readonly Finding[]): Finding[] {
  const chosen: Finding[] = [];
  const rules = new Set<string>();
  for (const finding of findings) {
    if (chosen.length === WORST) return chosen;
    if (rules.has(finding.ruleId)) continue;
    rules.add(finding.ruleId);
    chosen.push(finding);
  }
  for (const finding of findings) {
    if (chosen.length === WORST) break;
    if (!chosen.includes(finding)) chosen.push(finding);
  }
  return worstFirst(chosen);
}
