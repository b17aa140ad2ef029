import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { Undecided } from '../../check.js';
import { close, counterexample, thrownBy } from '../../compare.js';
import type { PrioritisedBuffer, PrioritisedReplay, PrioritisedReplayOptions } from '../replay-contract.js';
import { type Distribution, ERRORS, idOf, proportional, rankBased, settingsFor, told } from './drive.js';

const DRAWS = 4000;
/** From this epsilon on an item of error 0 is drawn with a probability above 0.007. */
const LEAST_SEEN = 0.01;

const shown = ({ alpha, epsilon }: PrioritisedReplayOptions) => ({ errors: ERRORS, alpha, epsilon });

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

const followsPriorities = (distribution: Distribution) =>
  told(({ settings, buffer }) =>
    wrongShares(shares(buffer, ERRORS.length), distribution(ERRORS, settings), shown(settings)),
  );

/** w_i / w_j = (P(j) / P(i))^beta, and no weight above 1. */
const weighs = (distribution: Distribution) =>
  told(({ settings, buffer }) => {
    const probabilities = distribution(ERRORS, settings);
    for (const beta of [0.4, 0.7, 1, 0]) {
      // An exponent of 0, with which nothing is corrected, may be refused.
      if (beta === 0 && thrownBy(() => buffer.sample(5, beta)) !== undefined) continue;
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
            { ...shown(settings), beta, items },
            expected,
            weights,
          );
      }
    }
    return undefined;
  });

const newestFirst = (distribution: Distribution) =>
  told(({ settings, buffer }) => {
    buffer.add({ id: ERRORS.length });
    const largest = Math.max(...ERRORS.map(Math.abs));
    const errors = [...ERRORS, largest];
    return wrongShares(shares(buffer, errors.length), distribution(errors, settings), { ...shown(settings), added: 1 });
  });

/** The new item shares the first rank with the item of the largest error: either may come first. */
const ranksNewestHigh = told(({ settings, buffer }) => {
  buffer.add({ id: ERRORS.length });
  const seen = shares(buffer, ERRORS.length + 1);
  const largest = Math.max(...ERRORS.map(Math.abs));
  const [first, second] = [largest + 1, largest].map((error) =>
    wrongShares(seen, rankBased([...ERRORS, error], settings), { ...shown(settings), added: 1 }),
  );
  return first && second;
});

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
    check: told(
      ({ settings, buffer }) => {
        if (settings.alpha !== 0) throw new Undecided('its alpha cannot be set to 0');
        const expected = ERRORS.map(() => 1 / ERRORS.length);
        return wrongShares(shares(buffer, ERRORS.length), expected, shown(settings));
      },
      { alpha: 0 },
    ),
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
    check: told(({ settings, buffer, indices }) => {
      const changed = [...ERRORS].reverse();
      buffer.updatePriorities(indices, changed);
      const expected = [proportional, rankBased].map((of) => of(changed, settings)) as [number[], number[]];
      const actual = shares(buffer, changed.length);
      const inputs = { ...shown(settings), changed };
      return wrongShares(actual, expected[0], inputs) && wrongShares(actual, expected[1], inputs);
    }),
  },
  {
    id: 'prioritised-replay.indices-name-items',
    statement: 'Index, item and weight of a draw belong together, and an index keeps naming its item.',
    basis: 'errors are reported by index',
    strength: 'always',
    tolerance: 'exact',
    check: told(({ buffer }) => {
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
    }),
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
    falseAlarm: {
      probability: 1e-12,
      derivation: 'its probability is above 0.007 (rank-based too); 0.993^4000 = 6e-13',
    },
    check: told(({ settings, buffer }) => {
      const zero = ERRORS.indexOf(0);
      if (settings.epsilon < LEAST_SEEN) throw new Undecided('its epsilon is too small to be seen in the draws');
      const share = shares(buffer, ERRORS.length)[zero] as number;
      return share > 0 ? undefined : counterexample('never drawn', { errors: ERRORS, item: zero }, '> 0', share);
    }),
  },
];

function oldestLeaves(implementation: PrioritisedReplay, random: Random): Counterexample | undefined {
  const buffer = implementation.create(settingsFor(implementation, random, { capacity: 5 }));
  for (let id = 0; id < 13; id++) buffer.add({ id });
  const size = buffer.size();
  const drawn = new Set<number>();
  for (let batch = 0; batch < 100; batch++) for (const item of buffer.sample(4, 0.4).items) drawn.add(idOf(item));
  const [expected, actual] = [[8, 9, 10, 11, 12], [...drawn].sort((a, b) => a - b)];
  return JSON.stringify(actual) === JSON.stringify(expected) && size === 5
    ? undefined
    : counterexample('not the last items', { capacity: 5, added: 13 }, expected, actual);
}
