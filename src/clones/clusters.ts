import type { KeptLinks } from './kept-links.js';
import type { Link } from './link.js';
import { linksOf } from './links.js';
import { isEligible, relationOf } from './relation.js';
import type { Level, Unit } from './unit.js';

/** Copies of one another: each is like the reference, by `relationOf`. */
export interface Cluster {
  /** By path and place; at least two. */
  readonly members: readonly Unit[];
  /** The longest, the first of them among equals. */
  readonly reference: Unit;
}

/** Groups the units of one level: same tokens by hash, changed copies by locality-sensitive hashing of their fingerprints. */
export function clustersOf(level: Level, all: readonly Unit[], kept: KeptLinks): Cluster[] {
  const units = all.filter((unit) => unit.level === level && isEligible(unit));
  const same = groupBy(units, (unit) => `${unit.raw[0]} ${unit.raw[1]} ${unit.tokens}`);
  const first = same.map((copies) => copies[0]!);
  const merged = new Merging(first);
  for (const link of linksOf(level, first, kept)) merged.join(link);
  return merged
    .groups()
    .map((group) => withoutOuter(group.flatMap((index) => same[index]!)))
    .filter((members) => members.length > 1)
    .map((members) => ({ members: members.sort(byOrder), reference: longest(members) }))
    .sort((left, right) => byOrder(left.members[0]!, right.members[0]!));
}

/** Without what stands around another member: a decorator that is little more than its wrapper. */
function withoutOuter(members: readonly Unit[]): Unit[] {
  const outer = new Set<Unit>();
  for (const member of members) for (let unit = member.parent; unit !== undefined; unit = unit.parent) outer.add(unit);
  return members.filter((member) => !outer.has(member));
}

/** Union of linked units; two groups join only when the longest of both are copies too, so that likeness does not drift. */
class Merging {
  readonly #group: Int32Array;
  readonly #members: number[][];
  readonly #longest: Unit[];

  constructor(readonly units: readonly Unit[]) {
    this.#group = Int32Array.from(units.keys());
    this.#members = units.map((_, index) => [index]);
    this.#longest = [...units];
  }

  join({ left, right }: Link): void {
    const a = this.#group[left]!;
    const b = this.#group[right]!;
    if (a === b) return;
    const [first, second] = [this.#longest[a]!, this.#longest[b]!];
    const known = this.#members[a]!.length + this.#members[b]!.length === 2;
    if (!known && relationOf(first, second) === undefined) return;
    const [into, from] = this.#members[a]!.length >= this.#members[b]!.length ? [a, b] : [b, a];
    for (const index of this.#members[from]!) this.#group[index] = into;
    this.#members[into]!.push(...this.#members[from]!);
    this.#members[from] = [];
    this.#longest[into] = longest([first, second]);
  }

  groups(): readonly (readonly number[])[] {
    return this.#members.filter((members) => members.length > 0);
  }
}

export function byOrder(left: Unit, right: Unit): number {
  return left.order - right.order;
}

function longest(units: readonly Unit[]): Unit {
  return units.reduce((best, unit) =>
    unit.tokens > best.tokens || (unit.tokens === best.tokens && unit.order < best.order) ? unit : best,
  );
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
