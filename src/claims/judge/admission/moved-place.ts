import { posix } from 'node:path';
import { wordsOf } from '../../../flow/names.js';
import type { ExtractedClaim } from '../../extracted.js';
import type { JudgeContext } from '../context.js';
import type { Judgement } from '../judgement.js';
import { namesItself, startsProgram } from '../made-object.js';
import { isForeignProse } from '../prose-language.js';
import { findSubject } from '../subject.js';
import { absenceAround, standsInListing } from '../surroundings.js';
import { isDocument } from './admission.js';
import { standsInOwnCompany } from './company.js';
import { sectionOfADay } from './section.js';

/** Which sign is missing that a place which is no longer right is meant of now; `undefined` when none is. */
export function missingSignOfMove(
  claim: ExtractedClaim,
  { subject }: Judgement,
  context: JudgeContext,
): string | undefined {
  if (!isDocument(claim)) return undefined;
  if (claim.tense !== 'present') return 'the words plan it, and may put it where they say';
  const voice = context.standing.voice(claim.document.path);
  if (voice !== 'present' && voice !== 'guide' && voice !== 'open')
    return 'its document does not tell where things are now';
  const section = sectionOfADay(claim, context.texts);
  if (section !== undefined) return section;
  const around = absenceAround(claim, context.texts);
  if (around !== undefined) return around;
  if (
    claim.mention.symbol === undefined &&
    needsWords(claim, context) &&
    isForeignProse(context.texts.lines(claim.document.path))
  )
    return 'its document is not in English, and may tell of the move';
  if (claim.mention.symbol === undefined && !isSameFile(claim, subject.path ?? '', context))
    return 'the file that is there may be another';
  if (handsOn(claim)) return 'the words may tell what the file hands on, not what it declares';
  return voice !== 'open' || standsInOwnCompany(claim, context)
    ? undefined
    : 'neither its document nor the names around it tell that it is where it is now';
}

/** No link, no entry of a tree, no command line: words around it tell what it is to be. */
function needsWords(claim: ExtractedClaim, { texts }: JudgeContext): boolean {
  const isStarted = startsProgram(claim.text) && standsInListing(claim, texts);
  return claim.mention.path !== undefined && namesItself(claim) && !isStarted && !/[│├└]/.test(claim.text);
}

/**
 * Whether a file elsewhere is the one that was written. Git says so of one that kept its name; two words of a name say so, or a long one;
 * for a short name one folder must hold the other, or the written folder be gone from the part of the project that the document is of.
 * Git pairs files that a commit removed and added by their content alone.
 */
function isSameFile(claim: ExtractedClaim, now: string, context: JudgeContext): boolean {
  const written = (claim.mention.path ?? '').replace(/\/$/, '');
  const stem = (path: string): string =>
    posix
      .basename(path)
      .replace(/\.\w+$/, '')
      .toLowerCase();
  // What hosts and tools look for under a folder of theirs is put there from elsewhere.
  if (/^\./.test(written) !== /^\./.test(now)) return false;
  const known = new Set(wordsOf(stem(now)));
  const words = wordsOf(stem(written));
  if (!words.some((word) => known.has(word))) return false;
  const { path } = findSubject(claim, context);
  const isByGit = path?.kind === 'moved' && path.how.startsWith('moved in commit') && stem(written) === stem(now);
  if (isByGit || words.length >= 2 || words.some((word) => word.length >= MIN_LONG)) return true;
  const folder = posix.dirname(written);
  return holds(folder, posix.dirname(now)) || (!isFolderNear(folder, claim, context) && isOfPart(claim, now));
}

/** Letters from which on hardly two files of a project have a word as their name. */
const MIN_LONG = 10;

function isFolderNear(folder: string, { document: { path } }: ExtractedClaim, { files }: JudgeContext): boolean {
  return files.isFolder(folder) || files.isFolder(posix.join(posix.dirname(path), folder));
}

/** A document at the top or among the docs is of the whole project, others of the folder in which they lie. */
function isOfPart({ document: { path } }: ExtractedClaim, file: string): boolean {
  const [top] = path.split('/');
  return top === path || /^(?:docs?|documentation)$/i.test(top!) || file.startsWith(`${top}/`);
}

function holds(one: string, other: string): boolean {
  return one === '.' || other === '.' || `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

/** "`app.py`, exposing `run`": the file has the name from elsewhere. */
function handsOn({ text, mention: { path, symbol } }: ExtractedClaim): boolean {
  if (path === undefined || symbol === undefined) return false;
  const [from, to] = [text.indexOf(path), text.indexOf(symbol)];
  return from !== -1 && to > from && HANDS_ON.test(text.slice(from + path.length, to));
}

const HANDS_ON =
  /\b(?:expos(?:es|ing)|us(?:es|ing)|calls?|calling|imports?|importing|registers?|registering|wraps?|wrapping|mounts?|invok(?:es|ing)|delegates?|re-?exports?|provid(?:es|ing)|offers?|via|through|from)\b/i;
