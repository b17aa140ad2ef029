import type { Convention, Property } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { integerBelow, seededRandom } from '../../random.js';
import type { BackoffImplementation as Implementation } from './contract.js';
import { delays, drawOptions, envelope, printable } from './inputs.js';

const ID = 'backoff';
const DRAWS = 4000;
const ROUNDS = 1000;
/** Standard deviations that a mean may lie off. */
const Z = 5;
const UNIFORM_DEVIATION = 1 / Math.sqrt(12);

/** Draws at the cap, as shares of it, are uniform on [low, 1]: their mean and the share in the lowest quarter say so. */
function uniformFrom(low: number): Convention<Implementation>['check'] {
  return (implementation, random) => {
    const options = { ...drawOptions(implementation, random), jitter: true };
    const strategy = implementation.create(options);
    delays(strategy, 6);
    const shares = delays(strategy, DRAWS).map((delay) => (delay / options.max - low) / (1 - low));
    const outside = shares.find((share) => !(share >= 0 && share <= 1));
    if (outside !== undefined)
      return counterexample('a jittered delay left its range', printable(options), [low, 1], low + outside * (1 - low));
    const mean = shares.reduce((sum, share) => sum + share, 0) / DRAWS;
    const lowest = shares.filter((share) => share < 0.25).length / DRAWS;
    const fair =
      Math.abs(mean - 0.5) <= (Z * UNIFORM_DEVIATION) / Math.sqrt(DRAWS) &&
      Math.abs(lowest - 0.25) <= Z * Math.sqrt((0.25 * 0.75) / DRAWS);
    return fair
      ? undefined
      : counterexample(
          'jittered delays are not uniform',
          { ...printable(options), draws: DRAWS },
          [0.5, 0.25],
          [mean, lowest],
        );
  };
}

const fullJitter: Property<Implementation> = {
  id: `${ID}.full-jitter`,
  statement: 'With jitter the delays at the cap are uniform between 0 and the cap.',
  basis: 'AWS Architecture Blog, "Exponential Backoff And Jitter", full jitter',
  strength: 'when-claimed',
  tolerance: '5 standard deviations of the mean and of the share below a quarter, 4000 draws',
  falseAlarm: { probability: 1.2e-6, derivation: 'two bounds of |z| > 5, 5.7e-7 each' },
  check: uniformFrom(0),
  conventions: [
    {
      id: 'equal-jitter',
      description: 'half the delay is fixed and half is drawn (equal jitter)',
      check: uniformFrom(0.5),
    },
  ],
};

const envelopeGrows: Property<Implementation> = {
  id: `${ID}.jitter-keeps-the-envelope`,
  statement:
    'With full jitter the k-th delay is on average d_k / 2: what was drawn does not change the lengths to come.',
  basis: 'sleep = random_between(0, min(cap, base 2^attempt)): the length depends on the attempt alone',
  strength: 'when-claimed',
  tolerance: '5 standard deviations of each mean, 1000 rounds',
  falseAlarm: { probability: 2.3e-6, derivation: 'four bounds of |z| > 5, 5.7e-7 each' },
  check: meansAre(0.5, UNIFORM_DEVIATION),
  conventions: [
    {
      id: 'equal-jitter',
      description: 'half the delay is fixed and half is drawn (equal jitter)',
      check: meansAre(0.75, UNIFORM_DEVIATION / 2),
    },
  ],
};

/** The mean share of its full length that each of the first four delays has, over many resets. */
function meansAre(expected: number, deviation: number): Convention<Implementation>['check'] {
  return (implementation, random) => {
    const options = { ...drawOptions(implementation, random), jitter: true };
    const strategy = implementation.create(options);
    const lengths = envelope(options, 4);
    const sums = [0, 0, 0, 0];
    for (let round = 0; round < ROUNDS; round++) {
      delays(strategy, 4).forEach((delay, k) => {
        sums[k] = (sums[k] as number) + delay / (lengths[k] as number);
      });
      strategy.reset();
    }
    const means = sums.map((sum) => sum / ROUNDS);
    const bound = (Z * deviation) / Math.sqrt(ROUNDS);
    return means.every((mean) => Math.abs(mean - expected) <= bound)
      ? undefined
      : counterexample('the mean share of d_k is off', { ...printable(options), rounds: ROUNDS }, expected, means);
  };
}

const seeded: Property<Implementation> = {
  id: `${ID}.jitter-is-seeded`,
  statement:
    'The jitter comes from the given random source: the same stream gives the same delays, another stream others.',
  basis: 'every random source is an argument',
  strength: 'when-claimed',
  tolerance: '1e-12',
  check(implementation, random) {
    const options = { ...drawOptions(implementation, random), jitter: true };
    const seed = integerBelow(random, 1e9);
    const run = (from: number): number[] => delays(implementation.create({ ...options, rng: seededRandom(from) }), 24);
    const [first, again, other] = [run(seed), run(seed), run(seed + 1)];
    const repeated = first.every((delay, k) => close(delay, again[k] as number, 1e-12));
    const live = first.some((delay, k) => !close(delay, other[k] as number, 1e-12));
    return repeated && live
      ? undefined
      : counterexample('the delays do not follow the random source', { ...printable(options), seed }, first, {
          again,
          other,
        });
  },
};

export const jitterProperties: readonly Property<Implementation>[] = [fullJitter, envelopeGrows, seeded];
