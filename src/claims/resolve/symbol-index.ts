import { wordsOf } from '../../flow/names.js';
import type { Facts, SymbolFact } from '../../model/facts.js';
import type { FileRecord } from '../../model/record.js';

export interface SymbolPlace {
  readonly facts: Facts;
  readonly symbol: SymbolFact;
}

interface NamedWords {
  readonly words: readonly string[];
  readonly places: readonly SymbolPlace[];
}

/** Every declared symbol of the project by its bare name, and attributes that methods write on `self`. */
export class SymbolIndex {
  readonly #byName = new Map<string, SymbolPlace[]>();
  /** By the last two parts of their qualified names. */
  #byLastParts: Map<string, SymbolPlace[]> | undefined;
  /** Of names with dots, as they are asked for. */
  readonly #byQualifiedName = new Map<string, readonly SymbolPlace[]>();
  readonly #byPlainName = new Map<string, SymbolPlace[]>();
  #byWord: Map<string, NamedWords[]> | undefined;
  readonly #below = new Map<string, readonly string[]>();
  /** Sorted. */
  readonly #paths: readonly string[];
  readonly facts: ReadonlyMap<string, Facts>;

  constructor(records: readonly FileRecord[]) {
    this.facts = new Map(records.map((record) => [record.path, record.facts]));
    this.#paths = [...this.facts.keys()].sort();
    for (const { facts } of records)
      for (const symbol of facts.symbols) {
        const place = { facts, symbol };
        append(this.#byName, symbol.name, place);
        append(this.#byPlainName, plainName(symbol.name), place);
      }
  }

  /** Declarations whose qualified name is `name` or ends in it, in order of path and line. Declaration files come last. */
  named(name: string): readonly SymbolPlace[] {
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (last === name) return this.#byName.get(last) ?? [];
    let places = this.#byQualifiedName.get(name);
    if (places === undefined) {
      this.#byLastParts ??= this.#indexLastParts();
      const alike = this.#byLastParts.get(lastParts(name)) ?? [];
      places = alike.filter(({ symbol }) => symbol.name === last && endsIn(symbol.qualifiedName, name));
      this.#byQualifiedName.set(name, places);
    }
    return places;
  }

  #indexLastParts(): Map<string, SymbolPlace[]> {
    const byLastParts = new Map<string, SymbolPlace[]>();
    for (const places of this.#byName.values())
      for (const place of places)
        if (place.symbol.qualifiedName.includes('.')) append(byLastParts, lastParts(place.symbol.qualifiedName), place);
    return byLastParts;
  }

  /** The same with case and underscores aside. */
  namedAlike(name: string): readonly SymbolPlace[] {
    return this.#byPlainName.get(plainName(name)) ?? [];
  }

  /** Declarations whose name has all words of this one in their order: `AnalysisEngine` of `AnalysisStreamEngine`. */
  containing(name: string): readonly SymbolPlace[] {
    const wanted = wordsOf(name);
    const [first] = wanted;
    if (first === undefined || wanted.length < 2) return [];
    this.#byWord ??= this.#indexWords();
    for (const { words, places } of this.#byWord.get(first) ?? []) {
      if (words.length <= wanted.length) continue;
      let at = 0;
      for (const word of words) if (word === wanted[at]) at++;
      if (at === wanted.length) return places;
    }
    return [];
  }

  #indexWords(): Map<string, NamedWords[]> {
    const byWord = new Map<string, NamedWords[]>();
    for (const [name, places] of this.#byName) {
      const words = wordsOf(name);
      if (words.length > 2) for (const word of new Set(words)) append(byWord, word, { words, places });
    }
    return byWord;
  }

  /** Analysed files below a folder, sorted. */
  below(folder: string): readonly string[] {
    let paths = this.#below.get(folder);
    if (paths === undefined) {
      const start = firstFrom(this.#paths, `${folder}/`);
      // `0` is the character after `/`.
      paths = this.#paths.slice(start, firstFrom(this.#paths, `${folder}0`));
      this.#below.set(folder, paths);
    }
    return paths;
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

function lastParts(name: string): string {
  return name.slice(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/_/g, '');
}

/** Index of the first of sorted texts that is not before another. */
function firstFrom(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function append<Item>(map: Map<string, Item[]>, key: string, value: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
