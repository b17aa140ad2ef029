import { createHash } from 'node:crypto';
import type { LocalFinding } from '../model/record.js';
import type { Evidence, Finding, SuppressedFinding } from '../model/result.js';
import type { Rule, Severity } from '../model/rule.js';

/** A finding of the per-file or the program-wide rules, with the file it is in. */
export interface FoundAt {
  readonly path: string;
  readonly finding: LocalFinding;
  /** The comment that takes it out. */
  readonly suppression?: SuppressedFinding['suppression'];
}

/** The severity that the configuration gives a rule in a file, `undefined` where it says nothing. */
export type SeverityAt = (ruleId: string, path: string) => Severity | 'off' | undefined;

export interface AssembledFindings {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * Gives findings their rule's metadata and an identity that survives edits elsewhere in the file and a move of the file:
 * SHA-256 over rule, symbol scope, normalised text and the ordinal among equals (in order of path and line), 16 hex digits. What a
 * comment suppresses has one as well, so that a suppression changes no other identity; what is off in its file has none.
 *
 * @returns sorted by path, place and rule
 */
export function assembleFindings(
  found: readonly FoundAt[],
  rules: ReadonlyMap<string, Rule>,
  severityAt: SeverityAt,
): AssembledFindings {
  const sorted = [...found].sort(byPlace);
  const equals = new Map<string, number>();
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const { path, finding, suppression } of sorted) {
    const rule = rules.get(finding.ruleId);
    if (rule === undefined) throw new Error(`a finding names the unknown rule ${finding.ruleId}`);
    const severity = severityAt(rule.id, path) ?? rule.severity;
    if (severity === 'off') continue;
    const scope = [finding.ruleId, finding.symbol, finding.normalisedText].join('\0');
    const ordinal = equals.get(scope) ?? 0;
    equals.set(scope, ordinal + 1);
    const entry: Finding = {
      id: shortHash(`${scope}\0${ordinal}`),
      fingerprint: shortHash(scope),
      ruleId: rule.id,
      family: rule.family,
      tag: rule.tag,
      severity,
      confidence: finding.confidence ?? rule.confidence,
      principle: rule.principle,
      status: rule.status,
      path,
      startLine: finding.startLine,
      endLine: finding.endLine,
      symbol: finding.symbol,
      message: fillMessage(rule.message, finding.arguments),
      evidence: finding.evidence.map((evidence): Evidence => ({ path, ...evidence })),
    };
    if (suppression === undefined) findings.push(entry);
    else suppressed.push({ ...entry, suppression });
  }
  return { findings, suppressed };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function fillMessage(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name]! : whole));
}

function byPlace(left: FoundAt, right: FoundAt): number {
  return (
    compare(left.path, right.path) ||
    left.finding.startLine - right.finding.startLine ||
    left.finding.endLine - right.finding.endLine ||
    compare(left.finding.ruleId, right.finding.ruleId) ||
    compare(left.finding.normalisedText, right.finding.normalisedText)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
