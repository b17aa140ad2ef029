import { wordsOf } from '../../flow/names.js';
import type { ExtractedClaim } from '../extracted.js';
import type { DocumentStanding, JudgeContext } from './context.js';
import { GUIDE, KIT, LEADS_THROUGH, REVIEWS, TEACHES, TEMPLATE, TOOL_FOLDER } from './document-kinds.js';
import type { Judgement } from './judgement.js';
import { isListing } from './made-object.js';
import { ownWordsDoubt } from './own-words.js';
import { isPart } from './parts.js';
import { recordDoubt } from './records.js';
import { absenceAround, standsInListing } from './surroundings.js';

/** Words that tell of a change after which what they name may be gone. */
export const TELLS_OF_CHANGE =
  /\b(consolidated|removed|deleted|renamed|replaced|merged|deprecated|dropped|superseded|moved|migrated|no longer|formerly|previously|used to|obsolete|retired|instead of|delete|remove|drop|retire|get rid of|stop using)\b|\.\w{1,5}[`"')]*\s*(?:→|->|=>)\s/i;
/** What was done or found to a thing, first in the words: "Used `x`", "Fixed `x`". */
const FIRST_PAST = /^(?:[^\p{L}`]|\*\*)*(?:used|fixed|had|was|were|returned|contained|called|found|relied|lived)\s/iu;
/** What somebody would have, not what is. */
const RECOMMENDS =
  /\b(?:recommend(?:ed|ation|s)?|should|needs? (?:an?|the|to)|back-?port|consider(?:ing)?|propos(?:e|es|ed|al)|suggest(?:s|ed|ion)?)\b/i;
const PATH_COMMENT = /^(?:#|\/\/)\s*\S+$/;
/** Files that tools of many projects look for: prose about the tool names them, too. */
const FILE_OF_TOOL =
  /(^|\/)(copilot-instructions\.md|claude(\.local)?\.md|agents\.md|gemini\.md|skill\.md|\.cursorrules|\.windsurfrules|\.clinerules|\.mcp\.json|mcp\.json)$|(^|\/)\.(claude|cursor|windsurf|gemini|codex|vscode)\//i;
const EXAMPLE_WORDS = new Set(['example', 'examples', 'sample', 'my', 'your', 'foo', 'dummy']);
/** Words of one who is about to make a thing. */
const ABOUT_TO_MAKE =
  /^(?:\W|[\w\s]{1,20}:)*(create|add|implement|write|build|introduce|develop|define|set up|make|generate|move|rename|extract|split|refactor)\b|\((new|create)\b|\bif (it does )?not exists?\b|\bNEW\b|\bto be (created|added|written)\b/i;

/** A step that puts something into a file. */
const STEP = /^\W*(?:[\d.]+\W+)?(?:edit|open|update|modify|paste|put|place|save|append|copy|in|inside)\s/i;

/** Why a refutation may miss what the words or their document are for; `undefined` when nothing says so. */
export function doubtOf(claim: ExtractedClaim, judged: Judgement, context: JudgeContext): string | undefined {
  const { standing, texts } = context;
  const { path, line } = claim.document;
  if (standing.tellsPast(path)) return 'the document tells the past';
  if (standing.isRecord(path)) return 'the document records a day, after which it may have changed';
  if (TEMPLATE.test(path)) return 'the document is a template';
  const ofTool = toolDoubt(claim, standing);
  if (ofTool !== undefined) return ofTool;
  if (TELLS_OF_CHANGE.test(claim.text) || FIRST_PAST.test(claim.text))
    return 'the words tell of a change, after which it may be gone';
  if (RECOMMENDS.test(claim.text.replace(/`[^`]*`/g, '``'))) return 'the words may tell what should be';
  const past = recordDoubt(claim, judged, texts) ?? ownWordsDoubt(claim, judged, context);
  if (past !== undefined) return past;
  const listing = isListing(claim) || (isPart(claim.statement) && standsInListing(claim, texts));
  if (namesExample(claim)) return 'by its name it is an example';
  if (judged.absent === 'never' && PATH_COMMENT.test(claim.text) && !standing.saysDone(path, line))
    return 'it heads a listing, which may be what is to be written';
  if (judged.absent === 'never' && GUIDE.test(path) && listing)
    return 'the document is a guide, and its code may be an example';
  if (listing && TEACHES.test(path)) return 'the document teaches, and its code is an example';
  if (listing && LEADS_THROUGH.test(path)) return 'the document leads through steps, and its code is to be written';
  if (listing && REVIEWS.test(path)) return 'the document reviews, and its code may be what it recommends';
  if (judged.absent === 'never') return mayBeToCome(claim, context) ?? aroundIt(claim, context);
  if (judged.absent === 'removed') return aroundIt(claim, context);
  const proposed = listing && standing.plans(path) && !standing.carriedOut(path) && !standing.saysDone(path, line);
  return proposed ? 'the document is a plan' : undefined;
}

/** Whether the document came with a tool. */
export function toolDoubt({ document: { path } }: ExtractedClaim, standing: DocumentStanding): string | undefined {
  return KIT.test(path) || (TOOL_FOLDER.test(path) && !standing.knowsProject(path))
    ? 'the document belongs to a tool, and may speak of any project'
    : undefined;
}

/** Whether what a plan says in its sentences holds of a program that was built as planned. Its listings are drafts all the same. */
export function isCarriedOut(claim: ExtractedClaim, standing: DocumentStanding): boolean {
  return claim.tense === 'planned' && !isListing(claim) && standing.carriedOut(claim.document.path);
}

/** What a command line asks for must be there when it is typed. */
function isTyped({ statement }: ExtractedClaim): boolean {
  return statement.kind === 'cli-flag';
}

/** Why a thing that is not there may be still to come, though the words do not say so: nothing marks it as done. */
function mayBeToCome(claim: ExtractedClaim, { standing }: JudgeContext): string | undefined {
  const { path, line } = claim.document;
  if (isTyped(claim) || standing.saysDone(path, line)) return undefined;
  if (ABOUT_TO_MAKE.test(claim.text)) return 'it may be planned';
  if (LEADS_THROUGH.test(path) && STEP.test(claim.text)) return 'a step of the document may make it';
  if (standing.plans(path)) return 'the document is a plan, and does not say that this is done';
  if (FILE_OF_TOOL.test(claim.mention.path ?? '')) return 'tools of many projects look for such a file';
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
