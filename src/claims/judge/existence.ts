import type { Evidence } from '../../model/result.js';
import type { ExtractedClaim } from '../extracted.js';
import { type ClaimSubject, type Judgement, refuted, untested } from './judgement.js';

/** Whether the thing that a claim is about is there, whatever the claim says of it. */
export type Existence =
  | {
      readonly state: 'there';
      readonly reason: string;
      readonly subject: ClaimSubject;
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly state: 'moved';
      readonly reason: string;
      readonly subject: ClaimSubject;
      readonly evidence: readonly Evidence[];
      /** As the document should name it. */
      readonly now: string;
    }
  | {
      readonly state: 'gone';
      readonly reason: string;
      readonly subject: ClaimSubject;
      readonly evidence: readonly Evidence[];
      /** That it is nowhere in the project, 0 to 1. */
      readonly certainty: number;
      readonly needed: string;
      /** A commit removed it: it is not still to come. */
      readonly wasThere?: true;
    }
  | {
      readonly state: 'unclear';
      readonly reason: string;
      readonly subject: ClaimSubject;
      readonly evidence?: readonly Evidence[];
    };

/**
 * A verdict from what is there and what the claim says: present things must be there, denied things must not; planned and open
 * things that are there make the document stale, not wrong.
 */
export function judgeExistence(claim: ExtractedClaim, found: Existence): Judgement {
  const { subject } = found;
  if (found.state === 'unclear') return untested(found.reason, subject, found.evidence ?? []);
  const { evidence, reason } = found;
  if (claim.polarity === 'denies') {
    if (found.state === 'gone')
      return { verdict: 'verified', reason: `${reason}, as the document says`, subject, evidence };
    return stale(claim, found, `the document says it is not there: ${reason}`);
  }
  if (claim.tense !== 'present') {
    if (found.state !== 'gone') return stale(claim, found, `${openWord(claim)}, and done: ${reason}`);
    return { verdict: 'verified', reason: `${openWord(claim)}, and not there yet: ${reason}`, subject, evidence };
  }
  if (found.state === 'there') return { verdict: 'verified', reason, subject, evidence };
  if (found.state === 'moved')
    return { verdict: 'moved', reason, subject, evidence, suggestion: replaceName(claim, found.now) };
  return refuted(claim, found.certainty, {
    reason,
    subject,
    evidence,
    needed: found.needed,
    ...(found.wasThere ? {} : { absent: true }),
  });
}

function stale(claim: ExtractedClaim, found: Existence & { state: 'there' | 'moved' }, reason: string): Judgement {
  const { subject, evidence } = found;
  const done = claim.text.replace(/\[ \]/, '[x]');
  const suggestion = done === claim.text ? 'Say that it is done.' : done;
  return { verdict: 'stale', reason, subject, evidence, suggestion };
}

function openWord(claim: ExtractedClaim): string {
  return claim.tense === 'todo' ? 'open' : 'planned';
}

/** The words with the old name replaced by the new one; only the new name when the old one is not in the words. */
function replaceName(claim: ExtractedClaim, now: string): string {
  const { path, symbol } = claim.mention;
  const old = [path, symbol].find((name) => name !== undefined && name !== '' && claim.text.includes(name));
  return old === undefined ? now : claim.text.replace(old, () => now);
}
