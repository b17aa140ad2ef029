import type { KeptLinks } from './kept-links.js';
import type { Link } from './link.js';
import { BANDS, bandKeysOf, likelyPairs } from './locality.js';
import { pairsOf } from './pairing.js';
import { changedRelationOf, isBroken, isEligibleChanged } from './relation.js';
import { fingerprintsOf } from './similarity.js';
import type { Level, Unit } from './unit.js';

/** Columns of keys under which units meet: bands of their fingerprints, and their tokens with all names alike. */
const COLUMNS = BANDS + 1;
/** A unit that is a copy of so many before it is held against no more: further copies are copies of these. */
const ENOUGH = 12;
/** More tokens than any unit has; the hash before them has 32 bits, together a whole number below 2^53. */
const MOST_TOKENS = 2 ** 21;

/** Units of one level that are copies of one another with changes, the most alike first. */
export function linksOf(level: Level, units: readonly Unit[], kept: KeptLinks): Link[] {
  const indices = [...units.keys()].filter((index) => isEligibleChanged(units[index]!));
  const changed = indices.map((index) => units[index]!);
  const met = kept.linksOf(level, changed, {
    columns: COLUMNS,
    keysOf,
    linksAt: (keys, wanted) => linksAt(changed, keys, wanted),
  });
  return [...met, ...brokenLinks(changed, met)]
    .map(({ left, right, similarity }) => ({ left: indices[left]!, right: indices[right]!, similarity }))
    .sort((a, b) => b.similarity - a.similarity || a.left - b.left || a.right - b.right);
}

function keysOf(unit: Unit): Float64Array {
  const keys = new Float64Array(COLUMNS);
  keys.set(bandKeysOf(fingerprintsOf(unit)));
  keys[BANDS] = unit.blind * MOST_TOKENS + Math.min(unit.tokens, MOST_TOKENS - 1);
  return keys;
}

/** Links of some units, or of all, with those before them. */
function linksAt(units: readonly Unit[], keys: Float64Array, wanted?: ReadonlySet<number>): Link[] {
  const links: Link[] = [];
  const linked = new Uint8Array(units.length);
  for (const [left, right] of pairsOf({ columns: COLUMNS, keys }, (row) => linked[row]! >= ENOUGH, wanted)) {
    const similarity = strengthOf(units[left]!, units[right]!);
    if (similarity === undefined) continue;
    linked[right]!++;
    links.push({ left, right, similarity });
  }
  return links;
}

/** Modules with much the same lines, one of which does not parse. */
function brokenLinks(units: readonly Unit[], met: readonly Link[]): Link[] {
  if (!units.some((unit) => unit.level === 'module' && isBroken(unit))) return [];
  const known = new Set(met.map(({ left, right }) => left * units.length + right));
  return [...likelyPairs(units.map((unit) => unit.file.lineSketch))].flatMap(([left, right]) => {
    if (!(isBroken(units[left]!) || isBroken(units[right]!)) || known.has(left * units.length + right)) return [];
    const similarity = strengthOf(units[left]!, units[right]!);
    return similarity === undefined ? [] : [{ left, right, similarity }];
  });
}

function strengthOf(left: Unit, right: Unit): number | undefined {
  const relation = changedRelationOf(left, right);
  return relation?.kind === 'renamed' ? 1 + relation.similarity : relation?.similarity;
}
