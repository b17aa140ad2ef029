import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import { integerBelow, normalVector, uniform } from '../../random.js';
import { batchRidge, type Observation } from '../closed-form.js';
import type { LinUcb } from '../linucb/reference.js';
import { dot } from '../ridge.js';
import type { HybridLinUcb, HybridLinUcbInstance, HybridLinUcbOptions } from './reference.js';

/** k, d and K all differ, and neither alpha nor lambda is 1. */
export function settingsFor(
  implementation: HybridLinUcb,
  changes: Partial<HybridLinUcbOptions> = {},
): HybridLinUcbOptions {
  return optionsFor(implementation, { arms: 4, k: 2, d: 3, alpha: 1.7, lambda: 2.5, ...changes });
}

/** Features split into 2 shared and the rest own, with one arm: hybrid LinUCB is then LinUCB on all of them. */
export function oneArmOf(implementation: HybridLinUcb): LinUcb {
  const split = (x: readonly number[]): [number[], number[]] => [x.slice(0, 2), x.slice(2)];
  return {
    ...(implementation.fixed === undefined ? {} : { fixed: implementation.fixed }),
    create: ({ d, alpha, lambda }) => {
      const instance = implementation.create({ arms: 3, k: 2, d: d - 2, alpha, lambda });
      return {
        predict: (x) => instance.predict(1, ...split(x)),
        update: (x, r) => instance.update(1, ...split(x), r),
        select: (candidates) => {
          const three = [0, 1, 2].map((index) => candidates[index % candidates.length] ?? []);
          return instance.select(
            three.map((x) => split(x)[0]),
            three.map((x) => split(x)[1]),
          );
        },
      };
    },
  };
}

export interface Played {
  readonly arm: number;
  readonly z: readonly number[];
  readonly x: readonly number[];
  readonly r: number;
}

/** Plays of all arms but the first, more of the later ones, with rewards of a shared and an own part. */
export function randomPlays(random: Random, options: HybridLinUcbOptions, count: number): Played[] {
  const beta = normalVector(random, options.k);
  const thetas = Array.from({ length: options.arms }, () => normalVector(random, options.d));
  return Array.from({ length: count }, (_, index) => {
    const arm = 1 + Math.max(integerBelow(random, options.arms - 1), integerBelow(random, options.arms - 1));
    const [z, x] = [normalVector(random, options.k), normalVector(random, options.d)];
    const reward = dot(beta, z) + dot(thetas[arm] ?? [], x) - 1 + uniform(random, -0.5, 0.5);
    return { arm, z, x, r: index % 6 === 5 ? 0 : reward };
  });
}

export function played(
  implementation: HybridLinUcb,
  options: HybridLinUcbOptions,
  plays: readonly Played[],
): HybridLinUcbInstance {
  const instance = implementation.create(options);
  for (const { arm, z, x, r } of plays) instance.update(arm, [...z], [...x], r);
  return instance;
}

/** The hybrid model as one ridge regression on [z, 0 ... x ... 0]: x stands in the block of its arm. Length k + K d. */
export function stacked(
  options: HybridLinUcbOptions,
  arm: number,
  z: readonly number[],
  x: readonly number[],
): number[] {
  const own = new Array<number>(options.arms * options.d).fill(0);
  x.forEach((value, index) => {
    own[arm * options.d + index] = value;
  });
  return [...z, ...own];
}

export function stackedRidge(options: HybridLinUcbOptions, plays: readonly Played[]) {
  const observations = plays.map(({ arm, z, x, r }): Observation => ({ x: stacked(options, arm, z, x), r }));
  return batchRidge(observations, options.k + options.arms * options.d, options.lambda);
}
