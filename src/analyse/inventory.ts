import { createHash } from 'node:crypto';
import type { FileEntry } from '../model/result.js';
import { readRegularFile } from '../walk/read-file.js';
import type { WalkedFile } from '../walk/walk.js';

/** One listed file: the SHA-256 of its bytes, or why it has none. */
export interface FileState {
  readonly path: string;
  readonly state: string;
}

/** The state of walked files as they are now, without analysing them. */
export async function takeInventory(files: readonly WalkedFile[], maxFileBytes: number): Promise<FileState[]> {
  const states: FileState[] = [];
  for (const file of files) {
    const read = readRegularFile(file.absolute, maxFileBytes);
    const state = read.kind === 'bytes' ? createHash('sha256').update(read.bytes).digest('hex') : read.reason;
    states.push({ path: file.path, state });
    if (states.length % 100 === 0) await new Promise((resume) => setImmediate(resume));
  }
  return states;
}

/** The same, as an analysis saw them. */
export function statesOf(entries: readonly FileEntry[]): FileState[] {
  return entries.map(({ path, sha256, reason }) => ({ path, state: sha256 ?? reason ?? '' }));
}
