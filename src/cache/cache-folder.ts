import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
 * Marks a default cache folder as used, and removes those beside it that no audit used for a month. What cannot be removed is
 * left: a cache is never a reason to fail.
 *
 * @param now milliseconds since 1970
 */
export function removeStaleCaches(used: string, now: number): void {
  try {
    utimesSync(used, now / 1_000, now / 1_000);
    for (const name of readdirSync(dirname(used))) {
      const folder = join(dirname(used), name);
      if (!/^[0-9a-f]{16}$/.test(name) || folder === used) continue;
      if (now - statSync(folder).mtimeMs > STALE_MS) rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // No cache was written yet, or another run is cleaning up as well.
  }
}
