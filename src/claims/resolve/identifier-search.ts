import type { ProjectFiles } from './project-files.js';
import type { ProjectTexts } from './project-texts.js';
import { wordsOf } from './words.js';

/** Files that can declare or use a name of code, whether or not we analyse their language. */
const CODE_ENDING =
  /\.(py|pyi|ipynb|[cm]?[jt]sx?|vue|svelte|rs|go|java|kt|kts|scala|swift|m|mm|c|cc|cpp|cxx|h|hh|hpp|cu|cuh|cs|fs|rb|php|lua|r|jl|dart|ex|exs|erl|hs|ml|clj|pl|sh|bash|zsh|ps1|bat|sql|proto|graphql|prisma|html?|css|scss|ya?ml|toml|json5?|jsonc|cfg|ini|conf|env|gradle|cmake|tf|xml|plist|sol|zig|nim|j2|hbs|template|tmpl)$|(^|\/)(Makefile|Dockerfile|Jenkinsfile|Procfile|justfile|\.env[^/]*)$/i;
const MAX_FILES = 40_000;
/** Larger texts are data or generated. */
const MAX_CHARACTERS = 1_000_000;
/** Languages that the analysis reads itself: what they declare is known. */
const ANALYSED_ENDING = /\.(py|pyi|[cm]?[jt]sx?)$/i;
const PROGRAM_ENDING = /\.(py|[cm]?[jt]sx?|rs|go|java|rb|sh|ex|exs|cpp|cs)$/i;
/** The end of a string that is a file of data, settings or prose: its ending is looked for first, as names are everywhere. */
const FILE_ENDING = /\.(?:md|txt|json|jsonl|ya?ml|toml|csv|tsv|ini|cfg|conf|env|html?|xml|db|sqlite)(?=["'`])/gi;
const FILE_STEM = /[\w.-]+$/;
const MAX_STEM = 100;
/** A line that declares a name in a language that is not analysed. */
const DECLARATION =
  /^\s*(?:(?:pub(?:\([^)]*\))?|public|private|protected|internal|static|final|abstract|sealed|open|export|async|unsafe|override|virtual|data|const)\s+)*(?:defmodule|defprotocol|defmacrop?|defp?|class|struct|enum|trait|fn|func|fun|interface|object|protocol|module|function|record|union|message|service|type|CREATE TABLE|create table|model)\s+(?:\([^)]*\)\s*)?([A-Za-z_][\w.]*)/;

/** Whether names occur anywhere in the project but in its documents. The project is read once, when the first name is asked for. */
export class IdentifierSearch {
  #seen: Map<string, string> | undefined;
  readonly #named = new Map<string, string>();
  readonly #declared = new Map<string, { readonly path: string; readonly line: number }>();

  constructor(
    readonly files: ProjectFiles,
    readonly texts: ProjectTexts,
  ) {}

  /** @returns a file that holds the identifier, `undefined` when none does */
  fileWith(name: string): string | undefined {
    this.#seen ??= this.#read();
    return this.#seen.get(name);
  }

  /** Whether one file holds the identifier. */
  holds(path: string, name: string): boolean {
    return this.texts.lines(path).some((line) => line.includes(name) && wordsOf(line).has(name));
  }

  /** A program that has a string ending in this file name: it reads or makes such a file where it runs. */
  programNaming(fileName: string): string | undefined {
    this.#seen ??= this.#read();
    return this.#named.get(fileName);
  }

  /** Where a language that is not analysed declares the name. */
  declaredAt(name: string): { readonly path: string; readonly line: number } | undefined {
    this.#seen ??= this.#read();
    return this.#declared.get(name);
  }

  #read(): Map<string, string> {
    const seen = new Map<string, string>();
    let read = 0;
    for (const path of this.files.files) {
      if (!CODE_ENDING.test(path)) continue;
      if (++read > MAX_FILES) break;
      const text = this.texts.text(path);
      if (text.length > MAX_CHARACTERS) continue;
      for (const word of wordsOf(text)) if (!seen.has(word)) seen.set(word, path);
      if (!ANALYSED_ENDING.test(path)) this.#readDeclarations(path, text);
      if (PROGRAM_ENDING.test(path)) this.#readFileNames(path, text);
    }
    return seen;
  }

  #readFileNames(path: string, text: string): void {
    for (const { 0: ending, index } of text.matchAll(FILE_ENDING)) {
      const stem = FILE_STEM.exec(text.slice(Math.max(0, index - MAX_STEM), index))?.[0];
      if (stem !== undefined && !this.#named.has(stem + ending)) this.#named.set(stem + ending, path);
    }
  }

  #readDeclarations(path: string, text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      const name = DECLARATION.exec(line.slice(0, 300))?.[1];
      if (name === undefined) continue;
      const place = { path, line: index + 1 };
      // `defmodule A.B.C` is asked for by its whole name and by its last part.
      for (const asked of [name, name.slice(name.lastIndexOf('.') + 1)])
        if (!this.#declared.has(asked)) this.#declared.set(asked, place);
    }
  }
}
