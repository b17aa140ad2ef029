import type { LocalTag } from '../model/record.js';
import type { TagEntry } from '../model/result.js';

/** A tag with the file it is in. */
export interface TagAt {
  readonly path: string;
  readonly tag: LocalTag;
}

/**
 * One entry for each tag of a symbol, however many times it was seen: the first place, and whether it was written in the file,
 * inferred, or both. Sorted by path, symbol and tag.
 */
export function assembleTags(tags: readonly TagAt[]): TagEntry[] {
  const entries = new Map<string, TagEntry>();
  for (const { path, tag } of tags) {
    const key = [path, tag.symbol, tag.tag].join('\0');
    const known = entries.get(key);
    if (known === undefined) {
      entries.set(key, {
        tag: tag.tag,
        path,
        line: tag.line,
        symbol: tag.symbol,
        source: tag.source,
        reason: tag.reason,
      });
    } else if (known.source !== 'both' && known.source !== tag.source) {
      // What was inferred says why; what was written says where.
      const [inferred, written] = known.source === 'inferred' ? [known, tag] : [tag, known];
      entries.set(key, { ...known, source: 'both', line: written.line, reason: inferred.reason });
    }
  }
  return [...entries.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, entry]) => entry);
}
