import { lineAt } from '../../documents/block.js';
import type { Mention } from '../extracted.js';
import type { Draft } from './collector.js';
import type { PhraseHit } from './phrases.js';
import { mainMention, type ReadSentence } from './situation.js';
import type { Vocabulary } from './vocabulary.js';

const SPELLED: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const NUMBER =
  /(?<![\w.$€£#/:@+±−-]|\d,)(\d{1,3}(?:,\d{3})+|\d{1,7}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(\+)?(?=[\s-]+\(?[A-Za-z])/gi;
/** Before a number that counts no things of the code. */
const NOT_COUNTING =
  /\b(?:phase|step|week|day|days|version|section|task|milestone|line|lines|figure|table|level|part|chapter|layer|stage|month|sprint|issue|pr|python|node|es|top|first|last|next|every|after|per|within|under|before|each|than or equal to|up to|default|page|port|rule|option|case|tier|epoch|batch|q|no|round|another|additional|around|exit|code)\s*\W?\s*$/i;
const BETWEEN =
  /\b(?:of|in|on|per|for|to|and|or|with|from|by|at|as|than|is|are|was|were|the|a|an|that|which|if|when|times|more|minutes?|seconds?|hours?|days?|weeks?|months?|years?|percent|ms|x|fewer|less|out|consecutive|random)\b/i;

/** A change of a size is told, or a size before or after it: what was, not what is. */
const CHANGED =
  /\d\s*(?:lines?|LOC)?\s*(?:→|->|=>)\s*~?\d|\b(?:rewrite|rewritten|refactor(?:ed|ing)|shrank|shrunk|grew|reduced)\b|^\W*(?:before|after)\b/i;

/** "12 tests", "7 core verbs", "8-feature context vector", "All 4 LiveViews". */
export function counts(read: ReadSentence, vocabulary: Vocabulary): Draft[] {
  const { text } = read.sentence;
  const drafts: Draft[] = [];
  if (!/\d|\b(?:t(?:wo|hree|en|welve)|f(?:our|ive)|s(?:ix|even)|eight|nine|eleven)\b/i.test(text)) return drafts;
  const labelled = labelledCount(read, vocabulary);
  if (labelled.length > 0) return labelled;
  const changed = CHANGED.test(text);
  for (const match of text.matchAll(NUMBER)) {
    const start = match.index;
    const behind = start + match[0].length;
    const before = text.slice(Math.max(0, start - 40), start);
    if (NOT_COUNTING.test(before) || insideSpan(read, start)) continue;
    const tail = text.slice(behind, behind + 64);
    const hit = headNoun(vocabulary.counted.find(tail.replace(/[`*]/g, ' ')), tail);
    if (!hit) continue;
    const between = tail.slice(0, hit.start);
    if (
      /[.,;:!?()|]/.test(between.replace(/^\s*\(/, '')) ||
      BETWEEN.test(between.replace(/\p{L}+(?:-\p{L}+)+/gu, '')) ||
      between.trim().split(/\s+/).length > 3
    )
      continue;
    if (isModifier(tail, hit.end, between)) continue;
    const number = SPELLED[match[1]!.toLowerCase()] ?? Number(match[1]!.replace(/,/g, ''));
    if (!Number.isSafeInteger(number) || (number >= 1900 && number <= 2100 && !match[1]!.includes(','))) continue;
    const { contextSymbol, role } = read.situation;
    const mention = {
      ...subjectOf(read, start),
      ...(role === 'cell' && contextSymbol !== undefined ? { symbol: contextSymbol } : {}),
    };
    const atLeast =
      match[2] !== undefined || /\b(?:at least|more than|over|minimum(?: of)?)\s*$|[≥>]=?\s*$/i.test(before);
    const named = mention.path !== undefined || mention.symbol !== undefined;
    drafts.push({
      line: lineAt(read.prose, read.sentence.offset + start),
      text: named || text.length < 160 ? text : text.slice(start, behind + hit.end),
      mention,
      statement: {
        kind: 'count',
        number,
        noun: `${between.replace(/^[\s-]+/, '')}${tail.slice(hit.start, hit.end)}`.trim(),
        ...(atLeast ? { atLeast: true as const } : {}),
      },
      tense: read.tense,
      certainty: hit.value === 'people' || changed ? 0.3 : named ? 0.7 : 0.5,
    });
  }
  return drafts;
}

/** A path, a symbol in back ticks, or a symbol before the number; a name behind it is an example. */
function subjectOf(read: ReadSentence, number: number): Mention {
  return mainMention({
    ...read,
    names: read.names.filter((name) => name.kind !== 'symbol' || name.form === 'code' || name.start < number),
  });
}

/** "2 test runs", "3 model updates": the noun belongs to the next one. A hyphen before it makes it countable again (8-feature vector). */
function isModifier(tail: string, end: number, between: string): boolean {
  if (/^-/.test(between)) return false;
  const next = /^\s+([a-z]{3,})/.exec(tail.slice(end))?.[1];
  const last = tail.slice(0, end);
  return (
    next !== undefined &&
    !/s$/.test(last) &&
    !/^(?:and|for|with|that|which|from|are|per|each|was|were|the|using|across|covering|total|can|has|have|pass|passing|implemented|registered|defined|available)$/.test(
      next,
    )
  );
}

/** "20 test functions": of nouns that follow each other the last is what is counted. */
function headNoun(
  hits: readonly PhraseHit<'code' | 'people'>[],
  tail: string,
): PhraseHit<'code' | 'people'> | undefined {
  let [head] = hits;
  for (const next of hits.slice(1)) {
    if (!head || !/^ $/.test(tail.slice(head.end, next.start))) break;
    head = { ...next, start: head.start };
  }
  return head;
}

/** "Total new files: 50+": the number stands behind the label that says what is counted. */
const LABELLED = /^\W*((?:[A-Za-z][\w-]*\s+){0,4}[A-Za-z][\w-]*)\W{0,3}:\W{0,3}~?(\d{1,3}(?:,\d{3})+|\d{1,7})(\+)?\W*$/;

function labelledCount(read: ReadSentence, vocabulary: Vocabulary): Draft[] {
  const { text, line } = read.sentence;
  const label = LABELLED.exec(text);
  const noun = label && vocabulary.counted.find(label[1]!).at(-1);
  if (!label || !noun || /^(?:phase|step|stage|level|task|version)$/i.test(noun.phrase)) return [];
  return [
    {
      line,
      text,
      mention: mainMention(read),
      statement: {
        kind: 'count',
        number: Number(label[2]!.replace(/,/g, '')),
        noun: label[1]!.slice(0, noun.end).toLowerCase(),
        ...(label[3] === undefined ? {} : { atLeast: true as const }),
      },
      tense: read.tense,
      certainty: 0.45,
    },
  ];
}

function insideSpan(read: ReadSentence, offset: number): boolean {
  return read.sentence.spans.some((span) => span.kind === 'code' && span.start <= offset && offset < span.end);
}
