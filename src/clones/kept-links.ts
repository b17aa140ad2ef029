import type { CopiesMemory } from './copies-memory.js';
import { bytesOfDoubles, doublesOf } from './doubles.js';
import type { Link } from './link.js';
import type { Level, Unit } from './unit.js';

/** How units meet and are held against one another. */
export interface Meeting {
  readonly columns: number;
  /** A key of a unit for each column. */
  readonly keysOf: (unit: Unit) => Float64Array;
  /** Links of the wanted units, or of all, with those before them that share a key: they depend on these units alone, and on their order. */
  readonly linksAt: (keys: Float64Array, wanted?: ReadonlySet<number>) => readonly Link[];
}

/** What was found of the units of one level. */
interface Kept {
  /** Names of the units by path, bytes and place; empty where the bytes were not known. */
  readonly names: readonly string[];
  readonly keys: Float64Array;
  readonly links: readonly Link[];
}

/** Where each unit of now stood before; -1 where it was not there. */
type Origins = Int32Array;

const NUMBERS_OF_LINK = 3;
const LINE_FEED = 10;

/** Which units are copies, as it was found before: only units that share a key with one that came or went are held against others again. */
export class KeptLinks {
  constructor(readonly memory: CopiesMemory | undefined) {}

  /** Links of the units of one level, those at the same place in no order. */
  linksOf(level: Level, units: readonly Unit[], meeting: Meeting): readonly Link[] {
    const before = this.#recall(level, meeting.columns);
    const names = units.map((unit) => this.#nameOf(unit));
    const origins = before && originsOf(names, before.names);
    const keys = new Float64Array(units.length * meeting.columns);
    for (const [row, unit] of units.entries()) {
      const from = origins?.[row] ?? -1;
      keys.set(from === -1 ? meeting.keysOf(unit) : rowOf(before!.keys, from, meeting.columns), row * meeting.columns);
    }
    const links =
      before === undefined || origins === undefined
        ? meeting.linksAt(keys)
        : linksSince(before, origins, { keys, meeting });
    if (before === undefined || names.length !== before.names.length || !origins?.every((from, row) => from === row))
      this.#keep(level, { names, keys, links });
    return links;
  }

  #nameOf({ file: { path }, symbol }: Unit): string {
    const hash = this.memory?.hashOf(path);
    return hash === undefined ? '' : `${symbol}@${hash}@${path}`;
  }

  #recall(level: Level, columns: number): Kept | undefined {
    const bytes = this.memory?.memory?.recall(stageOf(level));
    if (bytes === undefined) return undefined;
    const end = bytes.indexOf(LINE_FEED);
    const names = JSON.parse(bytes.toString('utf8', 0, end)) as string[];
    const numbers = doublesOf(bytes.subarray(end + 1));
    const links: Link[] = [];
    for (let at = names.length * columns; at < numbers.length; at += NUMBERS_OF_LINK)
      links.push({ left: numbers[at]!, right: numbers[at + 1]!, similarity: numbers[at + 2]! });
    return { names, keys: numbers.subarray(0, names.length * columns), links };
  }

  #keep(level: Level, { names, keys, links }: Kept): void {
    const numbers = new Float64Array(keys.length + links.length * NUMBERS_OF_LINK);
    numbers.set(keys);
    for (const [index, { left, right, similarity }] of links.entries())
      numbers.set([left, right, similarity], keys.length + index * NUMBERS_OF_LINK);
    const head = Buffer.from(`${JSON.stringify(names)}\n`, 'utf8');
    this.memory?.memory?.keep(stageOf(level), Buffer.concat([head, bytesOfDoubles(numbers)]));
  }
}

function stageOf(level: Level): string {
  return `copies-${level}`;
}

function rowOf(keys: Float64Array, row: number, columns: number): Float64Array {
  return keys.subarray(row * columns, (row + 1) * columns);
}

/** `undefined` when units have changed places among one another: who came first counts. */
function originsOf(names: readonly string[], before: readonly string[]): Origins | undefined {
  const places = new Map(before.map((name, row) => [name, row]));
  let last = -1;
  const origins = new Int32Array(names.length);
  for (const [row, name] of names.entries()) {
    const from = name === '' ? -1 : (places.get(name) ?? -1);
    if (from !== -1 && from <= last) return undefined;
    origins[row] = from;
    last = Math.max(last, from);
  }
  return origins;
}

/** The links of before where nothing has come or gone that shares a key, and new ones elsewhere. */
function linksSince(
  before: Kept,
  origins: Origins,
  { keys, meeting }: { readonly keys: Float64Array; readonly meeting: Meeting },
): readonly Link[] {
  const { columns } = meeting;
  const rows = new Int32Array(before.names.length).fill(-1);
  for (const [row, from] of origins.entries()) if (from !== -1) rows[from] = row;
  const moved = Array.from({ length: columns }, () => new Set<number>());
  const note = (row: Float64Array) => row.forEach((key, column) => void moved[column]!.add(key));
  for (const [from, row] of rows.entries()) if (row === -1) note(rowOf(before.keys, from, columns));
  for (const [row, from] of origins.entries()) if (from === -1) note(rowOf(keys, row, columns));
  const touched = new Set<number>();
  for (const row of origins.keys())
    if (rowOf(keys, row, columns).some((key, column) => !Number.isNaN(key) && moved[column]!.has(key)))
      touched.add(row);
  const same = before.links.filter(({ right }) => rows[right] !== -1 && !touched.has(rows[right]!));
  return [
    ...same.map(({ left, right, similarity }) => ({ left: rows[left]!, right: rows[right]!, similarity })),
    ...(touched.size === 0 ? [] : meeting.linksAt(keys, touched)),
  ];
}
