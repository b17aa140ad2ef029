import { type GlobPattern, matchesGlobPattern, parseGlobPattern } from './glob-pattern.js';

/** More patterns than this in one ignore file are not read, so that no repository can make the walk slow. */
export const MAX_PATTERNS = 2_000;

export interface IgnoreFile {
  /** Name as printed in reasons: `.gitignore`, `.auditignore`, `exclude of the configuration`. */
  readonly name: string;
  /** Segments of the folder that its patterns are relative to, below the walk's top. */
  readonly base: readonly string[];
  readonly patterns: readonly GlobPattern[];
  /** Patterns past `MAX_PATTERNS`. */
  readonly omitted: number;
}

export function parseIgnoreFile(name: string, base: readonly string[], content: string): IgnoreFile {
  const lines = content.replace(/^\uFEFF/u, '').split('\n');
  const patterns: GlobPattern[] = [];
  let omitted = 0;
  for (const line of lines) {
    const pattern = parseGlobPattern(line);
    if (pattern === undefined) continue;
    if (patterns.length < MAX_PATTERNS) patterns.push(pattern);
    else omitted++;
  }
  return { name, base, patterns, omitted };
}

export type IgnoreVerdict =
  | { readonly kind: 'ignored'; readonly by: string }
  | { readonly kind: 'kept'; readonly by: string }
  | { readonly kind: 'unnamed' };

/**
 * What the ignore files say of a path; the last match of the deepest file decides. Callers must not ask about paths below an
 * ignored folder: as in git, nothing inside it can be kept again.
 *
 * @param files from the top folder down; among files of one folder the later one wins
 */
export function judge(files: readonly IgnoreFile[], path: readonly string[], isDirectory: boolean): IgnoreVerdict {
  for (let index = files.length - 1; index >= 0; index--) {
    const file = files[index]!;
    const relative = path.slice(file.base.length);
    for (let at = file.patterns.length - 1; at >= 0; at--) {
      const pattern = file.patterns[at]!;
      if (matchesGlobPattern(pattern, relative, isDirectory)) {
        return { kind: pattern.negated ? 'kept' : 'ignored', by: file.name };
      }
    }
  }
  return { kind: 'unnamed' };
}
