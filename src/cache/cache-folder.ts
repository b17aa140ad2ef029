import { createHash } from 'node:crypto';
import { join } from 'node:path';

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
