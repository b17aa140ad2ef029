import type { Property } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { commonProperties } from '../plateau/common-properties.js';
import type { PlateauImplementation as Implementation } from '../plateau/contract.js';
import { drawOptions, ramp, rates } from '../plateau/inputs.js';

const ID = 'performance-modulator';

const raisesWhileImproving: Property<Implementation> = {
  id: `${ID}.raises-while-improving`,
  statement: 'Steady improvement raises the rate, again and again while it lasts.',
  basis: 'documented in seed 002 as "increases if improving"; bold driver (Vogl et al. 1988)',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    const options = { ...drawOptions(random), threshold: 0.001 };
    const metrics = ramp(1, -0.05, 13);
    const actual = rates(implementation.create(options), metrics);
    const [early, late] = [actual[6] as number, actual[12] as number];
    return early > options.lr0 && late > early
      ? undefined
      : counterexample('improvement does not raise the rate', { options, metrics }, 'rising', actual);
  },
};

const maxBound: Property<Implementation> = {
  id: `${ID}.max-bound`,
  statement: 'However long the metric improves, the rate stays at or below its maximum.',
  basis: 'documented maximum allowable value',
  strength: 'always',
  tolerance: '1e-12 relative',
  check(implementation, random) {
    const drawn = drawOptions(random);
    const options = { ...drawn, threshold: 0.001, max: 1.7 * drawn.lr0 };
    const actual = rates(implementation.create(options), ramp(1, -0.01, 80));
    return actual.every((rate) => rate <= options.max * (1 + 1e-12))
      ? undefined
      : counterexample(
          'the rate exceeded its maximum',
          { options, metrics: 'from 1 down by 0.01' },
          options.max,
          actual,
        );
  },
};

const smallGains: Property<Implementation> = {
  id: `${ID}.small-gains-do-not-raise`,
  statement: 'Gains below the threshold, and metrics worse than the best, do not raise the rate.',
  basis: 'only an improvement on the best beyond the threshold counts',
  strength: 'always',
  tolerance: '1e-12 relative',
  check(implementation, random) {
    const options = { ...drawOptions(random), threshold: 0.1 };
    for (const metrics of [ramp(1, -0.01, 8), [1, ...ramp(2, -0.1, 8)]]) {
      const actual = rates(implementation.create(options), metrics);
      if (actual.some((rate) => rate > options.lr0 * (1 + 1e-12)))
        return counterexample(
          'the rate rose without an improvement',
          { options, metrics },
          `at most ${options.lr0}`,
          actual,
        );
    }
    return undefined;
  },
};

export const performanceModulatorProperties: readonly Property<Implementation>[] = [
  ...commonProperties(ID),
  raisesWhileImproving,
  maxBound,
  smallGains,
];
