import { createHash } from 'node:crypto';
import type { LocalFinding } from '../model/record.js';
import type { Evidence, Finding } from '../model/result.js';
import type { Rule, Severity } from '../model/rule.js';

/** A finding of the per-file or the program-wide rules, with the file it is in. */
export interface FoundAt {
  readonly path: string;
  readonly finding: LocalFinding;
}

/**
 * Gives findings their rule's metadata and an identity that survives edits elsewhere in the file and a move of the file:
 * SHA-256 over rule, symbol scope, normalised text and the ordinal among equals (in order of path and line), 16 hex digits.
 *
 * @param severities severities that the configuration changed, by rule id
 * @returns sorted by path, place and rule
 */
export function assembleFindings(
  found: readonly FoundAt[],
  rules: ReadonlyMap<string, Rule>,
  severities: Readonly<Record<string, Severity | 'off'>>,
): Finding[] {
  const sorted = [...found].sort(byPlace);
  const equals = new Map<string, number>();
  const findings: Finding[] = [];
  for (const { path, finding } of sorted) {
    const rule = rules.get(finding.ruleId);
    if (rule === undefined) throw new Error(`a finding names the unknown rule ${finding.ruleId}`);
    const scope = [finding.ruleId, finding.symbol, finding.normalisedText].join('\0');
    const ordinal = equals.get(scope) ?? 0;
    equals.set(scope, ordinal + 1);
    findings.push({
      id: createHash('sha256').update(`${scope}\0${ordinal}`).digest('hex').slice(0, 16),
      ruleId: rule.id,
      family: rule.family,
      tag: rule.tag,
      severity: severityOf(rule, severities),
      confidence: finding.confidence ?? rule.confidence,
      principle: rule.principle,
      status: rule.status,
      path,
      startLine: finding.startLine,
      endLine: finding.endLine,
      symbol: finding.symbol,
      message: fillMessage(rule.message, finding.arguments),
      evidence: finding.evidence.map((evidence): Evidence => ({ path, ...evidence })),
    });
  }
  return findings;
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

/** A rule that is off finds nothing, so `off` is never a finding's severity. */
function severityOf(rule: Rule, severities: Readonly<Record<string, Severity | 'off'>>): Severity {
  const chosen = severities[rule.id];
  return chosen === undefined || chosen === 'off' ? rule.severity : chosen;
}
