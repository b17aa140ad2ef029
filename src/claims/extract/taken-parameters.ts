import { lineAt } from '../../documents/block.js';
import type { Draft } from './collector.js';
import { mainMention, type ReadSentence } from './situation.js';

const TAKES =
  /`([A-Za-z_$][\w$.]*)(?:\(\))?`(?:\s+\(?(?:in|from)\s+`[^`]{1,120}`\)?)?\s+(?:takes|accepts|expects)\s+(?:the\s+)?(?:arguments\s+|parameters\s+)?((?:`[A-Za-z_]\w*`(?:,\s*(?:and\s+)?|\s+and\s+)?){2,12})(?=\s*(?:$|[.;)]))/;

/** "`Agent` takes `arms`, `epsilon` and `decay`": names that are among its parameters, in no promised order. */
export function takenParameters(read: ReadSentence): Draft[] {
  const match = TAKES.exec(read.sentence.text);
  if (match === null) return [];
  const [, symbol, list] = match;
  const parameters = [...list!.matchAll(/`(\w+)`/g)].map(([, name]) => ({ name: name! }));
  return [
    {
      line: lineAt(read.prose, read.sentence.offset + match.index),
      text: read.sentence.text,
      mention: { ...mainMention(read), symbol: symbol! },
      statement: { kind: 'signature', language: 'unknown', parameters, open: true, named: true },
      tense: read.tense,
      certainty: 0.75,
    },
  ];
}
