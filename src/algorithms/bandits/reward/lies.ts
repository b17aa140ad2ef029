import type { Lie } from '../../../model/algorithm.js';
import { liesAbout } from '../naming.js';
import { clippedReward, type Reward } from './reference.js';

const lie = liesAbout<Reward>('reward');
const clip = (value: number): number => Math.min(1, Math.max(-1, value));
const isMissing = (value: number): boolean => Number.isNaN(value);

/** The reference with another reward; a missing value stays missing, so that each lie is caught for what it is. */
function rewarding(reward: (gain: number, cost: number) => number): Reward {
  return {
    ...clippedReward,
    reward: ({ gain, cost }) => (isMissing(gain) || isMissing(cost) ? Number.NaN : reward(gain, cost)),
  };
}

function shaping(shape: NonNullable<Reward['shape']>): Reward {
  return { ...clippedReward, shape };
}

export const rewardLies: readonly Lie<Reward>[] = [
  {
    ...lie('nan-becomes-bound', 'max(-1, min(1, x)) as Python computes it: NaN becomes 1', ['nan-is-not-a-reward'], {
      ...clippedReward,
      reward: ({ gain, cost }) => {
        const net = gain - cost;
        const capped = net < 1 ? net : 1;
        return capped > -1 ? capped : -1;
      },
    }),
    seenIn: 'max(-1.0, min(1.0, raw_reward)) in Python: min(1.0, nan) is 1.0',
  },
  lie('nan-becomes-zero', 'net || 0: a missing value counts as no reward', ['nan-is-not-a-reward'], {
    ...clippedReward,
    reward: ({ gain, cost }) => clip(gain - cost || 0),
  }),
  lie('error-becomes-zero', 'a refusal is caught and replaced by 0', ['nan-is-not-a-reward'], {
    ...clippedReward,
    reward: (inputs) => {
      try {
        return clippedReward.reward(inputs);
      } catch {
        return 0;
      }
    },
  }),
  lie(
    'unclipped',
    'the net gain as it is',
    ['clip-bounds', 'saturates-at-bounds'],
    rewarding((gain, cost) => gain - cost),
  ),
  lie(
    'clip-gain-only',
    'clips the gain, then subtracts the cost',
    ['clip-bounds', 'saturates-at-bounds', 'identity-inside'],
    rewarding((gain, cost) => clip(gain) - cost),
  ),
  lie(
    'clip-both',
    'clips gain and cost each, then subtracts',
    ['clip-bounds', 'saturates-at-bounds', 'identity-inside'],
    rewarding((gain, cost) => clip(gain) - clip(cost)),
  ),
  lie(
    'clip-to-unit',
    'clips to [0, 1]: losses vanish',
    ['saturates-at-bounds', 'identity-inside'],
    rewarding((gain, cost) => Math.max(0, clip(gain - cost))),
  ),
  lie(
    'upper-bound-only',
    'losses are not clipped',
    ['clip-bounds', 'saturates-at-bounds'],
    rewarding((gain, cost) => Math.min(1, gain - cost)),
  ),
  lie(
    'lower-bound-only',
    'wins are not clipped',
    ['clip-bounds', 'saturates-at-bounds'],
    rewarding((gain, cost) => Math.max(-1, gain - cost)),
  ),
  lie(
    'zero-outside',
    'a net gain beyond the range is dropped to 0',
    ['saturates-at-bounds', 'monotone-in-gain', 'monotone-in-cost'],
    rewarding((gain, cost) => (Math.abs(gain - cost) > 1 ? 0 : gain - cost)),
  ),
  lie(
    'squashed',
    'tanh in place of clipping',
    ['saturates-at-bounds', 'identity-inside'],
    rewarding((gain, cost) => Math.tanh(gain - cost)),
  ),
  lie(
    'sign-only',
    'the sign of the net gain',
    ['identity-inside'],
    rewarding((gain, cost) => Math.sign(gain - cost)),
  ),
  lie(
    'rounded',
    'the net gain rounded to one digit',
    ['identity-inside'],
    rewarding((gain, cost) => clip(Math.round(10 * (gain - cost)) / 10)),
  ),
  lie(
    'bound-at-half',
    'clips to [-0.5, 0.5]',
    ['saturates-at-bounds', 'identity-inside'],
    rewarding((gain, cost) => Math.min(0.5, Math.max(-0.5, gain - cost))),
  ),
  lie(
    'cost-added',
    'gain + cost',
    ['saturates-at-bounds', 'identity-inside', 'monotone-in-cost'],
    rewarding((gain, cost) => clip(gain + cost)),
  ),
  lie(
    'cost-minus-gain',
    'cost - gain',
    ['saturates-at-bounds', 'identity-inside', 'monotone-in-gain', 'monotone-in-cost'],
    rewarding((gain, cost) => clip(cost - gain)),
  ),
  {
    ...lie(
      'cost-ignored',
      'the cost is never read',
      ['saturates-at-bounds', 'identity-inside'],
      rewarding((gain) => clip(gain)),
    ),
    seenIn: 'a documented objective of gain minus compute cost, coded without the cost',
  },
  lie(
    'gain-ignored',
    'the gain is never read',
    ['saturates-at-bounds', 'identity-inside'],
    rewarding((_gain, cost) => clip(-cost)),
  ),
  lie(
    'gain-over-cost',
    'a ratio in place of a difference',
    ['saturates-at-bounds', 'identity-inside', 'monotone-in-cost'],
    rewarding((gain, cost) => clip(gain / Math.max(1e-3, Math.abs(cost)))),
  ),
  lie(
    'cost-twice',
    'the cost is subtracted twice',
    ['identity-inside'],
    rewarding((gain, cost) => clip(gain - 2 * cost)),
  ),
  lie(
    'cost-of-wins-only',
    'the cost counts only when the gain is positive',
    ['identity-inside', 'monotone-in-gain'],
    rewarding((gain, cost) => clip(gain > 0 ? gain - cost : gain)),
  ),
  lie(
    'magnitude',
    'the absolute net gain',
    ['saturates-at-bounds', 'identity-inside', 'monotone-in-gain', 'monotone-in-cost'],
    rewarding((gain, cost) => Math.min(1, Math.abs(gain - cost))),
  ),
  lie(
    'constant',
    'a placeholder: always 0.5',
    ['saturates-at-bounds', 'identity-inside'],
    rewarding(() => 0.5),
  ),
  lie(
    'shaping-undiscounted',
    'Phi(s2) - Phi(s): gamma is never read',
    ['shaping-formula', 'shaping-telescopes'],
    shaping((potential, s, s2) => potential(s2) - potential(s)),
  ),
  lie(
    'shaping-discounts-first',
    'Phi(s2) - gamma Phi(s)',
    ['shaping-formula', 'shaping-telescopes'],
    shaping((potential, s, s2, gamma) => potential(s2) - gamma * potential(s)),
  ),
  lie(
    'shaping-both-discounted',
    'gamma (Phi(s2) - Phi(s))',
    ['shaping-formula', 'shaping-telescopes'],
    shaping((potential, s, s2, gamma) => gamma * (potential(s2) - potential(s))),
  ),
  lie(
    'shaping-reversed',
    'Phi(s) - gamma Phi(s2)',
    ['shaping-formula', 'shaping-telescopes'],
    shaping((potential, s, s2, gamma) => potential(s) - gamma * potential(s2)),
  ),
  lie(
    'shaping-next-only',
    'gamma Phi(s2): the potential itself is the bonus',
    ['shaping-formula', 'shaping-telescopes'],
    shaping((potential, _s, s2, gamma) => gamma * potential(s2)),
  ),
  lie(
    'shaping-clipped',
    'the shaping term is clipped to [-1, 1]',
    ['shaping-formula', 'shaping-telescopes'],
    shaping((potential, s, s2, gamma) => clip(gamma * potential(s2) - potential(s))),
  ),
  lie(
    'shaping-zero-gamma-lost',
    'gamma || 0.99: a discount of 0 becomes 0.99',
    ['shaping-formula'],
    shaping((potential, s, s2, gamma) => (gamma || 0.99) * potential(s2) - potential(s)),
  ),
];
