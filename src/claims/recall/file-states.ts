import { join } from 'node:path';
import type { FileEntry } from '../../model/result.js';
import { stateOfFile } from '../project-inputs.js';

/**
 * Tells the state of listed files: the hash of what was read where a file was read, else of what it holds when it is asked for.
 *
 * @param entries files that were read, documents included; one path may be there more than once
 */
export function fileStates(root: string, entries: readonly FileEntry[]): (path: string) => string {
  const states = new Map<string, string>();
  for (const { path, sha256 } of entries)
    if (sha256 !== undefined) states.set(path, states.has(path) ? `${states.get(path)} ${sha256}` : sha256);
  return (path) => {
    const known = states.get(path) ?? stateOfFile(join(root, path));
    states.set(path, known);
    return known;
  };
}
