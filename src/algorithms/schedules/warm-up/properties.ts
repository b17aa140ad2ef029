import type { Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { integerBelow, uniform } from '../../random.js';
import { clockedProperties, sameRate } from '../clocked/properties.js';
import type { WarmUpImplementation as Implementation, WarmUpOptions } from './contract.js';

const ID = 'warm-up';

function drawOptions(random: Random): WarmUpOptions {
  return { lr0: uniform(random, 1.2, 2.5), steps: 6 + integerBelow(random, 6), start: uniform(random, 0.15, 0.4) };
}

/** The chord from (0, start lr0) to (steps, lr0). */
const onChord = ({ lr0, steps, start }: WarmUpOptions, t: number): number =>
  t >= steps ? lr0 : start * lr0 + (t * (lr0 - start * lr0)) / steps;

const holds: Property<Implementation> = {
  id: `${ID}.holds-the-target`,
  statement: 'After the warm-up the rate stays at its target.',
  basis: 'torch LinearLR with end_factor 1; Hugging Face get_constant_schedule_with_warmup',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const options = drawOptions(random);
    const subject = implementation.create(options);
    for (let t = 1; t <= 5 * options.steps; t++) {
      const rate = subject.step();
      if (t >= options.steps && !sameRate(rate, options.lr0))
        return counterexample('the rate is not at its target', { options, t }, options.lr0, rate);
    }
    return undefined;
  },
};

const rises: Property<Implementation> = {
  id: `${ID}.rises-from-a-lower-rate`,
  statement: 'The rate starts below its target and rises at every step until it is there, never above it.',
  basis: 'Goyal et al. 2017, section 2.2: gradually ramps up the learning rate from a small to a large value',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const options = drawOptions(random);
    const subject = implementation.create(options);
    const rates = [subject.get()];
    for (let t = 1; t <= options.steps; t++) rates.push(subject.step());
    const wrong = rates.findIndex((rate, t) => {
      const previous = rates[t - 1] ?? Number.NEGATIVE_INFINITY;
      const arrived = sameRate(previous, options.lr0);
      return (
        !(rate <= options.lr0 * (1 + 1e-9) && (arrived || rate > previous)) || (t === 0 && rate > 0.9 * options.lr0)
      );
    });
    return wrong < 0
      ? undefined
      : counterexample('the rate does not rise to its target', { options, t: wrong }, 'rising from below', rates);
  },
};

const zeroStart: Property<Implementation> = {
  id: `${ID}.starts-from-zero`,
  statement: 'With start = 0 the warm-up starts from zero (or one step above it, counting from 1).',
  basis: 'the closed form with start = 0',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const options = { ...drawOptions(random), start: 0 };
    const first = implementation.create(options).get();
    return sameRate(first, 0) || sameRate(first, options.lr0 / options.steps)
      ? undefined
      : counterexample('the first rate belongs to another start', { options }, [0, options.lr0 / options.steps], first);
  },
};

export const warmUpProperties: readonly Property<Implementation>[] = [
  ...clockedProperties<WarmUpOptions>({
    id: ID,
    formula: 'lr0 (start + (1 - start) t / steps), until it is lr0',
    basis: 'Goyal et al. 2017, section 2.2; torch LinearLR',
    draw: drawOptions,
    rate: onChord,
    steps: ({ steps }) => Array.from({ length: steps }, (_, index) => index + 1),
    conventions: [
      {
        id: 'counts-from-one',
        description: 'the first update already uses the rate of step 1',
        rate: (options, t) => onChord(options, t + 1),
      },
    ],
  }),
  holds,
  rises,
  zeroStart,
];
