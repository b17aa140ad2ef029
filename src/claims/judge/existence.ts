import type { Evidence } from '../../model/result.js';
import type { ExtractedClaim } from '../extracted.js';
import { type ClaimSubject, type Judgement, refuted, untested } from './judgement.js';
import { deniesName, isListing, isToBeMade } from './made-object.js';

/** How sure the words must be of the thing that they name before it is called moved, or done against what they say. */
const NAMED_BAR = 0.6;

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
 * A verdict from what is there and what the claim says: present things must be there, denied things must not; things that are to be
 * made and are there make the document stale, not wrong. What a plan names without saying that it is to be made may be there already.
 */
export function judgeExistence(claim: ExtractedClaim, found: Existence): Judgement {
  const { subject } = found;
  if (found.state === 'unclear') return untested(found.reason, subject, found.evidence ?? []);
  const { evidence, reason } = found;
  if (claim.polarity === 'denies') {
    if (found.state === 'gone')
      return { verdict: 'verified', reason: `${reason}, as the document says`, subject, evidence };
    // "Without `--stream`" tells of an option that is there.
    if (claim.statement.kind === 'cli-flag')
      return untested(`${reason}; it may be left out only here`, subject, evidence);
    if (claim.statement.kind !== 'status-implemented' && !deniesName(claim))
      return untested(`${reason}; the words may deny another thing`, subject, evidence);
    return stale(claim, found, `the document says it is not there: ${reason}`);
  }
  if (claim.tense !== 'present') {
    const isMade = isToBeMade(claim);
    if (isMade && found.state !== 'gone') return stale(claim, found, `${openWord(claim)}, and done: ${reason}`);
    if (found.state === 'gone' && (isMade || isListing(claim)))
      return {
        verdict: 'verified',
        reason: `${openWord(claim)}, and not there yet: ${reason}`,
        subject,
        evidence,
        ...(claim.tense === 'planned' ? { toCome: true as const } : {}),
      };
    if (found.state === 'gone') return untested(`${openWord(claim)}, and not there: ${reason}`, subject, evidence);
  }
  if (found.state === 'there') return { verdict: 'verified', reason, subject, evidence };
  if (found.state === 'moved') {
    if (claim.certainty < NAMED_BAR) return untested(`${reason}; another may be meant`, subject, evidence);
    return { verdict: 'moved', reason, subject, evidence, suggestion: replaceName(claim, found.now) };
  }
  return refuted(claim, found.certainty, {
    reason,
    subject,
    evidence,
    needed: found.needed,
    absent: found.wasThere ? 'removed' : 'never',
  });
}

function stale(claim: ExtractedClaim, found: Existence & { state: 'there' | 'moved' }, reason: string): Judgement {
  const { subject, evidence } = found;
  if (claim.certainty < NAMED_BAR) return untested(`${reason}; another may be meant`, subject, evidence);
  const done = claim.text.replace(/\[ \]/, '[x]');
  const suggestion = done === claim.text ? 'Say that it is done.' : done;
  return { verdict: 'stale', reason, subject, evidence, suggestion };
}

function openWord(claim: ExtractedClaim): string {
  return claim.tense === 'todo' ? 'open' : 'planned';
}

/** The words with the old path or name replaced by the new one; only the new one when the old is not in the words. */
function replaceName(claim: ExtractedClaim, now: string): string {
  const { path, symbol } = claim.mention;
  const old = [now.includes('/') ? path : symbol].find((name) => name !== undefined && claim.text.includes(name));
  return old === undefined ? now : claim.text.replace(old, () => now);
}
