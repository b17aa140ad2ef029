import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Bytes on disk of a folder's files, links not followed; stops counting above `enough`. The folder may change meanwhile, so what has
 * gone counts as nothing. An entry counts for one block at least.
 */
export function folderBytes(folder: string, enough: number): number {
  const pending = [folder];
  let total = 0;
  for (let next = pending.pop(); next !== undefined && total <= enough; next = pending.pop()) {
    for (const name of entries(next)) {
      const path = join(next, name);
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (found === undefined) continue;
      if (found.isDirectory()) pending.push(path);
      total += Math.max(found.blocks * 512, 4_096);
      if (total > enough) break;
    }
  }
  return total;
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
