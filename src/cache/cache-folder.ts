import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Where the records of one audited folder are kept by default: in the user's cache folder, never in the audited folder, because
 * whoever can write to a repository could otherwise commit records that say that its files are clean.
 *
 * @param environment of the process
 * @returns `undefined` when the user has no such folder
 */
export function defaultCacheFolder(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const base = environment.XDG_CACHE_HOME || (environment.HOME ? join(environment.HOME, '.cache') : undefined);
  const windows = environment.LOCALAPPDATA;
  const folder = base ?? windows;
  if (folder === undefined || folder === '') return undefined;
  return join(folder, 'learning-audit', createHash('sha256').update(root).digest('hex').slice(0, 16));
}

/** Time after which the records of a folder that was not audited again are removed. */
const STALE_MS = 30 * 24 * 3_600_000;

/**
 * Marks a default cache folder as used, and removes those beside it that no audit used for a month, and of the others the least
 * recently used until all together are small enough. What cannot be removed is left: a cache is never a reason to fail.
 *
 * @param now milliseconds since 1970
 * @param mostBytes that all folders may take
 */
export function removeOtherCaches(used: string, now: number, mostBytes: number): void {
  try {
    utimesSync(used, now / 1_000, now / 1_000);
    let left = mostBytes - bytesIn(used);
    const others = readdirSync(dirname(used))
      .map((name) => join(dirname(used), name))
      .filter((folder) => /^[0-9a-f]{16}$/.test(basename(folder)) && folder !== used)
      .map((folder) => ({ folder, lastUse: statSync(folder).mtimeMs }))
      .sort((a, b) => b.lastUse - a.lastUse);
    for (const { folder, lastUse } of others) {
      left -= bytesIn(folder);
      if (left < 0 || now - lastUse > STALE_MS) rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // No cache was written yet, or another run is cleaning up as well.
  }
}

/**
 * Of the files of a folder, without those of folders in it. What another run replaces meanwhile counts nothing.
 *
 * @param counts whether a file of this name counts
 */
export function bytesIn(folder: string, counts: (name: string) => boolean = () => true): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && counts(entry.name))
    .reduce((sum, entry) => sum + (statSync(join(folder, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
