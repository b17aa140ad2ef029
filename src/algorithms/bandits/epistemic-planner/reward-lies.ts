import type { Lie } from '../../../model/algorithm.js';
import { epistemicPlanner, type Planner, type StepOutcome } from './reference.js';
import { lie } from './tampered.js';

function rewarding(reward: (outcome: StepOutcome) => number): Planner {
  return { ...epistemicPlanner, reward };
}

const clip = (value: number): number => Math.min(1, Math.max(-1, value));
const seconds = (outcome: StepOutcome): number => Math.max(0.001, outcome.durationMs / 1000);
const gain = (outcome: StepOutcome): number => outcome.trust - outcome.parentTrust;

export const rewardLies: readonly Lie<Planner>[] = [
  {
    ...lie(
      'nan-becomes-bound',
      'a missing trust is clipped to 1',
      ['reward-refuses-nan'],
      rewarding((outcome) => {
        const rate = gain(outcome) / seconds(outcome);
        return Number.isNaN(rate) ? 1 : clip(rate);
      }),
    ),
    seenIn: 'max(-1.0, min(1.0, raw_reward)) in Python: min(1.0, nan) is 1.0',
  },
  lie(
    'milliseconds-as-seconds',
    'the duration is not converted',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(gain(outcome) / Math.max(1, outcome.durationMs))),
  ),
  lie(
    'duration-ignored',
    'the gain, whatever it took',
    ['reward-is-gain-per-second'],
    rewarding((outcome) => clip(gain(outcome))),
  ),
  lie(
    'duration-multiplied',
    'gain times seconds',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(gain(outcome) * seconds(outcome))),
  ),
  lie(
    'cost-subtracted',
    'gain minus seconds',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(gain(outcome) - seconds(outcome))),
  ),
  lie(
    'gain-reversed',
    'the parent trust minus the trust',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(-gain(outcome) / seconds(outcome))),
  ),
  lie(
    'parent-ignored',
    'the trust itself in place of the gain',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(outcome.trust / seconds(outcome))),
  ),
  lie(
    'zero-parent-is-missing',
    'parentTrust || 5: a parent trust of 0 becomes 5',
    ['reward-is-gain-per-second'],
    rewarding((outcome) => clip((outcome.trust - (outcome.parentTrust || 5)) / seconds(outcome))),
  ),
  lie(
    'unclipped',
    'the rate as it is',
    ['reward-clipped'],
    rewarding((outcome) => gain(outcome) / seconds(outcome)),
  ),
  lie(
    'clip-to-unit',
    'clipped to [0, 1]: losses vanish',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => Math.max(0, clip(gain(outcome) / seconds(outcome)))),
  ),
  lie(
    'zero-duration-unguarded',
    'a step of 0 ms divides by zero',
    ['reward-clipped'],
    rewarding((outcome) => {
      const rate = gain(outcome) / (outcome.durationMs / 1000);
      return rate === Number.POSITIVE_INFINITY || rate === Number.NEGATIVE_INFINITY ? rate : clip(rate);
    }),
  ),
];
