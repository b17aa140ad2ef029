import type { Language } from '../model/facts.js';

/** What `audit init` knows of a project, from its file names alone. */
export interface ProjectShape {
  readonly languages: readonly Language[];
  /** Folders that hold learning code, by their names, each ending in a slash. */
  readonly learning: readonly string[];
  /** Folders of examples and experiments. */
  readonly examples: readonly string[];
  /** Folders that hold what was put aside. */
  readonly aside: readonly string[];
  /** Files that production starts from. */
  readonly entryPoints: readonly string[];
}

const LEARNING =
  /^(?:learn(?:ing|ers?)?|rl|reinforcement[_-]?learning|bandits?|agents?|polic(?:y|ies)|meta[_-]?learn(?:ing|er)?|federated(?:[_-]?learning)?|fl|train(?:ing|ers?)?|tutor(?:ing|s)?|adaptive|feedback|rewards?|knowledge[_-]?tracing|models?)$/i;
const EXAMPLES = /^(?:examples?|demos?|tutorials?|notebooks?|experiments?|playground)$/i;
const ASIDE = /^(?:archived?|legacy|deprecated|old|attic|backups?)$/i;
const ENTRY =
  /^(?:(?:src|app|server|api)\/)?(?:main|app|server|cli|index|__main__|manage|wsgi|asgi)\.(?:py|[cm]?[jt]sx?)$/i;
/** Folders that are named; a project with more is described by the first ones. */
const MOST = 8;

/** @param paths of source files, posix, relative to the project */
export function describeProject(
  files: readonly { readonly path: string; readonly language: Language }[],
): ProjectShape {
  const languages = [...new Set(files.map((file) => file.language))].sort();
  const paths = files.map((file) => file.path);
  return {
    languages,
    learning: foldersNamed(LEARNING, paths),
    examples: foldersNamed(EXAMPLES, paths),
    aside: foldersNamed(ASIDE, paths),
    entryPoints: paths.filter((path) => ENTRY.test(path)).slice(0, MOST),
  };
}

/** The outermost folders of a name, sorted. */
function foldersNamed(name: RegExp, paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    const at = parts.findIndex((part) => name.test(part));
    if (at >= 0) folders.add(`${parts.slice(0, at + 1).join('/')}/`);
  }
  return [...folders].sort().slice(0, MOST);
}
