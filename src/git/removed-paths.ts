import type { GitRepository } from './repository.js';

/** Commits of the past that are looked at. */
const MAX_COMMITS = 30_000;
/** Renames of one path that are followed, one after the other. */
const MAX_STEPS = 8;
/** Files of one commit among which git looks for renames. */
const RENAME_LIMIT = 1_000;

/** What became of a path that is no longer there. */
export interface RemovedPath {
  /** The last commit that removed it, or the first link of the chain when it was moved. */
  readonly commit: string;
  /** First line of the commit's message. */
  readonly subject: string;
  /** Where its content went, relative to the opened folder, when git finds it again; a path that is itself gone is followed. */
  readonly movedTo?: string;
}

interface Removal {
  readonly commit: string;
  readonly subject: string;
}

/**
 * Paths that the history of the checked-out commit removed. The removals are listed once, without looking for renames; these
 * are looked for in the few commits that are asked about.
 */
export class RemovedPaths {
  #removals: ReadonlyMap<string, Removal> | undefined;
  /** Removed paths by their last parts. */
  #named: Map<string, string[]> | undefined;
  readonly #renames = new Map<string, ReadonlyMap<string, string>>();
  /** Why the history could not be read. */
  problem: string | undefined;

  constructor(readonly repository: GitRepository) {}

  /**
   * @param path posix, relative to the opened folder
   * @param exists whether a path is there now
   */
  find(path: string, exists: (path: string) => boolean): RemovedPath | undefined {
    const { prefix } = this.repository;
    const first = this.#all().get(prefix + path);
    if (first === undefined) return undefined;
    let at = prefix + path;
    let removal: Removal | undefined = first;
    for (let step = 0; step < MAX_STEPS && removal !== undefined; step++) {
      const next: string | undefined = this.#renamesOf(removal.commit).get(at);
      if (next === undefined) break;
      const inside = next.startsWith(prefix) ? next.slice(prefix.length) : undefined;
      if (inside !== undefined && exists(inside)) return { ...first, movedTo: inside };
      at = next;
      removal = this.#all().get(at);
    }
    return first;
  }

  /** Removed paths (relative to the opened folder) whose last parts are these. */
  endingIn(path: string): readonly string[] {
    const { prefix } = this.repository;
    const name = path.slice(path.lastIndexOf('/') + 1);
    return (this.#allNamed().get(name) ?? [])
      .filter((one) => one.startsWith(prefix) && (one.endsWith(`/${path}`) || one === prefix + path))
      .map((one) => one.slice(prefix.length));
  }

  #allNamed(): ReadonlyMap<string, readonly string[]> {
    if (this.#named === undefined) {
      this.#named = new Map();
      for (const path of this.#all().keys()) {
        const name = path.slice(path.lastIndexOf('/') + 1);
        const known = this.#named.get(name);
        if (known === undefined) this.#named.set(name, [path]);
        else known.push(path);
      }
    }
    return this.#named;
  }

  #all(): ReadonlyMap<string, Removal> {
    this.#removals ??= this.#read();
    return this.#removals;
  }

  #read(): ReadonlyMap<string, Removal> {
    const removals = new Map<string, Removal>();
    const limits = [`--max-count=${MAX_COMMITS}`, '--diff-filter=D', '--no-renames', '--no-ext-diff', '--no-textconv'];
    const listed = this.repository.run([
      'log',
      ...limits,
      '-m',
      '--first-parent',
      '-z',
      '--name-only',
      FORMAT,
      'HEAD',
      '--',
    ]);
    if (listed.kind === 'failed') {
      this.problem = listed.reason;
      return removals;
    }
    let commit: Removal | undefined;
    for (const part of listed.bytes.toString('utf8').split('\0')) {
      const text = part.replace(/^\n/, '');
      const heading = /^:([0-9a-f]{40,64}) (.*)/s.exec(text);
      if (heading !== null) commit = { commit: heading[1]!, subject: heading[2]!.trim().slice(0, 200) };
      else if (text !== '' && commit !== undefined && !removals.has(text)) removals.set(text, commit);
    }
    return removals;
  }

  /** Old path to new path of one commit. */
  #renamesOf(commit: string): ReadonlyMap<string, string> {
    const known = this.#renames.get(commit);
    if (known !== undefined) return known;
    const renames = new Map<string, string>();
    this.#renames.set(commit, renames);
    const flags = [
      `-l${RENAME_LIMIT}`,
      '-M50%',
      '--diff-filter=R',
      '--no-ext-diff',
      '--no-textconv',
      '--root',
      '-m',
      '--first-parent',
    ];
    const shown = this.repository.run(['show', ...flags, '-z', '--name-status', '--format=', commit, '--']);
    if (shown.kind === 'failed') return renames;
    const parts = shown.bytes.toString('utf8').split('\0');
    for (let index = 0; index + 2 < parts.length; ) {
      if (/^\n?R\d*$/.test(parts[index]!)) {
        renames.set(parts[index + 1]!, parts[index + 2]!);
        index += 3;
      } else index++;
    }
    return renames;
  }
}

/** Before the paths of a commit; no path has the form of a colon and a full commit id. */
const FORMAT = '--format=format::%H %s%x00';
