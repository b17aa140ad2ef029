import { lineAt } from '../../documents/block.js';
import type { Polarity } from '../extracted.js';
import type { NameInText } from './mentions.js';
import type { ReadSentence } from './situation.js';

export type PathName = Extract<NameInText, { kind: 'path' }>;
export type SymbolName = Extract<NameInText, { kind: 'symbol' }>;

export function lineOf(read: ReadSentence, name: NameInText): number {
  return lineAt(read.prose, read.sentence.offset + name.start);
}

/** The sentence tells what was, or what took its place. */
export const HISTORY =
  /\b(?:deprecated|removed|deleted|renamed|replaced|moved|formerly|previously|no longer|used to|instead of|legacy|obsolete|was called|pre-(?:refactor|migration|rewrite)\w*|before the (?:refactor\w*|rewrite|migration|change))\b/i;

/** `no \`retry_limit\` yet`, `there is no \`Store\``: what stands in front of the name denies it. */
const NO_BEFORE = /\b(?:no|without(?: an?y?)?) `?$/i;

/** Whether the sentence says that what it names is there or that it is not. */
export function existence(read: ReadSentence, name?: NameInText): Polarity {
  if (
    name !== undefined &&
    NO_BEFORE.test(read.sentence.text.slice(0, name.start)) &&
    /\byet\b|\bthere (?:is|are) no\b|^(?:\W|\d)*no\s/i.test(read.sentence.text)
  )
    return 'denies';
  if (read.status?.existence || /^\W*missing\b/i.test(read.sentence.text)) return 'denies';
  return /\b(?:does not|doesn't|do not|don't|no longer) exist\b|\bno such (?:file|class|function|module)\b|\b(?:was|were|has been|have been) (?:removed|deleted)\b/i.test(
    read.sentence.text,
  )
    ? 'denies'
    : 'affirms';
}
