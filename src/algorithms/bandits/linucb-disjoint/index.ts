import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { disjointLinUcbContract } from './contract.js';
import { disjointLinUcbLies } from './lies.js';
import { disjointLinUcbProperties } from './properties.js';
import { disjointLinUcb } from './reference.js';
import { disjointLinUcbScenario } from './scenario.js';
import { disjointLinUcbVariants } from './variants.js';

const named = propertyIds('linucb-disjoint');

export const disjointLinUcbAlgorithm = defineAlgorithm({
  id: 'linucb-disjoint',
  family: 'bandits',
  title: 'LinUCB with disjoint models',
  aliases: ['disjoint linucb', 'linucb disjoint', 'linucb with disjoint linear models', 'per-arm linucb'],
  idea:
    'Every arm has a ridge regression of its own, learned only when that arm is played. ' +
    'The arm whose mean plus alpha standard errors is largest is played next.',
  sources: [
    {
      citation:
        'Li, Chu, Langford, Schapire 2010. A contextual-bandit approach to personalized news article recommendation. WWW',
      locator: 'Alg. 1',
      url: 'https://arxiv.org/abs/1003.0146',
    },
  ],
  equations: [
    'A_a = lambda I, b_a = 0 for a new arm; theta_a = A_a^-1 b_a',
    'p_a = theta_a . x + alpha sqrt(x^T A_a^-1 x); play argmax_a p_a',
    'for the arm played: A_a += x x^T, b_a += r x',
  ],
  cost: 'O(d^2) an update (amortised) and O(K d^2) a choice, d features and K arms',
  contract: disjointLinUcbContract,
  reference: disjointLinUcb,
  properties: disjointLinUcbProperties,
  lies: disjointLinUcbLies,
  variants: disjointLinUcbVariants,
  phrases: [
    {
      text: 'LinUCB with disjoint linear models',
      properties: named('arms-learn-alone', 'update-is-local', 'width-formula', 'select-argmax-ucb'),
    },
    { text: 'one model per arm', properties: named('arms-learn-alone', 'update-is-local') },
    { text: 'each arm maintains its own parameters', properties: named('arms-learn-alone', 'update-is-local') },
    { text: 'per-arm ridge regression', properties: named('arms-learn-alone', 'ridge-solution') },
    { text: 'handles arms without data', properties: named('cold-arm-keeps-its-prior') },
    { text: 'selects the arm with the highest UCB', properties: named('select-argmax-ucb') },
    { text: 'uncertainty falls with updates', properties: named('update-reduces-uncertainty', 'same-x-shrink') },
  ],
  falseProperties: [
    { statement: 'what one arm learns helps the others', why: 'the models share nothing; that is the hybrid model' },
    { statement: 'an update lowers the uncertainty of every arm', why: 'only that of the arm that was played' },
  ],
  scenario: disjointLinUcbScenario,
});
