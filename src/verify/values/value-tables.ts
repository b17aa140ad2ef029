import type { Value } from '../../sandbox/session.js';
import type { SubjectParameter } from '../subject/shape.js';
import { type Encoding, labelOf } from './encode.js';
import { Unrepresentable } from './misfit.js';
import { kindOf } from './type-hint.js';

/** A table of values before learning: `nS` rows of `nA` entries. */
type Table = readonly (readonly number[])[];

/** How states and actions are told apart where a table is kept in this form. */
const NUMBERED = { states: 'numbered', actions: 'numbered' };
const NAMED_STATES = { states: 'named', actions: 'numbered' };
const NAMED = { states: 'named', actions: 'named' };

/** The ways to hand over a table of values of states and actions, the likeliest first. */
export function tableEncodings(parameter: SubjectParameter): readonly Encoding[] {
  const lists: Encoding = {
    id: 'as nested lists',
    conventions: NUMBERED,
    encode: (table) => ({ value: copied(table) }),
  };
  const rows: Encoding = {
    id: 'as rows by state',
    conventions: NAMED_STATES,
    encode: (table) => ({ value: byLabel(copied(table)) }),
  };
  const records: Encoding = {
    id: 'as records by state and action',
    conventions: NAMED,
    encode: (table) => ({ value: byLabel(copied(table).map(byLabel)) }),
  };
  const empty: Encoding = { id: 'empty', encode: (table) => ({ value: emptied(table as Table, {}) }) };
  const pairs: Encoding = {
    id: 'as an empty map',
    encode: (table) => ({ value: emptied(table as Table, []), as: 'map' }),
  };
  const rowMap: Encoding = {
    id: 'as a map of rows',
    conventions: NAMED_STATES,
    encode: (table) => ({ value: byLabel(copied(table)), as: 'map' }),
  };
  const numberMap: Encoding = {
    id: 'as a map of rows by number',
    conventions: NUMBERED,
    encode: (table) => ({ value: copied(table).map((row, index) => [index, row]), as: 'map' }),
  };
  const { type } = parameter;
  if (/\bMap</.test(type)) return /Map<\s*number/.test(type) ? [numberMap, pairs] : [rowMap, pairs];
  if (kindOf(parameter) === 'list') return [lists];
  if (/^Record<\s*number/.test(type)) return [lists, empty];
  if (kindOf(parameter) === 'map') return /\[\]/.test(type) ? [rows, empty] : [records, empty, rows];
  return [lists, records, rows, empty, pairs];
}

function copied(table: unknown): number[][] {
  return (table as Table).map((row) => [...row]);
}

function byLabel(entries: readonly Value[]): Value {
  return Object.fromEntries(entries.map((entry, index) => [labelOf(index), entry]));
}

/** A table that is not there yet holds no value but 0. */
function emptied<Empty>(table: Table, empty: Empty): Empty {
  if (table.some((row) => row.some((entry) => entry !== 0)))
    throw new Unrepresentable('a table that is filled as it goes begins with 0');
  return empty;
}
