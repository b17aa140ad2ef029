import type { Property, Random } from '../../../model/algorithm.js';
import { counterexample, thrownBy } from '../../compare.js';
import { integerBelow, uniform } from '../../random.js';
import { clockedProperties, sameRate } from '../clocked/properties.js';
import type { ExponentialDecayOptions, ExponentialDecayImplementation as Implementation } from './contract.js';

const ID = 'exponential-decay';

/** The floor is reached between two and three periods, so that both regimes are seen. */
function drawOptions(random: Random): ExponentialDecayOptions {
  const lr0 = uniform(random, 1.2, 2.5);
  const gamma = uniform(random, 0.4, 0.8);
  return { lr0, gamma, steps: 3 + integerBelow(random, 5), min: lr0 * gamma ** uniform(random, 2.2, 2.8) };
}

const fallen = ({ lr0, gamma }: ExponentialDecayOptions, periods: number): number =>
  lr0 * Math.exp(periods * Math.log(gamma));

const neverBelowMinNeverAboveLr0: Property<Implementation> = {
  id: `${ID}.within-bounds`,
  statement: 'The rate stays between the floor and the starting rate for ever.',
  basis: 'lr_t = max(lr_min, lr_0 gamma^(t/steps)) with gamma <= 1',
  strength: 'always',
  tolerance: '1e-12 relative',
  check(implementation, random) {
    const options = drawOptions(random);
    const subject = implementation.create(options);
    for (let t = 1; t <= 500; t++) {
      const rate = subject.step();
      if (!(rate >= options.min * (1 - 1e-12) && rate <= options.lr0 * (1 + 1e-12)))
        return counterexample('the rate left its bounds', { options, t }, [options.min, options.lr0], rate);
    }
    return undefined;
  },
};

const floorDoesNotRaise: Property<Implementation> = {
  id: `${ID}.floor-does-not-raise`,
  statement: 'A floor above the starting rate is refused or leaves the rate alone; it never raises it.',
  basis: 'a decay schedule only decays (a documented minimum is a lower bound on the decay)',
  strength: 'when-claimed',
  tolerance: 'exact',
  check(implementation, random) {
    const options = { ...drawOptions(random), lr0: 1e-3, min: 2e-3 };
    let rate = Number.NaN;
    const refused = thrownBy(() => {
      rate = implementation.create(options).step();
    });
    return refused !== undefined || rate <= options.lr0
      ? undefined
      : counterexample('the floor raised the rate', { options }, `at most ${options.lr0}`, rate);
  },
};

const zeroFloor: Property<Implementation> = {
  id: `${ID}.zero-floor-is-no-floor`,
  statement: 'With min = 0 the rate goes on falling, to any number of steps.',
  basis: 'max(0, lr_0 gamma^(t/steps)) is lr_0 gamma^(t/steps)',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const options = { ...drawOptions(random), min: 0 };
    for (const periods of [4, 90]) {
      const rate = implementation.create(options).step(periods * options.steps);
      const expected = fallen(options, periods);
      if (!sameRate(rate, expected))
        return counterexample('the rate stopped falling or left the curve', { options, periods }, expected, rate);
    }
    return undefined;
  },
};

const monotone: Property<Implementation> = {
  id: `${ID}.monotone`,
  statement: 'The rate never rises.',
  basis: 'gamma <= 1',
  strength: 'always',
  tolerance: '1e-12 relative',
  check(implementation, random) {
    const options = drawOptions(random);
    const subject = implementation.create(options);
    let previous = subject.get();
    for (let t = 1; t <= 100; t++) {
      const rate = subject.step();
      if (!(rate <= previous * (1 + 1e-12)))
        return counterexample('the rate rose', { options, t }, `at most ${previous}`, rate);
      previous = rate;
    }
    return undefined;
  },
};

const rejectsBadArguments: Property<Implementation> = {
  id: `${ID}.rejects-bad-arguments`,
  statement: 'A factor outside (0, 1], a starting rate or period that is not positive, and a negative step are errors.',
  basis: 'documented errors of seed 002 and of the Keras and torch schedulers',
  strength: 'when-claimed',
  tolerance: 'exact',
  check(implementation, random) {
    const options = drawOptions(random);
    const calls: readonly [string, () => unknown][] = [
      ['gamma 1.5', () => implementation.create({ ...options, gamma: 1.5 })],
      ['gamma -0.2', () => implementation.create({ ...options, gamma: -0.2 })],
      ['lr0 -1', () => implementation.create({ ...options, lr0: -1 })],
      ['steps -3', () => implementation.create({ ...options, steps: -3 })],
      ['step(-1)', () => implementation.create(options).step(-1)],
    ];
    const accepted = calls.filter(([, call]) => thrownBy(call) === undefined).map(([name]) => name);
    return accepted.length === 0
      ? undefined
      : counterexample('bad arguments were accepted', { options, accepted }, 'an error each', 'no error');
  },
};

export const exponentialDecayProperties: readonly Property<Implementation>[] = [
  ...clockedProperties<ExponentialDecayOptions>({
    id: ID,
    formula: 'lr0 gamma^(t/steps), and the floor once that is below it',
    basis: 'Keras ExponentialDecay, torch ExponentialLR',
    draw: drawOptions,
    rate: (options, t) => Math.max(options.min, fallen(options, t / options.steps)),
    steps: ({ steps }) => [...Array.from({ length: 3 * steps }, (_, index) => index + 1), 40 * steps],
    conventions: [
      {
        id: 'staircase',
        description: 'the exponent is rounded down, so that the rate falls once every `steps` steps (Keras staircase)',
        rate: (options, t) => Math.max(options.min, fallen(options, Math.floor(t / options.steps))),
      },
      {
        id: 'asymptotic-floor',
        description: 'the floor is approached, min + (lr0 - min) gamma^(t/steps), rather than cut off at',
        rate: (options, t) =>
          options.min + (options.lr0 - options.min) * (fallen(options, t / options.steps) / options.lr0),
      },
    ],
  }),
  neverBelowMinNeverAboveLr0,
  floorDoesNotRaise,
  zeroFloor,
  monotone,
  rejectsBadArguments,
];
