import type { Random } from '../../../model/algorithm.js';
import type { PlannerModel, PlanOptions } from './reference.js';

/** Labels of more than one letter that differ in their first, and a map in another order than the actions. */
export const actions = ['EXPLORE', 'SYNTHESIZE', 'CRITIQUE', 'REFINE'] as const;
export const map: Readonly<Record<string, string>> = {
  REFINE: 'polisher_instance_07',
  CRITIQUE: 'critic_instance_02',
  EXPLORE: 'explorer_instance_01',
  SYNTHESIZE: 'catalyst_instance_04',
};
/** Neither the first action nor the one that models choose here. */
export const fallback = 'CRITIQUE';
export const preferred = 'SYNTHESIZE';

/** A model that may be called, or asked by a `predict` method, as bandit libraries have it. */
export function modelOf(answer: (features: unknown) => unknown): PlannerModel {
  const model = (features: unknown): unknown => answer(features);
  return Object.assign(model, { predict: model }) as unknown as PlannerModel;
}

/** Options of a plan without a model; every field is overridable. */
export function planOptions(rng: Random, changes: Partial<PlanOptions> = {}): PlanOptions {
  return { model: null, epsilon: 0, actions, fallback, map, rng, context: { trust: 6.4, depth: 3 }, ...changes };
}
