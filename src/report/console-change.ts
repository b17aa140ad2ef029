import { styleText } from 'node:util';
import type { GateReport } from '../model/gate.js';
import type { AuditResult } from '../model/result.js';
import type { Rule } from '../model/rule.js';
import { plainLine } from '../render/escape.js';
import { shortLine } from './console-line.js';
import { type Problem, problemsOf } from './problems.js';

const SHOWN = 10;

export interface ConsoleChangeOptions {
  readonly colour: boolean;
  /** Where the full reports are, as the user would type it; `undefined` when none were written. */
  readonly reports: string | undefined;
}

/** The first screen of `audit check`: what the change brings, the worst first with place and remedy, and the verdict. */
export function consoleChange(
  result: AuditResult,
  gate: GateReport,
  rules: readonly Rule[],
  { colour, reports }: ConsoleChangeOptions,
): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const problems = problemsOf(result, rules, gate);
  const lines = [`Compared with ${plainLine(gate.against)}`, ...counts(gate)];
  for (const { path, was, now } of gate.coverage.slice(0, SHOWN))
    lines.push(shortLine(`Lost      ${path}: was ${was}, is ${now}`));
  for (const notice of gate.notices) lines.push(`Notice    ${plainLine(notice)}`);
  lines.push('');
  for (const problem of problems.slice(0, SHOWN)) {
    const { severity, path, startLine, message, ruleId, remedy } = problem;
    const style = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'cyan';
    lines.push(`${paint(style, severity.padEnd(7))} ${plainLine(`${path}:${startLine}`)}${standing(problem)}`);
    lines.push(shortLine(`        ${message} (${ruleId})`), paint('dim', shortLine(`        ${remedy}`)));
  }
  if (problems.length > SHOWN) lines.push(`… and ${problems.length - SHOWN} more`);
  if (problems.length > 0) lines.push('');
  lines.push(verdict(gate, paint));
  if (reports !== undefined) lines.push(`Reports: ${plainLine(reports)}`);
  return `${lines.join('\n')}\n`;
}

function counts({ findings, clones, claims }: GateReport): string[] {
  return [
    `Findings  ${findings.new.length} new, ${findings.fixed.length} fixed, ${findings.known} known`,
    `Copies    ${clones.new.length} new, ${clones.fixed} ${clones.fixed === 1 ? 'group' : 'groups'} dissolved`,
    `Claims    ${claims.new.length} that do not hold any more, ${claims.fixed} mended`,
  ];
}

function standing({ failing, trial }: Problem): string {
  return failing ? ' fails' : trial ? ' on trial, does not fail' : '';
}

function verdict({ decision, reasons }: GateReport, paint: (style: 'green' | 'red', text: string) => string): string {
  if (decision === 'pass') return paint('green', 'Passed.');
  const because = reasons.map(plainLine).join('; ');
  return paint('red', decision === 'fail' ? `Failed: ${because}.` : `Not measured: ${because}.`);
}
