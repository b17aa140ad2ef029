import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import { type ParallelLists, parallelLists, zipped } from '../contract/parallel-lists.js';
import type { Item } from './items.js';

/** Shape of the item that is a list of records with a place for each of several lists. */
export const ROWS = 'rows';

/**
 * Items for operations on several lists of one length, where one list of records stands for all of them: in each of the ways in which
 * parts may be left out, and without what the records stand for.
 */
export function withRows({ contract }: AnyAlgorithm, spec: OperationSpec, items: readonly Item[]): Item[][] {
  const lists = parallelLists(contract.id, spec.name);
  if (lists === undefined) return [];
  return narrowed(lists).map((rows) => {
    const covers = rows.fields.map(({ name }) => name);
    const row: Item = {
      path: `${covers.join(', ')} in one record each`,
      name: rows.names[0] ?? '',
      aliases: rows.names,
      shape: ROWS,
      parameter: covers[0] ?? '',
      covers,
      rows,
      operation: spec.name,
      derive: (given) => zipped(rows, given),
    };
    return [row, ...items.filter(({ parameter }) => !covers.includes(parameter))];
  });
}

/** With all parts, without the last one that may be left out, and so on. */
function narrowed(lists: ParallelLists): ParallelLists[] {
  const last = lists.fields.findLastIndex(({ optional }) => optional === true);
  const rest = { ...lists, fields: lists.fields.filter((_, index) => index !== last) };
  return last < 0 ? [lists] : [lists, ...narrowed(rest)];
}
