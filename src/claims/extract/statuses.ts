import type { Sentence } from '../../documents/sentences.js';
import type { Situation } from './situation.js';
import type { StatusState, Vocabulary } from './vocabulary.js';

export interface FoundStatus {
  readonly state: StatusState;
  /** The word or sign. */
  readonly words: string;
  /** The words deny that the thing exists, not only that it works. */
  readonly existence: boolean;
}

const EXISTENCE =
  /\b(?:not there|missing|absent|removed|does(?: not|n't) exist|do not exist|no longer exists|not in the code|not present)\b/i;

/** The status that a sentence states by a word or a sign. A sign at its beginning or end wins, then the longest phrase. */
export function statusIn(sentence: Sentence, situation: Situation, vocabulary: Vocabulary): FoundStatus | undefined {
  const { text } = sentence;
  const words = statusWord(sentence, situation, vocabulary);
  const sign = statusSign(text, vocabulary, situation.role === 'cell', (offset) => insideCode(sentence, offset));
  if (words && (!sign || sign.state === words.state || words.state !== 'done')) return words;
  return sign ?? words;
}

/** A sign where it marks the whole sentence: first, last, or right behind a label. */
export function statusSign(
  text: string,
  vocabulary: Vocabulary,
  inCell = false,
  inCode?: (offset: number) => boolean,
): FoundStatus | undefined {
  if (!/\P{ASCII}/u.test(text)) return undefined;
  for (const match of text.matchAll(/\p{Extended_Pictographic}|[✓✗✘◉○☐☑⬜🗹]/gu)) {
    const state = vocabulary.signs.get(match[0]);
    if (state === undefined) continue;
    if (inCode?.(match.index) || !isStated(state, text.slice(match.index + match[0].length), inCell)) continue;
    if (ADVICE.test(text.slice(match.index + match[0].length))) continue;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    if (
      /^\W*$/.test(before) ||
      /^\W*$/.test(after) ||
      /[:|–—-]\s*$/.test(before) ||
      /^\ufe0f?\s*\**[A-Z]{3}/.test(after)
    ) {
      return { state, words: match[0], existence: false };
    }
  }
  return undefined;
}

/** "✅ Use X", "❌ Don't do Y", "✅ CORRECT": how things should be done, not how they stand. */
const ADVICE =
  /^\ufe0f?[\s*]*(?:always|never|do|don['’]t|do not|avoid|must|should|prefer|use|keep|remember|correct|wrong|good|bad|right|incorrect|instead|best)\b/i;

/** Signs of open and half-done things adorn headings as well: outside of cells a word of status must follow. */
function isStated(state: StatusState, after: string, inCell: boolean): boolean {
  if (state === 'done' || state === 'absent' || inCell) return true;
  return /^\ufe0f?\s*\**(?:[A-Z]{4,}\b(?!\s+[A-Z])|(?:[Ii]n [Pp]rogress|[Pp]ending|[Pp]lanned|[Tt]odo|[Pp]artial|[Nn]ot|[Cc]oming)\b)/.test(
    after,
  );
}

function statusWord(sentence: Sentence, situation: Situation, vocabulary: Vocabulary): FoundStatus | undefined {
  const { text } = sentence;
  // "Once X is implemented, …" says when, not that.
  if (/^\W*(?:after|when|once|if|before|until|while|unless|whether|as soon as|to be)\b/i.test(text)) return undefined;
  let best: FoundStatus | undefined;
  for (const hit of vocabulary.statuses.find(text)) {
    const words = text.slice(hit.start, hit.end);
    if (vocabulary.needsStatusPosition.has(hit.phrase) && !inStatusPosition(text, hit.start, hit.end, situation))
      continue;
    if (insideCode(sentence, hit.start)) continue;
    if (/^implemented$/i.test(hit.phrase) && !saysImplemented(text, hit.start, hit.end)) continue;
    if (situation.role === 'heading' && !/^[A-Z][A-Z -]+$/.test(words) && !/[-–—:(]\s*$/.test(text.slice(0, hit.start)))
      continue;
    if (!best || words.length > best.words.length) best = { state: hit.value, words, existence: EXISTENCE.test(words) };
  }
  return best;
}

function insideCode(sentence: Sentence, offset: number): boolean {
  return sentence.spans.some((span) => span.kind === 'code' && span.start <= offset && offset < span.end);
}

/** "Evaluate partial response": between other words the word describes what stands behind it. */
const QUALIFIES = /\p{L}\s+\|\s+\p{Ll}{3,}/u;

/** A cell, a heading, upper case, behind a colon or dash, in parentheses, or `is <word>` at the end of a clause. */
function inStatusPosition(text: string, start: number, end: number, situation: Situation): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  const after = text.slice(end, end + 24);
  const word = text.slice(start, end);
  if (situation.role === 'cell' && text.length <= 60) return !QUALIFIES.test(`${before}|${after}`);
  if (
    /^(?:new|modified|created|updated)$/i.test(word) &&
    /^\s+(?:file|module|script|folder|director|component|class|function)/i.test(after)
  )
    return false;
  if (/^[A-Z][A-Z -]{2,}$/.test(word)) return true;
  if (/\b(?:is|are)\s+$/i.test(before) && /^(?:created|modified|removed|delivered|integrated|finished)$/i.test(word))
    return false;
  if (/\b(?:is|are|has been|have been|was|were|currently|now|still|status:?)\s+(?:\w+ly\s+)?$/i.test(before)) {
    return /^\s*(?:[.,;:!)]|$|in\b|at\b|via\b|and\b|but\b|with\b|—|–|✅)/.test(after);
  }
  if (/(?:[:–—(]|\s-)\s*\**$/.test(before)) return /^\**\s*(?:[.,;)–—-]|$)/.test(after);
  return situation.role === 'heading' && /[-–—:(]\s*$/.test(before) && /^\W*$/.test(after);
}

const TELLS =
  /\b(?:summari[sz]es?|describes?|documents?|lists?|outlines?|explains?|covers?|details?|reviews?|reports?)\b/i;

/** "implemented with numpy", "can be implemented by …" describe; "X is implemented in …", "IMPLEMENTED" state. */
function saysImplemented(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  if (/\b(?:(?:can|could|may|might|to|should|must|would|not|yet to) be|were|if|as)\s+(?:\w+ly\s+)?$/i.test(before))
    return false;
  // "Algorithms implemented:" opens a list; "summarizes the changes implemented in" tells of a document.
  const stated = /\b(?:is|are|been|was|now|already|currently)\s+\W*(?:\w+ly\s+)?$|[:–—(|-]\s*\W*$|^\W*$/i.test(before);
  if (!stated && (/^\W*:\W*$/.test(text.slice(end)) || TELLS.test(text.slice(0, start)))) return false;
  return !/\b(?:newly|features|functions|methods|classes)\s+$/i.test(before) || !/^\s+\w/.test(text.slice(end));
}

/** State of a cell in a status column: also coloured dots, yes and no. */
export function cellState(text: string, vocabulary: Vocabulary): StatusState | undefined {
  const sign = statusSign(text, vocabulary, true);
  const words = vocabulary.statuses.find(text);
  const longest = words.sort((a, b) => b.end - b.start - (a.end - a.start))[0]?.value;
  if (longest !== undefined) return longest;
  if (sign) return sign.state;
  const short = text.replace(/[\s*_`.]/g, '').toLowerCase();
  for (const [mark, state] of vocabulary.columnSigns)
    if (short === mark || (/\W/.test(mark) && short.startsWith(mark))) return state;
  return undefined;
}
