import { defineAlgorithm } from '../../../model/algorithm.js';
import { propertyIds } from '../naming.js';
import { linearThompsonContract } from './contract.js';
import { linearThompsonLies } from './lies.js';
import { linearThompsonProperties } from './properties.js';
import { linearThompson } from './reference.js';
import { linearThompsonScenario, linearThompsonTolerance } from './scenario.js';
import { linearThompsonVariants } from './variants.js';

const named = propertyIds('thompson-linear');

export const linearThompsonAlgorithm = defineAlgorithm({
  id: 'thompson-linear',
  family: 'bandits',
  title: 'Thompson sampling, linear payoffs',
  aliases: [
    'linear thompson sampling',
    'linear thompson',
    'thompson linear',
    'linear ts',
    'lints',
    'contextual thompson sampling',
    'thompson sampling with linear payoffs',
  ],
  idea:
    'Draw weights from their Gaussian posterior and play the candidate that is best under the draw. ' +
    'Candidates are thus played as often as they are believed to be the best.',
  sources: [
    {
      citation: 'Agrawal, Goyal 2013. Thompson sampling for contextual bandits with linear payoffs. ICML',
      locator: 'Alg. 1',
      url: 'https://arxiv.org/abs/1209.3352',
    },
  ],
  equations: [
    'A = lambda I + sum x x^T, f = sum r x, mu = A^-1 f',
    'weights ~ N(mu, v^2 A^-1); play argmax_x weights . x',
    'P(x before z) = Phi(mu . (x - z) / (v sqrt((x - z)^T A^-1 (x - z))))',
  ],
  cost: 'O(d^2) an update (amortised) and O(d^3 + K d) a choice, d features and K candidates',
  contract: linearThompsonContract,
  reference: linearThompson,
  properties: linearThompsonProperties,
  lies: linearThompsonLies,
  variants: linearThompsonVariants,
  phrases: [
    {
      text: 'linear Thompson sampling',
      properties: named('posterior-mean', 'posterior-covariance', 'probability-matching', 'fresh-draw-each-call'),
    },
    {
      text: 'Thompson sampling for contextual bandits',
      properties: named('posterior-mean', 'probability-matching', 'fresh-draw-each-call'),
    },
    { text: 'samples weights from the posterior', properties: named('probability-matching', 'fresh-draw-each-call') },
    { text: 'Gaussian posterior over the weights', properties: named('posterior-mean', 'posterior-covariance') },
    { text: 'exploration fades as evidence accumulates', properties: named('concentrates', 'posterior-covariance') },
  ],
  falseProperties: [
    {
      statement: 'the candidate with the largest mean is chosen most often',
      why: 'with three candidates a wide posterior can win more often than a better but certain one',
    },
    { statement: 'the posterior width depends on the rewards', why: 'A holds features only' },
  ],
  scenario: linearThompsonScenario,
  scenarioTolerance: linearThompsonTolerance,
});
