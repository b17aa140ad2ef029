import { type Dirent, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Language } from '../model/facts.js';
import type { FileEntry } from '../model/result.js';
import { builtFrom } from './build-twin.js';
import { folderReason } from './folder-reason.js';
import { type IgnoreFile, judge, parseIgnoreFile } from './ignore-file.js';
import { neighboursOf } from './neighbours.js';
import { errorCode, readRegularFile } from './read-file.js';
import { extension, sourceLanguage } from './source-language.js';
import { resolveTargets, segmentsBelow, type Target, workTreeTop } from './targets.js';
import { nameReason } from './text-reason.js';

export interface WalkOptions {
  /** Folder that relative paths are relative to. */
  readonly cwd: string;
  /** Patterns in gitignore syntax, relative to the audited folder. Empty `include` means everything. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** The audited folder, where it is not the lowest one around everything named. */
  readonly root?: string;
}

/** A file to be read and analysed. */
export interface WalkedFile {
  /** Posix, relative to the audited folder. */
  readonly path: string;
  readonly absolute: string;
  readonly language: Language;
}

export interface Walk {
  readonly root: string;
  /** Sorted by path. */
  readonly files: readonly WalkedFile[];
  /** Everything else, with its reason; a folder that was not entered is one entry ending in `/`. Sorted by path. */
  readonly skipped: readonly FileEntry[];
  /** What lies beside the named paths and was not named; a folder ends in `/`. Sorted. */
  readonly neighbours: readonly string[];
}

/** Why a link is skipped. */
export const LINK = 'symbolic link, not followed';
const PIPE = 'named pipe';
const SOCKET = 'socket';
const DEVICE = 'device';
const NO_FILE = 'not a regular file';
/** Why other things that are no files are skipped. */
export const NO_FILES: ReadonlySet<string> = new Set([PIPE, SOCKET, DEVICE, NO_FILE]);
/** Bytes of one ignore file that are read. */
const MAX_IGNORE_FILE = 1_000_000;
/** Entries between two pauses in which signals are heard. */
const PAUSE = 2_000;

/**
 * Lists what is below the named paths: sources to analyse, and all else with the reason why not.
 *
 * The walk is our own and not globby's because an audit must not miss a file in silence: globby's `**` skips whatever lies
 * below a folder whose name has a line break, follows links into `/` unless told not to, drops names that are not UTF-8, and
 * cannot say which folders the ignore files kept it out of. Here every entry of every folder ends in one of the two lists;
 * no link is followed and nothing but a regular file is opened. The ignore files have git's meaning (tested against git).
 *
 * @throws UsageError when a named path does not exist
 */
export async function walk(paths: readonly string[], options: WalkOptions): Promise<Walk> {
  const { root, targets } = resolveTargets(paths, options.cwd);
  const walker = new Walker(options.root ?? root, options);
  for (const target of targets) {
    if (target.kind === 'file') walker.takeFile(target);
    else await walker.walkFolder(target);
  }
  return { ...walker.finish(), neighbours: neighboursOf(walker.root, targets) };
}

interface Folder {
  readonly absolute: string;
  /** Posix, relative to the root, empty for the root. */
  readonly path: string;
  readonly ignoreFiles: readonly IgnoreFile[];
}

class Walker {
  readonly #top: string;
  readonly #include: IgnoreFile;
  readonly #exclude: IgnoreFile;
  readonly #files = new Map<string, WalkedFile>();
  readonly #skipped = new Map<string, FileEntry>();
  /** Named by the user: kept against every rule. */
  readonly #named = new Set<string>();
  #seen = 0;

  constructor(
    readonly root: string,
    options: WalkOptions,
  ) {
    this.#top = workTreeTop(root);
    const base = segmentsBelow(this.#top, root);
    this.#include = parseIgnoreFile('include of the configuration', base, options.include.join('\n'));
    this.#exclude = parseIgnoreFile('exclude of the configuration', base, options.exclude.join('\n'));
  }

  takeFile(target: Target): void {
    const path = segmentsBelow(this.root, target.absolute).join('/') || basename(target.absolute);
    this.#named.add(path);
    this.#take(path, target.absolute, basename(target.absolute));
  }

  async walkFolder(target: Target): Promise<void> {
    const path = segmentsBelow(this.root, target.absolute).join('/');
    const pending: Folder[] = [
      { absolute: target.absolute, path, ignoreFiles: this.#ignoreFilesAbove(target.absolute) },
    ];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      pending.push(...this.#enter(folder));
      if (this.#seen > PAUSE) {
        this.#seen = 0;
        await new Promise((resume) => setImmediate(resume));
      }
    }
  }

  finish(): Omit<Walk, 'neighbours'> {
    for (const file of this.#files.values()) {
      if (this.#named.has(file.path)) continue;
      const source = builtFrom(file.path, (path) => this.#files.has(path));
      if (source !== undefined) this.#skip(file.path, file.language, `built from ${source}`);
    }
    const files = [...this.#files.values()].filter((file) => !this.#skipped.has(file.path));
    return { root: this.root, files: files.sort(byPath), skipped: [...this.#skipped.values()].sort(byPath) };
  }

  /**
   * Ignore files from the work tree's top down to the folder's parent. Those that would exclude the folder itself do not count:
   * it was named.
   */
  #ignoreFilesAbove(folder: string): readonly IgnoreFile[] {
    const below = segmentsBelow(this.#top, folder);
    let files: readonly IgnoreFile[] = [];
    let at = this.#top;
    for (let depth = 0; depth < below.length; depth++) {
      const names = new Set(readdirNames(at));
      files = this.#withIgnoreFiles(files, at, names);
      const verdicts = below.slice(depth).map((_, index) => judge(files, below.slice(0, depth + index + 1), true));
      if (verdicts.some((verdict) => verdict.kind === 'ignored')) files = [];
      at = join(at, below[depth]!);
    }
    return files;
  }

  #withIgnoreFiles(files: readonly IgnoreFile[], folder: string, names: ReadonlySet<string>): readonly IgnoreFile[] {
    const added: IgnoreFile[] = [];
    for (const name of ['.gitignore', '.auditignore']) {
      if (!names.has(name)) continue;
      const read = readRegularFile(join(folder, name), MAX_IGNORE_FILE);
      if (read.kind !== 'bytes') continue;
      const parsed = parseIgnoreFile(name, segmentsBelow(this.#top, folder), read.bytes.toString('utf8'));
      if (parsed.patterns.length > 0) added.push(parsed);
    }
    return added.length === 0 ? files : [...files, ...added];
  }

  /** Sorts one folder's entries into the lists; returns the folders to enter. */
  #enter(folder: Folder): Folder[] {
    let entries: Dirent<Buffer>[];
    try {
      entries = readdirSync(folder.absolute, { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      this.#skip(`${folder.path}/`, 'other', `not readable: ${errorCode(error)}`);
      return [];
    }
    this.#seen += entries.length;
    const names = new Set(entries.map((entry) => entry.name.toString('utf8')));
    const ignoreFiles = this.#withIgnoreFiles(folder.ignoreFiles, folder.absolute, names);
    const inner: Folder[] = [];
    for (const entry of entries) {
      const name = entry.name.toString('utf8');
      const prefix = folder.path === '' ? '' : `${folder.path}/`;
      if (!Buffer.from(name, 'utf8').equals(entry.name)) {
        this.#skip(prefix + printableName(entry.name) + (entry.isDirectory() ? '/' : ''), 'other', 'name is not UTF-8');
        continue;
      }
      const path = prefix + name;
      const absolute = join(folder.absolute, name);
      if (entry.isDirectory()) {
        const reason = this.#folderReason(absolute, name, names, ignoreFiles);
        if (reason === undefined) inner.push({ absolute, path, ignoreFiles });
        else this.#skip(`${path}/`, 'other', reason);
      } else if (!entry.isFile()) {
        this.#skip(path, sourceLanguage(name) ?? 'other', specialReason(entry));
      } else {
        const reason = this.#ignoreReason(absolute, ignoreFiles);
        if (reason === undefined) this.#take(path, absolute, name);
        else this.#skip(path, sourceLanguage(name) ?? 'other', reason);
      }
    }
    return inner;
  }

  #folderReason(
    absolute: string,
    name: string,
    siblings: ReadonlySet<string>,
    ignoreFiles: readonly IgnoreFile[],
  ): string | undefined {
    const segments = segmentsBelow(this.#top, absolute);
    const verdict = judge([...ignoreFiles, this.#exclude], segments, true);
    if (verdict.kind === 'ignored') return `ignored by ${verdict.by}`;
    // `!vendor/` in an ignore file is how a team asks for a folder that is left out by default.
    if (verdict.kind === 'kept') return undefined;
    return folderReason(name, siblings, () => new Set(readdirNames(absolute)));
  }

  #ignoreReason(absolute: string, ignoreFiles: readonly IgnoreFile[]): string | undefined {
    const segments = segmentsBelow(this.#top, absolute);
    const verdict = judge([...ignoreFiles, this.#exclude], segments, false);
    if (verdict.kind === 'ignored') return `ignored by ${verdict.by}`;
    if (this.#include.patterns.length === 0) return undefined;
    const base = this.#include.base.length;
    for (let length = base + 1; length <= segments.length; length++) {
      const included = judge([this.#include], segments.slice(0, length), length < segments.length);
      if (included.kind === 'ignored') return undefined;
    }
    return 'not matched by include of the configuration';
  }

  #take(path: string, absolute: string, name: string): void {
    const language = sourceLanguage(name);
    if (language === undefined) {
      const ending = extension(name);
      this.#skip(path, 'other', ending === '' ? 'not a source file' : `not a source file (${printable(ending)})`);
      return;
    }
    const reason = this.#named.has(path) ? undefined : nameReason(name);
    if (reason === undefined) this.#files.set(path, { path, absolute, language });
    else this.#skip(path, language, reason);
  }

  #skip(path: string, language: string, reason: string): void {
    this.#skipped.set(path, { path, language, status: 'skipped', reason });
  }
}

function readdirNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder that cannot be read says so when it is entered.
    return [];
  }
}

function specialReason(entry: Dirent<Buffer>): string {
  if (entry.isSymbolicLink()) return LINK;
  if (entry.isFIFO()) return PIPE;
  if (entry.isSocket()) return SOCKET;
  if (entry.isBlockDevice() || entry.isCharacterDevice()) return DEVICE;
  return NO_FILE;
}

/** Bytes that are no UTF-8 as `\xNN`, so that two such names stay two. */
function printableName(name: Buffer): string {
  return name.toString('latin1').replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 20);
}

function byPath(left: { path: string }, right: { path: string }): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
