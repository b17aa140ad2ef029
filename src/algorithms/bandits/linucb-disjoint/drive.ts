import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import { uniform } from '../../random.js';
import { type BatchRidge, batchRidge, type Observation, randomObservations } from '../closed-form.js';
import type { LinUcb } from '../linucb/reference.js';
import type { DisjointLinUcb, DisjointLinUcbInstance, DisjointLinUcbOptions } from './reference.js';

/** More arms than features, and neither alpha nor lambda 1. */
export function settingsFor(
  implementation: DisjointLinUcb,
  changes: Partial<DisjointLinUcbOptions> = {},
): DisjointLinUcbOptions {
  return optionsFor(implementation, { arms: 5, d: 3, alpha: 1.7, lambda: 2.5, ...changes });
}

/** The second of three arms looked at as a model of its own; with one candidate, as a LinUCB asked to choose. */
export function oneArmOf(implementation: DisjointLinUcb): LinUcb {
  return {
    ...(implementation.fixed === undefined ? {} : { fixed: implementation.fixed }),
    create: (options) => {
      const instance = implementation.create({ ...options, arms: 3 });
      return {
        predict: (x) => instance.predict(1, x),
        update: (x, r) => instance.update(1, x, r),
        select: (candidates) => instance.select(candidates[0] ?? []),
      };
    },
  };
}

export interface ArmHistory {
  readonly observations: readonly Observation[];
  readonly batch: BatchRidge;
}

/**
 * Unequal histories: arm a has 0, 3, 6, ... observations and the first none, learned in turns. The rewards of each arm are
 * shifted by its own amount, so that neither position nor history alone decides which arm is best.
 */
export function trainedArms(
  implementation: DisjointLinUcb,
  options: DisjointLinUcbOptions,
  random: Random,
): { readonly instance: DisjointLinUcbInstance; readonly histories: readonly ArmHistory[] } {
  const histories = Array.from({ length: options.arms }, (_, arm): ArmHistory => {
    const shift = uniform(random, -3, 3);
    const observations = randomObservations(random, options.d, 3 * arm).map(({ x, r }) => ({ x, r: r + shift }));
    return { observations, batch: batchRidge(observations, options.d, options.lambda) };
  });
  const instance = implementation.create(options);
  const longest = Math.max(...histories.map(({ observations }) => observations.length));
  for (let turn = 0; turn < longest; turn++)
    histories.forEach(({ observations }, arm) => {
      const observation = observations[turn];
      if (observation !== undefined) instance.update(arm, [...observation.x], observation.r);
    });
  return { instance, histories };
}
