import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../model/usage-error.js';

/**
 * Paths as the user wrote them, with patterns (`lib/*.py`, in quotes) replaced by the files they match, sorted. What exists
 * under the very name is taken as it is. Links are not followed, and ignore files do not hide what a pattern names.
 *
 * @throws UsageError for a pattern that matches nothing
 */
export async function expandPaths(paths: readonly string[], cwd: string): Promise<string[]> {
  const expanded: string[] = [];
  for (const path of paths) {
    if (exists(resolve(cwd, path))) {
      expanded.push(path);
      continue;
    }
    // Few name patterns, and the package takes a tenth of a second to load.
    const { globby, isDynamicPattern } = await import('globby');
    if (isDynamicPattern(path)) {
      const found = await globby(path, {
        cwd,
        onlyFiles: true,
        dot: true,
        followSymbolicLinks: false,
        expandDirectories: false,
      });
      if (found.length === 0) throw new UsageError(`nothing matches ${path}`, 'check the pattern');
      expanded.push(...found.sort());
    } else {
      expanded.push(path);
    }
  }
  return expanded;
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
