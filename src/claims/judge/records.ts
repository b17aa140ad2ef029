import type { ExtractedClaim } from '../extracted.js';
import type { ProjectTexts } from '../resolve/project-texts.js';
import type { JudgeContext } from './context.js';
import { CLOSES_WORK, DESCRIBES, FOLLOWS_WORK, TELLS_OF_MAKING } from './document-kinds.js';
import type { Judgement } from './judgement.js';
import { standsInListing, surroundingsOf } from './surroundings.js';

/** Lines of code, by any of their names. */
export function isSizeNoun(noun: string): boolean {
  return /^(lines?|loc|sloc)/i.test(noun);
}

/** A heading or label over what a piece of work made or changed: true on the day on which it was written. */
const MADE_SECTION =
  /\b(?:files?|modules?|components?|documents?|tests?|code)\b[\w\s/&+,]{0,20}\b(?:created|modified|changed|added|updated|deleted|delivered|touched)\b|\b(?:created|modified|changed|added|new|updated) (?:files?|modules?|components?|documents?|tests?)\b|\bwhat (?:was|we|i|is) (?:built|implemented|done|fixed|created|delivered|changed|added)\b|\bchanges? (?:made|applied|summary)\b|\bdeliverables?\b|\bfix(?:es)? applied\b|\b(?:code|implementation) (?:statistics|summary|metrics)\b/i;
/** Beside a file: what a piece of work did to it. */
const MADE_MARK = /[([](?:NEW|CREATED|ADDED|MODIFIED|UPDATED|CHANGED|DELETED)\b/i;
/** A file seldom grows or shrinks so much that a record of its size was right once. */
const MAX_GROWTH = 8;

/**
 * Why words of a record may have been true when they were written: sizes change, and what a commit removed was there. What was
 * never there is refuted in a record, too.
 */
export function recordDoubt(
  claim: ExtractedClaim,
  judged: Judgement,
  { texts, standing }: JudgeContext,
): string | undefined {
  const isCount = claim.statement.kind === 'count';
  // Code that a record shows was copied from somewhere; a name in its words may be anybody's.
  if (isNameOf(claim, judged) && CLOSES_WORK.test(claim.document.path) && !standsInListing(claim, texts))
    return standing.saysDone(claim.document.path, claim.document.line)
      ? undefined
      : 'the words record what was made, and a name in a file may have been another then';
  if (!isCount && judged.absent !== 'removed') return undefined;
  const { path } = claim.document;
  // Only pages that tell what there is are gone back to when a file has grown; others may count the lines that a change touched.
  if (isSize(claim) && !DESCRIBES.test(path) && (isDrift(claim, judged) || hasGrown(claim, judged)))
    return 'the words may tell the size of a day, or of a change';
  const isRecord = [CLOSES_WORK, FOLLOWS_WORK].some((kind) => kind.test(path)) || tellsOfMaking(path);
  if (!isRecord && !MADE_MARK.test(claim.text) && !standsBelowMade(claim, texts)) return undefined;
  if (!isCount) return 'the words record what was made, and it was there';
  return isDrift(claim, judged) ? 'the words record the size of a day' : undefined;
}

/** "Implementation status" tells what there is. */
function tellsOfMaking(path: string): boolean {
  return TELLS_OF_MAKING.test(path) && !DESCRIBES.test(path);
}

/** What the history knows of paths it does not know of names in files. */
export function isNameOf({ mention }: ExtractedClaim, { absent }: Judgement): boolean {
  return absent !== undefined && mention.symbol !== undefined;
}

function isSize({ statement }: ExtractedClaim): boolean {
  return statement.kind === 'count' && isSizeNoun(statement.noun);
}

/** Whether the words stand below a heading or label over what a piece of work made. */
export function standsBelowMade({ document }: ExtractedClaim, texts: ProjectTexts): boolean {
  const { heading, introduction } = surroundingsOf(texts.lines(document.path), document.line - 1);
  return MADE_SECTION.test(heading) || MADE_SECTION.test(introduction);
}

function hasGrown({ statement }: ExtractedClaim, judged: Judgement): boolean {
  return statement.kind === 'count' && countOf(judged) > statement.number;
}

/** The number with which the reason of a count begins. */
function countOf({ reason }: Judgement): number {
  return Number(/^\d+/.exec(reason)?.[0] ?? Number.NaN);
}

function isDrift({ statement }: ExtractedClaim, judged: Judgement): boolean {
  const now = countOf(judged);
  if (statement.kind !== 'count' || !(now > 0) || statement.number === 0) return false;
  return Math.max(now / statement.number, statement.number / now) < MAX_GROWTH;
}
