import { posix } from 'node:path';
import type { FileEntry } from '../../model/result.js';

/** Names of files that a project has many of: the name alone says nothing about which one is meant. */
const COMMON_NAMES = new Set([
  '__init__.py',
  '__main__.py',
  'conftest.py',
  'setup.py',
  'main.py',
  'app.py',
  'config.py',
  'constants.py',
  'utils.py',
  'types.py',
  'base.py',
  'models.py',
  'index.ts',
  'index.tsx',
  'index.js',
  'index.html',
  'main.ts',
  'main.js',
  'types.ts',
  'utils.ts',
  'config.ts',
  'package.json',
  'tsconfig.json',
  'config.json',
  'config.yaml',
  'config.yml',
  'requirements.txt',
  'readme.md',
  'index.md',
  'license',
  'dockerfile',
  'makefile',
  '.gitignore',
  '.env',
]);

/** Every file and folder that the walk listed, by path and by name. */
export class ProjectFiles {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #closed: readonly { readonly path: string; readonly reason: string }[];
  readonly #byName = new Map<string, string[]>();
  readonly #byPlainName = new Map<string, string[]>();
  readonly #byPlainPath = new Map<string, string[]>();

  /** @param entries analysed and skipped files; a folder that was not entered ends in a slash */
  constructor(entries: readonly FileEntry[]) {
    const closed: { path: string; reason: string }[] = [];
    for (const { path, reason } of entries) {
      if (path.endsWith('/')) {
        closed.push({ path, reason: reason ?? 'not entered' });
        this.#addFolders(`${path}x`);
      } else {
        this.#files.add(path);
        this.#addFolders(path);
      }
    }
    this.#closed = closed;
    for (const path of [...this.#files, ...this.#folders].sort()) {
      append(this.#byName, posix.basename(path), path);
      append(this.#byPlainName, plainName(posix.basename(path)), path);
      append(this.#byPlainPath, plainName(path), path);
    }
  }

  get files(): ReadonlySet<string> {
    return this.#files;
  }

  isFile(path: string): boolean {
    return this.#files.has(path);
  }

  /** Whether any folder has this name, wherever it is. */
  hasFolderNamed(name: string): boolean {
    return (this.#byName.get(name) ?? []).some((path) => this.#folders.has(path));
  }

  isFolder(path: string): boolean {
    return path === '' || path === '.' || this.#folders.has(path);
  }

  has(path: string): boolean {
    return this.isFile(path) || this.isFolder(path);
  }

  /** Why what lies at a path was not listed: it is in a folder that was not entered. */
  closedReason(path: string): string | undefined {
    return this.#closed.find((folder) => `${path}/`.startsWith(folder.path))?.reason;
  }

  /** Files and folders whose last part is this name, sorted. */
  named(name: string): readonly string[] {
    return this.#byName.get(name) ?? [];
  }

  /** The same, case, `_`, `-`, points within and the difference between a script's endings aside. */
  namedAlike(name: string): readonly string[] {
    return this.#byPlainName.get(plainName(name)) ?? [];
  }

  pathsAlike(path: string): readonly string[] {
    return this.#byPlainPath.get(plainName(path)) ?? [];
  }

  /** Paths that end in all parts of this one, sorted. */
  endingIn(path: string): readonly string[] {
    return this.named(posix.basename(path)).filter((candidate) => candidate === path || candidate.endsWith(`/${path}`));
  }

  #addFolders(path: string): void {
    for (let at = posix.dirname(path); at !== '.' && at !== '/' && !this.#folders.has(at); at = posix.dirname(at)) {
      this.#folders.add(at);
    }
  }
}

export function isCommonName(name: string): boolean {
  return (
    COMMON_NAMES.has(name.toLowerCase()) || /^(main|mod|lib|index|app|server|client|types|utils)\.\w+$/i.test(name)
  );
}

function plainName(path: string): string {
  const plain = path
    .toLowerCase()
    .replace(/[_-]/g, '')
    .replace(/\.[cm]?[jt]sx?$/, '.js');
  const name = plain.lastIndexOf('/') + 1;
  const ending = plain.lastIndexOf('.');
  // `auth.controller.ts` is another spelling of `authController.ts`.
  return ending > name
    ? plain.slice(0, name + 1) + plain.slice(name + 1, ending).replaceAll('.', '') + plain.slice(ending)
    : plain;
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
