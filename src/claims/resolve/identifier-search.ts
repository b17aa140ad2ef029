import type { ProjectFiles } from './project-files.js';
import type { ProjectTexts } from './project-texts.js';

/** Files that can declare or use a name of code, whether or not we analyse their language. */
const CODE_ENDING =
  /\.(py|pyi|ipynb|[cm]?[jt]sx?|vue|svelte|rs|go|java|kt|kts|scala|swift|m|mm|c|cc|cpp|cxx|h|hh|hpp|cu|cuh|cs|fs|rb|php|lua|r|jl|dart|ex|exs|erl|hs|ml|clj|pl|sh|bash|zsh|ps1|bat|sql|proto|graphql|prisma|html?|css|scss|ya?ml|toml|json5?|jsonc|cfg|ini|conf|env|gradle|cmake|tf|xml|plist|sol|zig|nim|j2|hbs|template|tmpl)$|(^|\/)(Makefile|Dockerfile|Jenkinsfile|Procfile|justfile|\.env[^/]*)$/i;
const MAX_FILES = 40_000;

/**
 * Whether names occur anywhere in the project but in its documents. Names are collected first and looked for in one pass, since
 * the pass reads every file.
 */
export class IdentifierSearch {
  readonly #wanted = new Set<string>();
  readonly #seen = new Map<string, string>();

  constructor(
    readonly files: ProjectFiles,
    readonly texts: ProjectTexts,
  ) {}

  /** @param name an identifier, an option or the name of an environment variable */
  want(name: string): void {
    if (!this.#seen.has(name)) this.#wanted.add(name);
  }

  /** A file that holds the name, `undefined` when none does. */
  fileWith(name: string): string | undefined {
    this.want(name);
    if (this.#wanted.size > 0) this.#pass();
    const found = this.#seen.get(name);
    return found === '' ? undefined : found;
  }

  #pass(): void {
    const wanted = new Set(this.#wanted);
    let read = 0;
    for (const path of this.files.files) {
      if (wanted.size === 0 || read > MAX_FILES) break;
      if (!CODE_ENDING.test(path)) continue;
      read++;
      for (const [word] of this.texts.text(path).matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
        if (!wanted.delete(word)) continue;
        this.#seen.set(word, path);
      }
    }
    for (const name of wanted) this.#seen.set(name, '');
    this.#wanted.clear();
  }
}
