import type { Random } from '../../../model/algorithm.js';
import { beta } from '../../random.js';
import { argmax } from '../argmax.js';
import type { BernoulliThompson } from './reference.js';

/** Successes and failures of an arm, without its prior. */
export interface Counts {
  successes: number;
  failures: number;
}

/** The steps of Thompson sampling, each of which a wrong version may get wrong. */
export interface BernoulliSteps {
  learn(counts: Counts, reward: number): void;
  posterior(counts: Counts, a0: number, b0: number): { a: number; b: number };
  draw(rng: Random, a: number, b: number): number;
  choose(draws: readonly number[]): number;
}

/** The steps as in the tutorial. */
export const tutorialSteps: BernoulliSteps = {
  learn: (counts, reward) => {
    if (reward > 0.5) counts.successes += 1;
    else counts.failures += 1;
  },
  posterior: ({ successes, failures }, a0, b0) => ({ a: a0 + successes, b: b0 + failures }),
  draw: beta,
  choose: argmax,
};

/** Thompson sampling assembled from its steps, with counts apart from the prior. */
export function assembledBernoulli(changes: Partial<BernoulliSteps> = {}): BernoulliThompson {
  const steps = { ...tutorialSteps, ...changes };
  return {
    create: ({ k, rng, a0, b0 }) => {
      const arms = Array.from({ length: k }, (): Counts => ({ successes: 0, failures: 0 }));
      const posterior = (arm: number) => steps.posterior(arms[arm] as Counts, a0, b0);
      return {
        select: () =>
          steps.choose(
            arms.map((_, arm) => {
              const { a, b } = posterior(arm);
              return steps.draw(rng, a, b);
            }),
          ),
        update: (arm, reward) => steps.learn(arms[arm] as Counts, reward),
        posterior,
      };
    },
  };
}
