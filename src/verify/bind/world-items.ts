import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import type { SubjectShape } from '../subject/shape.js';
import { LEAST_SCORE, nameScore } from '../subject/words.js';
import { stageIn } from '../values/world-stage.js';
import { type Item, itemsOf } from './items.js';

/** Shape of a world to act in. */
export const OF_WORLD = 'world';

/** Who is given a whole transition is told what happened and acts in no world. */
const MOST_GIVEN = 2;

/** The world that agents are given when they are made, where they have a method that acts in one. */
export function worldItems(algorithm: AnyAlgorithm, constructing: OperationSpec, { members }: SubjectShape): Item[] {
  const training = algorithm.contract.operations.find(({ name }) => name === 'train');
  if (training === undefined) return [];
  const acts = members.some(
    ({ name, parameters }) =>
      nameScore(name, training.name, training.aliases) >= LEAST_SCORE &&
      parameters.filter(({ optional }) => !optional).length <= MOST_GIVEN,
  );
  if (!acts) return [];
  return itemsOf(algorithm, training)
    .filter(({ path }) => path === 'world')
    .map((item) => ({
      ...item,
      path: 'a world',
      shape: OF_WORLD,
      parameter: '#world',
      operation: constructing.name,
      derive: stageIn,
    }));
}
