import { posix } from 'node:path';
import { matchesGlobPattern, parseGlobPattern } from '../../walk/glob-pattern.js';
import { isCommonName, type ProjectFiles } from './project-files.js';
import { type PathHistory, type Removal, removalOf } from './removals.js';
import { cleanPath } from './written-path.js';

/** How a written path was found, the surest first. */
export type PathStep =
  | 'exact'
  | 'without the project name'
  | 'relative to the document'
  | 'as a module'
  | 'by its last parts'
  | 'by its name';

export type PathResolution =
  | { readonly kind: 'found'; readonly step: PathStep; readonly path: string; readonly folder: boolean }
  | { readonly kind: 'several'; readonly paths: readonly string[] }
  | { readonly kind: 'moved'; readonly path: string; readonly how: string }
  /** Listed by nobody: git-ignored, in a folder that was not entered, outside of the project. */
  | { readonly kind: 'unseen'; readonly reason: string }
  | {
      readonly kind: 'missing';
      /** As cleaned, relative to the project. */
      readonly path: string;
      /** The folder it should lie in exists. */
      readonly inKnownFolder: boolean;
      /** Some first part of the path exists. */
      readonly underKnownFolder: boolean;
      readonly removedBy?: Removal;
    };

export interface PathContext {
  readonly files: ProjectFiles;
  /** Names that the project goes by: its folder's, its manifest's. */
  readonly projectNames: readonly string[];
  readonly isIgnored: (path: string) => boolean;
  /** Why a path may lie outside of what was audited. */
  readonly isOutside: (path: string) => string | undefined;
  readonly history: PathHistory | undefined;
}

const MODULE_ENDINGS = ['.py', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.pyi', '.md'];
const PACKAGE_FILES = ['package.json', 'pyproject.toml', 'setup.py', 'requirements.txt'];
/** What documents are built with is asked for in their folder; it is no package for all that. */
const DOCUMENTS = /(?:^|\/)(?:docs?|documentation|site|website)$/i;
const INDEX_FILES = ['__init__.py', 'index.ts', 'index.tsx', 'index.js'];

/** What paths were resolved to, by keys of the resolver. */
export interface KnownPaths {
  readonly resolved: Map<string, PathResolution>;
  /** Those of them for which the history was asked. */
  readonly byHistory: Set<string>;
}

/** Finds what a document means by a path: from exact to missing, one rung after the other. */
export class PathResolver {
  #askedHistory = false;

  /** @param known is added to: documents name the same paths again and again */
  constructor(
    readonly context: PathContext,
    readonly known: KnownPaths = { resolved: new Map(), byHistory: new Set() },
  ) {}

  /**
   * @param written as the document writes it
   * @param document path of the document
   * @param base path that a heading or label sets; when it is a folder, bare names are looked for in it first
   */
  resolve(written: string, document: string, base?: string): PathResolution {
    const key = `${written}\0${posix.dirname(document)}\0${base ?? ''}`;
    const known = this.known.resolved.get(key);
    if (known !== undefined) return known;
    this.#askedHistory = false;
    const resolution = this.#resolve(written, document, base);
    this.known.resolved.set(key, resolution);
    if (this.#askedHistory) this.known.byHistory.add(key);
    return resolution;
  }

  #resolve(written: string, document: string, base: string | undefined): PathResolution {
    const cleaned = cleanPath(written);
    if (cleaned.kind === 'outside') return { kind: 'unseen', reason: cleaned.reason };
    if (cleaned.kind === 'pattern') return this.#matching(cleaned.pattern);
    const { path } = cleaned;
    return (
      this.#direct(path, document, base) ??
      this.#fromTop(path) ??
      this.#bySuffix(path) ??
      this.#moved(path, document) ??
      this.#absent(path, document)
    );
  }

  /** A module by its dotted name (`pkg.sub.module`), the longest part of it that is one, and the names that are left over. */
  resolveModule(dotted: string): { readonly path: string; readonly rest: readonly string[] } | undefined {
    const parts = dotted.split('.');
    for (let length = parts.length; length > 0; length--) {
      const stem = parts.slice(0, length).join('/');
      const path = this.#moduleAt(stem) ?? this.#moduleAt(`src/${stem}`) ?? this.#moduleEndingIn(stem);
      if (path !== undefined) return { path, rest: parts.slice(length) };
    }
    return undefined;
  }

  #matching(pattern: string): PathResolution {
    const parsed = parseGlobPattern(pattern.includes('/') ? `/${pattern}` : pattern);
    if (parsed === undefined) return { kind: 'unseen', reason: 'a pattern that cannot be read' };
    for (const file of this.context.files.files) {
      if (matchesGlobPattern(parsed, file.split('/'), false))
        return { kind: 'found', step: 'exact', path: file, folder: false };
    }
    return { kind: 'unseen', reason: 'a pattern that no listed file matches' };
  }

  #direct(path: string, document: string, base: string | undefined): PathResolution | undefined {
    const { files } = this.context;
    if (base !== undefined && files.isFolder(base) && files.has(posix.join(base, path)))
      return this.#found('exact', posix.join(base, path));
    if (path === '') return { kind: 'found', step: 'exact', path: '', folder: true };
    if (files.has(path)) return this.#found('exact', path);
    const [first, ...rest] = path.split('/');
    if (rest.length === 0 && this.isProjectName(first!))
      return { kind: 'found', step: 'without the project name', path: '', folder: true };
    const inner = rest.join('/');
    if (rest.length > 0 && (this.isProjectName(first!) || !files.has(first!)) && files.has(inner))
      return this.#found('without the project name', inner);
    // The tree of a README begins with a name for the folder that it lies in.
    const beside = posix.join(posix.dirname(document), inner);
    if (rest.length > 0 && !files.has(first!) && !inner.startsWith('.') && files.has(beside))
      return this.#found('relative to the document', beside);
    const below = rest.length > 0 ? this.#belowNamesake(first!, inner, document) : undefined;
    if (below !== undefined) return this.#found('relative to the document', below);
    for (let folder = posix.dirname(document); folder !== '.' && folder !== '/'; folder = posix.dirname(folder)) {
      const near = posix.join(folder, path);
      if (files.has(near)) return this.#found('relative to the document', near);
    }
    const module = this.#spelledModule(path, document);
    return module === undefined ? undefined : this.#found('as a module', module);
  }

  /** In a folder around the document that has the tree's name, or begins with it: `agent/` of `agent-v2/`. */
  #belowNamesake(name: string, inner: string, document: string): string | undefined {
    const { files } = this.context;
    if (files.has(name) || inner.startsWith('.')) return undefined;
    for (let at = posix.dirname(document); at !== '.' && at !== '/'; at = posix.dirname(at))
      if (posix.basename(at).startsWith(name) && files.has(posix.join(at, inner))) return posix.join(at, inner);
    return undefined;
  }

  /** A path without its ending, an import specifier, or a script's built name: `./core/agent`, `agent.js` of `agent.ts`. */
  #spelledModule(path: string, document: string): string | undefined {
    const near = posix.join(posix.dirname(document), path);
    // `@/` stands for where the sources of a package begin.
    const inside = path.startsWith('@/') ? path.slice(2) : undefined;
    const aliased =
      inside === undefined
        ? []
        : ['src/', ''].flatMap((top) => [top + inside, this.#packageOf(document) + top + inside]);
    for (const at of new Set([path, ...aliased, near])) {
      const found = aliased.includes(at) && this.context.files.isFile(at) ? at : this.#moduleAt(at);
      if (found !== undefined) return found;
    }
    if (!path.includes('/') && path.includes('.')) {
      const module = this.resolveModule(path);
      return module !== undefined && module.rest.length === 0 ? module.path : undefined;
    }
    return undefined;
  }

  #moduleAt(stem: string): string | undefined {
    const { files } = this.context;
    const built = stem.replace(/\.[cm]?jsx?$/, '');
    const endings = built === stem ? MODULE_ENDINGS : ['.ts', '.tsx', '.mts', '.cts'];
    const direct = endings.map((ending) => built + ending).find((candidate) => files.isFile(candidate));
    if (direct !== undefined || built !== stem) return direct;
    const index = INDEX_FILES.map((name) => `${stem}/${name}`).find((candidate) => files.isFile(candidate));
    return index ?? (files.isFolder(stem) && stem !== '' ? stem : undefined);
  }

  #moduleEndingIn(stem: string): string | undefined {
    const { files } = this.context;
    if (!stem.includes('/')) return undefined;
    const found = MODULE_ENDINGS.flatMap((ending) => files.endingIn(stem + ending));
    // A page may lie beside the docs of a module as the module does beside its code.
    const code = found.filter((path) => !path.endsWith('.md'));
    const [only, ...others] = code.length > 0 ? code : found;
    return others.length === 0 ? only : undefined;
  }

  /** A path from the top of the project that is not there: what its last parts fit elsewhere is another file, or its new place. */
  #fromTop(path: string): PathResolution | undefined {
    const { files } = this.context;
    const [first, ...rest] = path.split('/');
    if (rest.length < 2 || !files.isFolder(first!) || !files.isFolder(posix.dirname(path))) return undefined;
    const moved = this.#moved(path, path);
    if (moved?.kind === 'moved') return moved;
    const [only, ...others] = files.endingIn(path);
    return only !== undefined && others.length === 0
      ? { kind: 'moved', path: only, how: 'the only file with these last parts' }
      : undefined;
  }

  #bySuffix(path: string): PathResolution | undefined {
    const { files } = this.context;
    const ending = files.endingIn(path);
    if (ending.length === 0) return undefined;
    if (ending.length > 1) return { kind: 'several', paths: ending };
    return this.#found(path.includes('/') ? 'by its last parts' : 'by its name', ending[0]!);
  }

  #moved(path: string, document: string): PathResolution | undefined {
    const { files } = this.context;
    const stem = path.replace(/\.(py|[cm]?[jt]sx?)$/, '');
    // `vis.js` alone is a library as often as a file.
    if (stem !== path && files.isFolder(stem) && (path.includes('/') || path.endsWith('.py')))
      return { kind: 'moved', path: stem, how: 'the module has become a package' };
    const alike = files.pathsAlike(path);
    if (alike.length === 1) return { kind: 'moved', path: alike[0]!, how: 'renamed' };
    for (const at of new Set([path, posix.join(posix.dirname(document), path)])) {
      const past = this.#inHistory(at, (candidate) => files.has(candidate));
      if (past?.movedTo !== undefined)
        return { kind: 'moved', path: past.movedTo, how: `moved in commit ${past.commit.slice(0, 10)}` };
    }
    return this.#elsewhere(path, document);
  }

  /** The only file of the same name (case and `_` aside) in another folder. */
  #elsewhere(path: string, document: string): PathResolution | undefined {
    const { files } = this.context;
    const name = posix.basename(path);
    if (isCommonName(name) || !/\.\w+$/.test(name)) return undefined;
    const package_ = this.#packageOf(document);
    const isOurs = (candidate: string): boolean => files.isFile(candidate) && candidate.startsWith(package_);
    const same = files.named(name).filter(isOurs);
    if (same.length === 1) return { kind: 'moved', path: same[0]!, how: 'the only file of this name' };
    if (same.length > 1) return { kind: 'several', paths: same };
    const alike = files.namedAlike(name).filter(isOurs);
    return alike.length === 1 && name.length > 6
      ? { kind: 'moved', path: alike[0]!, how: 'the only file of this name, spelled otherwise' }
      : undefined;
  }

  /** The folder of the package that a document belongs to, with a slash; what has the same name in another package is another file. */
  #packageOf(document: string): string {
    for (let at = posix.dirname(document); at !== '.' && at !== '/'; at = posix.dirname(at))
      if (!DOCUMENTS.test(at) && PACKAGE_FILES.some((name) => this.context.files.isFile(`${at}/${name}`)))
        return `${at}/`;
    return '';
  }

  #absent(written: string, document: string): PathResolution {
    const { files, isIgnored } = this.context;
    const [root, ...below] = written.split('/');
    const named = below.length > 0 && !root!.startsWith('.') && this.isProjectName(root!) && !files.has(root!);
    const path = named ? below.join('/') : written;
    if (path.startsWith('../')) return { kind: 'unseen', reason: 'outside of the audited folder' };
    const near = posix.join(posix.dirname(document), path);
    const closed = files.closedReason(path) ?? files.closedReason(near) ?? this.context.isOutside(path);
    if (closed !== undefined) return { kind: 'unseen', reason: closed };
    this.#askedHistory = true;
    const removed = this.context.history && removalOf(path, near, this.context.history);
    if (isIgnored(path) || isIgnored(near))
      return { kind: 'unseen', reason: 'git ignores it: made when the code runs' };
    const folder = posix.dirname(path);
    const [first] = path.split('/');
    return {
      kind: 'missing',
      path,
      inKnownFolder: folder !== '.' && this.#folderKnown(folder, document),
      underKnownFolder: path.includes('/') && this.#folderKnown(first!, document),
      ...(removed === undefined ? {} : { removedBy: removed }),
    };
  }

  #inHistory(path: string, exists: (path: string) => boolean): ReturnType<PathHistory['find']> {
    this.#askedHistory = true;
    return this.context.history?.find(path, exists);
  }

  #folderKnown(folder: string, document: string): boolean {
    const { files } = this.context;
    return files.isFolder(folder) || files.isFolder(posix.join(posix.dirname(document), folder));
  }

  /** Whether the project goes by this name, case and signs aside. */
  isProjectName(name: string): boolean {
    const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
    return this.context.projectNames.some((known) => plain(known) === plain(name));
  }

  #found(step: PathStep, path: string): PathResolution {
    return { kind: 'found', step, path, folder: this.context.files.isFolder(path) };
  }
}
