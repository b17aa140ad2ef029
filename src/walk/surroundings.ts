import type { FileEntry } from '../model/result.js';
import type { Walk } from './walk.js';

/** Reasons of the walk for what a commit does not hold and a checkout of it would have beside it all the same. */
const OF_THE_PLACE = /^(?:ignored by |vendored: |build output$|package metadata$)/;

/**
 * What lies in an audited folder and in no commit: installed packages, builds, ignored files. Another commit that is checked out
 * there has them too. Caches of other tools are left out: they come and go and nothing refers to them.
 *
 * @param files of an audit of the folder
 * @param tracked paths of the commit, relative to the folder
 */
export function surroundingsOf(files: readonly FileEntry[], tracked: Iterable<string>): FileEntry[] {
  const held = new Set<string>();
  for (const path of tracked) {
    held.add(path);
    for (let at = path.lastIndexOf('/'); at > 0 && !held.has(path.slice(0, at + 1)); at = path.lastIndexOf('/', at - 1))
      held.add(path.slice(0, at + 1));
  }
  return files.filter(
    ({ path, status, reason }) => status === 'skipped' && OF_THE_PLACE.test(reason ?? '') && !held.has(path),
  );
}

/** A walk to which these are added as not analysed. What the walk met itself stays as it is. */
export function withSurroundings(walked: Walk, surroundings: readonly FileEntry[]): Walk {
  if (surroundings.length === 0) return walked;
  const met = new Set([...walked.files, ...walked.skipped].map(({ path }) => path));
  const added = surroundings.filter(({ path }) => !met.has(path));
  const skipped = [...walked.skipped, ...added].sort((left, right) => (left.path < right.path ? -1 : 1));
  return { ...walked, skipped };
}
