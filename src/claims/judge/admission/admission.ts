import { posix } from 'node:path';
import type { ExtractedClaim } from '../../extracted.js';
import type { JudgeContext } from '../context.js';
import type { Judgement } from '../judgement.js';
import { isListing, namesItself, startsProgram } from '../made-object.js';
import { isPlaced } from '../neighbours.js';
import { findSubject, tieOf } from '../subject.js';
import { standsInListing } from '../surroundings.js';
import { standsInOwnCompany, standsInSureCompany } from './company.js';
import { sectionOfADay, tellsHow } from './section.js';

/** Folders in which assistants and their users keep the plans of branches. */
const OF_A_BRANCH = /(?:^|\/)\.[a-z]/i;

/** What is missing when a document does not speak of the project as it is now. */
const NOT_OF_NOW: Readonly<Record<'plan' | 'record' | 'other', string>> = {
  plan: 'its document is a plan, by its name or its first lines',
  record: 'its document records a day or a piece of work, by its name or its first lines',
  other: 'its document may speak of any project, by its name or its first lines',
};

/**
 * Which sign is missing that a refuted claim speaks of this project as it is now; `undefined` when none is. A claim is refuted only
 * with such a sign: plans, records, proposals and examples write names in the same words as pages on what there is.
 */
export function missingSign(claim: ExtractedClaim, judged: Judgement, context: JudgeContext): string | undefined {
  if (!isDocument(claim)) return undefined;
  const { path, line } = claim.document;
  const voice = context.standing.voice(path);
  // A plan that ticks a thing which never was claims its own carrying out.
  if (voice === 'plan' && isTickOf(claim, judged) && !OF_A_BRANCH.test(path) && context.standing.saysDone(path, line))
    return undefined;
  if (voice === 'plan' || voice === 'record' || voice === 'other') return NOT_OF_NOW[voice];
  if (isTyped(claim)) return sectionOfADay(claim, context.texts);
  const isShown = isListing(claim) || (judged.absent !== undefined && isInListing(claim, context));
  if (isShown && judged.absent !== 'removed')
    return voice === 'present' && isOfOwnFile(claim, context) && !tellsHow(claim, context.texts)
      ? undefined
      : 'its document may show code of its own';
  // Words without a text around them are taken at their word.
  if (context.texts.text(path) === '') return undefined;
  const section = sectionOfADay(claim, context.texts);
  if (section !== undefined) return section;
  const isOfNow = voice === 'present' || voice === 'guide';
  if (isOfNow && hasFormOfNow(claim, judged, context)) return undefined;
  if (judged.absent === undefined && !isOfNow)
    return 'neither the name nor the first lines of its document say that it tells what there is';
  const isSure = isOfNow ? standsInOwnCompany(claim, context) : standsInSureCompany(claim, context);
  return isSure ? undefined : 'neither its form nor the names around it tell that it is there now';
}

/** Prose outside of code: what the code says of itself is of now. */
export function isDocument({ source }: ExtractedClaim): boolean {
  return source === 'markdown' || source === 'restructured-text' || source === 'plain-text';
}

/** An option, a script or a program of a command line: whoever reads it is to type it. */
function isTyped({ statement }: ExtractedClaim): boolean {
  return statement.kind === 'cli-flag';
}

/** Whether the form of the words, in a page on what there is, is only used of things that are there. */
function hasFormOfNow(claim: ExtractedClaim, judged: Judgement, context: JudgeContext): boolean {
  if (judged.absent === 'removed') return true;
  if (judged.absent === undefined) return isPlainSentence(claim);
  if (context.standing.saysDone(claim.document.path, claim.document.line)) return true;
  return claim.mention.symbol === undefined
    ? isLink(claim) || isInOwnFolder(claim, context) || isSaidToBe(claim, context)
    : isPlaced(claim, tieOf(claim), context);
}

/** The head of a function in code between fences. */
function isInListing(claim: ExtractedClaim, { texts }: JudgeContext): boolean {
  return claim.statement.kind === 'signature' && standsInListing(claim, texts);
}

/** Code below the name of a file that is there. */
function isOfOwnFile(claim: ExtractedClaim, context: JudgeContext): boolean {
  return tieOf(claim) === 'stated' && findSubject(claim, context).files.length === 1;
}

/** That it is there, or more than a name: its values change after it was made. */
function isTickOf({ statement }: ExtractedClaim, { absent }: Judgement): boolean {
  return absent === 'never' || (absent === undefined && statement.kind === 'status-implemented');
}

/** The target of a link stands outside of the words. */
function isLink(claim: ExtractedClaim): boolean {
  return claim.mention.path !== undefined && !namesItself(claim);
}

/** A program to be started, or an entry of a tree of which most is there, in a folder that is there. */
function isInOwnFolder(claim: ExtractedClaim, context: JudgeContext): boolean {
  const { mention, text } = claim;
  const isDrawn = /[│├└]|^[|`\s]*--\s/.test(text);
  const folder = posix.dirname(mention.path ?? '');
  const isThere = folder === '.' || context.files.isFolder(folder);
  return isThere && (startsProgram(text) || (isDrawn && standsInOwnCompany(claim, context, 1)));
}

/** "The store is in `core/store.py`", "kept in …", "is tested by …", in a part of the project that is there. */
function isSaidToBe({ mention: { path }, text }: ExtractedClaim, { files }: JudgeContext): boolean {
  const at = text.indexOf(path ?? '`');
  const [first] = (path ?? '').split('/');
  return at > 0 && files.isFolder(first!) && SAID_TO_BE.test(text.slice(Math.max(0, at - 60), at));
}

const SAID_TO_BE =
  /\b(?:is|are|lives?|resides?|sits?|stands?)\b(?: \w+){0,3} (?:in|at|by|under|inside|from|through)\W*$/i;

/** One value of one thing: where there are several, which is of which is not read. */
function isPlainSentence(claim: ExtractedClaim): boolean {
  const numbers = claim.text.replace(/`[^`]*`/g, '').match(/\d[\d_,.]*/g) ?? [];
  return numbers.length <= 1;
}
