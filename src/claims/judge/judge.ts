import { wordsOf } from '../../flow/names.js';
import type { ExtractedClaim } from '../extracted.js';
import { judgeCommandLine } from './cli-flag.js';
import type { JudgeContext } from './context.js';
import { judgeCount } from './count.js';
import { judgeDefaultValue } from './default-value.js';
import { judgeFileExists } from './file-exists.js';
import { type Judgement, untested } from './judgement.js';
import { isListing } from './made-object.js';
import { judgePromise } from './promise.js';
import { judgeSignature } from './signature.js';
import { judgeStatus } from './status.js';
import { absenceAround, isRework } from './surroundings.js';
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
  if (judged.verdict === 'moved' || judged.verdict === 'stale') return unlessTold(claim, judged, context);
  // Most of the plan is done: this part was left out, or comes last.
  if (judged.toCome && context.standing.carriedOut(claim.document.path))
    return untested(`${judged.reason}; most of the plan is carried out`, judged.subject, judged.evidence);
  if (judged.verdict !== 'refuted') return judged;
  const { path, line } = claim.document;
  // A table row names a file in one cell and says in the next that it is not there.
  if (judged.absent && context.standing.saysAbsent(path, line))
    return {
      verdict: 'verified',
      reason: `${judged.reason}, as the same line says`,
      subject: judged.subject,
      evidence: [],
    };
  const doubt = doubtOf(claim, judged, context);
  return doubt === undefined ? judged : untested(`${judged.reason}; ${doubt}`, judged.subject, judged.evidence);
}

/** Words that tell of the very move, or how to make one more, are not overtaken by what is there. */
function unlessTold(claim: ExtractedClaim, judged: Judgement, { texts }: JudgeContext): Judgement {
  const { text, tense, document } = claim;
  const doubt =
    judged.verdict === 'moved'
      ? (REMOVAL.test(text) || MOVE.test(text)) && 'the words tell of the move'
      : (tense === 'planned' &&
          GUIDE.test(document.path) &&
          'the document is a guide, and may tell how to make another') ||
        (tense !== 'present' &&
          (REMOVAL.test(text) || isRework(claim, texts)) &&
          'it may be about work on what is there');
  return doubt === false ? judged : untested(`${judged.reason}; ${doubt}`, judged.subject, judged.evidence);
}

/** Why a refutation may miss what the document is for. */
function doubtOf(claim: ExtractedClaim, judged: Judgement, context: JudgeContext): string | undefined {
  const { standing } = context;
  const { path, line } = claim.document;
  if (standing.tellsPast(path)) return 'the document tells the past';
  if (standing.isRecord(path)) return 'the document records a day, after which it may have changed';
  if (TEMPLATE.test(path)) return 'the document is a template';
  if (REMOVAL.test(claim.text)) return 'the words tell of a change, after which it may be gone';
  const listing = isListing(claim);
  if (namesExample(claim)) return 'by its name it is an example';
  if (judged.absent && GUIDE.test(path) && (listing || PATH_COMMENT.test(claim.text)))
    return 'the document is a guide, and its code may be an example';
  if (listing && TEACHES.test(path)) return 'the document teaches, and its code is an example';
  if (listing && REVIEWS.test(path)) return 'the document reviews, and its code may be what it recommends';
  if (judged.absent) return mayBeToCome(claim, context) ?? aroundIt(claim, context);
  const proposed = listing && standing.plans(path) && !standing.carriedOut(path) && !standing.saysDone(path, line);
  return proposed ? 'the document is a plan' : undefined;
}

const REMOVAL =
  /\b(consolidated|removed|deleted|renamed|replaced|merged|deprecated|dropped|superseded|moved|migrated|no longer|formerly|previously|used to|obsolete|retired|instead of|delete|remove|drop|retire|get rid of|stop using)\b|\.\w{1,5}[`"')]*\s*(?:→|->|=>)\s/i;
const MOVE = /\b(copy|copied|copies|port|ported|move|moves|moving|migrate|rename|relocate)\b/i;
const TEMPLATE = /template/i;
const PATH_COMMENT = /^(?:#|\/\/)\s*\S+$/;
const EXAMPLE_WORDS = new Set(['example', 'examples', 'sample', 'my', 'your', 'foo', 'dummy']);
/** Tells people, or their assistants, how to work with the project; agents are also what learning code is about. */
const GUIDE =
  /(^|\/)agents?\.\w+$|(^|[/_\-\s.])(readme|contributing|claude|gemini|copilot-instructions|guides?|guidelines?|tutorials?|how-?to|getting[-_]started|quick-?start|usage|set-?up|install(ation)?|development|developers?|faq|troubleshooting|examples?|skills?|commands?|rules)([/_\-\s.]|$)/i;
/** At the end of the name: "review" and "recommendations" are also what learning code is about. */
const REVIEWS =
  /(?:^|[/_. -])(?:code[-_ ]?reviews?|(?:reviews?|feedback|recommendations?|suggestions?)(?:[-_. ]?v?\d[-_.\d]*)?)\.\w+$/i;
const TEACHES =
  /(^|[/_\-\s.])(tutorials?|examples?|exercises?|labs?|lessons?|courses?|modules?[-_]?\d+|workshops?|cookbooks?|(?:developer|user|team)[-_]training|assessments?|prompts?|onboarding|analysis)([/_\-\s.]|$)/i;
/** Words of one who is about to make a thing. */
const ABOUT_TO_MAKE =
  /^(?:\W|[\w\s]{1,20}:)*(create|add|implement|write|build|introduce|develop|define|set up|make|generate|move|rename|extract|split|refactor)\b|\((new|create)\b|\bif (it does )?not exists?\b|\bNEW\b|\bto be (created|added|written)\b/i;

/** What a command line asks for must be there when it is typed. */
function isTyped({ statement }: ExtractedClaim): boolean {
  return statement.kind === 'cli-flag';
}

/** Why a thing that is not there may be still to come, though the words do not say so: nothing marks it as done. */
function mayBeToCome(claim: ExtractedClaim, { standing }: JudgeContext): string | undefined {
  const { path, line } = claim.document;
  if (isTyped(claim) || standing.saysDone(path, line)) return undefined;
  if (ABOUT_TO_MAKE.test(claim.text)) return 'it may be planned';
  if (standing.plans(path)) return 'the document is a plan, and does not say that this is done';
  return standing.proposes(path) ? 'most of what the document names is not there: it may propose it' : undefined;
}

/** `ExampleService`, `my_agent.py`, `examples.ts`: a name that stands for whatever the reader has. */
function namesExample({ mention: { path, symbol } }: ExtractedClaim): boolean {
  const last =
    symbol?.split('.')[0] ??
    path
      ?.split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '');
  return wordsOf(last ?? '').some((word) => EXAMPLE_WORDS.has(word));
}

/** What a command line asks for and a tick answers for is not overtaken by the words around it. */
function aroundIt(claim: ExtractedClaim, { standing, texts }: JudgeContext): string | undefined {
  if (isTyped(claim) || standing.saysDone(claim.document.path, claim.document.line)) return undefined;
  return absenceAround(claim, texts);
}
