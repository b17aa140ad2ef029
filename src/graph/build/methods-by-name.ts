import { wordsOf } from '../../flow/names.js';
import type { Facts } from '../../model/facts.js';
import type { Declarations, DeclaredSymbol } from './declarations.js';

/** Methods that values of the languages and of common libraries have: such a name says nothing about the receiver. */
const COMMON_METHODS = new Set(
  (
    'add append clear copy count discard extend get index insert items keys pop popitem remove reverse setdefault sort update values ' +
    'format join lower upper split strip replace encode decode read write close open flush seek start stop run send set has delete ' +
    'push shift unshift slice splice map filter reduce forEach find findIndex includes concat then catch finally on off once emit ' +
    'fit predict transform train eval step forward backward backwards reset render apply call bind toString is_set mkdir exists ' +
    'read_text write_text to_dict is_file is_dir is_alive add_argument parse_args fit_transform predict_proba score zero_grad ' +
    'load_state_dict state_dict parameters to_list add_done_callback getLogger createElement addEventListener removeEventListener'
  ).split(' '),
);

/**
 * Methods of the program by name, to guess what `unknown.method()` calls: the only method of that name, or the one that all others
 * of that name override. A guess needs a name of two words, or an import of the module that declares it.
 */
export class MethodsByName {
  readonly #methods = new Map<string, DeclaredSymbol[]>();
  readonly #roots = new Map<string, DeclaredSymbol | undefined>();

  constructor(readonly declarations: Declarations) {
    for (const facts of declarations.program.paths.values()) {
      // What a declaration file says is said again by the file it is made from.
      if (facts.path.endsWith('.d.ts')) continue;
      for (const symbol of facts.symbols) {
        if (symbol.kind !== 'method' || symbol.parent === undefined || COMMON_METHODS.has(symbol.name)) continue;
        if (facts.symbols[symbol.parent]?.kind !== 'class') continue;
        const known = this.#methods.get(symbol.name);
        if (known === undefined) this.#methods.set(symbol.name, [{ facts, symbol }]);
        else known.push({ facts, symbol });
      }
    }
  }

  likely(facts: Facts, name: string): { readonly to: DeclaredSymbol; readonly provenance: 'heuristic' } | undefined {
    if (!this.#roots.has(name)) this.#roots.set(name, this.#rootOf(name));
    const to = this.#roots.get(name);
    if (to === undefined || (to.facts.language === 'python') !== (facts.language === 'python')) return undefined;
    const imported = to.facts === facts || this.declarations.program.importsOf(facts.path).includes(to.facts.path);
    return imported || wordsOf(name).length > 1 ? { to, provenance: 'heuristic' } : undefined;
  }

  #rootOf(name: string): DeclaredSymbol | undefined {
    const candidates = this.#methods.get(name) ?? [];
    if (candidates.length > 40) return undefined;
    const roots = candidates.filter(({ facts, symbol }) => {
      const owner = facts.symbols[symbol.parent!]!;
      return this.declarations.inherited({ facts, symbol: owner }, name) === undefined;
    });
    return roots.length === 1 ? roots[0] : undefined;
  }
}
