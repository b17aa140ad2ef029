import type { Random } from '../../../model/algorithm.js';
import { tally } from '../proportion.js';
import { actions, modelOf, planOptions, preferred } from './drive.js';
import { epistemicPlanner, type Planner, type PlannerModel } from './reference.js';

const plans = 800;

/** Difference of two frequencies over 800 plans: 4 standard errors are at most 0.1. */
export const epistemicPlannerTolerance = 0.1;

const labels: readonly string[] = actions;

/**
 * The share of each action with a model, without one and with one that fails, at three values of epsilon; then rewards
 * and the state of a breaker, those of the reference where the implementation has none.
 */
export function epistemicPlannerScenario(implementation: Planner, random: Random): readonly number[] {
  const models: readonly (PlannerModel | null)[] = [
    modelOf(() => preferred),
    modelOf(() => [preferred]),
    modelOf(() => 'UNKNOWN'),
    modelOf(() => {
      throw new Error('the model file is corrupt');
    }),
    null,
  ];
  const shares = models.flatMap((model) =>
    [0, 0.4, 1].flatMap((epsilon) => {
      const counts = tally(actions.length + 1, plans, () => {
        const { action } = implementation.plan(planOptions(random, { model, epsilon }));
        const index = labels.indexOf(action);
        return index < 0 ? actions.length : index;
      });
      return counts.map((count) => count / plans);
    }),
  );
  return [...shares, ...outcomesOf({ ...epistemicPlanner, ...implementation })];
}

function outcomesOf({ reward, createBreaker }: Planner): number[] {
  const outcomes = [-3, -0.8, 0, 0.4, 0.9, 5].map(
    (gain) => reward?.({ parentTrust: 2, trust: 2 + gain, durationMs: 1600 }) ?? Number.NaN,
  );
  const breaker = createBreaker?.({ threshold: -0.2, window: 3 });
  const states = [-0.9, 0.2, 0.1, -0.9, -0.8, 0.6, 0.7].flatMap((value) => {
    breaker?.record(value);
    return [breaker?.average() ?? Number.NaN, breaker?.isOpen() ? 1 : 0];
  });
  return [...outcomes, ...states];
}
