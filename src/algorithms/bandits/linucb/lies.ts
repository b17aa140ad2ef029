import type { Lie } from '../../../model/algorithm.js';
import { decisionLies } from './decision-lies.js';
import { learningLies } from './learning-lies.js';
import type { LinUcb } from './reference.js';
import { stateLies } from './state-lies.js';

export const linUcbLies: readonly Lie<LinUcb>[] = [...learningLies, ...decisionLies, ...stateLies];
