import type { Variant } from '../../../model/algorithm.js';
import { assembledLinUcb } from '../linucb/direct.js';
import { linUcb } from '../linucb/reference.js';
import { propertyIds } from '../naming.js';
import { perArm } from './per-arm.js';
import type { DisjointLinUcb } from './reference.js';

const bareWidth = assembledLinUcb({ width: (variance) => Math.sqrt(variance) });

export const disjointLinUcbVariants: readonly Variant<DisjointLinUcb>[] = [
  {
    id: 'direct-inverse',
    description: 'inverts every A_a at each question',
    implementation: perArm(assembledLinUcb()),
  },
  { id: 'one-object-an-arm', description: 'an object for each arm', implementation: perArm(linUcb) },
  {
    id: 'bare-width',
    description: 'reports sqrt(x^T A_a^-1 x) and applies alpha in the selection',
    implementation: perArm(bareWidth, (mean, width, alpha) => mean + alpha * width),
    variantOf: propertyIds('linucb-disjoint')('cold-start-width', 'width-formula', 'same-x-shrink', 'alpha-once'),
  },
];
