import type { GoneFinding } from '../model/gate.js';
import type { AuditResult, Claim, CloneGroup, FileEntry } from '../model/result.js';
import { countsOf } from './count.js';

export interface KnownFinding extends GoneFinding {
  readonly fingerprint: string;
  readonly suppressed: boolean;
}

/** A group of copies by its level and members. */
export interface KnownCopies {
  readonly level: CloneGroup['level'];
  readonly members: readonly { readonly path: string; readonly symbol: string }[];
}

/** A claim by what it says, with the verdict it had. */
export type KnownClaim = Pick<Claim, 'kind' | 'text' | 'verdict'> & { readonly path: string };

/** What there was before a change, of a base commit or of a baseline file, as plain data. */
export interface Before {
  /** In words, for the report. */
  readonly against: string;
  readonly findings: readonly KnownFinding[];
  readonly copies: readonly KnownCopies[];
  readonly claims: readonly KnownClaim[];
  /** All files as they were; absent when that is not known. */
  readonly files?: readonly FileEntry[];
  /** Number of findings by rule, tag or principle; none where it is absent. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Nothing: all that is found is new. */
export function nothingBefore(against: string): Before {
  return { against, findings: [], copies: [], claims: [], files: [], counts: {} };
}

export function beforeOf(result: AuditResult, against: string): Before {
  return {
    against,
    findings: knownFindings(result),
    copies: result.cloneGroups.map(knownCopies),
    claims: result.claims.map(knownClaim),
    files: result.files,
    counts: countsOf(result),
  };
}

export function knownFindings({ findings, suppressed = [] }: AuditResult): KnownFinding[] {
  const known = (finding: AuditResult['findings'][number], isSuppressed: boolean): KnownFinding => ({
    ruleId: finding.ruleId,
    path: finding.path,
    symbol: finding.symbol,
    message: finding.message,
    startLine: finding.startLine,
    fingerprint: finding.fingerprint ?? finding.id,
    suppressed: isSuppressed,
  });
  return [...findings.map((finding) => known(finding, false)), ...suppressed.map((finding) => known(finding, true))];
}

export function knownCopies({ level, members }: CloneGroup): KnownCopies {
  return { level, members: members.map(({ path, symbol }) => ({ path, symbol })) };
}

export function knownClaim({ kind, text, verdict, document }: Claim): KnownClaim {
  return { kind, text, verdict, path: document.path };
}

export function memberName({ path, symbol }: { readonly path: string; readonly symbol: string }): string {
  return `${path}#${symbol}`;
}
