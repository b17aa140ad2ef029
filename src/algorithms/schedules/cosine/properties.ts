import type { Convention, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { integerBelow, uniform } from '../../random.js';
import { clockedProperties, sameRate } from '../clocked/properties.js';
import type { CosineOptions, CosineImplementation as Implementation } from './contract.js';

const ID = 'cosine';

function drawOptions(random: Random): CosineOptions {
  return { lr0: uniform(random, 1.2, 2.5), steps: 13 + integerBelow(random, 6), min: uniform(random, 0.1, 0.4) };
}

/** The half-angle form of eq. 5: (1 + cos x) / 2 = cos^2(x / 2). */
const onCurve = ({ lr0, min, steps }: CosineOptions, t: number): number =>
  min + (lr0 - min) * Math.cos((Math.PI * t) / (2 * steps)) ** 2;

const withinBounds: Property<Implementation> = {
  id: `${ID}.within-bounds`,
  statement: 'The rate stays between the lowest and the highest rate, also after the last step.',
  basis: 'SGDR eq. 5; holding, going back up and restarting all stay inside',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const options = drawOptions(random);
    const subject = implementation.create(options);
    for (let t = 1; t <= 5 * options.steps; t++) {
      const rate = subject.step();
      if (!(rate >= options.min * (1 - 1e-9) && rate <= options.lr0 * (1 + 1e-9)))
        return counterexample('the rate left its bounds', { options, t }, [options.min, options.lr0], rate);
    }
    return undefined;
  },
};

/** The rates at the end of the descent and a little after it. */
function endsLike(rate: (options: CosineOptions, t: number) => number): Convention<Implementation>['check'] {
  return (implementation, random) => {
    const options = drawOptions(random);
    const subject = implementation.create(options);
    for (let t = 1; t < options.steps; t++) subject.step();
    for (let t = options.steps; t <= options.steps + 4; t++) {
      const actual = subject.step();
      const expected = rate(options, t);
      if (!sameRate(actual, expected))
        return counterexample('the rate after the descent is not as expected', { options, t }, expected, actual);
    }
    return undefined;
  };
}

const end: Property<Implementation> = {
  id: `${ID}.end`,
  statement: 'The lowest rate is reached at the last step and kept.',
  basis: 'Keras CosineDecay',
  strength: 'always',
  tolerance: '1e-9 relative',
  check: endsLike(({ min }) => min),
  conventions: [
    {
      id: 'periodic',
      description: 'the rate goes back up along the cosine (torch CosineAnnealingLR)',
      check: endsLike(onCurve),
    },
    {
      id: 'warm-restart',
      description: 'the rate restarts at its highest value (SGDR)',
      check: endsLike((options, t) => onCurve(options, t % options.steps)),
    },
  ],
};

const falls: Property<Implementation> = {
  id: `${ID}.falls-until-the-end`,
  statement: 'Between step 0 and the last step the rate falls at every step.',
  basis: 'cos is decreasing on [0, pi]',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    const options = drawOptions(random);
    const subject = implementation.create(options);
    let previous = subject.get();
    for (let t = 1; t < options.steps; t++) {
      const rate = subject.step();
      if (!(rate < previous)) return counterexample('the rate did not fall', { options, t }, `below ${previous}`, rate);
      previous = rate;
    }
    return undefined;
  },
};

const zeroFloor: Property<Implementation> = {
  id: `${ID}.zero-floor-is-no-floor`,
  statement: 'With min = 0 the rate follows the curve down to zero.',
  basis: 'the closed form with min = 0',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const options = { ...drawOptions(random), min: 0 };
    const [expected, actual] = [
      onCurve(options, options.steps - 1),
      implementation.create(options).step(options.steps - 1),
    ];
    return sameRate(actual, expected)
      ? undefined
      : counterexample('the rate left the curve before zero', { options, t: options.steps - 1 }, expected, actual);
  },
};

export const cosineProperties: readonly Property<Implementation>[] = [
  ...clockedProperties<CosineOptions>({
    id: ID,
    formula: 'min + (lr0 - min) (1 + cos(pi t / steps)) / 2',
    basis: 'Loshchilov and Hutter 2017, eq. 5',
    draw: drawOptions,
    rate: onCurve,
    steps: ({ steps }) => Array.from({ length: steps - 1 }, (_, index) => index + 1),
    conventions: [],
  }),
  withinBounds,
  end,
  falls,
  zeroFloor,
];
