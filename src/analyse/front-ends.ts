import type { Language, ParsedModule } from '../model/facts.js';

/** Turns one text into facts and normalised code. */
export interface FrontEnd {
  parse(text: string, path: string): ParsedModule;
}

/** The front ends that are loaded; a worker that sees no Python never loads its parser. */
export type FrontEnds = Partial<Record<Language, FrontEnd>>;

const LOADERS: Readonly<Record<Language, () => Promise<FrontEnd>>> = {
  typescript: loadTypeScript,
  javascript: loadTypeScript,
  python: async () => (await import('../languages/python/index.js')).createPythonFrontEnd(),
};

async function loadTypeScript(): Promise<FrontEnd> {
  return (await import('../languages/typescript/index.js')).typescriptFrontEnd;
}

const loaded: FrontEnds = {};

/** Loads what the given languages need, once a thread. */
export async function loadFrontEnds(languages: Iterable<Language>): Promise<FrontEnds> {
  for (const language of languages) loaded[language] ??= await LOADERS[language]();
  return loaded;
}
