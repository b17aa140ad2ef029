import { posix } from 'node:path';
import type { Project } from './project.js';
import {
  ALGORITHMS_PAGE,
  type DocsFormat,
  hrefBetween,
  INDEX_PAGE,
  listPage,
  type PageId,
  RULES_PAGE,
  TAGS_PAGE,
} from './routes.js';

/** Text that leads somewhere; without an address it is text alone. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

/** Links as they are written on one page. */
export class Links {
  constructor(
    readonly project: Project,
    readonly page: PageId,
    readonly format: DocsFormat,
  ) {}

  to(page: PageId, text: string, anchor?: string): Link {
    return { text, href: hrefBetween(this.page, page, this.format, anchor) };
  }

  module(path: string, text = path): Link {
    const page = this.project.routes.module(path);
    return page === undefined ? { text, href: '' } : this.to(page, text);
  }

  package(folder: string, text = folderName(folder)): Link {
    const page = this.project.routes.package(folder);
    return page === undefined ? { text, href: '' } : this.to(page, text);
  }

  /** The section of a qualified name, or the module when the name is empty or has no section. */
  symbol(path: string, qualifiedName: string, text = qualifiedName): Link {
    const page = this.project.routes.module(path);
    if (page === undefined) return { text, href: '' };
    return this.to(page, text, this.project.outline(path).anchorOfName(qualifiedName));
  }

  /** What a node of the graph stands for: a module, or a symbol in one. */
  node(number: number): Link & { readonly path: string } {
    const { id, path, kind } = this.project.graph.node(number);
    const page = this.project.routes.module(path);
    const text = kind === 'module' ? path : id.slice(path.length + 1).replace(/~\d+$/, '');
    if (page === undefined) return { text, href: '', path };
    return { ...this.to(page, text, this.project.outline(path).anchorOf(id)), path };
  }

  tag(tag: string): Link {
    return this.to(TAGS_PAGE, this.project.input.spell(tag), tag);
  }

  rule(id: string): Link {
    const known = this.project.input.rules.some((rule) => rule.id === id);
    return known ? this.to(RULES_PAGE, id, id) : { text: id, href: '' };
  }

  algorithm(id: string, text = id): Link {
    const known = this.project.input.algorithms.some((algorithm) => algorithm.id === id);
    return known ? this.to(ALGORITHMS_PAGE, text, id) : { text, href: '' };
  }

  /** The folders around a path, from the root. */
  trail(path: string): Link[] {
    const links: Link[] = [];
    for (let folder = posix.dirname(path); folder !== '.' && folder !== '/'; folder = posix.dirname(folder))
      links.unshift(this.package(folder, posix.basename(folder)));
    return [this.package('.', this.project.result.project.name), ...links];
  }

  /** The main pages. */
  main(): (Link & { readonly current: boolean })[] {
    const pages = [
      [INDEX_PAGE, 'Overview'],
      [listPage('packages', 0), 'Packages'],
      [listPage('modules', 0), 'Modules'],
      [ALGORITHMS_PAGE, 'Algorithms'],
      [TAGS_PAGE, 'Tags'],
      [RULES_PAGE, 'Rules'],
    ] as const;
    return pages.map(([page, text]) => ({ ...this.to(page, text), current: page === this.page }));
  }
}

/** A folder as it is printed. */
export function folderName(folder: string): string {
  return folder === '.' ? './' : `${folder}/`;
}
