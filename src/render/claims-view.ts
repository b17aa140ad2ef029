import type { AuditResult, Claim, ModuleEntry } from '../model/result.js';
import { type Cut, cut } from './cut.js';

export const CLAIM_VERDICTS = [
  'refuted',
  'moved',
  'stale',
  'untested',
  'verified',
] as const satisfies readonly Claim['verdict'][];

const VERDICT_TITLES: Readonly<Record<Claim['verdict'], string>> = {
  refuted: 'Refuted: the code says otherwise',
  moved: 'Moved: true elsewhere',
  stale: 'Stale: planned, open or denied, and done',
  untested: 'Untested',
  verified: 'Verified',
};

/** Rows of a section of the whole report, and of the trace summary, which leaves out what is verified or untested. */
const ROWS = 2_000;
const SUMMARY_ROWS: Readonly<Partial<Record<Claim['verdict'], number>>> = { refuted: 60, moved: 30, stale: 30 };
const EVIDENCE_ROWS = 4;
const REASONS = 12;
const TRUST_ROWS = 100;

/** Every claim, the worst verdict first. */
export function claimsView(result: Pick<AuditResult, 'tool' | 'project' | 'claims' | 'modules'>) {
  return {
    tool: `${result.tool.name} ${result.tool.version}`,
    project: result.project.name,
    ...claimCounts(result.claims),
    sections: sections(result.claims, () => ROWS),
    trust: trustRows(result.modules, ROWS),
  };
}

/** What the trace summary shows of the ledger; absent when nothing was claimed. */
export function claimsSummary(result: Pick<AuditResult, 'claims' | 'modules'>) {
  if (result.claims.length === 0) return undefined;
  return {
    ...claimCounts(result.claims),
    sections: sections(result.claims, (verdict) => SUMMARY_ROWS[verdict]),
    reasons: untestedReasons(result.claims),
    trust: trustRows(result.modules, TRUST_ROWS),
  };
}

/** `12 refuted, 3 moved, 8 stale, 40 untested, 61 verified`, without the verdicts that none has. */
export function verdictCounts(claims: readonly Claim[]): string {
  return CLAIM_VERDICTS.map((verdict) => [verdict, claims.filter((claim) => claim.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(', ');
}

function claimCounts(claims: readonly Claim[]) {
  return {
    total: claims.length,
    counts: verdictCounts(claims),
    documents: new Set(claims.map((claim) => claim.document.path)).size,
  };
}

function sections(claims: readonly Claim[], rowsOf: (verdict: Claim['verdict']) => number | undefined) {
  return CLAIM_VERDICTS.flatMap((verdict) => {
    const rows = rowsOf(verdict);
    const own = claims.filter((claim) => claim.verdict === verdict);
    if (rows === undefined || own.length === 0) return [];
    return [{ title: VERDICT_TITLES[verdict], count: own.length, ...cut(own.map(claimRow), rows) }];
  });
}

function claimRow(claim: Claim) {
  const { subject, evidence, needed, suggestion, suppressed } = claim;
  const place =
    subject.path === undefined ? '' : `${subject.path}${subject.symbol === undefined ? '' : `#${subject.symbol}`}`;
  return {
    id: claim.id,
    kind: claim.kind,
    words: claim.text,
    place: `${claim.document.path}:${claim.document.line}`,
    subject: place,
    reason: claim.reason,
    evidence: evidence
      .slice(0, EVIDENCE_ROWS)
      .map(({ path, line, text, note }) => ({ place: `${path}:${line}`, text, note: note ?? '' })),
    needed: needed ?? '',
    suggestion: suggestion ?? '',
    suppressed: suppressed ?? '',
  };
}

/** Why claims are untested, the commonest first; names and numbers in the reasons aside. */
function untestedReasons(claims: readonly Claim[]): readonly { readonly reason: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { verdict, reason } of claims) {
    if (verdict !== 'untested') continue;
    const general = reason
      .split(/[:;]/)[0]!
      .replace(/\S*[/_.\d]\S*/g, '…')
      .slice(0, 80);
    counts.set(general, (counts.get(general) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1))
    .slice(0, REASONS);
}

/** Numbers side by side for modules that anything is claimed of, those with refuted claims first. */
function trustRows(
  modules: readonly ModuleEntry[],
  rows: number,
): Cut<{ readonly path: string; readonly numbers: readonly number[] }> {
  const claimed = modules.flatMap(({ path, trust }) => {
    if (trust === undefined) return [];
    const { verified, refuted, moved, stale, untested, placeholders, tests } = trust;
    const about = verified + refuted + moved + stale + untested;
    return about === 0
      ? []
      : [{ path, about, refuted, numbers: [verified, refuted, moved + stale, untested, placeholders, tests] }];
  });
  claimed.sort(
    (left, right) => right.refuted - left.refuted || right.about - left.about || (left.path < right.path ? -1 : 1),
  );
  return cut(
    claimed.map(({ path, numbers }) => ({ path, numbers })),
    rows,
  );
}
