import type { Facts, ImportFact, SymbolFact } from '../../model/facts.js';
import type { Program } from '../../rules/program.js';

/** What a name stands for: a symbol, or a whole module when there is no symbol. */
export interface Declared {
  readonly facts: Facts;
  readonly symbol?: SymbolFact;
}

export interface DeclaredSymbol {
  readonly facts: Facts;
  readonly symbol: SymbolFact;
}

interface FileNames {
  /** The last declaration with a body, as the language has it. */
  readonly top: ReadonlyMap<string, SymbolFact>;
  readonly members: ReadonlyMap<number, ReadonlyMap<string, SymbolFact>>;
  /** Symbols by the function whose body declares them. */
  readonly inner: ReadonlyMap<number, ReadonlyMap<string, SymbolFact>>;
  readonly imported: ReadonlyMap<string, { readonly fact: ImportFact; readonly name?: string }>;
  /** What dotted names were found to stand for. */
  readonly resolved: Map<string, Declared | undefined>;
}

/** How many files a name may be handed on through, and how many bases a member is looked for in. */
const MAX_HOPS = 12;

/** Follows names through scopes, imports, re-exports and bases to their declarations. */
export class Declarations {
  readonly #files = new Map<string, FileNames>();

  constructor(readonly program: Program) {}

  /** What a dotted name stands for at module level of a file. `undefined` when it leaves the program or is no declaration. */
  resolve(facts: Facts, dotted: string): Declared | undefined {
    const names = this.#namesOf(facts);
    const { resolved } = names;
    if (!resolved.has(dotted)) resolved.set(dotted, this.#resolve(facts, names, dotted.split('.')));
    return resolved.get(dotted);
  }

  #resolve(facts: Facts, names: FileNames, parts: readonly string[]): Declared | undefined {
    // `import a.b` binds the dotted name `a.b`: the longest that matches counts.
    for (let length = parts.length; length > 0; length--) {
      const imported = names.imported.get(parts.slice(0, length).join('.'));
      const start =
        imported !== undefined
          ? this.#imported(facts, imported)
          : length === 1
            ? this.#topLevel(facts, parts[0]!)
            : undefined;
      if (start !== undefined) return this.#descend(start, parts.slice(length));
    }
    return undefined;
  }

  /** Whether a file imports something under this name or a dotted name that starts with it. */
  imports(facts: Facts, dotted: string): boolean {
    const parts = dotted.split('.');
    return parts.some((_, index) => this.#namesOf(facts).imported.has(parts.slice(0, index + 1).join('.')));
  }

  /** A function or class declared in the bodies around a symbol, the innermost first. */
  local(facts: Facts, symbol: number, name: string): SymbolFact | undefined {
    for (let at: number | undefined = symbol; at !== undefined && at >= 0; ) {
      const found = this.#namesOf(facts).inner.get(at)?.get(name);
      if (found !== undefined) return found;
      const fact: SymbolFact | undefined = facts.symbols[at];
      at = fact?.within ?? fact?.parent;
    }
    return undefined;
  }

  /** What a module gives to those who import `name` from it. */
  exported(facts: Facts, name: string): Declared | undefined {
    return this.#exported(facts, name, 0);
  }

  /** A member of a class, its own or the nearest inherited one. */
  member(owner: DeclaredSymbol, name: string): DeclaredSymbol | undefined {
    return this.#memberOf(owner, name, new Set());
  }

  /** The nearest member of that name in the bases of a class. */
  inherited(owner: DeclaredSymbol, name: string): DeclaredSymbol | undefined {
    const seen = new Set([keyOf(owner)]);
    for (const base of this.bases(owner)) {
      const found = this.#memberOf(base, name, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The audited classes and interfaces that a class names as its bases, in order. */
  bases(owner: DeclaredSymbol): readonly DeclaredSymbol[] {
    return owner.symbol.bases.flatMap((base) => {
      const found = this.resolve(owner.facts, base.name);
      return isClass(found) && found.symbol !== owner.symbol ? [found] : [];
    });
  }

  #memberOf(owner: DeclaredSymbol, name: string, seen: Set<string>): DeclaredSymbol | undefined {
    const key = keyOf(owner);
    if (seen.has(key) || seen.size > 4 * MAX_HOPS) return undefined;
    seen.add(key);
    const own = this.#namesOf(owner.facts).members.get(owner.symbol.id)?.get(name);
    if (own !== undefined) return { facts: owner.facts, symbol: own };
    for (const base of this.bases(owner)) {
      const found = this.#memberOf(base, name, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #descend(start: Declared, rest: readonly string[]): Declared | undefined {
    let at: Declared | undefined = start;
    for (const part of rest) {
      if (at === undefined) return undefined;
      at = at.symbol === undefined ? this.exported(at.facts, part) : isClass(at) ? this.member(at, part) : undefined;
    }
    return at;
  }

  #topLevel(facts: Facts, name: string): Declared | undefined {
    const symbol = this.#namesOf(facts).top.get(name);
    return symbol === undefined ? undefined : { facts, symbol };
  }

  #imported(facts: Facts, { fact, name }: { readonly fact: ImportFact; readonly name?: string }): Declared | undefined {
    const target = this.#fileOf(this.program.resolve(facts, fact));
    if (name === undefined) return target === undefined ? undefined : { facts: target };
    const exported = target === undefined ? undefined : this.exported(target, name);
    return exported ?? this.#submodule(facts, fact, name);
  }

  /** Python: `from package import module`. */
  #submodule(facts: Facts, fact: ImportFact, name: string): Declared | undefined {
    const target = this.#fileOf(this.program.submodule(facts, fact, name));
    return target === undefined ? undefined : { facts: target };
  }

  #exported(facts: Facts, name: string, hops: number): Declared | undefined {
    const names = this.#namesOf(facts);
    const symbol = names.top.get(name) ?? (name === 'default' ? defaultExport(facts) : undefined);
    if (symbol !== undefined) return { facts, symbol };
    if (hops > MAX_HOPS) return undefined;
    const imported = names.imported.get(name);
    if (imported !== undefined) {
      const target = this.#fileOf(this.program.resolve(facts, imported.fact));
      if (imported.name === undefined) return target === undefined ? undefined : { facts: target };
      const found =
        target === undefined || target === facts ? undefined : this.#exported(target, imported.name, hops + 1);
      return found ?? this.#submodule(facts, imported.fact, imported.name);
    }
    for (const fact of facts.imports) {
      if (!fact.names.some((one) => one.name === '*')) continue;
      const target = this.#fileOf(this.program.resolve(facts, fact));
      const found = target === undefined || target === facts ? undefined : this.#exported(target, name, hops + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #fileOf(path: string | undefined): Facts | undefined {
    return path === undefined ? undefined : this.program.paths.get(path);
  }

  #namesOf(facts: Facts): FileNames {
    const known = this.#files.get(facts.path);
    if (known !== undefined) return known;
    const made = namesOf(facts);
    this.#files.set(facts.path, made);
    return made;
  }
}

export function isClass(declared: Declared | undefined): declared is DeclaredSymbol {
  const kind = declared?.symbol?.kind;
  return kind === 'class' || kind === 'interface';
}

function keyOf({ facts, symbol }: DeclaredSymbol): string {
  return `${facts.path}\0${symbol.id}`;
}

/** The only exported class or function, which a default import without a name of its own means. */
function defaultExport(facts: Facts): SymbolFact | undefined {
  const exported = facts.symbols.filter(
    (symbol) =>
      symbol.parent === undefined && symbol.exported && (symbol.kind === 'class' || symbol.kind === 'function'),
  );
  return exported.length === 1 ? exported[0] : undefined;
}

function namesOf(facts: Facts): FileNames {
  const top = new Map<string, SymbolFact>();
  const members = new Map<number, Map<string, SymbolFact>>();
  const inner = new Map<number, Map<string, SymbolFact>>();
  for (const symbol of facts.symbols) {
    if (symbol.parent === undefined && symbol.within === undefined) put(top, symbol);
    if (symbol.parent === undefined) continue;
    const parent = facts.symbols[symbol.parent]!;
    const table = parent.kind === 'class' || parent.kind === 'interface' ? members : inner;
    put(tableAt(table, symbol.parent), symbol);
    if (symbol.within !== undefined) put(tableAt(inner, symbol.within), symbol);
  }
  const imported = new Map<string, { fact: ImportFact; name?: string }>();
  for (const fact of facts.imports) {
    if (fact.namespace !== undefined) imported.set(fact.namespace, { fact });
    for (const { name, local } of fact.names) if (name !== '*') imported.set(local, { fact, name });
  }
  return { top, members, inner, imported, resolved: new Map() };
}

function tableAt<Value>(tables: Map<number, Map<string, Value>>, key: number): Map<string, Value> {
  const known = tables.get(key);
  if (known !== undefined) return known;
  const made = new Map<string, Value>();
  tables.set(key, made);
  return made;
}

/** A later declaration replaces an earlier one, but for a declaration without a body. */
function put(table: Map<string, SymbolFact>, symbol: SymbolFact): void {
  const known = table.get(symbol.name);
  if (known === undefined || symbol.hasBody || !known.hasBody) table.set(symbol.name, symbol);
}
