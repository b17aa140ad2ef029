import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import { stageIn } from '../values/world-stage.js';
import { type Item, itemsOf } from './items.js';

/** Shape of a world to act in. */
export const OF_WORLD = 'world';

/** Episodes that an agent is told to play which is told so when it is made: as many as the checks look at. */
const EPISODES = 40;

/** What agents that act by themselves are given when they are made: the world, and for how many episodes. */
export function worldItems({ contract, ...algorithm }: AnyAlgorithm, constructing: OperationSpec): Item[] {
  const training = contract.operations.find(({ name }) => name === 'train');
  if (training === undefined) return [];
  return itemsOf({ contract, ...algorithm }, training).map((item): Item => {
    const isWorld = item.path === 'world';
    return {
      ...item,
      path: isWorld ? 'a world' : 'a few',
      shape: isWorld ? OF_WORLD : item.shape,
      parameter: `#${item.parameter}`,
      operation: constructing.name,
      derive: isWorld ? stageIn : () => EPISODES,
    };
  });
}
