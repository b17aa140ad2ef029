import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { UsageError } from '../model/usage-error.js';
import type { Environment, GitRepository } from './repository.js';
import { listTree, MISSING, openSubmodule, readBlobs, type TreeEntry } from './tree.js';

export interface WriteTreeOptions {
  /** Existing empty folder to write below. */
  readonly into: string;
  /** Larger files are written as holes of their size: no stage reads them. */
  readonly maxFileBytes: number;
  /** Whether a file must be there to be read; a partial clone may lack the others. */
  readonly isNeeded: (path: string) => boolean;
  readonly environment: Environment;
}

/** Where links of a written tree lead: nowhere. An audit does not follow links, it only sees that there is one. */
const LINK_TARGET = '/nonexistent/audit-link';
const IGNORE_FILES = new Set(['.gitignore', '.auditignore']);
const DEEPEST_SUBMODULE = 4;

/**
 * Writes the files of a commit below the repository's opened folder as they are stored: no filter, no line end conversion and no
 * hook has part in it. Files beside that folder have their names and sizes only. A `.git` leads to the repository at that commit,
 * so that its history can be read.
 *
 * @returns the folder that stands for the work tree's top
 * @throws UsageError for what is missing, and for names that no checkout would write
 */
export function writeTree(repository: GitRepository, commit: string, options: WriteTreeOptions): string {
  const top = join(options.into, basename(repository.top) || 'project');
  mkdirSync(join(top, '.git'), { recursive: true });
  const common = repository.run(['rev-parse', '--git-common-dir']);
  if (common.kind === 'failed')
    throw new UsageError(`cannot read the repository: ${common.reason}`, 'check it with git');
  writeFileSync(join(top, '.git', 'HEAD'), `${commit}\n`);
  writeFileSync(join(top, '.git', 'commondir'), `${resolve(repository.top, common.bytes.toString('utf8').trim())}\n`);
  mkdirSync(join(top, repository.prefix), { recursive: true });
  const entries = listTree(repository, commit, '');
  try {
    new TreeWriter(options, repository.prefix).write(repository, entries, top, 0);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(
      `cannot write the files of commit ${commit.slice(0, 10)} to a temporary folder (${code})`,
      'see to its space, and that no two names of the commit are the same there',
    );
  }
  return top;
}

class TreeWriter {
  readonly #folders = new Set<string>();

  /** @param prefix of the folder whose files are wanted; of the others only that they are there */
  constructor(
    readonly options: WriteTreeOptions,
    readonly prefix: string,
  ) {}

  /** Files first and links last: nothing is ever written through a link. */
  write(repository: GitRepository, entries: readonly TreeEntry[], top: string, depth: number): void {
    const { maxFileBytes, isNeeded, environment } = this.options;
    const files = entries.filter((entry) => entry.kind === 'file');
    const isWanted = ({ path, size }: TreeEntry): boolean => {
      const name = path.toString('utf8');
      return size <= maxFileBytes && (depth > 0 || name.startsWith(this.prefix) || IGNORE_FILES.has(basename(name)));
    };
    for (const entry of files) if (!isWanted(entry)) this.#hole(this.#place(top, entry), entry.size);
    for (const [entry, bytes] of readBlobs(repository, files.filter(isWanted))) {
      if (bytes !== undefined) writeFileSync(this.#place(top, entry), bytes, { flag: 'wx' });
      else if (!isNeeded(entry.path.toString('utf8'))) this.#hole(this.#place(top, entry), 0);
      else throw new UsageError(`${entry.path.toString('utf8')} of the base is not in this clone`, MISSING);
    }
    for (const entry of entries) {
      if (entry.kind !== 'submodule') continue;
      const folder = this.#place(top, entry).toString('utf8');
      mkdirSync(folder, { recursive: true });
      const inner = depth < DEEPEST_SUBMODULE ? openSubmodule(repository, entry, environment) : undefined;
      if (inner !== undefined) this.write(inner, listTree(inner, entry.id, ''), folder, depth + 1);
    }
    for (const entry of entries) if (entry.kind === 'link') symlinkSync(LINK_TARGET, this.#place(top, entry));
  }

  #hole(path: Buffer, size: number): void {
    const descriptor = openSync(path, 'wx');
    try {
      ftruncateSync(descriptor, size);
    } finally {
      closeSync(descriptor);
    }
  }

  /** The place of an entry, with the folders around it made. Git itself refuses to check out what is refused here. */
  #place(top: string, { path }: TreeEntry): Buffer {
    const name = path.toString('latin1');
    const parts = name.split('/');
    const isWindows = process.platform === 'win32';
    if (
      parts.some(
        (part) => /^(?:|\.|\.\.|\.git)$/i.test(part) || part.includes('\0') || (isWindows && /[\\:]/.test(part)),
      )
    ) {
      throw new UsageError(
        `the base has a file of the name ${JSON.stringify(name.slice(0, 100))}, which cannot be written`,
        'compare with another commit',
      );
    }
    const folder = parts.slice(0, -1).join('/');
    if (!this.#folders.has(`${top}\0${folder}`)) {
      mkdirSync(Buffer.concat([Buffer.from(`${top}/`), Buffer.from(folder, 'latin1')]), { recursive: true });
      this.#folders.add(`${top}\0${folder}`);
    }
    return Buffer.concat([Buffer.from(`${top}/`), path]);
  }
}
