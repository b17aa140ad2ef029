import { posix } from 'node:path';
import { pageNames } from './page-name.js';

/** In which language a page is written, and its extension. */
export type DocsFormat = 'md' | 'html';

/** How many rows a page of a list holds. */
export const LIST_ROWS = 400;

/** Path of a page below the folder of the documentation, without extension: `modules/learn/base.py`. */
export type PageId = string;

export const INDEX_PAGE: PageId = 'index';
export const ALGORITHMS_PAGE: PageId = 'algorithms';
export const TAGS_PAGE: PageId = 'tags';
export const RULES_PAGE: PageId = 'rules';

/** Decides the file name of every page. */
export class Routes {
  readonly #modules: ReadonlyMap<string, string>;
  readonly #packages: ReadonlyMap<string, string>;

  /** @param folders of the modules, `.` for the root */
  constructor(modules: readonly string[], folders: readonly string[]) {
    this.#modules = pageNames(modules);
    this.#packages = pageNames(folders.filter((folder) => folder !== '.'));
  }

  /** `undefined` for a file that is no documented module. */
  module(path: string): PageId | undefined {
    const name = this.#modules.get(path);
    return name === undefined ? undefined : `modules/${name}`;
  }

  package(folder: string): PageId | undefined {
    // A tilde stands at the start of no other name.
    if (folder === '.') return 'packages/~root';
    const name = this.#packages.get(folder);
    return name === undefined ? undefined : `packages/${name}`;
  }
}

/** The page of a list, counted from 0. */
export function listPage(list: 'modules' | 'packages', number: number): PageId {
  return number === 0 ? `all-${list}` : `all-${list}-${number + 1}`;
}

/** A link from one page to another, or to an anchor of the same one. */
export function hrefBetween(from: PageId, to: PageId, format: DocsFormat, anchor?: string): string {
  const fragment = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
  if (from === to && fragment !== '') return fragment;
  return relativeUrl(from, `${to}.${format}`) + fragment;
}

/** A relative URL from a page to a file of the documentation. */
export function relativeUrl(from: PageId, file: string): string {
  return posix.relative(posix.dirname(from), file).split('/').map(encodeURIComponent).join('/');
}
