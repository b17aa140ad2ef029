import type { Property } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { commonProperties } from './common-properties.js';
import type { PlateauImplementation as Implementation } from './contract.js';
import { drawOptions, ramp, rates } from './inputs.js';

const ID = 'plateau';

const holdsWhileImproving: Property<Implementation> = {
  id: `${ID}.holds-while-improving`,
  statement: 'Steady improvement leaves the rate as it is: a plateau schedule only ever lowers it.',
  basis: 'the rate changes only when the waiting is over',
  strength: 'always',
  tolerance: '1e-12',
  check(implementation, random) {
    const options = { ...drawOptions(random), threshold: 0.001 };
    const metrics = ramp(1, -0.02, 40);
    const actual = rates(implementation.create(options), metrics);
    return closeVectors(actual, ramp(options.lr0, 0, 40), 1e-12)
      ? undefined
      : counterexample('the rate changed under steady improvement', { options, metrics }, options.lr0, actual);
  },
};

export const plateauProperties: readonly Property<Implementation>[] = [...commonProperties(ID), holdsWhileImproving];
