import type { OperationSpec } from '../../model/algorithm.js';
import type { Item } from './items.js';

/** Shape of an optimiser that holds the rate. */
export const OF_OPTIMIZER = 'optimizer';

/** The initial rate as schedules are given it that change the rate of an optimiser. */
export function optimizerItem(constructing: OperationSpec): Item[] {
  const rate = constructing.parameters.find(({ name }) => name === 'lr0');
  if (rate === undefined) return [];
  return [
    {
      path: 'lr0',
      name: 'optimizer',
      aliases: ['opt', 'optim', 'optimiser'],
      shape: OF_OPTIMIZER,
      parameter: rate.name,
      operation: constructing.name,
      derive: (given) => given[rate.name],
    },
  ];
}
