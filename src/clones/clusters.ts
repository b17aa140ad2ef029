import { likelyPairs } from './locality.js';
import { changedRelationOf, isBroken, isEligible, isEligibleChanged, type Relation, relationOf } from './relation.js';
import { fingerprintsOf } from './similarity.js';
import type { Level, Unit } from './unit.js';

/** Copies of one another: each is like the reference, by `relationOf`. */
export interface Cluster {
  /** By path and place; at least two. */
  readonly members: readonly Unit[];
  /** The longest, the first of them among equals. */
  readonly reference: Unit;
}

interface Link {
  readonly left: number;
  readonly right: number;
  readonly similarity: number;
}

/** Units that share a key are held against the first so many of them only. */
const LARGE_KEY = 12;
/** A unit that is a copy of so many before it is held against no more: further copies are copies of these. */
const ENOUGH = 12;

/** Groups the units of one level: same tokens by hash, changed copies by locality-sensitive hashing of their fingerprints. */
export function clustersOf(level: Level, all: readonly Unit[]): Cluster[] {
  const units = all.filter((unit) => unit.level === level && isEligible(unit));
  const same = groupBy(units, (unit) => `${unit.raw[0]} ${unit.raw[1]} ${unit.tokens}`);
  const first = same.map((copies) => copies[0]!);
  const merged = new Merging(first);
  for (const link of linksOf(first)) merged.join(link);
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

/** Likely pairs that are copies, the most alike first. */
function linksOf(units: readonly Unit[]): Link[] {
  const indices = [...units.keys()].filter((index) => isEligibleChanged(units[index]!));
  const changed = indices.map((index) => units[index]!);
  const links: Link[] = [];
  const linked = new Uint8Array(changed.length);
  const seen = new Set<number>();
  for (const [left, right] of candidates(changed, (index) => linked[index]! >= ENOUGH)) {
    const pair = left * changed.length + right;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const relation = changedRelationOf(changed[left]!, changed[right]!);
    if (relation === undefined) continue;
    linked[right]!++;
    links.push({ left: indices[left]!, right: indices[right]!, similarity: strength(relation) });
  }
  return links.sort((a, b) => b.similarity - a.similarity || a.left - b.left || a.right - b.right);
}

/** Renamed copies are the same in all but names and go before any that differ in more. */
function strength(relation: Relation): number {
  return relation.kind === 'renamed' ? 1 + relation.similarity : relation.similarity;
}

/** Pairs of indices, the lesser first; one may come more than once. */
function* candidates(units: readonly Unit[], isDone: (index: number) => boolean): Iterable<[number, number]> {
  yield* likelyPairs(units.map(fingerprintsOf), isDone);
  for (const group of groupBy([...units.keys()], (index) => `${units[index]!.blind} ${units[index]!.tokens}`))
    for (const [position, late] of group.entries())
      for (let early = 0; early < position && early < LARGE_KEY && !isDone(late); early++) yield [group[early]!, late];
  yield* brokenPairs(units);
}

/** Pairs of modules with much the same lines, one of which does not parse. */
function brokenPairs(units: readonly Unit[]): [number, number][] {
  if (!units.some((unit) => unit.level === 'module' && isBroken(unit))) return [];
  return [...likelyPairs(units.map((unit) => unit.file.lineSketch))].filter(
    ([left, right]) => isBroken(units[left]!) || isBroken(units[right]!),
  );
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
