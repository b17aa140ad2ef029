import { posix } from 'node:path';
import { JSDOM } from 'jsdom';
import MarkdownIt from 'markdown-it';

/** Elements that pages may hold; anything else came from the documented code. */
const ELEMENTS = new Set(
  (
    'html head meta title link body a header nav ul ol li main footer p h1 h2 h3 h4 dl dt dd section div table thead tbody tr th ' +
    'td caption code pre span strong q br details summary figure figcaption svg path rect text hr'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'lang charset http-equiv content name rel href class id aria-current aria-label aria-labelledby scope role viewbox x y width ' +
    'height rx d'
  ).split(' '),
);

/** What is used of a browser's document. */
interface Element {
  readonly id: string;
  readonly localName: string;
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string }>;
  getAttribute(name: string): string | null;
}
interface Page {
  readonly body: Element;
  querySelectorAll(selector: string): Iterable<Element>;
}
interface Browser {
  readonly DOMParser: new () => { parseFromString(text: string, type: 'text/html'): Page };
}

export interface ReadPage {
  /** Addresses as written. */
  readonly links: readonly string[];
  readonly anchors: ReadonlySet<string>;
  /** Elements and attributes that no template of ours writes. */
  readonly foreign: readonly string[];
  readonly text: string;
}

const parser = new (new JSDOM('').window as unknown as Browser).DOMParser();
// As GitHub has it: only what has a scheme or starts with www. becomes a link by itself.
const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false });
const read = new Map<string, ReadPage>();

/** Reads a page as a browser or a markdown viewer would. */
export function readPage(name: string, text: string): ReadPage {
  const key = `${name}\0${text}`;
  const page = read.get(key) ?? parse(name, text);
  read.set(key, page);
  return page;
}

function parse(name: string, text: string): ReadPage {
  const isMarkdown = name.endsWith('.md');
  const document = parser.parseFromString(isMarkdown ? markdown.render(text) : text, 'text/html');
  const elements = [...document.querySelectorAll('*')];
  const ids = elements.map((element) => element.id).filter((id) => id !== '');
  return {
    links: elements.flatMap((element) => element.getAttribute('href') ?? []),
    anchors: new Set([...ids, ...(isMarkdown ? headingAnchors(document) : [])]),
    foreign: elements.flatMap((element) => [
      ...(ELEMENTS.has(element.localName) ? [] : [`<${element.localName}>`]),
      ...[...element.attributes]
        .map((attribute) => attribute.name.toLowerCase())
        .filter((attribute) => !ATTRIBUTES.has(attribute)),
    ]),
    text: document.body.textContent,
  };
}

/** As GitHub names headings (github-slugger 2). */
function headingAnchors(document: Page): string[] {
  const used = new Map<string, number>();
  return [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => {
    const base = heading.textContent
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = used.get(base);
    used.set(base, (count ?? -1) + 1);
    return count === undefined ? base : `${base}-${count + 1}`;
  });
}

/** The pages of a site by name. */
export function readSite(files: ReadonlyMap<string, string>): Map<string, ReadPage> {
  return new Map(
    [...files].filter(([name]) => /\.(?:md|html)$/.test(name)).map(([name, text]) => [name, readPage(name, text)]),
  );
}

/** Links of a site that lead to no file or no anchor of it. Only the page on algorithms may lead out, to papers. */
export function deadLinks(files: ReadonlyMap<string, string>): string[] {
  const pages = readSite(files);
  return [...pages].flatMap(([name, page]) =>
    page.links.filter((link) => !leads(name, link, pages, files)).map((link) => `${name}: ${link}`),
  );
}

/** Elements and attributes of a site that no template of ours writes. */
export function foreignMarkup(files: ReadonlyMap<string, string>): string[] {
  return [...readSite(files)].flatMap(([name, page]) => page.foreign.map((what) => `${name}: ${what}`));
}

function leads(
  from: string,
  link: string,
  pages: ReadonlyMap<string, ReadPage>,
  files: ReadonlyMap<string, string>,
): boolean {
  if (/^https:\/\//.test(link)) return posix.basename(from).startsWith('algorithms.');
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(path));
  if (!files.has(target)) return false;
  return anchor === undefined || pages.get(target)?.anchors.has(decodeURIComponent(anchor)) === true;
}
