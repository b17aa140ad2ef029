import type { Language } from '../model/facts.js';

const EXTENSIONS: Readonly<Record<string, Language>> = {
  '.ts': 'typescript',
  '.tsx': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.js': 'javascript',
  '.jsx': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.py': 'python',
  '.pyi': 'python',
};

/** The language of a file by its name, `undefined` for what no front end reads. */
export function sourceLanguage(name: string): Language | undefined {
  return EXTENSIONS[extension(name)];
}

/** Last extension in lower case with its dot, empty when there is none. */
export function extension(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}
