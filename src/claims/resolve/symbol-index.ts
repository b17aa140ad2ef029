import type { Facts, SymbolFact } from '../../model/facts.js';
import type { FileRecord } from '../../model/record.js';

export interface SymbolPlace {
  readonly facts: Facts;
  readonly symbol: SymbolFact;
}

/** Every declared symbol of the project by its bare name, and attributes that methods write on `self`. */
export class SymbolIndex {
  readonly #byName = new Map<string, SymbolPlace[]>();
  readonly #byPlainName = new Map<string, SymbolPlace[]>();
  readonly facts: ReadonlyMap<string, Facts>;

  constructor(records: readonly FileRecord[]) {
    this.facts = new Map(records.map((record) => [record.path, record.facts]));
    for (const { facts } of records)
      for (const symbol of facts.symbols) {
        append(this.#byName, symbol.name, { facts, symbol });
        append(this.#byPlainName, plainName(symbol.name), { facts, symbol });
      }
  }

  /** Declarations whose qualified name is `name` or ends in it, in order of path and line. Declaration files come last. */
  named(name: string): readonly SymbolPlace[] {
    const last = name.slice(name.lastIndexOf('.') + 1);
    const all = this.#byName.get(last) ?? [];
    return last === name ? all : all.filter(({ symbol }) => endsIn(symbol.qualifiedName, name));
  }

  /** The same with case and underscores aside. */
  namedAlike(name: string): readonly SymbolPlace[] {
    return this.#byPlainName.get(plainName(name)) ?? [];
  }

  /** Declarations whose name ends in this one, which begins with a capital: `AnalysisEngine` of `TextAnalysisEngine`. */
  endingIn(name: string): readonly SymbolPlace[] {
    if (!/^[A-Z]/.test(name)) return [];
    for (const [known, places] of this.#byName) if (known.length > name.length && known.endsWith(name)) return places;
    return [];
  }

  /** Classes of a file by name, and of the whole project when the file is not given. */
  classes(name: string, path?: string): readonly SymbolPlace[] {
    return this.named(name).filter(
      ({ facts, symbol }) =>
        (path === undefined || facts.path === path) && ['class', 'interface', 'type', 'enum'].includes(symbol.kind),
    );
  }
}

/** Members that a class or enum has besides its symbols: attributes written on `self`, enum members, parameter properties. */
export function declaresMember({ facts, symbol }: SymbolPlace, name: string): number | undefined {
  const member = symbol.members?.find((one) => one.name === name);
  if (member !== undefined) return member.line;
  for (const body of facts.bodies) {
    const owner = facts.symbols[body.symbol];
    if (owner === undefined || !isWithin(facts, owner, symbol)) continue;
    const write = body.stateWrites.find((one) => one.attribute === name);
    if (write !== undefined) return write.line;
  }
  const initialiser = facts.symbols.find((one) => one.parent === symbol.id && one.kind === 'constructor');
  return initialiser?.parameters.some((one) => one.name === name) ? initialiser.startLine : undefined;
}

/** Whether a symbol is another or lies inside it. */
export function isWithin(facts: Facts, inner: SymbolFact, outer: SymbolFact): boolean {
  for (let at: SymbolFact | undefined = inner; at !== undefined; ) {
    if (at === outer) return true;
    at = at.parent === undefined ? undefined : facts.symbols[at.parent];
  }
  return false;
}

export function endsIn(qualifiedName: string, name: string): boolean {
  return qualifiedName === name || qualifiedName.endsWith(`.${name}`);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/_/g, '');
}

function append<Item>(map: Map<string, Item[]>, key: string, value: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
