import { posix } from 'node:path';
import type { FileEntry } from '../model/result.js';

/** Which files came, went and moved between two states of a project. */
export class Moves {
  readonly #now: ReadonlyMap<string, FileEntry>;
  readonly #closedFolders: readonly string[];
  readonly #before: ReadonlySet<string> | undefined;
  /** Path before by path now, for files that moved without a change. */
  readonly #moved: ReadonlyMap<string, string>;

  /** @param before `undefined` when only parts of it are known */
  constructor(before: readonly FileEntry[] | undefined, now: readonly FileEntry[]) {
    this.#now = new Map(now.map((file) => [file.path, file]));
    this.#closedFolders = now.filter((file) => file.path.endsWith('/')).map((file) => file.path);
    this.#before = before && new Set(before.map((file) => file.path));
    this.#moved = unchangedMoves(
      (before ?? []).filter((file) => !this.isThere(file.path)),
      now.filter((file) => this.isNew(file.path)),
    );
  }

  /** The file as it is now, or the folder around it that is not entered any more. */
  entry(path: string): FileEntry | undefined {
    const own = this.#now.get(path);
    if (own !== undefined) return own;
    const folder = this.#closedFolders.find((closed) => path.startsWith(closed));
    return folder === undefined ? undefined : this.#now.get(folder);
  }

  isThere(path: string): boolean {
    return this.entry(path) !== undefined;
  }

  /** Whether nothing was at this path before; held to be possible when that is not known. */
  isNew(path: string): boolean {
    return this.#before === undefined || !this.#before.has(path);
  }

  /** Where a file was before, if it was moved as it is. */
  cameFrom(path: string): string | undefined {
    return this.#moved.get(path);
  }

  /** Whether a file that is gone may be one that has come. Same text decides, else nothing speaks against it. */
  mayBe(before: string, now: string): boolean {
    const source = this.#moved.get(now);
    return source === undefined ? !this.isThere(before) && this.isNew(now) : source === before;
  }
}

function unchangedMoves(gone: readonly FileEntry[], come: readonly FileEntry[]): Map<string, string> {
  const byHash = new Map<string, string[]>();
  for (const { path, sha256 } of gone) {
    if (sha256 === undefined) continue;
    const paths = byHash.get(sha256);
    if (paths === undefined) byHash.set(sha256, [path]);
    else paths.push(path);
  }
  const moved = new Map<string, string>();
  for (const { path, sha256 } of come) {
    const paths = sha256 === undefined ? undefined : byHash.get(sha256);
    if (paths === undefined || paths.length === 0) continue;
    const sameName = paths.findIndex((candidate) => posix.basename(candidate) === posix.basename(path));
    moved.set(path, paths.splice(Math.max(0, sameName), 1)[0]!);
  }
  return moved;
}
