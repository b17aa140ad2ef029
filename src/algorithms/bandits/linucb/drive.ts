import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import { integerBelow, normalVector } from '../../random.js';
import type { Observation } from '../closed-form.js';
import type { LinUcb, LinUcbInstance, LinUcbOptions } from './reference.js';

/** Not 1, not equal, and d differs from the numbers of candidates used: wrong versions hide behind ones and squares. */
export const settings: LinUcbOptions = { d: 5, alpha: 1.7, lambda: 2.5 };

export function settingsFor(implementation: LinUcb, changes: Partial<LinUcbOptions> = {}): LinUcbOptions {
  return optionsFor(implementation, { ...settings, ...changes });
}

/** An instance that has learned the observations in order. */
export function trained(
  implementation: LinUcb,
  options: LinUcbOptions,
  observations: readonly Observation[],
): LinUcbInstance {
  const instance = implementation.create(options);
  for (const { x, r } of observations) instance.update([...x], r);
  return instance;
}

export function probes(random: Random, count: number, dimension = settings.d): number[][] {
  return Array.from({ length: count }, () => normalVector(random, dimension));
}

/** Two to seven candidates of different lengths, so that widths differ. */
export function candidateSet(random: Random, dimension = settings.d): number[][] {
  return probes(random, 2 + integerBelow(random, 6), dimension).map((x) => {
    const scale = 0.2 + 2 * random();
    return x.map((feature) => scale * feature);
  });
}

/** Two scores closer than this are tied: rounding may decide between them either way. */
export const tieMargin = 1e-6;

/** Whether `chosen` holds a largest score, within the tie margin. */
export function isBest(scores: readonly number[], chosen: number): boolean {
  const score = scores[chosen];
  return score !== undefined && score >= Math.max(...scores) - tieMargin * (1 + Math.abs(score));
}
