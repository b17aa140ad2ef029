import { join } from 'node:path';
import { type IgnoreFile, judge, parseIgnoreFile } from '../../walk/ignore-file.js';
import { readRegularFile } from '../../walk/read-file.js';
import { segmentsBelow, workTreeTop } from '../../walk/targets.js';

const MAX_IGNORE_FILE = 1_000_000;

/** Says of paths that are not there whether git would ignore them: such files are made when the code runs. */
export function ignoredPaths(root: string): (path: string) => boolean {
  const top = workTreeTop(root);
  const base = segmentsBelow(top, root);
  const files = new Map<string, IgnoreFile | undefined>();
  const ignoreFileIn = (segments: readonly string[]): IgnoreFile | undefined => {
    const key = segments.join('/');
    if (!files.has(key)) {
      const read = readRegularFile(join(top, ...segments, '.gitignore'), MAX_IGNORE_FILE);
      files.set(
        key,
        read.kind === 'bytes' ? parseIgnoreFile('.gitignore', segments, read.bytes.toString('utf8')) : undefined,
      );
    }
    return files.get(key);
  };
  return (path) => {
    if (path.startsWith('../') || path.includes('\0')) return false;
    const segments = [...base, ...path.split('/')];
    const above: IgnoreFile[] = [];
    for (let depth = 0; depth < segments.length; depth++) {
      const found = ignoreFileIn(segments.slice(0, depth));
      if (found !== undefined) above.push(found);
      const verdict = judge(above, segments.slice(0, depth + 1), depth + 1 < segments.length);
      if (verdict.kind === 'ignored') return true;
    }
    return false;
  };
}
