import type { Program } from '../rules/program.js';

/** How many files a name may be handed on through. */
const RE_EXPORTS = 8;

/** Which files import a name, by the file whose declaration they get. */
export class Importers {
  readonly #byDeclaration = new Map<string, Set<string>>();

  /** @param names only imports of these are followed */
  constructor(
    readonly program: Program,
    names: ReadonlySet<string>,
  ) {
    for (const facts of program.paths.values())
      for (const fact of facts.imports)
        for (const { name, local } of fact.names) {
          const wanted = name === 'default' ? local : name;
          if (!names.has(wanted)) continue;
          const target = program.resolve(facts, fact);
          const declared = target === undefined ? undefined : this.#declaringFile(target, wanted, 0);
          if (declared !== undefined && declared !== facts.path) this.#add(declared, wanted, facts.path);
        }
  }

  /** Paths of the files that get their `name` from `path`, sorted. */
  of(path: string, name: string): readonly string[] {
    return [...(this.#byDeclaration.get(`${path}\0${name}`) ?? [])].sort();
  }

  #add(declared: string, name: string, importer: string): void {
    const key = `${declared}\0${name}`;
    const known = this.#byDeclaration.get(key);
    if (known === undefined) this.#byDeclaration.set(key, new Set([importer]));
    else known.add(importer);
  }

  #declaringFile(path: string, name: string, depth: number): string | undefined {
    const facts = this.program.paths.get(path);
    if (facts === undefined || depth > RE_EXPORTS) return undefined;
    if (facts.symbols.some((symbol) => symbol.parent === undefined && symbol.name === name)) return path;
    for (const fact of facts.imports) {
      if (!fact.names.some((one) => one.local === name || one.name === '*')) continue;
      const target = this.program.resolve(facts, fact);
      const declared =
        target === undefined || target === path ? undefined : this.#declaringFile(target, name, depth + 1);
      if (declared !== undefined) return declared;
    }
    return undefined;
  }
}
