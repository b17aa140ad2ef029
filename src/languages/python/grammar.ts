import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

/** The grammar lies beside the built program; when running from sources it is still in the package it comes from. */
function grammarPath(): string {
  const built = fileURLToPath(new URL('../../grammars/python.wasm', import.meta.url));
  if (existsSync(built)) return built;
  return createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm');
}

let language: Promise<Language> | undefined;

/** Loads the grammar once a process. */
export function pythonLanguage(): Promise<Language> {
  language ??= Parser.init().then(() => Language.load(grammarPath()));
  return language;
}
