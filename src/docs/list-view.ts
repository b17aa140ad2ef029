import { folderName, type Links } from './links.js';
import { moduleRow } from './module-row.js';
import { packageRow } from './package-view.js';
import { pageFrame } from './page.js';
import type { Project } from './project.js';
import { LIST_ROWS, listPage } from './routes.js';

/** One page of the list of all modules, counted from 0. */
export function moduleListView(project: Project, links: Links, number: number) {
  const paths = [...project.modules.keys()];
  const rows = paths
    .slice(number * LIST_ROWS, (number + 1) * LIST_ROWS)
    .map((path) => moduleRow(links, project.modules.get(path)!, 'path'));
  return { ...pagesView(links, 'modules', paths, number), modules: rows };
}

/** One page of the list of all packages, counted from 0. */
export function packageListView(project: Project, links: Links, number: number) {
  const folders = [...project.packages.keys()];
  const rows = folders
    .slice(number * LIST_ROWS, (number + 1) * LIST_ROWS)
    .map((folder) => packageRow(project, links, folder, folderName(folder)));
  return { ...pagesView(links, 'packages', folders.map(folderName), number), packages: rows };
}

export type ModuleListView = ReturnType<typeof moduleListView>;
export type PackageListView = ReturnType<typeof packageListView>;

/** How many pages a list takes. */
export function listPages(rows: number): number {
  return Math.max(1, Math.ceil(rows / LIST_ROWS));
}

/** The frame of a list, and links to its other pages, each by the first name on it. */
function pagesView(links: Links, list: 'modules' | 'packages', names: readonly string[], number: number) {
  const count = listPages(names.length);
  const title = `All ${list}${count === 1 ? '' : `, page ${number + 1} of ${count}`}`;
  const pages = Array.from({ length: count === 1 ? 0 : count }, (_, page) => ({
    ...links.to(listPage(list, page), `${page + 1}`),
    first: names[page * LIST_ROWS] ?? '',
    current: page === number,
  }));
  return { page: pageFrame(links, title, []), title, total: names.length, pages };
}
