import { liesAbout } from '../naming.js';
import { epistemicPlanner, type Planner, type PlanOptions } from './reference.js';

export const lie = liesAbout<Planner>('epistemic-planner');

/** The reference with options changed before planning. */
export function planning(change: (options: PlanOptions) => PlanOptions): Planner {
  return { ...epistemicPlanner, plan: (options) => epistemicPlanner.plan(change(options)) };
}
