import { lineAt, type Prose, type Span } from './block.js';

export interface Sentence {
  readonly text: string;
  /** Line on which it begins. */
  readonly line: number;
  /** Those inside it, offsets relative to `text`. */
  readonly spans: readonly Span[];
  /** Offset of `text` in the prose. */
  readonly offset: number;
}

/** Prose whose sentences are longer than this on average is a list without marks: each of its lines stands for itself. */
const LONG_SENTENCE = 700;
/** What is read of one sentence; no sentence that anybody writes is longer. */
const MAX_SENTENCE = 4_000;

/** No sentence ends after these, although a full stop and a blank follow. */
const ABBREVIATIONS = /(?:\b(?:e\.g|i\.e|etc|vs|cf|al|fig|eq|approx|resp|incl|no|dr|mr|ms|st|ca)|^\d{1,3}|\b[A-Z])\.$/i;

/** Cuts prose after full stops, question and exclamation marks, semicolons, and before "but"; never inside of a span or of parentheses. */
export function sentencesOf(prose: Prose): Sentence[] {
  const { text } = prose;
  const closed = protectedRanges(prose);
  const sentences: Sentence[] = [];
  let nextSpan = 0;
  const ends = labelledLines(prose);
  let range = 0;
  for (const match of text.matchAll(/[.!?;](?=["')*_]{0,3}\s)|,(?=\s+but\s)/g)) {
    const at = match.index;
    while (range < closed.length && closed[range]!.end <= at) range++;
    const inside = closed[range];
    if (inside && inside.start <= at) continue;
    if (match[0] === '.' && ABBREVIATIONS.test(text.slice(Math.max(0, at - 11), at + 1).trimStart())) continue;
    ends.push(at + 1);
  }
  if (ends.length * LONG_SENTENCE < text.length) ends.push(...prose.breaks.map((each) => each.offset));
  let start = 0;
  for (const end of [...ends.sort((a, b) => a - b), text.length]) {
    push(start, end);
    start = end;
  }
  return sentences;

  /** Sentences come in order and spans are sorted, so no span is looked at twice for long. */
  function spansWithin(begin: number, finish: number): Span[] {
    while (nextSpan < prose.spans.length && prose.spans[nextSpan]!.start < begin) nextSpan++;
    const inside: Span[] = [];
    for (let at = nextSpan; at < prose.spans.length && prose.spans[at]!.start <= finish; at++) {
      const span = prose.spans[at]!;
      if (span.end <= finish + 1)
        inside.push({ ...span, start: span.start - begin, end: Math.min(span.end, finish) - begin });
    }
    return inside;
  }

  function push(from: number, until: number): void {
    const to = Math.min(until, from + MAX_SENTENCE);
    let begin = from;
    while (begin < to && /[\s"')*]/.test(text[begin]!)) begin++;
    const words = text.slice(begin, to).trimEnd();
    if (words === '') return;
    const finish = begin + words.length;
    sentences.push({
      text: words,
      line: lineAt(prose, begin),
      offset: begin,
      spans: spansWithin(begin, finish),
    });
  }
}

/** Offsets of source lines that begin with a label (`**Status**: …`, `Rationale: …`) or a sign: each is a statement of its own. */
function labelledLines(prose: Prose): number[] {
  const strong = new Set(prose.spans.filter((span) => span.kind === 'strong').map((span) => span.start));
  return prose.breaks
    .map((each) => each.offset)
    .filter(
      (offset) =>
        strong.has(offset) ||
        /^(?:[A-Z][\w/ -]{1,24}: |[-•‣▪] |\p{Extended_Pictographic})/u.test(prose.text.slice(offset, offset + 40)),
    );
}

/** Code spans, links, and parentheses shorter than 200 characters, merged and sorted. */
function protectedRanges(prose: Prose): { start: number; end: number }[] {
  const ranges = prose.spans
    .filter((span) => span.kind !== 'strong')
    .map((span) => ({ start: span.start, end: span.end }));
  for (const match of prose.text.matchAll(/\([^()]{0,200}\)/g)) {
    if (match.index > 0) ranges.push({ start: match.index, end: match.index + match[0].length });
  }
  ranges.sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}
