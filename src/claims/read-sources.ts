import type { AnyAlgorithm } from '../model/algorithm.js';
import type { FileRecord } from '../model/record.js';
import type { FileEntry } from '../model/result.js';
import { extractSource } from './extract/source.js';
import { loadVocabulary, type Vocabulary } from './extract/vocabulary.js';
import type { ExtractedClaim } from './extracted.js';
import type { DocumentCache } from './read-documents.js';

/** Under this name the cache keeps what a source claims, beside the record of the same file. */
const CLAIMS_OF_SOURCE = 'claims of a source';

/**
 * What docs, comments and annotations of analysed sources claim; of unchanged files from the cache.
 *
 * @param entries of the same files, with their hashes
 */
export function sourceClaims(
  records: readonly FileRecord[],
  entries: readonly FileEntry[],
  algorithms: readonly AnyAlgorithm[],
  cache: DocumentCache,
): ExtractedClaim[] {
  const hashes = new Map(entries.map((entry) => [entry.path, entry.sha256]));
  let loaded: Vocabulary | undefined;
  return records.flatMap((record) => {
    const sha256 = hashes.get(record.path);
    const input = sha256 === undefined ? undefined : { path: record.path, language: CLAIMS_OF_SOURCE, sha256 };
    const stored = input === undefined ? undefined : cache.get(input);
    if (stored !== undefined) return JSON.parse(stored) as ExtractedClaim[];
    loaded ??= loadVocabulary(algorithms);
    const found = extractSource(record.facts, loaded);
    if (input !== undefined) cache.put(input, JSON.stringify(found));
    return found;
  });
}
