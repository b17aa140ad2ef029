import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { played } from '../rounds/play.js';
import { optionsOf } from './drive.js';
import type { Ucb1 } from './reference.js';

/** One way to write the index: mean + scale c sqrt(ln(t + timeOffset) / (n + countOffset)). */
interface PlayedForm {
  readonly scale: number;
  /** t counts the completed plays, or the coming one as well. */
  readonly timeOffset: 0 | 1;
  readonly countOffset: 0 | 1;
  /** With an offset of the count, arms that were never played have this mean and are no exception. */
  readonly unplayedMean?: number;
}

const SCALES = [1, Math.SQRT2, Math.SQRT1_2];
const OFFSETS = [0, 1] as const;

const paperForms: readonly PlayedForm[] = OFFSETS.map((timeOffset) => ({ scale: 1, timeOffset, countOffset: 0 }));
const factorForms: readonly PlayedForm[] = OFFSETS.map((timeOffset) => ({
  scale: Math.SQRT2,
  timeOffset,
  countOffset: 0,
}));
const smoothedForms: readonly PlayedForm[] = SCALES.flatMap((scale) =>
  OFFSETS.flatMap((timeOffset) =>
    [0, 1].map((unplayedMean): PlayedForm => ({ scale, timeOffset, countOffset: 1, unplayedMean })),
  ),
);

/** What holds of one that asks its arms for rewards itself. */
export const playProperties: readonly Property<Ucb1>[] = [
  {
    id: 'ucb1.plays-follow-the-index',
    statement: 'Rounds that it plays itself try every arm once, and then always an arm of largest mean plus bonus.',
    basis: 'Auer et al. 2002, Fig. 1',
    strength: 'always',
    tolerance: '1e-9 relative over 150 rounds',
    needs: ['play'],
    instance: (implementation) => implementation.create({ k: 2, c: 1 }),
    check: (implementation, random) => checkForms(implementation, random, paperForms),
    conventions: [
      {
        id: 'factor-two-kept',
        description: 'c multiplies sqrt(2 ln t / n)',
        check: (implementation, random) => checkForms(implementation, random, factorForms),
      },
      {
        id: 'smoothed-count',
        description: 'the bonus divides by n + 1, so that arms that were never played are no exception',
        check: (implementation, random) => checkForms(implementation, random, smoothedForms),
      },
    ],
  },
];

const ARMS = 4;
const ROUNDS = 150;

function checkForms(implementation: Ucb1, random: Random, forms: readonly PlayedForm[]): Counterexample | undefined {
  const options = optionsOf(implementation, ARMS);
  const rewards = Array.from({ length: ROUNDS }, () =>
    Array.from({ length: ARMS }, (_, arm) => Math.min(1, 0.8 * random() + 0.06 * arm)),
  );
  const arms = played(implementation.create(options), rewards);
  let first: Counterexample | undefined;
  for (const form of forms) {
    const found = departure(arms, rewards, options.c, form);
    if (found === undefined) return undefined;
    first ??= counterexample(
      'the arm that was played has not the largest mean plus bonus',
      { c: options.c, round: found.round, plays: found.plays, means: found.means },
      found.best,
      found.arm,
    );
  }
  return first;
}

/** The first round in which another arm than the best was played. */
function departure(
  arms: readonly number[],
  rewards: readonly (readonly number[])[],
  c: number,
  { scale, timeOffset, countOffset, unplayedMean }: PlayedForm,
) {
  const plays = new Array<number>(ARMS).fill(0);
  const sums = new Array<number>(ARMS).fill(0);
  for (const [round, row] of rewards.entries()) {
    const arm = arms[round] as number;
    const means = sums.map((sum, index) => (plays[index] === 0 ? (unplayedMean ?? 0) : sum / (plays[index] as number)));
    // The logarithm of no play at all is none.
    const time = Math.log(Math.max(1, round + timeOffset));
    const scores = means.map((mean, index) =>
      plays[index] === 0 && unplayedMean === undefined
        ? Number.POSITIVE_INFINITY
        : mean + c * scale * Math.sqrt(time / ((plays[index] as number) + countOffset)),
    );
    const best = Math.max(...scores);
    const own = scores[arm] ?? Number.NaN;
    if (own !== best && !(own >= best - 1e-9 * (1 + Math.abs(best))))
      return { round, arm, plays: [...plays], means, best: scores.indexOf(best) };
    plays[arm] = (plays[arm] as number) + 1;
    sums[arm] = (sums[arm] as number) + (row[arm] as number);
  }
  return undefined;
}
