import type { Value } from '../../sandbox/session.js';
import type { Encoding } from './encode.js';

/** An optimiser of one group of parameters, with the rate under the names that optimisers have for it. */
export const inAnOptimizer: Encoding = {
  id: 'in an optimiser',
  encode: (rate) => ({ value: optimizer(rate as number), as: 'open' }),
};

function optimizer(lr: number): Value {
  const groups = [{ lr, params: [] }];
  return { lr, learningRate: lr, learning_rate: lr, param_groups: groups, paramGroups: groups, defaults: { lr } };
}
