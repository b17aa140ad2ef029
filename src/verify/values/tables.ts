import type { Value } from '../../sandbox/session.js';
import { isRecord } from './decode.js';
import { labelOf } from './encode.js';
import { Misfit } from './misfit.js';

/** What people put between the parts of one key: `3,1`, `s_a`, `state|action`. */
const SEPARATORS: readonly string[] = [
  ',',
  '_',
  '-',
  ':',
  '|',
  ';',
  '/',
  '.',
  '#',
  ' ',
  ', ',
  '__',
  '::',
  '||',
  '->',
  '',
];

/** One index into a table, with the names that the subject has for what it counts. */
export interface Place {
  readonly index: number;
  readonly names?: readonly string[];
}

/**
 * `table[s][a]` in the layouts that people use: nested lists, records and maps by number or name, a record with one key for all indices.
 * An entry that is not there yet has the initial value, as long as the other keys are written in a way that is known.
 */
export function tableEntry(table: Value, places: readonly Place[], initial: number): Value {
  const [place, ...rest] = places;
  if (place === undefined) return table;
  if (Array.isArray(table)) return tableEntry(rowOf(table as readonly Value[], place.index), rest, initial);
  if (!isRecord(table)) throw new Misfit('what should be indexed is no list');
  const own = spellings(place).find((key) => key in table);
  if (own !== undefined) return tableEntry(table[own], rest, initial);
  const joined = joinedKeys(places).find((key) => key in table);
  if (joined !== undefined) return table[joined];
  if (!Object.keys(table).every((key) => isSpelled(key) || place.names?.includes(key)))
    throw new Misfit('the keys of what should be indexed are not understood');
  return initial;
}

/** Rows that say which one they are are found by that, others by their place. */
function rowOf(rows: readonly Value[], index: number): Value {
  const label = labelOf(index);
  return rows.find((row) => isRecord(row) && Object.values(row).includes(label)) ?? rows[index];
}

/** `item-3`, `3`, `[3]`. */
function spellings({ index, names }: Place): string[] {
  const own = names?.[index];
  if (own !== undefined) return [own];
  return [labelOf(index), String(index), `[${index}]`, `["${labelOf(index)}"]`];
}

function joinedKeys(places: readonly Place[]): string[] {
  const parts = places.map((place) => spellings(place).slice(0, 3));
  const indices = places.map(({ index }) => index);
  const combinations = parts.reduce<readonly (readonly string[])[]>(
    (all, choices) => all.flatMap((one) => choices.map((choice) => [...one, choice])),
    [[]],
  );
  return [
    `[${indices.join(',')}]`,
    `[${indices.map((index) => `"${labelOf(index)}"`).join(',')}]`,
    ...combinations.flatMap((one) => SEPARATORS.map((separator) => one.join(separator))),
  ];
}

/** Nothing but numbers, our labels and what stands between them. */
function isSpelled(key: string): boolean {
  return /\d/.test(key) && key.replace(/item-\d+|\d+/g, '').replace(/[\s,_\-:|;/.#[\]"()>]/g, '') === '';
}
