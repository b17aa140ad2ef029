import { realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';

/**
 * The regular file that a path names, its links resolved, when it lies below the root; nothing otherwise.
 *
 * @param root absolute, links resolved
 */
export function confined(root: string, path: string): string | undefined {
  try {
    const real = realpathSync(path);
    const below = real.startsWith(root.endsWith(sep) ? root : root + sep);
    return below && statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}
