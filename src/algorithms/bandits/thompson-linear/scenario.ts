import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import { tally } from '../proportion.js';
import type { LinearThompson } from './reference.js';

const choices = 6_000;

/** Difference of two frequencies over 6000 choices: 4 standard errors are at most 0.037. */
export const linearThompsonTolerance = 0.03;

const history = [
  { x: [1, 0.5, -0.5], r: 1 },
  { x: [0.2, -1, 0.3], r: -0.4 },
  { x: [-0.6, 0.9, 1.2], r: 0 },
  { x: [1.4, 0.1, 0.8], r: 1.5 },
] as const;
const candidates = [
  [1, 1, 0],
  [0.6, -0.2, 1],
  [1.2, 0.3, -0.4],
] as const;

/** Shares of three candidates with overlapping posteriors, and the posterior mean. */
export function linearThompsonScenario(implementation: LinearThompson, random: Random): readonly number[] {
  const instance = implementation.create(optionsFor(implementation, { d: 3, v: 0.6, lambda: 1, rng: random }));
  for (const { x, r } of history) instance.update([...x], r);
  const counts = tally(candidates.length, choices, () => instance.select(candidates.map((x) => [...x])));
  return [...counts.map((count) => count / choices), ...instance.posterior().mean];
}
