// audit:header (written by audit tag, which also replaces and removes it)
// File: page.ts
// Module: src/docs/page
// Role: library
// Modules used: src/docs/links.ts, src/docs/routes.ts
// audit:end header

import type { Link, Links } from './links.js';
import { relativeUrl } from './routes.js';

export const STYLE_SHEET = 'style.css';

// ΛEXPOSE: imported by src/docs/algorithms-view.ts [audit]
/** What every page has around its content. `trail` leads from the root to the page. */
export function pageFrame(links: Links, title: string, trail: readonly Link[]) {
  const { result } = links.project;
  return {
    title,
    project: result.project.name,
    tool: `${result.tool.name} ${result.tool.version}`,
    style: relativeUrl(links.page, STYLE_SHEET),
    main: links.main(),
    trail,
  };
}

// audit:footer (written by audit tag, which also replaces and removes it)
// Functions:
//   pageFrame(links: Links, title: string, trail: readonly Link[])
// How to use:
//   import { pageFrame } from './page.js'
//   Imported by src/docs/algorithms-view.ts, src/docs/glossary-view.ts,
//   src/docs/index-view.ts, src/docs/list-view.ts and 3 more
// audit:end footer
