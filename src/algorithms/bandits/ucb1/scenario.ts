import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import type { Ucb1 } from './reference.js';

const rounds = 400;

/**
 * Shares of each arm over 400 rounds, then the means plus bonus that are left. Shares and not the sequence, because the
 * order of first plays and whether the time counts the coming play are free.
 */
export const ucb1Tolerance = 0.05;

export function ucb1Scenario(implementation: Ucb1, random: Random): readonly number[] {
  const rates = [0.2, -0.4, 0.5, 0.35];
  const noise = Array.from({ length: rounds }, () => 0.2 * random());
  const instance = implementation.create(optionsFor(implementation, { k: rates.length, c: Math.SQRT2 }));
  const counts = rates.map(() => 0);
  for (const value of noise) {
    const arm = instance.select();
    counts[arm] = (counts[arm] ?? 0) + 1;
    instance.update(arm, (rates[arm] ?? 0) + value);
  }
  return [...counts.map((count) => count / rounds), ...rates.map((_, arm) => instance.score(arm))];
}
