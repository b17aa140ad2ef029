import type { Lie } from '../../../model/algorithm.js';
import type { EstimatorImplementation } from './contract.js';
import { stateLies } from './state-lies.js';
import { trainingLies } from './training-lies.js';

export const lies: readonly Lie<EstimatorImplementation>[] = [...trainingLies, ...stateLies];
