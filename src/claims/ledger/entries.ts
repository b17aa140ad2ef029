import type { Claim } from '../../model/result.js';
import type { ExtractedClaim } from '../extracted.js';
import type { JudgedClaim } from '../judge/contradictions.js';
import { claimIds } from './identity.js';

/** The claims of a result, in order of document and line. */
export function ledgerEntries(judged: readonly JudgedClaim[]): Claim[] {
  const ids = claimIds(judged.map(({ claim }) => claim));
  return judged.map(({ claim, judgement }, index) => ({
    id: ids[index]!,
    kind: claim.statement.kind,
    text: claim.text,
    document: { path: claim.document.path, line: claim.document.line },
    subject: judgement.subject,
    arguments: argumentsOf(claim, judgement.movedTo),
    tense: claim.tense,
    polarity: claim.polarity,
    certainty: Math.round(claim.certainty * 100) / 100,
    verdict: judgement.verdict,
    reason: judgement.reason,
    evidence: [...judgement.evidence],
    ...(judgement.needed === undefined || judgement.verdict !== 'refuted' ? {} : { needed: judgement.needed }),
    ...suggestionOf(judgement),
  }));
}

function suggestionOf({ verdict, suggestion }: JudgedClaim['judgement']): Pick<Claim, 'suggestion'> {
  if (suggestion !== undefined) return { suggestion };
  return verdict === 'refuted' ? { suggestion: 'Leave it out, or say that it is planned.' } : {};
}

function argumentsOf(
  { statement, mention, source, at }: ExtractedClaim,
  movedTo: JudgedClaim['judgement']['movedTo'],
): Claim['arguments'] {
  const { kind: _, ...said } = statement;
  return {
    ...said,
    source,
    ...(mention.path === undefined ? {} : { path: mention.path }),
    ...(mention.symbol === undefined ? {} : { symbol: mention.symbol }),
    ...(mention.lines === undefined ? {} : { lines: mention.lines }),
    ...(mention.context === undefined ? {} : { context: mention.context }),
    ...(at === undefined || at === '' ? {} : { at }),
    ...(movedTo === undefined ? {} : { movedTo }),
  };
}

/** Order of the ledger: document, line, kind, words; the same claim twice at one place is one. */
export function inLedgerOrder(claims: readonly ExtractedClaim[]): ExtractedClaim[] {
  const key = ({ document, statement, mention, text }: ExtractedClaim): string =>
    [
      document.path,
      document.line,
      JSON.stringify(statement),
      mention.path,
      mention.symbol,
      JSON.stringify(mention.lines),
      text,
    ].join('\0');
  const byKey = new Map<string, ExtractedClaim>();
  for (const claim of claims) {
    const itsKey = key(claim);
    if (!byKey.has(itsKey)) byKey.set(itsKey, claim);
  }
  return [...byKey]
    .sort(
      ([leftKey, left], [rightKey, right]) =>
        compare(left.document.path, right.document.path) ||
        left.document.line - right.document.line ||
        compare(left.statement.kind, right.statement.kind) ||
        compare(leftKey, rightKey),
    )
    .map(([, claim]) => claim);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
