import type { Random } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';
import { beta } from '../../random.js';
import { argmax } from '../argmax.js';

export interface BernoulliThompsonOptions {
  /** Number of arms. */
  readonly k: number;
  readonly rng: Random;
  /** Prior successes and failures of every arm, both positive. */
  readonly a0: number;
  readonly b0: number;
}

export interface BernoulliThompsonInstance {
  /** The arm whose fresh posterior draw is largest, 0 to k - 1. */
  select(): number;
  /** Learns a reward of 0 or 1 of an arm. */
  update(arm: number, reward: number): void;
  /** The Beta(a, b) posterior of an arm's success probability. */
  posterior(arm: number): { readonly a: number; readonly b: number };
}

export interface BernoulliThompson extends Implementation {
  create(options: BernoulliThompsonOptions): BernoulliThompsonInstance;
}

/**
 * Thompson sampling for rewards of 0 and 1: draw a success probability for each arm from its Beta posterior and play the
 * arm with the largest draw. Every arm is thus played with the probability that it is the best one, given what was seen.
 *
 * Thompson 1933; Russo, Van Roy, Kazerouni, Osband and Wen 2018, A tutorial on Thompson sampling, Alg. 3.2.
 * O(1) an update, O(k) a choice.
 * @throws RangeError on an arm outside 0 to k - 1, a reward that is neither 0 nor 1, or a prior that is not positive.
 */
export const bernoulliThompson: BernoulliThompson = {
  create({ k, rng, a0, b0 }) {
    if (!Number.isInteger(k) || k < 1)
      throw new RangeError(`thompson-bernoulli: k must be a positive integer, got ${k}`);
    for (const [name, value] of Object.entries({ a0, b0 }))
      if (!(value > 0) || !Number.isFinite(value))
        throw new RangeError(`thompson-bernoulli: ${name} must be positive and finite, got ${value}`);
    const posteriors = Array.from({ length: k }, () => ({ a: a0, b: b0 }));
    const posteriorOf = (arm: number): { a: number; b: number } => {
      const found = posteriors[arm];
      if (found === undefined) throw new RangeError(`thompson-bernoulli: arm must be 0 to ${k - 1}, got ${arm}`);
      return found;
    };
    return {
      select: () => argmax(posteriors.map(({ a, b }) => beta(rng, a, b))),
      update: (arm, reward) => {
        if (reward !== 0 && reward !== 1)
          throw new RangeError(`thompson-bernoulli: reward must be 0 or 1, got ${reward}`);
        const posterior = posteriorOf(arm);
        posterior.a += reward;
        posterior.b += 1 - reward;
      },
      posterior: (arm) => ({ ...posteriorOf(arm) }),
    };
  },
};
