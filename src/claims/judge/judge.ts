import type { ExtractedClaim } from '../extracted.js';
import { missingSignOfMove } from './admission/moved-place.js';
import { missingSignOfDone, missingSignOfToCome } from './admission/passing.js';
import { judgeCommandLine } from './cli-flag.js';
import type { JudgeContext } from './context.js';
import { judgeCount } from './count.js';
import { judgeDefaultValue } from './default-value.js';
import { doubtOf, tellsOfChange, toolDoubt } from './doubts.js';
import { judgeFileExists } from './file-exists.js';
import { type Judgement, untested } from './judgement.js';
import { judgePromise } from './promise.js';
import { judgeSignature } from './signature.js';
import { judgeStatus } from './status.js';
import { isRework } from './surroundings.js';
import { judgeSymbolAtLines } from './symbol-at-lines.js';
import { judgeSymbolExists } from './symbol-exists.js';
import { judgeTestExists } from './test-exists.js';

const JUDGES: Readonly<
  Record<ExtractedClaim['statement']['kind'], (claim: ExtractedClaim, context: JudgeContext) => Judgement>
> = {
  'file-exists': judgeFileExists,
  'symbol-exists': judgeSymbolExists,
  'symbol-at-lines': judgeSymbolAtLines,
  signature: judgeSignature,
  'default-value': judgeDefaultValue,
  'cli-flag': judgeCommandLine,
  'test-exists': judgeTestExists,
  'status-implemented': judgeStatus,
  count: judgeCount,
  'implements-algorithm': judgePromise,
  behaviour: judgePromise,
};

/** Judges one claim by what is in the code, without running it. */
export function judgeClaim(extracted: ExtractedClaim, context: JudgeContext): Judgement {
  const claim = asReported(extracted, context);
  const judged = JUDGES[claim.statement.kind](claim, context);
  if (judged.verdict === 'moved' || judged.verdict === 'stale') return unlessTold(claim, judged, context);
  // Most of the plan is done: this part was left out, or comes last.
  if (judged.toCome && context.standing.carriedOut(claim.document.path))
    return untested(`${judged.reason}; most of the plan is carried out`, judged.subject, judged.evidence);
  if (judged.verdict === 'verified') return unlessOfOthers(claim, judged, context);
  if (judged.verdict !== 'refuted') return judged;
  const { path, line } = claim.document;
  // A table row names a file in one cell and says in the next that it is not there.
  if (judged.absent === 'never' && context.standing.saysAbsent(path, line))
    return {
      verdict: 'verified',
      reason: `${judged.reason}, as the same line says`,
      subject: judged.subject,
      evidence: [],
    };
  const doubt = doubtOf(claim, judged, context);
  return doubt === undefined ? judged : untested(`${judged.reason}; ${doubt}`, judged.subject, judged.evidence);
}

/** What a record of finished work calls new is there. */
function asReported(claim: ExtractedClaim, { standing }: JudgeContext): ExtractedClaim {
  const isNews =
    claim.tense === 'planned' && /\bNEW\b/.test(claim.text) && standing.voice(claim.document.path) === 'record';
  return isNews ? { ...claim, tense: 'present' } : claim;
}

/** What has the name here bears out no words about other projects, and what a guide has its reader make is no plan. */
function unlessOfOthers(claim: ExtractedClaim, judged: Judgement, context: JudgeContext): Judgement {
  const ofOthers = claim.mention.path === undefined ? toolDoubt(claim, context.standing) : undefined;
  const doubt = ofOthers ?? (judged.toCome === true ? missingSignOfToCome(claim, context) : undefined);
  return doubt === undefined ? judged : untested(`${judged.reason}; ${doubt}`, judged.subject, judged.evidence);
}

/** Words that tell of the very move, or how to make one more, are not overtaken by what is there. */
function unlessTold(claim: ExtractedClaim, judged: Judgement, context: JudgeContext): Judgement {
  const doubt =
    toolDoubt(claim, context.standing) ??
    (judged.verdict === 'moved'
      ? (moveDoubt(claim) ?? missingSignOfMove(claim, judged, context))
      : (staleDoubt(claim, context) ?? missingSignOfDone(claim, judged, context)));
  return doubt === undefined ? judged : untested(`${judged.reason}; ${doubt}`, judged.subject, judged.evidence);
}

function moveDoubt({ text }: ExtractedClaim): string | undefined {
  return tellsOfChange(text) || MOVE.test(text) ? 'the words tell of the move' : undefined;
}

function staleDoubt(claim: ExtractedClaim, { texts }: JudgeContext): string | undefined {
  const { text, tense } = claim;
  if (tense !== 'present' && PROBLEM.test(text)) return 'the words tell what is wrong with it';
  return tense !== 'present' && (tellsOfChange(text) || isRework(claim, texts))
    ? 'it may be about work on what is there'
    : undefined;
}

/** What a compiler or a user complains of. */
const PROBLEM =
  /\b(?:errors?|warnings?|bugs?|broken|fails?|failing|crash(?:es)?|not assignable|may only specify|TS\d{4})\b/i;
const MOVE = /\b(copy|copied|copies|port|ported|move|moves|moving|migrate|rename|relocate)\b/i;
