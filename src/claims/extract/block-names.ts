import type { Prose } from '../../documents/block.js';
import { type NameInText, namesIn } from './mentions.js';
import type { Vocabulary } from './vocabulary.js';

/** Blocks are looked at several times, from above and from below. */
const names = new WeakMap<Prose, NameInText[]>();

/** What a block's prose names, all of it. */
export function namesOfBlock(prose: Prose, vocabulary: Vocabulary): readonly NameInText[] {
  let known = names.get(prose);
  if (!known) {
    known = namesIn({ text: prose.text, line: prose.line, spans: prose.spans, offset: 0 }, vocabulary);
    names.set(prose, known);
  }
  return known;
}
