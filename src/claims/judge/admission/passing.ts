import { wordsOf } from '../../../flow/names.js';
import type { ExtractedClaim } from '../../extracted.js';
import type { JudgeContext } from '../context.js';
import type { Judgement } from '../judgement.js';
import { tellsOfWorkBehind } from '../made-object.js';
import { isPlaced } from '../neighbours.js';
import { isForeignProse } from '../prose-language.js';
import { tieOf } from '../subject.js';
import { absenceAround } from '../surroundings.js';
import { isDocument } from './admission.js';
import { sectionOfADay } from './section.js';

/** Which sign is missing that a plan, or a denial, is overtaken by what is there; `undefined` when none is. */
export function missingSignOfDone(
  claim: ExtractedClaim,
  { subject }: Judgement,
  context: JudgeContext,
): string | undefined {
  if (!isDocument(claim)) return undefined;
  const { mention, document, tense } = claim;
  const voice = context.standing.voice(document.path);
  if (voice === 'record' || voice === 'other') return 'its document is not one of what is still to come';
  if (tense === 'present') {
    const isOfNow = voice !== 'open' || context.texts.text(document.path) === '';
    return isOfNow ? sectionOfADay(claim, context.texts) : 'its document does not tell what there is now';
  }
  // Instructions are followed time and again; an empty box is open wherever it stands.
  const isPlan =
    voice === 'plan' ||
    (voice === 'open' && context.standing.plans(document.path)) ||
    (voice !== 'guide' && context.texts.text(document.path) === '');
  if (tense !== 'todo' && !isPlan) return 'its document is no plan';
  const { path, symbol } = mention;
  if (claim.statement.kind === 'cli-flag' && path === undefined && mention.context === undefined)
    return 'what is there may be an option of another program';
  if (!/\bNEW\b|\(new\b/.test(claim.text) && isForeignProse(context.texts.lines(document.path)))
    return 'its document is not in English, and may ask for work on what is there';
  if (isLinked(claim, context)) return 'what is to be done may be what the page or the line tells of';
  if (path !== undefined && !isSamePlace(path.replace(/\/$/, ''), subject.path ?? ''))
    return 'what is there lies elsewhere, and may be another';
  // A short name may be declared for another purpose.
  if (symbol !== undefined && wordsOf(symbol).length < 2 && !isPlaced(claim, tieOf(claim), context))
    return 'what is there may be another of its name';
  return tellsOfWorkBehind(claim) ? 'it may be about work on what is there' : undefined;
}

/** Whether the line links to the path, or names a line of it. */
function isLinked({ mention: { path }, document }: ExtractedClaim, { texts }: JudgeContext): boolean {
  const line = texts.lines(document.path)[document.line - 1] ?? '';
  if (path === undefined) return false;
  const behind = line.slice(line.indexOf(path) + path.length);
  return line.includes(`](${path}`) || (line.includes(path) && /^[`*]{0,2}:\d/.test(behind));
}

/** Which sign is missing that what is asked for, and not there, is planned for this project; `undefined` when none is. */
export function missingSignOfToCome(claim: ExtractedClaim, { standing, texts }: JudgeContext): string | undefined {
  const { path } = claim.document;
  if (!isDocument(claim) || claim.tense !== 'planned' || texts.text(path) === '') return undefined;
  const voice = standing.voice(path);
  const isPlan = voice === 'plan' || voice === 'open' || voice === 'record';
  return isPlan || absenceAround(claim, texts) !== undefined
    ? undefined
    : 'its document may ask this of whoever reads it';
}

/** A bare name is one at the top; of others one may leave out, or add, the folders that all is in. */
function isSamePlace(written: string, found: string): boolean {
  if (!written.includes('/')) return written === found;
  return `/${found}`.endsWith(`/${written}`) || (found.includes('/') && written.endsWith(`/${found}`));
}
