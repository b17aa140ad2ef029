import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { confined } from '../bundle/confined-path.js';

/** What there is at the place of a Python module in the project. */
export type FoundModule =
  | { readonly kind: 'module' | 'package'; readonly path: string; readonly text: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'none' };

const MAX_MODULE_BYTES = 2_000_000;
const NONE: FoundModule = { kind: 'none' };

/**
 * Reads Python modules of a project for a subject that cannot read the project itself: only modules that it imports leave the project,
 * and only files whose real path is inside.
 *
 * @param root absolute, links resolved
 * @param path posix, relative, without suffix
 */
export function findModule(root: string, path: string): FoundModule {
  const normal = posix.normalize(path);
  if (normal.startsWith('..') || posix.isAbsolute(normal) || normal.includes('\0')) return NONE;
  return (
    readModule(root, `${normal}.py`, 'module') ??
    readModule(root, `${normal}/__init__.py`, 'package') ??
    folder(root, normal)
  );
}

function readModule(root: string, path: string, kind: 'module' | 'package'): FoundModule | undefined {
  const file = confined(root, join(root, path));
  if (file === undefined) return undefined;
  const bytes = readFileSync(file);
  if (bytes.length > MAX_MODULE_BYTES) return undefined;
  return { kind, path, text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
}

/** A folder is a package without `__init__` only when there is Python in it, at most one folder down. */
function folder(root: string, path: string): FoundModule {
  const entries = listing(join(root, path));
  const holdsPython = (names: readonly string[]) => names.some((name) => name.endsWith('.py'));
  if (holdsPython(entries.map((entry) => entry.name))) return { kind: 'folder' };
  const below = entries.filter((entry) => entry.isDirectory()).slice(0, 100);
  const found = below.some((entry) => holdsPython(listing(join(root, path, entry.name)).map((one) => one.name)));
  return found ? { kind: 'folder' } : NONE;
}

function listing(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

/**
 * Names that code of a folder would import without a package: of modules in the root, and in the folder when it is no package itself.
 * They hide modules of the standard library with the same name.
 */
export function topLevelNames(root: string, path: string): string[] {
  const inPackage = confined(root, join(root, path, '__init__.py')) !== undefined;
  const folders = inPackage ? ['.'] : ['.', path];
  return [...new Set(folders.flatMap((one) => moduleNames(root, one)))].sort();
}

function moduleNames(root: string, path: string): string[] {
  return listing(join(root, path)).flatMap((entry) => {
    if (entry.name.endsWith('.py')) return [entry.name.slice(0, -3)];
    const isPackage = entry.isDirectory() && confined(root, join(root, path, entry.name, '__init__.py')) !== undefined;
    return isPackage ? [entry.name] : [];
  });
}
