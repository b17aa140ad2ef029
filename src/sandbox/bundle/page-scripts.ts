import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { confined } from './confined-path.js';

/** A script of a page and what it shares with the other scripts of the page. */
export interface PageScript {
  /** The script with those that it needs, in the order of the page. */
  readonly text: string;
  /** The others, relative to the root. */
  readonly beside: readonly string[];
}

const MAX_PAGES = 40;
const MAX_SCRIPTS = 60;
const MAX_BYTES = 500_000;

// Bounded, and with one way only to take the same blanks: the texts are a stranger's.
const MODULE = /^[ \t]*(?:import\b|export\b)|\bmodule\.exports\b|\bexports\.\w|\brequire\s*\(/m;
const SCRIPT = /<script\b[^>]{0,300}?\bsrc\s{0,9}=\s{0,9}(["'])([^"'?#]{1,300})(?:[?#][^"']{0,300})?\1/gi;
/** What stands at the beginning of a line is declared for all scripts of the page. */
const SHARED = /^(?:async\s+)?(?:function(?:\s*\*)?|class|const|let|var)\s+([A-Za-z_$][\w$]*)/gm;
const NAME = /[A-Za-z_$][\w$]*/g;

/** Whether a text is no module of any kind, so that what it does not declare is shared by others. */
export function isScript(text: string): boolean {
  return !MODULE.test(text);
}

/**
 * A script of a page, with those other scripts of the first page that names it which declare what it needs; undefined when no page below
 * the root names it, or when it needs no other.
 *
 * @param root absolute, links resolved
 * @param file absolute, below the root
 */
export function pageScript(root: string, file: string, text: string): PageScript | undefined {
  const scripts = pagesAbove(root, file)
    .map((page) => scriptsOf(root, page))
    .find((paths) => paths.includes(file));
  if (scripts === undefined) return undefined;
  const texts = new Map(scripts.map((path) => [path, path === file ? text : (readSmall(path) ?? '')]));
  const needed = neededBy(file, texts);
  if (needed.size <= 1) return undefined;
  const chosen = scripts.filter((path) => needed.has(path));
  return {
    text: chosen.map((path) => texts.get(path)).join('\n;\n'),
    beside: chosen.filter((path) => path !== file).map((path) => relative(root, path).split(sep).join('/')),
  };
}

/** Pages beside the file and above it, nearest first. */
function pagesAbove(root: string, file: string): string[] {
  const pages: string[] = [];
  for (let folder = dirname(file); folder.startsWith(root); folder = dirname(folder)) {
    const here = readdirSync(folder).filter((name) => /\.html?$/i.test(name));
    pages.push(...here.sort().map((name) => join(folder, name)));
    if (folder === root) break;
  }
  return pages.slice(0, MAX_PAGES);
}

/** Local scripts of a page, in its order. */
function scriptsOf(root: string, page: string): string[] {
  const html = confined(root, page) === undefined ? undefined : readSmall(page);
  const sources = [...(html ?? '').matchAll(SCRIPT)].map(([, , source]) => source as string);
  const paths = sources
    .filter((source) => !/^(?:[a-z]+:)?\/\//i.test(source))
    .map((source) => confined(root, join(source.startsWith('/') ? root : dirname(page), source)));
  return [...new Set(paths.filter((path) => path !== undefined))].slice(0, MAX_SCRIPTS);
}

/** The script and, over any number of steps, the scripts that declare a name which it uses and does not declare. */
function neededBy(file: string, texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const declared = new Map([...texts].map(([path, text]) => [path, namesIn(text, SHARED)]));
  const needed = new Set([file]);
  for (const path of needed) {
    const used = new Set((texts.get(path) ?? '').match(NAME));
    for (const [other, names] of declared)
      if (
        isScript(texts.get(other) ?? '') &&
        [...names].some((name) => used.has(name) && !declared.get(path)?.has(name))
      )
        needed.add(other);
  }
  return needed;
}

function namesIn(text: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...text.matchAll(pattern)].map(([, name]) => name as string));
}

function readSmall(path: string): string | undefined {
  try {
    return statSync(path).size > MAX_BYTES ? undefined : readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
