import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { linUcbContract } from './contract.js';
import { linUcbLies } from './lies.js';
import { linUcbProperties } from './properties.js';
import { linUcb } from './reference.js';
import { linUcbScenario } from './scenario.js';
import { linUcbVariants } from './variants.js';

const named = propertyIds('linucb');

export const linUcbAlgorithm = defineAlgorithm({
  id: 'linucb',
  family: 'bandits',
  title: 'LinUCB with one shared model',
  aliases: [
    'linucb',
    'lin-ucb',
    'linear ucb',
    'linear upper confidence bound',
    'linear contextual bandit',
    'shared linucb',
  ],
  idea:
    'Fit the reward as a linear function of the features of (context, arm) by ridge regression, and play the candidate whose mean plus alpha standard errors is largest. ' +
    'Widths fall where data is and nowhere else, so exploration stops by itself.',
  sources: [
    {
      citation:
        'Li, Chu, Langford, Schapire 2010. A contextual-bandit approach to personalized news article recommendation. WWW',
      locator: 'Alg. 1, lines 5 to 13',
      url: 'https://arxiv.org/abs/1003.0146',
    },
    {
      citation: 'Chu, Li, Reyzin, Schapire 2011. Contextual bandits with linear payoff functions. AISTATS',
      locator: 'Alg. 1 (one model for all arms)',
    },
    {
      citation: 'Abbasi-Yadkori, Pal, Szepesvari 2011. Improved algorithms for linear stochastic bandits. NIPS',
      locator: 'section 3 (lambda I)',
    },
  ],
  equations: [
    'A_0 = lambda I, b_0 = 0, theta = A^-1 b',
    'p(x) = theta . x + alpha sqrt(x^T A^-1 x); play argmax p',
    'A += x x^T, b += r x',
    'with q = x^T A^-1 x, one update with the same x gives q / (1 + q)',
  ],
  cost: 'O(d^2) an update (amortised) and O(K d^2) a choice, d features and K candidates',
  contract: linUcbContract,
  reference: linUcb,
  properties: linUcbProperties,
  lies: linUcbLies,
  variants: linUcbVariants,
  phrases: [
    {
      text: 'LinUCB',
      properties: named('cold-start-width', 'ridge-solution', 'width-formula', 'select-argmax-ucb', 'alpha-once'),
    },
    { text: 'linear upper confidence bound', properties: named('width-formula', 'select-argmax-ucb') },
    { text: 'uncertainty falls with updates', properties: named('update-reduces-uncertainty', 'same-x-shrink') },
    { text: 'training reduces uncertainty', properties: named('update-reduces-uncertainty', 'same-x-shrink') },
    { text: 'expected reward + alpha * uncertainty', properties: named('select-argmax-ucb', 'alpha-once') },
    { text: 'selects the item with the highest UCB', properties: named('select-argmax-ucb') },
    { text: 'untrained bandit has high uncertainty', properties: named('cold-start-width') },
    { text: 'provides uncertainty estimates', properties: named('width-formula', 'cold-start-width') },
    {
      text: 'design matrix (regularized covariance)',
      properties: named('ridge-solution', 'width-formula', 'order-invariant'),
    },
    {
      text: 'balances expected reward with an exploration bonus',
      properties: named('select-argmax-ucb', 'alpha-once'),
    },
    { text: 'predicts expected reward using a linear model', properties: named('ridge-solution', 'mean-is-linear') },
    { text: 'learns from observed rewards', properties: named('ridge-solution', 'long-history') },
  ],
  falseProperties: [
    { statement: 'the expected reward lies in [0, 1]', why: 'theta . x is unbounded; clipping it changes the ranking' },
    {
      statement: 'training reduces uncertainty for every context',
      why: 'strictly only along updated directions; orthogonal contexts keep their width',
    },
    {
      statement: 'an untrained bandit has an uncertainty above 0.5',
      why: 'it is alpha |x| / sqrt(lambda): 0 for the zero vector, small for small features',
    },
    {
      statement: 'the uncertainty is a probability or a confidence percentage',
      why: 'it is a width in units of reward; "80 % confident" cannot be read from it',
    },
    { statement: 'the uncertainty depends on the rewards', why: 'A holds features only' },
    { statement: 'more updates do no harm', why: 'wrong or leaked rewards move theta; only the widths must fall' },
  ],
  scenario: linUcbScenario,
});
