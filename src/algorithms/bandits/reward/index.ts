import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { rewardContract } from './contract.js';
import { rewardLies } from './lies.js';
import { rewardProperties } from './properties.js';
import { clippedReward } from './reference.js';
import { rewardScenario } from './scenario.js';
import { rewardVariants } from './variants.js';

const named = propertyIds('reward');

export const rewardAlgorithm = defineAlgorithm({
  id: 'reward',
  family: 'bandits',
  title: 'Clipped reward with potential-based shaping',
  aliases: ['reward', 'reward clipping', 'reward shaping', 'potential-based shaping', 'clipped reward'],
  idea:
    'The reward is what was won minus what it took, clipped so that one outlier cannot outweigh everything else. ' +
    'Shaping by a potential speeds learning up without changing which policy is best.',
  sources: [
    {
      citation:
        'Ng, Harada, Russell 1999. Policy invariance under reward transformations: theory and application to reward shaping. ICML',
      locator: 'Eq. 2 and Theorem 1',
    },
    {
      citation: 'Mnih et al. 2015. Human-level control through deep reinforcement learning. Nature 518',
      locator: 'Methods, training details (clipping to [-1, 1])',
      url: 'https://doi.org/10.1038/nature14236',
    },
  ],
  equations: [
    'r = min(1, max(-1, gain - cost))',
    'F(s, s2) = gamma Phi(s2) - Phi(s)',
    'sum_{t < T} gamma^t F(s_t, s_{t+1}) = gamma^T Phi(s_T) - Phi(s_0)',
  ],
  cost: 'O(1) a step',
  contract: rewardContract,
  reference: clippedReward,
  properties: rewardProperties,
  lies: rewardLies,
  variants: rewardVariants,
  phrases: [
    {
      text: 'rewards are clipped to [-1, 1]',
      properties: named('clip-bounds', 'saturates-at-bounds', 'identity-inside'),
    },
    {
      text: 'correctly calculates and clips rewards',
      properties: named('clip-bounds', 'saturates-at-bounds', 'identity-inside', 'nan-is-not-a-reward'),
    },
    { text: 'reward shaping', properties: named('shaping-formula', 'shaping-telescopes') },
    { text: 'potential-based shaping', properties: named('shaping-formula', 'shaping-telescopes') },
    {
      text: 'maximize (trust gain - compute_cost)',
      properties: named('identity-inside', 'monotone-in-gain', 'monotone-in-cost'),
    },
    { text: 'penalises cost / latency', properties: named('monotone-in-cost', 'identity-inside') },
  ],
  falseProperties: [
    { statement: 'clipping keeps the order of outcomes', why: 'only weakly: values beyond the bound tie' },
    {
      statement: 'clipping does not change the best policy',
      why: 'false in general: a rare large win counts like a small one',
    },
    {
      statement: 'a higher reward means more was gained',
      why: 'false for gain per second: +0.05 in 10 ms scores 1, +4 in 5 s scores 0.8',
    },
  ],
  scenario: rewardScenario,
});
