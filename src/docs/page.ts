import type { Link, Links } from './links.js';
import { relativeUrl } from './routes.js';

export const STYLE_SHEET = 'style.css';

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
