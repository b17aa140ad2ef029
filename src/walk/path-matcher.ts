import { judge, parseIgnoreFile } from './ignore-file.js';

/**
 * Whether patterns in gitignore syntax name a file, by itself or by a folder around it.
 *
 * @param name of the patterns' source
 * @param patterns relative to the audited folder; a later `!pattern` takes out what an earlier one named
 */
export function pathMatcher(name: string, patterns: readonly string[]): (path: string) => boolean {
  const files = [parseIgnoreFile(name, [], patterns.join('\n'))];
  return (path) => {
    const segments = path.split('/');
    return segments.some(
      (_, index) => judge(files, segments.slice(0, index + 1), index < segments.length - 1).kind === 'ignored',
    );
  };
}
