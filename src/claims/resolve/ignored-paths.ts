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
  const known = new Map<string, boolean>();
  const isIgnored = (segments: readonly string[], isFolder: boolean): boolean => {
    if (segments.length === 0) return false;
    const key = `${segments.join('/')}${isFolder ? '/' : ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const verdict = isIgnored(segments.slice(0, -1), true) || isNamed(segments, isFolder);
    known.set(key, verdict);
    return verdict;
  };
  const isNamed = (segments: readonly string[], isFolder: boolean): boolean => {
    const above = segments.flatMap((_, depth) => ignoreFileIn(segments.slice(0, depth)) ?? []);
    return judge(above, segments, isFolder).kind === 'ignored';
  };
  return (path) => !path.startsWith('../') && !path.includes('\0') && isIgnored([...base, ...path.split('/')], false);
}
