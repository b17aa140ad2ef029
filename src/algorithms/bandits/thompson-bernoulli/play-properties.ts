import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { fiveSigmaTail } from '../proportion.js';
import { played } from '../rounds/play.js';
import { bestProbabilities } from './best-probability.js';
import { optionsOf } from './drive.js';
import type { BernoulliThompson } from './reference.js';

const shared = {
  strength: 'always',
  needs: ['play'],
  instance: (implementation: BernoulliThompson) => implementation.create({ k: 2, rng: () => 0.5, a0: 1, b0: 1 }),
} as const;

/** What holds of one that asks its arms for rewards itself. */
export const playProperties: readonly Property<BernoulliThompson>[] = [
  {
    ...shared,
    id: 'thompson-bernoulli.plays-update-the-posterior',
    statement: 'After rounds that it plays itself, the posterior of an arm is its prior plus what it got from it.',
    basis: 'Russo et al. 2018, Alg. 3.2, line 10',
    tolerance: '1e-12 relative',
    check: checkPosterior,
  },
  {
    ...shared,
    id: 'thompson-bernoulli.plays-match-the-posterior',
    statement: 'Each round plays an arm with the posterior probability that it is the best.',
    basis: 'Thompson 1933; Russo et al. 2018, section 3',
    tolerance: '5 standard errors, 50 rounds of 70 instances',
    falseAlarm: {
      probability: 2 * fiveSigmaTail,
      derivation: 'two sums of bounded differences of a martingale, beyond 5 standard errors (normal limit)',
    },
    check: checkMatching,
  },
];

/** Of one arm there is no choice, so that what is learned does not depend on chance. */
function checkPosterior(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  return posteriorOf(implementation, random, [0.6]) ?? posteriorOf(implementation, random, [0.3, 0.5, 0.7]);
}

function posteriorOf(
  implementation: BernoulliThompson,
  random: Random,
  rates: readonly number[],
): Counterexample | undefined {
  const options = { ...optionsOf(implementation, random), k: rates.length };
  const instance = implementation.create(options);
  const rewards = Array.from({ length: 20 * rates.length }, () => rates.map((rate) => Number(random() < rate)));
  const arms = played(instance, rewards);
  const expected = rates.flatMap((_, arm) => {
    const own = rewards.filter((_, round) => arms[round] === arm).map((row) => row[arm] as number);
    const successes = own.reduce((sum, reward) => sum + reward, 0);
    return [options.a0 + successes, options.b0 + own.length - successes];
  });
  const actual = rates.flatMap((_, arm) => {
    const { a, b } = instance.posterior(arm);
    return [a, b];
  });
  return closeVectors(actual, expected, 1e-12)
    ? undefined
    : counterexample(
        'the posterior is not the prior plus what was got',
        { prior: [options.a0, options.b0], arms, rewards: rewards.map((row, round) => row[arms[round] as number]) },
        expected,
        actual,
      );
}

const INSTANCES = 70;
const ROUNDS = 50;
/** An error of one in a thousand is far below the standard errors. */
const INTERVALS = 120;

/** Plays beyond what was expected of them, and the variance of that. */
class Excess {
  #excess = 0;
  #variance = 0;

  add(isPlayed: boolean, probability: number): void {
    this.#excess += Number(isPlayed) - probability;
    this.#variance += probability * (1 - probability);
  }

  /** In standard errors, more than five. */
  get tooLarge(): boolean {
    return Math.abs(this.#excess) > 5 * Math.sqrt(this.#variance) + 0.1;
  }

  get plays(): number {
    return this.#excess;
  }
}

function checkMatching(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  const options = { ...optionsOf(implementation, random), k: 2 };
  const leader = new Excess();
  const last = new Excess();
  const known = new Map<string, readonly number[]>();
  for (let made = 0; made < INSTANCES; made++) {
    const rewards = Array.from({ length: ROUNDS }, () => [0.4, 0.5].map((rate) => Number(random() < rate)));
    const arms = played(implementation.create(options), rewards);
    const posteriors = [0, 1].map(() => ({ a: options.a0, b: options.b0 }));
    for (const [round, row] of rewards.entries()) {
      const key = JSON.stringify(posteriors);
      const probabilities = known.get(key) ?? bestProbabilities(posteriors, INTERVALS);
      known.set(key, probabilities);
      const leading = (probabilities[1] as number) > (probabilities[0] as number) ? 1 : 0;
      const arm = arms[round] as number;
      leader.add(arm === leading, probabilities[leading] as number);
      last.add(arm === 1, probabilities[1] as number);
      const own = posteriors[arm] as { a: number; b: number };
      own.a += row[arm] as number;
      own.b += 1 - (row[arm] as number);
    }
  }
  return leader.tooLarge || last.tooLarge
    ? counterexample(
        'arms are not played as often as they are the best one',
        { prior: [options.a0, options.b0], instances: INSTANCES, rounds: ROUNDS },
        'no excess beyond 5 standard errors',
        { playsOfTheLeadingArmTooMany: leader.plays, playsOfTheLastArmTooMany: last.plays },
      )
    : undefined;
}
