import type { Templates } from '../render/templates.js';
import { algorithmsView } from './algorithms-view.js';
import { rulesView, tagsView } from './glossary-view.js';
import { indexView } from './index-view.js';
import { Links } from './links.js';
import { listPages, moduleListView, packageListView } from './list-view.js';
import { moduleView } from './module-view.js';
import { packageView } from './package-view.js';
import { STYLE_SHEET } from './page.js';
import { type DocsInput, Project } from './project.js';
import {
  ALGORITHMS_PAGE,
  type DocsFormat,
  INDEX_PAGE,
  listPage,
  type PageId,
  RULES_PAGE,
  TAGS_PAGE,
} from './routes.js';

/** A page, and how its view is made for the links of one format. */
interface Page {
  readonly id: PageId;
  readonly template: string;
  readonly view: (links: Links) => unknown;
}

/**
 * The documentation of one program: text by file name. A page is made when its text is asked for, so that a program of thousands of
 * modules is never in memory as text.
 */
export function docsFiles(
  input: DocsInput,
  templates: Templates,
  formats: readonly DocsFormat[],
): Map<string, Iterable<string>> {
  const project = new Project(input);
  const files = new Map<string, Iterable<string>>();
  for (const page of pagesOf(project))
    for (const format of formats) {
      files.set(`${page.id}.${format}`, {
        *[Symbol.iterator]() {
          const view = page.view(new Links(project, page.id, format));
          yield tidy(templates.render(`docs/${page.template}.${format}.hbs`, view), format);
        },
      });
    }
  if (formats.includes('html')) files.set(STYLE_SHEET, [templates.asset(`docs/${STYLE_SHEET}`)]);
  return files;
}

function* pagesOf(project: Project): Iterable<Page> {
  const { routes } = project;
  yield { id: INDEX_PAGE, template: 'index', view: (links) => indexView(project, links) };
  yield { id: ALGORITHMS_PAGE, template: 'algorithms', view: (links) => algorithmsView(project, links) };
  yield { id: TAGS_PAGE, template: 'tags', view: (links) => tagsView(project, links) };
  yield { id: RULES_PAGE, template: 'rules', view: (links) => rulesView(project, links) };
  for (let number = 0; number < listPages(project.modules.size); number++) {
    const id = listPage('modules', number);
    yield { id, template: 'module-list', view: (links) => moduleListView(project, links, number) };
  }
  for (let number = 0; number < listPages(project.packages.size); number++) {
    const id = listPage('packages', number);
    yield { id, template: 'package-list', view: (links) => packageListView(project, links, number) };
  }
  for (const folder of project.packages.keys())
    yield { id: routes.package(folder)!, template: 'package', view: (links) => packageView(project, links, folder) };
  for (const path of project.modules.keys())
    yield { id: routes.module(path)!, template: 'module', view: (links) => moduleView(project, links, path) };
}

/** At most one blank line in a row, and one line end at the end. Blocks of code keep theirs in HTML, where they are marked up. */
function tidy(text: string, format: DocsFormat): string {
  return `${(format === 'md' ? foldBlankLines(text) : text).trimEnd()}\n`;
}

/** Folds runs of blank lines outside fences. */
function foldBlankLines(text: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const ticks = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined && ticks !== undefined) fence = ticks;
    else if (ticks !== undefined && ticks === line.trimEnd() && ticks === fence) fence = undefined;
    if (fence !== undefined || line.trim() !== '' || (lines.at(-1) ?? '') !== '')
      lines.push(fence === undefined ? line.trimEnd() : line);
  }
  return lines.join('\n');
}
