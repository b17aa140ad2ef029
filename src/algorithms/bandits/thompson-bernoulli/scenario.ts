import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import { tally } from '../proportion.js';
import type { BernoulliThompson } from './reference.js';

const choices = 6_000;

/** Difference of two frequencies over 6000 choices: 4 standard errors are at most 0.037. */
export const bernoulliThompsonTolerance = 0.03;

const results = [
  [1, 1],
  [4, 6],
  [3, 2],
] as const;

/** Shares of three arms with unequal histories under a lopsided prior, and their posteriors. */
export function bernoulliThompsonScenario(implementation: BernoulliThompson, random: Random): readonly number[] {
  const instance = implementation.create(optionsFor(implementation, { k: results.length, rng: random, a0: 2, b0: 5 }));
  results.forEach(([successes, failures], arm) => {
    for (let play = 0; play < successes; play++) instance.update(arm, 1);
    for (let play = 0; play < failures; play++) instance.update(arm, 0);
  });
  const shares = tally(results.length, choices, () => instance.select()).map((count) => count / choices);
  return [...shares, ...results.flatMap((_, arm) => [instance.posterior(arm).a, instance.posterior(arm).b])];
}
