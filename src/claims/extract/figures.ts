import { lineAt } from '../../documents/block.js';
import type { Draft } from './collector.js';
import { mainMention, type ReadSentence } from './situation.js';
import type { Vocabulary } from './vocabulary.js';

const VERSION = String.raw`(?:>=|<=|==|~=|\^|~>|>|<)\s?\d[\w.*]*(?:\s?,\s?[<>=!~]=?\s?\d[\w.*]*)*`;
/** `torch>=2.0.0`, `numpy==1.26`. */
const REQUIREMENT = new RegExp(String.raw`^([A-Za-z][\w.-]*)(?:\[[\w,]+\])?\s?(${VERSION})$`);

/** Packages with versions in code spans; `score>=0.5` compares. */
export function requirements(read: ReadSentence, vocabulary: Vocabulary): Draft[] {
  return read.sentence.spans.flatMap((span) => {
    const found = span.kind === 'code' ? REQUIREMENT.exec(span.content.trim()) : null;
    if (!found || !(vocabulary.foreignModules.has(found[1]!) || /\d\.\d+\.\d/.test(found[2]!))) return [];
    return [
      {
        line: lineAt(read.prose, read.sentence.offset + span.start),
        text: read.sentence.text,
        mention: {},
        statement: { kind: 'default-value' as const, name: found[1]!, value: found[2]!.replace(/\s+/g, '') },
        tense: read.tense,
        certainty: 0.6,
      },
    ];
  });
}

const FIGURE =
  /(?<![\w.])((?:[<>≥≤~]=?\s?)?\d+(?:\.\d+)?(?:\s?[-–]\s?\d+(?:\.\d+)?)?)\s?(%|[x×](?![\w]))\+?\s+((?:[a-z-]+\s){0,2}?(?:higher|lower|fewer|faster|slower|better|more|less|improvements?|reductions?|accuracy|precision|recall|speed-?ups?|coverage|pass(?:ing)? rate|success rate|overhead|throughput|latency|savings?|increase|decrease|gains?)\b(?:\s[a-z-]+)?)/gi;

/** "14.2% higher precision", "10-100x fewer trials": figures that somebody measured; no code says them. */
export function figures(read: ReadSentence): Draft[] {
  if (!/\d\s?[%x×]/.test(read.sentence.text)) return [];
  return [...read.sentence.text.matchAll(FIGURE)].map((match) => ({
    line: lineAt(read.prose, read.sentence.offset + match.index),
    text: read.sentence.text,
    mention: mainMention(read),
    statement: {
      kind: 'count' as const,
      number: Number(/\d+(?:\.\d+)?/.exec(match[1]!)![0]),
      noun: `${match[2]} ${match[3]}`,
      ...(/^[>≥]/.test(match[1]!) ? { atLeast: true as const } : {}),
    },
    tense: read.tense,
    certainty: 0.4,
  }));
}
