import type { Random } from '../../model/algorithm.js';
import { optionsFor } from '../implementation.js';
import { normalVector } from '../random.js';
import type { MetaLearner, ReptileLearner } from './meta-learner.js';
import { randomTask } from './objectives.js';
import { plusScaled } from './vectors.js';

const SIZE = 3;
const RATES = { inner: 0.17, meta: 0.23, steps: 3 };

/**
 * The outer direction (theta - theta') / beta on one batch of bent bowls: MAML, FOMAML, Reptile, joint training and no update all
 * give different numbers. An implementation with `step` alone is driven through that.
 */
export function metaGradientTrace(implementation: Partial<MetaLearner & ReptileLearner>, random: Random): number[] {
  const tasks = Array.from({ length: 4 }, () => randomTask(random, SIZE, 0.02));
  const theta = normalVector(random, SIZE);
  const rates = optionsFor(implementation, RATES);
  const moved =
    implementation.metaStep?.([...theta], tasks, rates) ??
    implementation.step?.(
      [...theta],
      tasks.map((task) => task.support),
      { inner: rates.inner, steps: rates.steps, eps: rates.meta },
    ) ??
    [];
  return plusScaled(theta, -1, moved).map((value) => value / rates.meta);
}
