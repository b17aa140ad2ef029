import type { Variant } from '../../../model/algorithm.js';
import { assembledLinUcb } from '../linucb/direct.js';
import type { WarmStart } from './reference.js';
import { replayedWarmStart } from './replay.js';

export const warmStartVariants: readonly Variant<WarmStart>[] = [
  { id: 'log-order-updates', description: 'learns in the order of the log', implementation: replayedWarmStart() },
  {
    id: 'bare-width',
    description: 'a bandit that reports widths without alpha',
    implementation: replayedWarmStart({ bandit: assembledLinUcb({ width: (variance) => Math.sqrt(variance) }) }),
  },
];
