import type { Counterexample, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { optionsFor } from '../../implementation.js';
import type { PrioritisedBuffer, PrioritisedReplay, PrioritisedReplayOptions } from '../replay-contract.js';

const ALPHA = 0.6;
const EPSILON = 0.05;
export const ERRORS: readonly number[] = [0.6, -3.2, 1.9, 0, 12, -1.2];

export function settingsFor(
  implementation: PrioritisedReplay,
  random: Random,
  changes: Partial<PrioritisedReplayOptions> = {},
): PrioritisedReplayOptions {
  return optionsFor(implementation, { capacity: 8, alpha: ALPHA, epsilon: EPSILON, random, ...changes });
}

export const idOf = (item: unknown): number => (item as { readonly id: number }).id;

/** Batches of four in which each of six items of one priority is drawn but with probability (5/6)^1600. */
const LOOKS = 400;

/** Index of each item by its number, as seen in draws; -1 where it was in none. */
function indicesOf(buffer: PrioritisedBuffer, count: number): number[] {
  const indices = new Array<number>(count).fill(-1);
  for (let batch = 0; batch < LOOKS; batch++) {
    const { items, indices: drawn } = buffer.sample(4, 0.4);
    for (const [at, item] of items.entries()) indices[idOf(item)] = drawn[at] as number;
    if (indices.every((index) => index >= 0)) break;
  }
  return indices;
}

export interface Told {
  readonly settings: PrioritisedReplayOptions;
  readonly buffer: PrioritisedBuffer;
  /** Index of each item, by which errors are told. */
  readonly indices: readonly number[];
}

/** A check of a buffer of numbered items of which the errors are reported in one call. */
export function told(
  check: (told: Told) => Counterexample | undefined,
  changes: Partial<PrioritisedReplayOptions> = {},
): (implementation: PrioritisedReplay, random: Random) => Counterexample | undefined {
  return (implementation, random) => {
    const settings = settingsFor(implementation, random, changes);
    const buffer = implementation.create(settings);
    for (const id of ERRORS.keys()) buffer.add({ id });
    const indices = indicesOf(buffer, ERRORS.length);
    const missing = indices.indexOf(-1);
    if (missing >= 0)
      return counterexample('an item is never drawn', { added: ERRORS.length, looks: LOOKS }, 'each of them', {
        missing,
      });
    buffer.updatePriorities(indices, [...ERRORS]);
    return check({ settings, buffer, indices });
  };
}

/** Probability of each item, by the errors. */
export type Distribution = (
  errors: readonly number[],
  settings: Pick<PrioritisedReplayOptions, 'alpha' | 'epsilon'>,
) => number[];

/** p^alpha / sum p^alpha with p = |error| + epsilon. */
export const proportional: Distribution = (errors, { alpha, epsilon }) => {
  const scaled = errors.map((error) => (Math.abs(error) + epsilon) ** alpha);
  const total = scaled.reduce((sum, value) => sum + value, 0);
  return scaled.map((value) => value / total);
};

/** (1 / rank)^alpha / sum (1 / rank)^alpha, the largest |error| first. */
export const rankBased: Distribution = (errors, { alpha }) => {
  const order = [...errors.keys()].sort((a, b) => Math.abs(errors[b] ?? 0) - Math.abs(errors[a] ?? 0));
  const scaled = errors.map((_, at) => (1 / (order.indexOf(at) + 1)) ** alpha);
  const total = scaled.reduce((sum, value) => sum + value, 0);
  return scaled.map((value) => value / total);
};
