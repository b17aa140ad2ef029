import { FileIds, nodeKind } from '../graph/build/node-ids.js';
import type { NodeKind } from '../graph/schema.js';
import type { BodyFacts, Facts, SymbolFact } from '../model/facts.js';
import { Anchors, headingText } from './anchors.js';
import { addTo } from './grouped.js';

/** A class, interface, enum, function or method with a section of its own. */
export interface OutlineEntry {
  /** Its node in the graph. */
  readonly node: string;
  readonly kind: NodeKind;
  readonly heading: string;
  readonly anchor: string;
  /** More than one for overloads and for the accessors of one property. */
  readonly symbols: readonly [SymbolFact, ...SymbolFact[]];
  /** Whether it stands inside a class or an object. */
  readonly member: boolean;
}

const FUNCTIONS: ReadonlySet<SymbolFact['kind']> = new Set(['function', 'method', 'constructor', 'getter', 'setter']);

/** What a module's page has sections for. What is declared inside a function belongs to the section of that function. */
export class Outline {
  readonly entries: readonly OutlineEntry[];
  readonly ids: FileIds;
  readonly #anchors = new Map<string, string>();
  readonly #within = new Map<number, SymbolFact[]>();
  readonly #members = new Map<number, SymbolFact[]>();
  readonly #bodies: ReadonlyMap<number, BodyFacts>;

  constructor(readonly facts: Facts) {
    this.ids = new FileIds(facts);
    this.#bodies = new Map(facts.bodies.map((body) => [body.symbol, body]));
    const groups = new Map<string, [SymbolFact, ...SymbolFact[]]>();
    const inner: { readonly node: string; readonly around: SymbolFact }[] = [];
    for (const symbol of facts.symbols) {
      if (symbol.parent !== undefined) addTo(this.#members, symbol.parent, symbol);
      const around = functionAround(facts, symbol);
      if (around !== undefined) addTo(this.#within, around.id, symbol);
      const node = this.ids.of(symbol);
      if (node === undefined) continue;
      const known = groups.get(node);
      if (around !== undefined) inner.push({ node, around });
      else if (known === undefined) groups.set(node, [symbol]);
      else known.push(symbol);
    }
    this.entries = entriesOf(groups);
    for (const { node, anchor } of this.entries) this.#anchors.set(node, anchor);
    for (const { node, around } of inner) {
      const anchor = this.#anchors.get(this.ids.of(around) ?? '');
      if (anchor !== undefined && !this.#anchors.has(node)) this.#anchors.set(node, anchor);
    }
  }

  /** The anchor of the section that a node of the graph is described in; `undefined` for the module itself. */
  anchorOf(node: string): string | undefined {
    return this.#anchors.get(node);
  }

  /** The anchor of the section that a qualified name is described in. */
  anchorOfName(qualifiedName: string): string | undefined {
    return qualifiedName === '' ? undefined : this.anchorOf(this.ids.named(qualifiedName));
  }

  /** Symbols declared inside the functions of an entry, at any depth. */
  within(entry: OutlineEntry): readonly SymbolFact[] {
    return entry.symbols.flatMap((symbol) => this.#within.get(symbol.id) ?? []);
  }

  /** Symbols declared directly in another. */
  members(symbol: number): readonly SymbolFact[] {
    return this.#members.get(symbol) ?? [];
  }

  /** The bodies of some symbols, of those that have one. */
  bodies(symbols: Iterable<SymbolFact>): BodyFacts[] {
    return [...symbols].flatMap((symbol) => this.#bodies.get(symbol.id) ?? []);
  }
}

function entriesOf(groups: ReadonlyMap<string, [SymbolFact, ...SymbolFact[]]>): OutlineEntry[] {
  const anchors = new Anchors();
  return [...groups].map(([node, symbols]) => {
    const kind = nodeKind(symbols[0])!;
    const heading = headingText(`${kind} ${symbols[0].qualifiedName}`);
    return { node, kind, heading, anchor: anchors.next(heading), symbols, member: symbols[0].parent !== undefined };
  });
}

/** The outermost function that a symbol is declared in. */
function functionAround(facts: Facts, symbol: SymbolFact): SymbolFact | undefined {
  let found: SymbolFact | undefined;
  for (let at = symbol.parent; at !== undefined; ) {
    const parent: SymbolFact = facts.symbols[at]!;
    if (FUNCTIONS.has(parent.kind)) found = parent;
    at = parent.parent;
  }
  return found;
}
