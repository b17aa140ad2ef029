import type { FileRecord, KeepOfFile } from '../model/record.js';
import { extractSource } from './extract/source.js';
import type { Vocabulary } from './extract/vocabulary.js';
import type { ExtractedClaim } from './extracted.js';

/** What docs, comments and annotations of analysed sources claim. */
export function sourceClaims(
  records: readonly FileRecord[],
  vocabulary: () => Vocabulary,
  keep: KeepOfFile,
): ExtractedClaim[] {
  return records.flatMap((record) =>
    keep('claims of a source', record.path, () => extractSource(record.facts, vocabulary())),
  );
}
