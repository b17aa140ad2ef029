import type { Facts, SymbolFact } from '../model/facts.js';
import type { LocalTag } from '../model/record.js';
import type { End } from './links.js';

export const CONVERGING_TAGS = ['seed', 'feedback-loop', 'drift-hook'] as const;
export type ConvergingTag = (typeof CONVERGING_TAGS)[number];

/** A seed, feedback loop or drift hook: one tag of one symbol, or of a whole module. */
export interface Item {
  readonly tag: ConvergingTag;
  readonly facts: Facts;
  /** Absent for a tag of the module. */
  readonly symbol?: SymbolFact;
  readonly line: number;
}

/** The items of some files, by the symbol that bears them. */
export class Items {
  readonly all: readonly Item[];
  readonly #bySymbol = new Map<Facts, Map<number, Item[]>>();

  constructor(files: readonly Facts[], tags: readonly { readonly path: string; readonly tag: LocalTag }[]) {
    const byPath = new Map(files.map((facts) => [facts.path, facts]));
    const seen = new Set<string>();
    const all: Item[] = [];
    for (const { path, tag } of tags) {
      const facts = byPath.get(path);
      const key = [path, tag.symbol, tag.tag].join('\0');
      if (facts === undefined || !isConverging(tag.tag) || seen.has(key)) continue;
      seen.add(key);
      const symbol = facts.symbols.find((one) => one.qualifiedName === tag.symbol);
      const item = { tag: tag.tag, facts, line: tag.line, ...(symbol === undefined ? {} : { symbol }) };
      all.push(item);
      this.#at(facts, symbol?.id ?? -1).push(item);
    }
    this.all = all;
  }

  /** What an import of a symbol brings: its own items, and those of the members of a class. */
  broughtBy({ facts, symbol }: End): readonly Item[] {
    if (symbol === undefined) return this.of(facts, -1);
    const members = symbol.kind === 'class' ? facts.symbols.filter((member) => member.parent === symbol.id) : [];
    return [symbol, ...members].flatMap((one) => this.of(facts, one.id));
  }

  /** What a call of a function touches: its own items, and those of the class that it is a method of. */
  touchedBy({ facts, symbol }: End): readonly Item[] {
    if (symbol === undefined) return [];
    const owner = symbol.parent === undefined ? undefined : facts.symbols[symbol.parent];
    const ofClass = owner?.kind === 'class' ? this.of(facts, owner.id) : [];
    return [...this.of(facts, symbol.id), ...ofClass];
  }

  /** Items borne by exactly this symbol; -1 for the module. */
  of(facts: Facts, symbol: number): readonly Item[] {
    return this.#bySymbol.get(facts)?.get(symbol) ?? [];
  }

  #at(facts: Facts, symbol: number): Item[] {
    const ofFile = this.#bySymbol.get(facts) ?? new Map<number, Item[]>();
    this.#bySymbol.set(facts, ofFile);
    const known = ofFile.get(symbol) ?? [];
    ofFile.set(symbol, known);
    return known;
  }
}

function isConverging(tag: string): tag is ConvergingTag {
  return (CONVERGING_TAGS as readonly string[]).includes(tag);
}
