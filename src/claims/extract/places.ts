import type { Draft } from './collector.js';
import type { NameInText } from './mentions.js';
import { flagClaim } from './named-options.js';
import { pathClaim } from './named-paths.js';
import { symbolClaim } from './named-symbols.js';
import type { ReadSentence } from './situation.js';
import type { Vocabulary } from './vocabulary.js';

/** Claims that a sentence makes by naming files, lines, classes, functions and options. */
export function placeClaims(read: ReadSentence, seen: Set<string>, vocabulary: Vocabulary): Draft[] {
  const drafts: Draft[] = [];
  const placed = new Set<NameInText>();
  for (const name of read.names) {
    if (name.kind !== 'path') continue;
    const draft = pathClaim(read, name, placed, vocabulary);
    if (draft) drafts.push(draft);
  }
  for (const name of read.names) {
    if (name.kind !== 'symbol' || placed.has(name)) continue;
    const draft = symbolClaim(read, name, seen, vocabulary);
    if (draft) drafts.push(draft);
  }
  const flags = flagClaim(read);
  return flags ? [...drafts, flags] : drafts;
}
