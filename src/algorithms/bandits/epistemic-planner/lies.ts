import type { Lie } from '../../../model/algorithm.js';
import { planLies } from './plan-lies.js';
import type { Planner } from './reference.js';
import { rewardLies } from './reward-lies.js';
import { stateLies } from './state-lies.js';

export const epistemicPlannerLies: readonly Lie<Planner>[] = [...planLies, ...rewardLies, ...stateLies];
