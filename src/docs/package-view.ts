import { posix } from 'node:path';
import { byText } from '../graph/schema.js';
import type { ModuleEntry } from '../model/result.js';
import { cut } from '../render/cut.js';
import { findingCounts } from './annotations-view.js';
import { packageDiagramsView } from './diagrams-view.js';
import { folderName, type Links } from './links.js';
import { moduleRow, statusOf } from './module-row.js';
import { pageFrame } from './page.js';
import type { Package, Project } from './project.js';
import { LIST_ROWS, listPage } from './routes.js';
import { counted } from './words.js';

const DEPENDENCY_ROWS = 40;

/** Everything that the page of a package prints. */
export function packageView(project: Project, links: Links, folder: string) {
  const own = project.packages.get(folder)!;
  const below = modulesBelow(project, own);
  return {
    page: pageFrame(links, folderName(folder), folder === '.' ? [] : links.trail(folder)),
    folder: folderName(folder),
    size: own.size,
    roles: countsOf(below.map((module) => module.role)),
    status: countsOf(below.map((module) => statusOf(project, module))),
    findingCounts: findingCounts(below.flatMap((module) => project.findings.get(module.path) ?? [])),
    ...childrenOf(project, links, own),
    ...dependenciesOf(project, links, folder, below),
    diagrams: packageDiagramsView(project, own),
  };
}

export type PackageView = ReturnType<typeof packageView>;

/** The packages and modules directly in a package. */
export function childrenOf(project: Project, links: Links, own: Package) {
  return {
    packages: cut(
      own.folders.map((child) => packageRow(project, links, child, `${posix.basename(child)}/`)),
      LIST_ROWS,
    ),
    modules: cut(
      own.modules.map((module) => moduleRow(links, module, 'name')),
      LIST_ROWS,
    ),
    rest: links.to(listPage('modules', 0), 'the list of all modules'),
  };
}

/** A package as a row of a list. */
export function packageRow(project: Project, links: Links, folder: string, text: string) {
  const own = project.packages.get(folder)!;
  const findings = modulesBelow(project, own).flatMap((module) => project.findings.get(module.path) ?? []);
  return { link: links.package(folder, text), size: own.size, findings: findingCounts(findings) };
}

/** How often each word occurs: `library 12, test 3`. */
export function countsOf(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([left, count], [right, other]) => other - count || byText(left, right))
    .map(([word, count]) => `${word} ${count}`)
    .join(', ');
}

function modulesBelow(project: Project, own: Package): ModuleEntry[] {
  const below = own.folders.flatMap((folder) => modulesBelow(project, project.packages.get(folder)!));
  return [...own.modules, ...below];
}

/** Packages outside this one that its modules import, and whose modules import them, with the number of such pairs of modules. */
function dependenciesOf(project: Project, links: Links, folder: string, modules: readonly ModuleEntry[]) {
  const inside = new Set(modules.map((module) => module.path));
  const rows = (neighbours: (path: string) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const path of inside)
      for (const other of neighbours(path)) {
        const target = posix.dirname(other);
        if (!inside.has(other)) counts.set(target, (counts.get(target) ?? 0) + 1);
      }
    const sorted = [...counts].sort(([left, count], [right, other]) => other - count || byText(left, right));
    return cut(
      sorted.map(([target, count]) => ({ link: links.package(target), count: counted(count, 'import') })),
      DEPENDENCY_ROWS,
    );
  };
  // Nothing is outside of the root.
  if (folder === '.') return { uses: cut([], 0), usedBy: cut([], 0) };
  return {
    uses: rows((path) => project.program.importsOf(path)),
    usedBy: rows((path) => project.program.importersOf(path)),
  };
}
