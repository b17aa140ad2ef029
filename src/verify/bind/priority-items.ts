import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import type { SubjectShape } from '../subject/shape.js';
import { CERTAIN, nameScore } from '../subject/words.js';
import type { Item } from './items.js';

/** The name under which the largest error so far is handed to a call that adds an item. */
export const LARGEST_ERROR = '#largest error';

/** The exponent of the weights of a draw, which many let grow by themselves. */
export const BETA = 'beta';

const ERROR = 'error td_error tderror delta loss priority prio p td'.split(' ');
const PLACE = 'index idx tree_idx tree_index data_idx leaf_idx leaf_index i node_idx'.split(' ');

/**
 * What prioritised buffers ask for where the contract gives something else: with a new item the largest error so far, so that it is drawn
 * as soon as any; with errors that are priorities already their sizes.
 */
export function priorityItems({ contract }: AnyAlgorithm, spec: OperationSpec, subject: SubjectShape): Item[] {
  if (contract.id !== 'prioritised-replay') return [];
  if (spec.name === 'add')
    return [
      {
        path: 'the largest error so far',
        name: 'error',
        aliases: ERROR,
        shape: 'number',
        parameter: LARGEST_ERROR,
        operation: spec.name,
        onlyRequired: true,
        derive: (given) => given[LARGEST_ERROR] ?? 1,
      },
    ];
  return spec.name === 'updatePriorities' ? [priorities(subject)] : [];
}

const SIZES: Omit<Item, 'path' | 'derive'> = {
  name: 'priorities',
  aliases: ['prios', 'new_priorities', 'batch_priorities', 'new_prios', 'priority_values'],
  shape: 'number[]',
  parameter: 'errors',
  operation: 'updatePriorities',
};

/** Some leave it to their callers to make priorities of errors; those that are told an epsilon add it themselves. */
function priorities({ parameters }: SubjectShape): Item {
  const addsEpsilon = parameters.some(({ name }) => nameScore(name, 'epsilon', ['eps', 'e']) >= CERTAIN);
  const least = (epsilon: unknown): number => (addsEpsilon || typeof epsilon !== 'number' ? 0 : epsilon);
  return {
    ...SIZES,
    path: addsEpsilon ? 'the sizes of errors' : 'the sizes of errors with epsilon',
    derive: ({ errors, epsilon }) => (errors as readonly number[]).map((error) => Math.abs(error) + least(epsilon)),
  };
}

/** The items of an operation on lists of places and of errors, as they are given one at a time. */
export function oneAtATime({ contract }: AnyAlgorithm, spec: OperationSpec): Item[] {
  if (contract.id !== 'prioritised-replay' || spec.name !== 'updatePriorities') return [];
  const each = (name: string, aliases: readonly string[], shape: string): Item => ({
    path: `each of ${name}`,
    name,
    aliases,
    shape,
    parameter: name,
    part: 'each',
    operation: spec.name,
  });
  return [each('indices', PLACE, 'opaque'), each('errors', ERROR, 'number')];
}
