import type { AuditResult, Subject } from '../model/result.js';
import { type Cut, cut } from './cut.js';

const ROWS = 60;
const TEXT = 600;
const LINES = 24;
const ORDER: readonly Subject['verdict'][] = ['refuted', 'variant', 'verified', 'untested'];

/** One subject as an entry of a laboratory record. */
export interface SubjectRow {
  readonly id: string;
  readonly verdict: string;
  readonly symbol: string;
  readonly place: string;
  readonly algorithm: string;
  readonly because: string;
  readonly binding: string;
  readonly conditions: string;
  readonly reason: string;
  readonly checks: string;
  readonly notChecked: readonly { readonly property: string; readonly detail: string }[];
  readonly property: string | undefined;
  readonly inputs: string | undefined;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
  readonly behavesAs: string | undefined;
  readonly smallest: SmallestRow | undefined;
  /** What was seen besides, where it is not as one would wish. */
  readonly observed: readonly string[];
}

/** The fewest calls that were found to show the failure, as code. */
export interface SmallestRow {
  readonly size: string;
  readonly calls: readonly string[];
  readonly expected: string;
  readonly actual: string;
}

export interface SubjectsView extends Cut<SubjectRow> {
  readonly counts: string;
}

/** Subjects by verdict, the refuted first; undefined when nothing was run. */
export function subjectsView(result: AuditResult): SubjectsView | undefined {
  if (result.subjects.length === 0) return undefined;
  const ordered = ORDER.flatMap((verdict) => result.subjects.filter((subject) => subject.verdict === verdict));
  return { ...cut(ordered.map(subjectRow), ROWS), counts: subjectCounts(result.subjects) };
}

/** `3 refuted, 12 verified, 4 untested`. */
export function subjectCounts(subjects: readonly Subject[]): string {
  const counted = ORDER.map((verdict) => ({
    verdict,
    count: subjects.filter((one) => one.verdict === verdict).length,
  }));
  return counted
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict}`)
    .join(', ');
}

export function subjectRow(subject: Subject): SubjectRow {
  const { counterexample, checks = [], behavesAs } = subject;
  const holding = checks.filter(({ outcome }) => outcome === 'holds' || outcome === 'variant').length;
  const failing = checks.filter(({ outcome }) => outcome === 'fails').length;
  const power =
    subject.power === undefined
      ? ''
      : `; they catch ${subject.power.caught} of ${subject.power.known} known wrong versions`;
  return {
    id: subject.id ?? '',
    verdict: subject.verdict,
    symbol: subject.symbol,
    place: `${subject.path}${subject.line === undefined ? '' : `:${subject.line}`}`,
    algorithm: subject.algorithm,
    because: subject.because ?? '',
    binding: subject.binding,
    conditions: `sandbox ${subject.tier}, seed ${subject.seed ?? 0}${subject.loading === undefined ? '' : `; ${subject.loading}`}`,
    reason: subject.reason,
    checks:
      checks.length === 0
        ? ''
        : `${holding} hold, ${failing} fail, ${checks.length - holding - failing} could not be checked${power}`,
    notChecked: checks
      .filter(({ outcome }) => outcome === 'not-checked')
      .map(({ property, detail }) => ({ property, detail: detail ?? '' })),
    property: counterexample === undefined ? undefined : statementOf(subject, counterexample.property),
    inputs: counterexample === undefined ? undefined : shown(counterexample.inputs),
    expected: counterexample === undefined ? undefined : shown(counterexample.expected),
    actual: counterexample === undefined ? undefined : shown(counterexample.actual),
    behavesAs: behavesAs === undefined ? undefined : `${behavesAs.description} (${behavesAs.evidence})`,
    smallest: smallestRow(counterexample?.smallest),
    observed: (subject.observations ?? []).filter(({ outcome }) => outcome === 'fails').map(({ detail }) => detail),
  };
}

function smallestRow(smallest: NonNullable<Subject['counterexample']>['smallest']): SmallestRow | undefined {
  if (smallest === undefined) return undefined;
  const { calls, from, to } = smallest;
  const left = `${to} ${to === 1 ? 'call' : 'calls'} of the contract`;
  return {
    size: to < from ? `${left}, out of ${from}` : left,
    calls: cutLines(together(calls)),
    expected: shown(smallest.expected),
    actual: shown(smallest.actual),
  };
}

/** Equal lines that follow each other in one, with their number. */
function together(lines: readonly string[]): string[] {
  const runs: { line: string; times: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.line === line) last.times += 1;
    else runs.push({ line, times: 1 });
  }
  return runs.map(({ line, times }) => (times === 1 ? line : `${line}  (${times} times)`));
}

/** The first lines and the last, which is the one that is answered wrongly. */
function cutLines(lines: readonly string[]): readonly string[] {
  if (lines.length <= LINES) return lines;
  return [...lines.slice(0, LINES - 2), `… ${lines.length - LINES + 1} more`, lines.at(-1) ?? ''];
}

function statementOf({ checks = [] }: Subject, property: string): string {
  const statement = checks.find((one) => one.property === property)?.statement;
  return statement === undefined ? property : `${property}: ${statement}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > TEXT ? `${text.slice(0, TEXT)}…` : text;
}
