import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../model/usage-error.js';
import { errorCode } from './read-file.js';

/** One path that the user named, links resolved: what is named is walked, whatever the ignore files say of it. */
export interface Target {
  readonly absolute: string;
  readonly kind: 'folder' | 'file';
}

export interface Targets {
  /** The audited folder: the one that was named, else the lowest folder around everything named. */
  readonly root: string;
  readonly targets: readonly Target[];
}

/**
 * @param paths as the user wrote them
 * @param cwd what relative ones are relative to
 * @throws UsageError for a path that does not exist
 */
export function resolveTargets(paths: readonly string[], cwd: string): Targets {
  const targets = [
    ...new Map(paths.map((path) => resolveTarget(path, cwd)).map((target) => [target.absolute, target])).values(),
  ];
  const folders = targets.map((target) => (target.kind === 'folder' ? target.absolute : dirname(target.absolute)));
  return { root: folders.reduce(commonFolder), targets };
}

function resolveTarget(path: string, cwd: string): Target {
  const named = resolve(cwd, path);
  try {
    const absolute = realpathSync(named);
    return { absolute, kind: lstatSync(absolute).isDirectory() ? 'folder' : 'file' };
  } catch (error) {
    const code = errorCode(error);
    const what = code === 'ENOENT' ? 'no such file or folder' : `cannot read (${code})`;
    throw new UsageError(`${what}: ${path}`, 'check the path');
  }
}

function commonFolder(left: string, right: string): string {
  const a = left.split(sep);
  const b = right.split(sep);
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return a.slice(0, same).join(sep) || sep;
}

/** The top folder of the git work tree around a folder, or the folder itself. Ignore files above it are not ours to read. */
export function workTreeTop(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

/** Folder names from `top` down to `path`; empty when they are the same. */
export function segmentsBelow(top: string, path: string): string[] {
  return relative(top, path)
    .split(sep)
    .filter((part) => part !== '');
}
