import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import type { PrioritisedBuffer, PrioritisedReplay } from '../replay-contract.js';

const ALPHA = 0.6;
const EPSILON = 0.05;
const ERRORS = [0.6, -3.2, 1.9, 0, 12, -1.2];
const DRAWS = 4000;

const open = (implementation: PrioritisedReplay, random: Random, alpha = ALPHA, capacity = 8) =>
  implementation.create({ capacity, alpha, epsilon: EPSILON, random });

const idOf = (item: unknown) => (item as { readonly id: number }).id;

/** Index of each item by its number, as seen in draws. */
function indicesOf(buffer: PrioritisedBuffer, count: number): number[] {
  const indices = new Array<number>(count).fill(-1);
  for (let batch = 0; batch < 400; batch++) {
    const { items, indices: drawn } = buffer.sample(4, 0.4);
    for (const [at, item] of items.entries()) indices[idOf(item)] = drawn[at] as number;
    if (indices.every((index) => index >= 0)) break;
  }
  return indices;
}

/** A buffer of numbered items whose errors were reported in one call. */
function withErrors(
  implementation: PrioritisedReplay,
  random: Random,
  alpha = ALPHA,
  errors: readonly number[] = ERRORS,
) {
  const buffer = open(implementation, random, alpha);
  for (const id of errors.keys()) buffer.add({ id });
  buffer.updatePriorities(indicesOf(buffer, errors.length), [...errors]);
  return buffer;
}

/** p^alpha / sum p^alpha with p = |error| + epsilon. */
function proportional(errors: readonly number[], alpha: number): number[] {
  const scaled = errors.map((error) => (Math.abs(error) + EPSILON) ** alpha);
  const total = scaled.reduce((sum, value) => sum + value, 0);
  return scaled.map((value) => value / total);
}

/** (1 / rank)^alpha / sum (1 / rank)^alpha, the largest |error| first. */
function rankBased(errors: readonly number[], alpha: number): number[] {
  const order = [...errors.keys()].sort((a, b) => Math.abs(errors[b] ?? 0) - Math.abs(errors[a] ?? 0));
  const scaled = errors.map((_, at) => (1 / (order.indexOf(at) + 1)) ** alpha);
  const total = scaled.reduce((sum, value) => sum + value, 0);
  return scaled.map((value) => value / total);
}

function shares(buffer: PrioritisedBuffer, count: number): number[] {
  const counts = new Array<number>(count).fill(0);
  for (let drawn = 0; drawn < DRAWS; drawn += 4)
    for (const item of buffer.sample(4, 0.4).items) counts[idOf(item)] = (counts[idOf(item)] ?? 0) + 1;
  return counts.map((value) => value / DRAWS);
}

function wrongShares(
  actual: readonly number[],
  expected: readonly number[],
  inputs: Readonly<Record<string, unknown>>,
) {
  const off = expected.findIndex(
    (share, at) => !(Math.abs((actual[at] as number) - share) <= 6 * Math.sqrt((share * (1 - share)) / DRAWS)),
  );
  return off < 0
    ? undefined
    : counterexample('drawn with another probability', { ...inputs, item: off, draws: DRAWS }, expected, actual);
}

type Distribution = (errors: readonly number[], alpha: number) => number[];

const followsPriorities = (distribution: Distribution) => (implementation: PrioritisedReplay, random: Random) => {
  const buffer = withErrors(implementation, random);
  return wrongShares(shares(buffer, ERRORS.length), distribution(ERRORS, ALPHA), { errors: ERRORS, alpha: ALPHA });
};

/** w_i / w_j = (P(j) / P(i))^beta, and no weight above 1. */
const weighs = (distribution: Distribution) => (implementation: PrioritisedReplay, random: Random) => {
  const buffer = withErrors(implementation, random);
  const probabilities = distribution(ERRORS, ALPHA);
  for (const beta of [0.4, 0.7, 1, 0]) {
    for (let batch = 0; batch < 8; batch++) {
      const { items, weights } = buffer.sample(5, beta);
      const base = (weights[0] as number) * (probabilities[idOf(items[0])] as number) ** beta;
      const expected = items.map((item) => base * (probabilities[idOf(item)] as number) ** -beta);
      const off = weights.findIndex(
        (weight, at) => !close(weight, expected[at] as number, 1e-9) || weight > 1 + 1e-9 || !(weight > 0),
      );
      if (off >= 0 || weights.length !== 5)
        return counterexample(
          'not (N P)^-beta up to a factor',
          { errors: ERRORS, alpha: ALPHA, beta, items },
          expected,
          weights,
        );
    }
  }
  return undefined;
};

const newestFirst = (distribution: Distribution) => (implementation: PrioritisedReplay, random: Random) => {
  const buffer = withErrors(implementation, random);
  buffer.add({ id: ERRORS.length });
  const largest = Math.max(...ERRORS.map(Math.abs));
  const errors = [...ERRORS, largest];
  return wrongShares(shares(buffer, errors.length), distribution(errors, ALPHA), {
    errors: ERRORS,
    alpha: ALPHA,
    added: 1,
  });
};

const RANKS = {
  id: 'rank-based',
  description: 'priorities are 1 / rank(|error|) (Schaul et al. 2016, section 3.3, rank-based variant)',
};
const statistical = {
  tolerance: '6 standard errors of a binomial share',
  falseAlarm: {
    probability: 2e-8,
    derivation: 'at most 8 shares, two-sided normal bound at 6 each: 8 * 2e-9; stratified draws vary less',
  },
} as const;

export const properties: readonly Property<PrioritisedReplay>[] = [
  {
    ...statistical,
    id: 'prioritised-replay.draws-follow-priorities',
    statement: 'An item is drawn with probability p_i^alpha / sum p^alpha, p = |error| + epsilon.',
    basis: 'Schaul et al. 2016, equation 1 and section 3.3',
    strength: 'always',
    check: followsPriorities(proportional),
    conventions: [{ ...RANKS, check: followsPriorities(rankBased) }],
  },
  {
    ...statistical,
    id: 'prioritised-replay.alpha-zero-is-uniform',
    statement: 'With alpha = 0 every item is drawn equally often.',
    basis: 'p^0 = 1; Schaul et al. 2016, below equation 1',
    strength: 'always',
    check: (implementation, random) => {
      const buffer = withErrors(implementation, random, 0);
      const expected = ERRORS.map(() => 1 / ERRORS.length);
      return wrongShares(shares(buffer, ERRORS.length), expected, { errors: ERRORS, alpha: 0 });
    },
  },
  {
    ...statistical,
    id: 'prioritised-replay.new-items-get-largest-priority',
    statement: 'An item that was just added is drawn like the one with the largest error so far.',
    basis: 'Schaul et al. 2016, Algorithm 1, line 6: p_t = max_i p_i',
    strength: 'always',
    check: newestFirst(proportional),
    conventions: [{ ...RANKS, check: ranksNewestHigh }],
  },
  {
    id: 'prioritised-replay.importance-weights',
    statement: 'Weights are in proportion to (N P(i))^-beta and at most 1.',
    basis: 'Schaul et al. 2016, section 3.4, normalised by the largest weight (of the batch or of the buffer)',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: weighs(proportional),
    conventions: [{ ...RANKS, check: weighs(rankBased) }],
  },
  {
    ...statistical,
    id: 'prioritised-replay.last-update-counts',
    statement: 'A later error replaces an earlier one, down as well as up.',
    basis: 'Algorithm 1, line 12: p_j = |delta_j|',
    strength: 'always',
    check: (implementation, random) => {
      const buffer = withErrors(implementation, random);
      const changed = [...ERRORS].reverse();
      buffer.updatePriorities(indicesOf(buffer, changed.length), changed);
      const expected = [proportional, rankBased].map((of) => of(changed, ALPHA)) as [number[], number[]];
      const actual = shares(buffer, changed.length);
      const inputs = { errors: ERRORS, changed, alpha: ALPHA };
      return wrongShares(actual, expected[0], inputs) && wrongShares(actual, expected[1], inputs);
    },
  },
  {
    id: 'prioritised-replay.indices-name-items',
    statement: 'Index, item and weight of a draw belong together, and an index keeps naming its item.',
    basis: 'errors are reported by index',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const buffer = withErrors(implementation, random);
      const names = new Map<number, unknown>();
      for (let batch = 0; batch < 40; batch++) {
        const { indices, items, weights } = buffer.sample(3, 0.5);
        const lengths = [indices.length, items.length, weights.length];
        if (lengths.some((length) => length !== 3))
          return counterexample('lengths of indices, items and weights', { size: 3 }, [3, 3, 3], lengths);
        for (const [at, index] of indices.entries()) {
          const known = names.get(index) ?? idOf(items[at]);
          names.set(index, known);
          if (known !== idOf(items[at]))
            return counterexample('an index names two items', { index }, known, idOf(items[at]));
        }
      }
      return undefined;
    },
  },
  {
    id: 'prioritised-replay.oldest-leaves',
    statement: 'A full buffer holds the last items that were added, and no draw returns another.',
    basis: 'Schaul et al. 2016, appendix B.2.1: a sliding window',
    strength: 'always',
    tolerance: 'exact',
    falseAlarm: {
      probability: 1e-10,
      derivation: 'new items have equal priorities; one of 5 is missed in 400 draws with probability 0.8^400',
    },
    check: oldestLeaves,
  },
  {
    id: 'prioritised-replay.unseen-errors-do-not-vanish',
    statement: 'An item with error zero is still drawn.',
    basis: 'Schaul et al. 2016, section 3.3: epsilon prevents transitions not being revisited',
    strength: 'always',
    tolerance: 'at least once in 4000 draws',
    falseAlarm: { probability: 1e-12, derivation: 'its probability is above 0.01 (rank-based too); 0.99^4000 = 3e-18' },
    check: (implementation, random) => {
      const zero = ERRORS.indexOf(0);
      const share = shares(withErrors(implementation, random), ERRORS.length)[zero] as number;
      return share > 0 ? undefined : counterexample('never drawn', { errors: ERRORS, item: zero }, '> 0', share);
    },
  },
];

/** The new item shares the first rank with the item of the largest error: either may come first. */
function ranksNewestHigh(implementation: PrioritisedReplay, random: Random): Counterexample | undefined {
  const buffer = withErrors(implementation, random);
  buffer.add({ id: ERRORS.length });
  const seen = shares(buffer, ERRORS.length + 1);
  const largest = Math.max(...ERRORS.map(Math.abs));
  const [first, second] = [largest + 1, largest].map((error) =>
    wrongShares(seen, rankBased([...ERRORS, error], ALPHA), { errors: ERRORS, alpha: ALPHA, added: 1 }),
  );
  return first && second;
}

function oldestLeaves(implementation: PrioritisedReplay, random: Random): Counterexample | undefined {
  const buffer = open(implementation, random, ALPHA, 5);
  for (let id = 0; id < 13; id++) buffer.add({ id });
  const drawn = new Set<number>();
  for (let batch = 0; batch < 100; batch++) for (const item of buffer.sample(4, 0.4).items) drawn.add(idOf(item));
  const [expected, actual] = [[8, 9, 10, 11, 12], [...drawn].sort((a, b) => a - b)];
  return JSON.stringify(actual) === JSON.stringify(expected) && buffer.size() === 5
    ? undefined
    : counterexample('not the last items', { capacity: 5, added: 13 }, expected, actual);
}
