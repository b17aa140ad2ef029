import type { KeepOfFile } from '../model/record.js';
import type { FileEntry } from '../model/result.js';
import type { RecordCache } from './record-cache.js';

/**
 * Keeps beside the record of a source file what stages after the first make of that file alone.
 *
 * @param entries of the files, with their hashes; of a file without one nothing is kept
 */
export function keptOfFiles(entries: readonly FileEntry[], cache: RecordCache): KeepOfFile {
  const hashes = new Map(entries.map((entry) => [entry.path, entry.sha256]));
  return <Made>(what: string, path: string, make: () => Made): Made => {
    const sha256 = hashes.get(path);
    if (sha256 === undefined) return make();
    const input = { path, language: what, sha256 };
    const stored = cache.get(input);
    if (stored !== undefined) return JSON.parse(stored) as Made;
    const made = make();
    cache.put(input, JSON.stringify(made));
    return made;
  };
}
