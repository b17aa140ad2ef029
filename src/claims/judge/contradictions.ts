import type { ExtractedClaim } from '../extracted.js';
import { isDenial } from './context.js';
import type { Judgement } from './judgement.js';

export interface JudgedClaim {
  readonly claim: ExtractedClaim;
  readonly judgement: Judgement;
}

/**
 * What documents say against each other. A denial that the code and another document's status both speak against is refuted, not
 * merely stale; other contradictions are named in the reason of the claim that the code does not bear out.
 *
 * @param doubtOf why a document may mean another time or thing
 */
export function judgeContradictions(
  judged: readonly JudgedClaim[],
  doubtOf: (claim: ExtractedClaim, judgement: Judgement) => string | undefined,
): readonly JudgedClaim[] {
  const borneOut = new Map<string, ExtractedClaim[]>();
  for (const { claim, judgement } of judged) {
    if (judgement.verdict !== 'verified' || claim.polarity === 'denies' || claim.tense !== 'present') continue;
    for (const key of keysOf(claim, judgement)) append(borneOut, key, claim);
  }
  return judged.map((one) => {
    const { claim, judgement } = one;
    if (judgement.verdict !== 'stale' && judgement.verdict !== 'refuted') return one;
    const against = keysOf(claim, judgement)
      .flatMap((key) => borneOut.get(key) ?? [])
      .find((other) => other.document.path !== claim.document.path);
    return against === undefined ? one : { claim, judgement: contradicted(claim, judgement, against, doubtOf) };
  });
}

/** A cross alone may mean that something fails. */
const ABSENCE =
  /\bnot (yet )?(implemented|there|present|available|done|supported|written|built)|\b(missing|absent|unimplemented|does(n't| not) exist|no implementation|lacks?)\b/i;

function contradicted(
  claim: ExtractedClaim,
  judgement: Judgement,
  against: ExtractedClaim,
  doubtOf: (claim: ExtractedClaim, judgement: Judgement) => string | undefined,
): Judgement {
  const { path, line } = against.document;
  const reason = `${judgement.reason}; ${path}:${line} says otherwise, and the code agrees with it`;
  const evidence = [...judgement.evidence, { path, line, text: against.text.slice(0, 200), note: 'says otherwise' }];
  const isDenied =
    isDenial(claim) && judgement.subject.symbol !== undefined && ABSENCE.test(claim.text.replace(/\([^()]*\)/g, ''));
  if (judgement.verdict === 'refuted' || !isDenied || doubtOf(claim, judgement) !== undefined)
    return { ...judgement, reason, evidence };
  return { ...judgement, verdict: 'refuted', reason, evidence, needed: 'that it is removed from the code' };
}

/** What a claim is about, in a form that two documents share. */
function keysOf({ statement }: ExtractedClaim, { subject }: Judgement): readonly string[] {
  const { path, symbol } = subject;
  if (path === undefined) return [];
  const place = `${path}#${symbol ?? ''}`;
  switch (statement.kind) {
    case 'status-implemented':
      return [`status ${place}`];
    case 'default-value':
      return [`default ${statement.name} ${place}`];
    case 'count':
      return [`count ${statement.noun} ${place}`];
    default:
      return [];
  }
}

function append<Item>(map: Map<string, Item[]>, key: string, value: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
