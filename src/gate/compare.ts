import type { GateReport } from '../model/gate.js';
import type { AuditResult, Claim, FileEntry, Finding } from '../model/result.js';
import { type Before, type KnownClaim, type KnownFinding, knownClaim, knownFindings } from './before.js';
import { type CopyChanges, compareCopies } from './compare-copies.js';
import { match, type Placed } from './match.js';
import { Moves } from './moves.js';

/** What a change brings, whatever the policy thinks of it. */
export interface Change {
  readonly newFindings: readonly Finding[];
  readonly knownFindings: number;
  readonly fixedFindings: readonly KnownFinding[];
  readonly copies: CopyChanges;
  /** Claims with a verdict that they did not have before. */
  readonly newClaims: readonly Claim[];
  readonly fixedClaims: number;
  readonly coverage: GateReport['coverage'];
  /** Findings that a comment suppresses now and did not before. */
  readonly newlySuppressed: readonly KnownFinding[];
}

/** The difference between what there was and what there is. Pure: two full audits give the same answer as an incremental one. */
export function compare(before: Before, result: AuditResult): Change {
  const moves = new Moves(before.files, result.files);
  const visible = new Map<KnownFinding, Finding>();
  const now = knownFindings(result);
  for (const [index, finding] of result.findings.entries()) visible.set(now[index]!, finding);
  const findings = match(before.findings.map(placedFinding), now.map(placedFinding), moves);
  const claims = match(
    before.claims.map((claim) => placedClaim(claim, claim)),
    result.claims.map((claim) => placedClaim(knownClaim(claim), claim)),
    moves,
  );
  const lost = lostCoverage(before, moves);
  const unseen = new Set(lost.map(({ path }) => path));
  return {
    newFindings: findings.new.flatMap((finding) => visible.get(finding) ?? []),
    knownFindings: findings.known.filter((finding) => !finding.suppressed).length,
    // What stands in a file that is not analysed any more is out of sight, not fixed.
    fixedFindings: findings.gone.filter((finding) => !finding.suppressed && !unseen.has(finding.path)),
    copies: compareCopies(before, result, moves),
    newClaims: claims.new,
    fixedClaims: claims.gone.filter((claim) => claim.verdict === 'refuted').length,
    coverage: lost,
    newlySuppressed: newlySuppressed(before, now, moves),
  };
}

function placedFinding(finding: KnownFinding): Placed<KnownFinding> {
  return { key: finding.fingerprint, path: finding.path, item: finding };
}

function placedClaim<Item>({ kind, text, verdict, path }: KnownClaim, item: Item): Placed<Item> {
  return { key: [kind, verdict, text].join('\0'), path, item };
}

function newlySuppressed(before: Before, now: readonly KnownFinding[], moves: Moves): readonly KnownFinding[] {
  const suppressed = (findings: readonly KnownFinding[]) =>
    findings.filter((finding) => finding.suppressed).map(placedFinding);
  return match(suppressed(before.findings), suppressed(now), moves).new;
}

/**
 * Files that were analysed and are there still, but are analysed less now. When the files before are not known, those that had
 * findings and are not analysed at all.
 */
function lostCoverage({ files, findings }: Before, moves: Moves): GateReport['coverage'] {
  if (files === undefined) {
    return [...new Set(findings.map(({ path }) => path))].sort().flatMap((path) => {
      const entry = moves.entry(path);
      return entry?.status === 'skipped' ? [{ path, was: 'analysed', now: inWords(entry) }] : [];
    });
  }
  return files.flatMap((file) => {
    const entry = moves.entry(file.path);
    if (entry === undefined || entry.status === file.status) return [];
    if (file.status === 'skipped' || entry.status === 'analysed') return [];
    return [{ path: file.path, was: inWords(file), now: inWords(entry) }];
  });
}

function inWords({ status, reason }: FileEntry): string {
  if (status === 'analysed') return 'analysed';
  return `${status === 'partial' ? 'analysed in part' : 'not analysed'} (${reason ?? 'no reason given'})`;
}
