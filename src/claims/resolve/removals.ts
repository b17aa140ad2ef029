import { isCommonName } from './project-files.js';

/** What the history says of a path that is not there. */
export interface PathHistory {
  find(
    path: string,
    exists: (path: string) => boolean,
  ): { readonly commit: string; readonly subject: string; readonly movedTo?: string } | undefined;
  /** Removed paths whose last parts are these. */
  endingIn(path: string): readonly string[];
}

/** The commit that removed a path. */
export interface Removal {
  readonly commit: string;
  readonly subject: string;
  /** The path that was removed, where only its last parts are those that are written. */
  readonly as?: string;
}

/**
 * What removed a path: as it is written, from the folder of its document, else a file that ends in it, because documents name
 * files from folders of their own choice.
 */
export function removalOf(path: string, near: string, history: PathHistory): Removal | undefined {
  for (const at of [path, near]) {
    const found = history.find(at, () => false);
    if (found !== undefined) return { commit: found.commit, subject: found.subject };
  }
  if (!/\.\w+$/.test(path) || (!path.includes('/') && isCommonName(path))) return undefined;
  const [as] = history.endingIn(path);
  const found = as === undefined ? undefined : history.find(as, () => false);
  return found === undefined ? undefined : { commit: found.commit, subject: found.subject, as: as! };
}
