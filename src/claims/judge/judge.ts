import type { ExtractedClaim } from '../extracted.js';
import { judgeCommandLine } from './cli-flag.js';
import type { JudgeContext } from './context.js';
import { judgeCount } from './count.js';
import { judgeDefaultValue } from './default-value.js';
import { judgeFileExists } from './file-exists.js';
import { type Judgement, untested } from './judgement.js';
import { judgePromise } from './promise.js';
import { judgeSignature } from './signature.js';
import { judgeStatus } from './status.js';
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
export function judgeClaim(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const judged = JUDGES[claim.statement.kind](claim, context);
  if (judged.verdict !== 'refuted') return judged;
  const { tellsPast, proposes } = context.standing;
  const { path } = claim.document;
  const doubt = tellsPast(path)
    ? 'the document tells the past'
    : judged.absent && proposes(path)
      ? 'most of what the document names is not there: it may propose it'
      : undefined;
  return doubt === undefined ? judged : untested(`${judged.reason}; ${doubt}`, judged.subject, judged.evidence);
}
