import type { Variant } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { printedHybrid } from './printed.js';
import type { HybridLinUcb } from './reference.js';

export const hybridLinUcbVariants: readonly Variant<HybridLinUcb>[] = [
  {
    id: 'as-printed',
    description: 'Alg. 2 line by line, with A_0 and A_a inverted at each question',
    implementation: printedHybrid(),
  },
  {
    id: 'bare-width',
    description: 'reports one standard error and applies alpha in the selection',
    implementation: printedHybrid({
      width: (variance) => Math.sqrt(variance),
      score: (mean, width, alpha) => mean + alpha * width,
    }),
    variantOf: propertyIds('linucb-hybrid')(
      'joint-ridge-width',
      'cold-start-width',
      'width-formula',
      'same-x-shrink',
      'alpha-once',
    ),
  },
];
