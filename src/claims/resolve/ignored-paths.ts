import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type IgnoreFile, judge, parseIgnoreFile } from '../../walk/ignore-file.js';
import { readRegularFile } from '../../walk/read-file.js';
import { segmentsBelow, workTreeTop } from '../../walk/targets.js';

const MAX_IGNORE_FILE = 1_000_000;

/** The `.gitignore` of a folder by the folder's path from the top of the work tree, with a hash of its text; `null`: there is none. */
export type IgnoreFileState = readonly [folder: string, state: string | null];

interface ReadFile {
  readonly state: string | null;
  readonly parsed: IgnoreFile | undefined;
}

/** Says of paths that are not there whether git would ignore them: such files are made when the code runs. */
export class IgnoredPaths {
  readonly #top: string;
  readonly #base: readonly string[];
  readonly #files = new Map<string, ReadFile>();
  readonly #known = new Map<string, boolean>();

  constructor(root: string) {
    this.#top = workTreeTop(root);
    this.#base = segmentsBelow(this.#top, root);
  }

  has(path: string): boolean {
    if (path.startsWith('../') || path.includes('\0')) return false;
    return this.#isIgnored([...this.#base, ...path.split('/')], false);
  }

  /** The files that the answers so far rest on. */
  get consulted(): readonly IgnoreFileState[] {
    return [...this.#files].map(([folder, { state }]) => [folder, state]);
  }

  /** Whether a file is as it was. */
  isSame([folder, state]: IgnoreFileState): boolean {
    return this.#read(folder.split('/').filter((part) => part !== '')).state === state;
  }

  #isIgnored(segments: readonly string[], isFolder: boolean): boolean {
    if (segments.length === 0) return false;
    const key = `${segments.join('/')}${isFolder ? '/' : ''}`;
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    const verdict = this.#isIgnored(segments.slice(0, -1), true) || this.#isNamed(segments, isFolder);
    this.#known.set(key, verdict);
    return verdict;
  }

  #isNamed(segments: readonly string[], isFolder: boolean): boolean {
    const above = segments.flatMap((_, depth) => this.#read(segments.slice(0, depth)).parsed ?? []);
    return judge(above, segments, isFolder).kind === 'ignored';
  }

  #read(segments: readonly string[]): ReadFile {
    const key = segments.join('/');
    let file = this.#files.get(key);
    if (file === undefined) {
      const read = readRegularFile(join(this.#top, key, '.gitignore'), MAX_IGNORE_FILE);
      file =
        read.kind === 'refused'
          ? { state: null, parsed: undefined }
          : {
              state: createHash('sha256').update(read.bytes).digest('base64'),
              parsed: parseIgnoreFile('.gitignore', segments, read.bytes.toString('utf8')),
            };
      this.#files.set(key, file);
    }
    return file;
  }
}
