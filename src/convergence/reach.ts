import type { Folders } from './folders.js';
import type { Item, Items } from './items.js';
import type { End, Link } from './links.js';

/** How code of another folder meets an item: it calls it, is called by it (loops and hooks), or imports it. */
export type Meeting = 'called' | 'calls' | 'imported';
const SUREST_FIRST: readonly Meeting[] = ['called', 'calls', 'imported'];

/** That an item of one folder reaches another, by the shortest way found. */
export interface Reach {
  readonly item: Item;
  readonly to: string;
  readonly how: Meeting;
  /** 1: directly; more: over functions that lie between. */
  readonly steps: number;
  /** Where that is stated. */
  readonly at: { readonly from: End; readonly line: number };
}

/** How many calls an item is followed back through, and over how many functions. */
const MAX_STEPS = 3;
const MAX_FUNCTIONS = 400;

/** Which items reach which folders besides their own; each once a folder. */
export function reaches(links: readonly Link[], items: Items, folders: Folders): Reach[] {
  const found = new Reaches(folders);
  for (const link of links) {
    const at = { from: link.from, line: link.line };
    const [user, used] = [folders.of(link.from.facts.path), folders.of(link.to.facts.path)];
    if (user === used) continue;
    if (link.kind === 'calls') {
      for (const item of items.touchedBy(link.to)) found.offer({ item, to: user, how: 'called', steps: 1, at });
      for (const item of items.of(link.from.facts, link.from.symbol?.id ?? -1))
        if (item.tag !== 'seed') found.offer({ item, to: used, how: 'calls', steps: 1, at });
    } else if (!link.types)
      for (const item of items.broughtBy(link.to)) found.offer({ item, to: user, how: 'imported', steps: 1, at });
  }
  const callers = new Callers(links);
  for (const item of items.all) followBack(item, callers, found);
  return found.all();
}

class Reaches {
  readonly #best = new Map<Item, Map<string, Reach>>();

  constructor(readonly folders: Folders) {}

  offer(reach: Reach): void {
    if (reach.to === this.folders.of(reach.item.facts.path)) return;
    const ofItem = this.#best.get(reach.item) ?? new Map<string, Reach>();
    this.#best.set(reach.item, ofItem);
    const known = ofItem.get(reach.to);
    if (known === undefined || compare(reach, known) < 0) ofItem.set(reach.to, reach);
  }

  all(): Reach[] {
    return [...this.#best.values()].flatMap((ofItem) => [...ofItem.values()]);
  }
}

function compare(left: Reach, right: Reach): number {
  return (
    left.steps - right.steps ||
    SUREST_FIRST.indexOf(left.how) - SUREST_FIRST.indexOf(right.how) ||
    byText(left.at.from.facts.path, right.at.from.facts.path) ||
    left.at.line - right.at.line
  );
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Calls by what they call. */
class Callers {
  readonly #links = new Map<Link['to']['facts'], Map<number, Link[]>>();

  constructor(links: readonly Link[]) {
    for (const link of links) {
      if (link.kind !== 'calls' || link.to.symbol === undefined) continue;
      const ofFile = this.#links.get(link.to.facts) ?? new Map<number, Link[]>();
      this.#links.set(link.to.facts, ofFile);
      const known = ofFile.get(link.to.symbol.id);
      if (known === undefined) ofFile.set(link.to.symbol.id, [link]);
      else known.push(link);
    }
  }

  of({ facts, symbol }: End): readonly Link[] {
    return symbol === undefined ? [] : (this.#links.get(facts)?.get(symbol.id) ?? []);
  }
}

/** Breadth first from the functions that hold or read an item to their callers. */
function followBack(item: Item, callers: Callers, found: Reaches): void {
  let last = holders(item);
  const seen = new Set(last.map(({ symbol }) => symbol));
  const first = item.symbol?.kind === 'variable' || item.symbol?.kind === 'property' ? 2 : 1;
  for (let steps = first; steps <= MAX_STEPS && last.length > 0 && seen.size < MAX_FUNCTIONS; steps++) {
    const next: End[] = [];
    for (const { from, line } of last.flatMap((end) => callers.of(end))) {
      found.offer({ item, to: found.folders.of(from.facts.path), how: 'called', steps, at: { from, line } });
      if (from.symbol === undefined || seen.has(from.symbol)) continue;
      seen.add(from.symbol);
      next.push(from);
    }
    last = next;
  }
}

/** The functions of its file that an item is in: itself, the constructor of a class, the readers of a variable or property. */
function holders({ facts, symbol }: Item): End[] {
  if (symbol === undefined) return [];
  const place = (id: number): End[] => (facts.symbols[id] === undefined ? [] : [{ facts, symbol: facts.symbols[id] }]);
  switch (symbol.kind) {
    case 'variable':
      return facts.bodies.flatMap((body) => (body.moduleNamesRead.includes(symbol.name) ? place(body.symbol) : []));
    case 'property':
      return facts.bodies.flatMap((body) => {
        const inClass = facts.symbols[body.symbol]?.parent === symbol.parent;
        return inClass && body.stateReads.includes(symbol.name) ? place(body.symbol) : [];
      });
    case 'class': {
      const initialisers = facts.symbols.filter((one) => one.parent === symbol.id && one.kind === 'constructor');
      return [symbol, ...initialisers].map((one) => ({ facts, symbol: one }));
    }
    default:
      return [{ facts, symbol }];
  }
}
