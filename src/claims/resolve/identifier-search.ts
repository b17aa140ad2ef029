import type { StageMemory } from '../../model/stage-memory.js';
import { ChangedPlaces, type FirstPlaces, type ListedFile, noPlaces, readPlaces, writePlaces } from './first-places.js';
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

const STAGE = 'identifiers';

/** Whether names occur anywhere in the project but in its documents. The project is read once, when the first name is asked for. */
export class IdentifierSearch {
  #places: FirstPlaces | undefined;
  #changed: ChangedPlaces | undefined;

  /**
   * @param memory where the names of the last run are; without it every file is read
   * @param stateOf the state of a listed file: a hash, or what tells that it was not touched
   */
  constructor(
    readonly files: ProjectFiles,
    readonly texts: ProjectTexts,
    readonly memory?: StageMemory | undefined,
    readonly stateOf: (path: string) => string = () => '',
  ) {}

  /** @returns a file that holds the identifier, `undefined` when none does */
  fileWith(name: string): string | undefined {
    return this.#first(({ words }) => words, name, String);
  }

  /** Whether one file holds the identifier. */
  holds(path: string, name: string): boolean {
    return this.texts.lines(path).some((line) => line.includes(name) && wordsOf(line).has(name));
  }

  /** A program that has a string ending in this file name: it reads or makes such a file where it runs. */
  programNaming(fileName: string): string | undefined {
    return this.#first(({ named }) => named, fileName, String);
  }

  /** Where a language that is not analysed declares the name. */
  declaredAt(name: string): { readonly path: string; readonly line: number } | undefined {
    return this.#first(
      ({ declared }) => declared,
      name,
      ({ path }) => path,
    );
  }

  #first<Place>(
    among: (places: FirstPlaces) => ReadonlyMap<string, Place>,
    name: string,
    pathOf: (place: Place) => string,
  ): Place | undefined {
    if (this.#places === undefined) {
      const changed = this.#changedPlaces();
      const found = changed === undefined ? 'unsure' : changed.first(among, name, pathOf);
      if (found !== 'unsure') return found;
      this.#places = this.#readAll();
    }
    return among(this.#places).get(name);
  }

  #changedPlaces(): ChangedPlaces | undefined {
    if (this.#changed !== undefined || this.memory === undefined) return this.#changed;
    const bytes = this.memory.recall(STAGE);
    if (bytes !== undefined)
      this.#changed = ChangedPlaces.since(readPlaces(bytes), this.#listed(), (path, into) => this.#read(path, into));
    return this.#changed;
  }

  #readAll(): FirstPlaces {
    const places = noPlaces();
    for (const path of this.#codeFiles()) this.#read(path, places);
    this.memory?.keep(STAGE, writePlaces({ files: this.#listed(), places }));
    return places;
  }

  #codeFiles(): readonly string[] {
    return [...this.files.files].filter((path) => CODE_ENDING.test(path)).slice(0, MAX_FILES);
  }

  #listed(): readonly ListedFile[] {
    return this.#codeFiles().map((path) => [path, this.stateOf(path)]);
  }

  #read(path: string, { words, named, declared }: FirstPlaces): void {
    const text = this.texts.text(path);
    if (text.length > MAX_CHARACTERS) return;
    for (const word of wordsOf(text)) if (!words.has(word)) words.set(word, path);
    if (!ANALYSED_ENDING.test(path)) readDeclarations(path, text, declared);
    if (PROGRAM_ENDING.test(path)) readFileNames(path, text, named);
  }
}

function readFileNames(path: string, text: string, named: FirstPlaces['named']): void {
  for (const { 0: ending, index } of text.matchAll(FILE_ENDING)) {
    const stem = FILE_STEM.exec(text.slice(Math.max(0, index - MAX_STEM), index))?.[0];
    if (stem !== undefined && !named.has(stem + ending)) named.set(stem + ending, path);
  }
}

function readDeclarations(path: string, text: string, declared: FirstPlaces['declared']): void {
  for (const [index, line] of text.split('\n').entries()) {
    const name = DECLARATION.exec(line.slice(0, 300))?.[1];
    if (name === undefined) continue;
    const place = { path, line: index + 1 };
    // `defmodule A.B.C` is asked for by its whole name and by its last part.
    for (const asked of [name, name.slice(name.lastIndexOf('.') + 1)])
      if (!declared.has(asked)) declared.set(asked, place);
  }
}
