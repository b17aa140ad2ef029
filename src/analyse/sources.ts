import type { FileEntry } from '../model/result.js';
import type { Tokens } from '../model/tokens.js';
import type { WalkedFile } from '../walk/walk.js';
import { readSourceText } from './source-text.js';
import { tokenise } from './tokenise.js';

/** Texts that are kept at a time. */
const KEPT = 32;

export interface Source {
  readonly text: string;
  readonly tokens: Tokens;
}

/** Reads files again after the per-file stage, for stages that show lines of a few; a file that has changed since is absent. */
export function sourceReader(
  files: readonly WalkedFile[],
  entries: readonly FileEntry[],
  maxFileBytes: number,
): (path: string) => Source | undefined {
  const walked = new Map(files.map((file) => [file.path, file]));
  const hashes = new Map(entries.map((entry) => [entry.path, entry.sha256]));
  const kept = new Map<string, Source | undefined>();
  return (path) => {
    if (kept.has(path)) return kept.get(path);
    const file = walked.get(path);
    const read = file === undefined ? undefined : readSourceText(file, maxFileBytes);
    const unchanged = file !== undefined && read?.kind === 'text' && read.sha256 === hashes.get(path);
    const source = unchanged ? { text: read.text, tokens: tokenise(read.text, file.language) } : undefined;
    if (kept.size === KEPT) kept.delete(kept.keys().next().value!);
    kept.set(path, source);
    return source;
  };
}
