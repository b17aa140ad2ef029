import type { Property } from '../../../model/algorithm.js';
import { outcomeProperties } from './outcome-properties.js';
import { planProperties } from './plan-properties.js';
import type { Planner } from './reference.js';

export const epistemicPlannerProperties: readonly Property<Planner>[] = [...planProperties, ...outcomeProperties];
