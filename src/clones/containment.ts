import { byOrder, type Cluster } from './clusters.js';
import { isThin } from './relation.js';
import { overlap } from './similarity.js';
import type { Level, Unit } from './unit.js';

/** Share of the smaller one's fingerprints that the larger must hold. */
const CONTAINED = 0.78;
/** Tokens of the larger to those of the smaller: at one length two units share a frame rather than one the other. */
const LARGER = 1.2;
const LEAST_TOKENS = 100;
/** Copies of one part that are paired with each other; further ones follow from these. */
const PAIRED = 8;
/** Parts that are copies must make up this share of the smaller one before it is held against the larger. */
const LEAST_PARTS = 0.4;
/** Copies of either that are named beside it; where there are more, the group of the copies names them. */
const NAMED_COPIES = 6;

/** A unit most of whose code stands in a larger one, with all copies of both. */
export interface Containment {
  readonly members: readonly Unit[];
  /** The larger one. */
  readonly reference: Unit;
  readonly similarity: number;
}

/**
 * Modules and classes that are contained in others of their level. Candidates are those whose parts are copies of each other,
 * so that no other pairs are looked at.
 *
 * @param inner clusters of the levels below
 * @param own clusters of the level itself: those pairs are copies already
 */
export function containmentsOf(level: Level, inner: readonly Cluster[], own: readonly Cluster[]): Containment[] {
  const clusterOf = new Map<Unit, Cluster>();
  for (const cluster of own) for (const member of cluster.members) clusterOf.set(member, cluster);
  const representative = (unit: Unit): Unit => clusterOf.get(unit)?.reference ?? unit;
  const found = new Map<string, Containment>();
  for (const [left, right] of pairsWithSharedParts(level, inner, representative)) {
    const [small, large] = left.tokens <= right.tokens ? [left, right] : [right, left];
    if (!isEligibleContained(small, large)) continue;
    const { containment } = overlap(small, large);
    if (containment < CONTAINED) continue;
    const copies = (unit: Unit): readonly Unit[] => {
      const members = clusterOf.get(unit)?.members ?? [unit];
      return members.length > NAMED_COPIES ? [unit] : members;
    };
    const key = String(small.order);
    const known = found.get(key);
    const members = new Set([...(known?.members ?? []), ...copies(small), ...copies(large)]);
    found.set(key, {
      members: [...members].sort(byOrder),
      reference: known !== undefined && known.reference.tokens >= large.tokens ? known.reference : large,
      similarity: Math.min(known?.similarity ?? 1, containment),
    });
  }
  return [...found.values()].sort((left, right) => byOrder(left.members[0]!, right.members[0]!));
}

function isEligibleContained(small: Unit, large: Unit): boolean {
  if (small.tokens < LEAST_TOKENS || isThin(small) || large.tokens < LARGER * small.tokens) return false;
  if (small.file === large.file || extendsClassOf(large, small)) return false;
  return !small.file.role.test && !large.file.role.test && !small.file.role.declarations;
}

/** A subclass repeats the methods that it overrides; it is no copy that could be replaced by an import. */
function extendsClassOf(large: Unit, small: Unit): boolean {
  const classesOf = ({ file }: Unit): ReadonlySet<string> =>
    new Set(file.facts.symbols.filter(({ kind }) => kind === 'class').map(({ name }) => name));
  const [own, others] = [classesOf(large), classesOf(small)];
  return large.file.facts.symbols.some(({ bases }) =>
    bases.map(({ name }) => name.split('.').at(-1)!).some((name) => others.has(name) && !own.has(name)),
  );
}

/** Pairs of the level, each once, whose parts that are copies of each other make up enough of the smaller. */
function pairsWithSharedParts(
  level: Level,
  inner: readonly Cluster[],
  representative: (unit: Unit) => Unit,
): [Unit, Unit][] {
  const shared = new Map<string, { readonly pair: [Unit, Unit]; tokens: number }>();
  for (const cluster of inner) {
    const around = [...new Set(cluster.members.map((part) => outer(part, level)))]
      .filter((unit) => unit !== undefined)
      .map(representative);
    const distinct = [...new Set(around)].sort(byOrder).slice(0, PAIRED);
    const least = cluster.members.reduce((tokens, part) => Math.min(tokens, part.tokens), Number.POSITIVE_INFINITY);
    for (const [index, left] of distinct.entries())
      for (const right of distinct.slice(index + 1)) {
        const key = `${left.order} ${right.order}`;
        const known = shared.get(key) ?? { pair: [left, right], tokens: 0 };
        known.tokens += least;
        shared.set(key, known);
      }
  }
  return [...shared.values()]
    .filter(({ pair: [left, right], tokens }) => tokens >= LEAST_PARTS * Math.min(left.tokens, right.tokens))
    .map(({ pair }) => pair);
}

/** The unit of the level around a part. */
function outer(part: Unit, level: Level): Unit | undefined {
  for (let unit = part.parent; unit !== undefined; unit = unit.parent) if (unit.level === level) return unit;
  return undefined;
}
