import type { Property } from '../../../model/algorithm.js';
import { choiceProperties } from './choice-properties.js';
import { posteriorProperties } from './posterior-properties.js';
import type { LinearThompson } from './reference.js';

export const linearThompsonProperties: readonly Property<LinearThompson>[] = [
  ...posteriorProperties,
  ...choiceProperties,
];
