import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProcessMemory } from '../../src/cache/stage-memory.js';
import { KeptLinks, type Meeting } from '../../src/clones/kept-links.js';
import type { Link } from '../../src/clones/link.js';
import { pairsOf } from '../../src/clones/pairing.js';
import type { Unit } from '../../src/clones/unit.js';

const COLUMNS = 3;
const ENOUGH = 2;
const MISSING = 0;
const SEED = Number(process.env['AUDIT_SEED'] ?? Date.now() % 1_000_000);

/** A file of one unit; what it holds tells its keys and which others it is like. */
type File = readonly [path: number, holds: number];

const unitOf = ([path, holds]: File): Unit =>
  ({ symbol: 0, file: { path: String(path).padStart(3, '0') }, holds }) as unknown as Unit;
const holdsOf = (unit: Unit): number => (unit as unknown as { holds: number }).holds;

/** Few keys, so that many meet; some have none in a column. */
function keysOf(unit: Unit): Float64Array {
  const holds = holdsOf(unit);
  return Float64Array.from(
    [holds % 3, (holds >> 1) % 4, (holds >> 2) % 3].map((key) => (key === MISSING ? Number.NaN : key)),
  );
}

class Counted {
  /** Units that were held against others. */
  readonly wanted: (ReadonlySet<number> | undefined)[] = [];

  meeting(units: readonly Unit[]): Meeting {
    const linksAt = (keys: Float64Array, wanted?: ReadonlySet<number>): Link[] => {
      this.wanted.push(wanted);
      const linked = new Map<number, number>();
      const links: Link[] = [];
      for (const [left, right] of pairsOf(
        { columns: COLUMNS, keys },
        (row) => (linked.get(row) ?? 0) >= ENOUGH,
        wanted,
      )) {
        if ((holdsOf(units[left]!) * holdsOf(units[right]!)) % 5 === 1) continue;
        linked.set(right, (linked.get(right) ?? 0) + 1);
        links.push({ left, right, similarity: 1 / (1 + holdsOf(units[left]!) + holdsOf(units[right]!)) });
      }
      return links;
    };
    return { columns: COLUMNS, keysOf, linksAt };
  }

  links(files: readonly File[], memory?: ProcessMemory): Link[] {
    const hashes = new Map(files.map(([path, holds]) => [String(path).padStart(3, '0'), `bytes ${holds}`]));
    const units = files.map(unitOf);
    const kept = new KeptLinks({ memory, hashOf: (path) => hashes.get(path) });
    const links = kept.linksOf('function', units, this.meeting(units));
    return [...links].sort((a, b) => a.left - b.left || a.right - b.right);
  }
}

const program = fc
  .uniqueArray(fc.tuple(fc.nat(60), fc.nat(40)), { selector: ([path]) => path, maxLength: 40 })
  .map((files) => files.sort(([a], [b]) => a - b));

test(`after any edits the links are those of a run without memory (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(program, { minLength: 2, maxLength: 4 }), (states) => {
      const memory = new ProcessMemory();
      for (const files of states) expect(new Counted().links(files, memory)).toEqual(new Counted().links(files));
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test('only units that share a key with one that came or went are held against others again', () => {
  const memory = new ProcessMemory();
  // By hand: 1 has the keys (1, none, none), 4 (1, 2, 1), 5 (2, 2, 1), 11 (2, 1, 2).
  const before: File[] = [
    [1, 1],
    [2, 4],
    [3, 5],
    [4, 11],
  ];
  new Counted().links(before, memory);
  const counted = new Counted();
  counted.links([...before, [5, 11]], memory);
  counted.links([...before, [5, 11]], memory);
  expect(counted.wanted).toEqual([new Set([2, 3, 4])]);
});
