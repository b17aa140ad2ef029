import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Facts } from '../../model/facts.js';
import { pathsImported } from '../../rules/import-paths.js';

/**
 * The files of a project that others of its files import, types included: these say what classes extend and functions are given.
 *
 * @param root absolute, links resolved; what leads out of it is not the project's
 * @returns absolute paths, sorted
 */
export function importedFiles(root: string, all: readonly Facts[]): string[] {
  const found = all.flatMap(({ language, path, imports }) =>
    imports.flatMap(({ module, names }) => {
      const modules = language === 'python' ? [module, ...names.map(({ name }) => submodule(module, name))] : [module];
      return modules.flatMap((one) => firstFile(root, pathsImported(language, path, one)));
    }),
  );
  return [...new Set(found)].sort();
}

/** `from package import name` may name a module. */
function submodule(module: string, name: string): string {
  return module.endsWith('.') ? `${module}${name}` : `${module}.${name}`;
}

function firstFile(root: string, paths: readonly string[]): string[] {
  for (const path of paths) {
    const file = regularFile(join(root, path));
    if (file?.startsWith(root.endsWith(sep) ? root : root + sep)) return [file];
  }
  return [];
}

function regularFile(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}
