import type { ExtractedClaim } from '../extracted.js';
import type { JudgeContext } from './context.js';
import { judgeExistence } from './existence.js';
import { type Judgement, untested } from './judgement.js';
import { isToBeMade } from './made-object.js';
import { findSubject, pathExistence } from './subject.js';

/** A file or folder is (or is not, or will be) there. */
export function judgeFileExists(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const { path } = findSubject(claim, context);
  if (path === undefined) return untested('names no path');
  const found = pathExistence(claim, path, context);
  // What a commit removed is not "not there yet": a tree with marks of the new shows what there was, too.
  if (
    /[│├└]/.test(claim.text) &&
    context.standing.voice(claim.document.path) !== 'plan' &&
    path.kind === 'missing' &&
    path.removedBy !== undefined &&
    claim.tense === 'planned' &&
    claim.polarity === 'affirms' &&
    !isToBeMade(claim)
  )
    return judgeExistence({ ...claim, tense: 'present' }, found);
  if (found.state === 'unclear' && path.kind === 'missing' && claim.polarity === 'affirms' && isToBeMade(claim))
    return { verdict: 'verified', reason: `planned, and not there yet`, subject: { path: path.path }, evidence: [] };
  return judgeExistence(claim, found);
}
