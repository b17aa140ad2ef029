import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { hybridLinUcbContract } from './contract.js';
import { hybridLinUcbLies } from './lies.js';
import { hybridLinUcbProperties } from './properties.js';
import { hybridLinUcb } from './reference.js';
import { hybridLinUcbScenario } from './scenario.js';
import { hybridLinUcbVariants } from './variants.js';

const named = propertyIds('linucb-hybrid');

export const hybridLinUcbAlgorithm = defineAlgorithm({
  id: 'linucb-hybrid',
  family: 'bandits',
  title: 'LinUCB with hybrid models',
  aliases: ['hybrid linucb', 'linucb hybrid', 'linucb with hybrid linear models'],
  idea:
    'The reward is z . beta + x . theta_a with beta common to all arms, so that one arm teaches the others about z while x keeps what is particular to each. ' +
    'The arm whose mean plus alpha standard errors of the joint regression is largest is played.',
  sources: [
    {
      citation:
        'Li, Chu, Langford, Schapire 2010. A contextual-bandit approach to personalized news article recommendation. WWW',
      locator: 'Eq. 6 and Alg. 2',
      url: 'https://arxiv.org/abs/1003.0146',
    },
  ],
  equations: [
    'E[r | z, x, a] = z . beta + x . theta_a',
    'beta = A_0^-1 b_0, theta_a = A_a^-1 (b_a - B_a beta)',
    's = z^T A_0^-1 z - 2 z^T A_0^-1 B_a^T A_a^-1 x + x^T A_a^-1 x + x^T A_a^-1 B_a A_0^-1 B_a^T A_a^-1 x',
    'p_a = z . beta + x . theta_a + alpha sqrt(s); play argmax_a p_a',
    'with w = z - B_a^T A_a^-1 x: A_0 += w w^T / (1 + x^T A_a^-1 x)',
    'A_a += x x^T, B_a += x z^T, b_a += r x',
  ],
  cost: 'O(k^2 + d^2 + k d) an update (amortised), K times that a choice; k shared and d own features, K arms',
  contract: hybridLinUcbContract,
  reference: hybridLinUcb,
  properties: hybridLinUcbProperties,
  lies: hybridLinUcbLies,
  variants: hybridLinUcbVariants,
  phrases: [
    {
      text: 'LinUCB with hybrid linear models',
      properties: named('joint-ridge-mean', 'joint-ridge-width', 'shared-part-transfers', 'select-argmax-ucb'),
    },
    {
      text: 'hybrid LinUCB',
      properties: named('joint-ridge-mean', 'joint-ridge-width', 'shared-part-transfers', 'select-argmax-ucb'),
    },
    { text: 'shares information across arms', properties: named('shared-part-transfers', 'joint-ridge-mean') },
    {
      text: 'shared and arm-specific parameters',
      properties: named('shared-part-transfers', 'own-part-stays', 'joint-ridge-mean'),
    },
    { text: 'uncertainty falls with updates', properties: named('update-reduces-uncertainty', 'same-x-shrink') },
  ],
  falseProperties: [
    {
      statement: 'the width is the sum of the shared and the own width',
      why: 'the two estimates are correlated: line 13 has cross terms',
    },
    {
      statement: 'beta is the ridge regression of the rewards on z alone',
      why: 'what theta_a explains is taken off first',
    },
  ],
  scenario: hybridLinUcbScenario,
});
