import type { Claim, Evidence } from '../../model/result.js';
import type { ExtractedClaim } from '../extracted.js';

export interface ClaimSubject {
  readonly path?: string;
  readonly symbol?: string;
}

export interface Judgement {
  readonly verdict: Claim['verdict'];
  /** One phrase in plain words. */
  readonly reason: string;
  readonly subject: ClaimSubject;
  readonly evidence: readonly Evidence[];
  /** What would make a refuted claim true. */
  readonly needed?: string;
  /** The sentence, or the part of it, as it should read. */
  readonly suggestion?: string;
  /** Refuted because the thing is not there, not because it is otherwise: as far as is known it never was, or a commit removed it. */
  readonly absent?: 'never' | 'removed';
  /** Verified because it is planned and not there. */
  readonly toCome?: true;
  /** Where a moved range stands now. */
  readonly movedTo?: { readonly path: string; readonly start: number; readonly end: number };
}

/** How sure the extraction and the judgement must be together before a claim is called refuted. */
export const REFUTED_BAR = 0.62;

export function untested(reason: string, subject: ClaimSubject = {}, evidence: readonly Evidence[] = []): Judgement {
  return { verdict: 'untested', reason, subject, evidence };
}

/**
 * Refuted when sure enough, else untested with the same words.
 *
 * @param certainty of the judgement alone, 0 to 1
 */
export function refuted(
  claim: ExtractedClaim,
  certainty: number,
  judged: Omit<Judgement, 'verdict'> & { readonly needed: string },
): Judgement {
  if (claim.certainty * certainty >= REFUTED_BAR) return { verdict: 'refuted', ...judged };
  const { reason, subject, evidence } = judged;
  return untested(`${reason}; too little is certain to refute it`, subject, evidence);
}
