import type { Variant } from '../../../model/algorithm.js';
import { clippedReward, type Reward } from './reference.js';

export const rewardVariants: readonly Variant<Reward>[] = [
  {
    id: 'nan-stays',
    description: 'returns NaN for a missing value instead of throwing',
    implementation: { ...clippedReward, reward: ({ gain, cost }) => Math.min(1, Math.max(-1, gain - cost)) },
  },
  {
    id: 'comparisons',
    description: 'clips by comparisons, and has no shaping',
    implementation: {
      reward: ({ gain, cost }) => {
        const net = gain - cost;
        if (net > 1) return 1;
        if (net < -1) return -1;
        return net;
      },
    },
  },
];
