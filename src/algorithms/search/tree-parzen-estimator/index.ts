import { defineAlgorithm } from '../../../model/algorithm.js';
import {
  type HyperParameterSearchImplementation,
  hyperParameterSearchContract,
} from '../contracts/hyper-parameter-search.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { treeParzenEstimatorReference } from './reference.js';
import { scenario } from './scenario.js';
import { variants } from './variants.js';

export const treeParzenEstimatorAlgorithm = defineAlgorithm<HyperParameterSearchImplementation>({
  id: 'tree-parzen-estimator',
  family: 'search',
  title: 'Tree-structured Parzen estimator',
  aliases: [
    'tpe',
    'tree parzen estimator',
    'tree-structured parzen estimator',
    'tpe sampler',
    'bayesian hyperparameter optimization',
  ],
  idea:
    'Split the trials into good and bad and model each group by a density. Draw candidates from the density of the good ' +
    'and keep the one that is most probable under good relative to bad.',
  sources: [
    {
      citation: 'Bergstra, Bardenet, Bengio, Kegl 2011, Algorithms for hyper-parameter optimization, NIPS 24',
      locator: 'section 4, eq. 2',
      url: 'https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization',
    },
    {
      citation: 'Watanabe 2023, Tree-structured Parzen estimator: understanding its algorithm components',
      locator: 'section 3',
      url: 'https://arxiv.org/abs/2304.11127',
    },
  ],
  equations: [
    'l(x) = p(x | among the min(ceil(gamma n), 25) best), g(x) = p(x | the others)',
    'x_next = argmax over candidates drawn from l of l(x) / g(x)',
    'kernel width = max(distance to left, to right neighbour), at least (high - low) / min(100, 1 + kernels)',
  ],
  cost: 'O(n log n + p c n) a suggestion: n trials, p dimensions, c candidates; O(1) a record',
  contract: hyperParameterSearchContract,
  reference: treeParzenEstimatorReference,
  properties,
  lies,
  variants,
  phrases: [
    { text: 'Tree-structured Parzen Estimator', properties: ['learns-from-history', 'candidates-help'].map(prefixed) },
    { text: 'Bayesian hyperparameter optimization', properties: ['learns-from-history', 'beats-random'].map(prefixed) },
    {
      text: 'suggests parameters that are likely to improve the objective',
      properties: ['learns-from-history'].map(prefixed),
    },
    { text: 'sample-efficient', properties: ['beats-random'].map(prefixed) },
    { text: 'falls back to random search', properties: ['startup-ignores-values', 'uniform-at-startup'].map(prefixed) },
    { text: 'best parameters found so far', properties: ['best-is-the-extreme'].map(prefixed) },
    { text: 'log-scale search', properties: ['log-scale'].map(prefixed) },
    {
      text: 'integer and categorical parameters',
      properties: ['integers-uniform-at-startup', 'categories-uniform-at-startup', 'learns-discrete'].map(prefixed),
    },
    { text: 'seeded and reproducible', properties: ['seed-reproducible'].map(prefixed) },
    { text: 'failed trials are ignored', properties: ['failed-trials-ignored'].map(prefixed) },
  ],
  falseProperties: [
    {
      statement: '10 to 100 times fewer trials than grid or random search',
      why: 'depends on the problem (seed 003 claims it)',
    },
    { statement: 'every trial improves', why: 'candidates are draws' },
    { statement: 'finds the global optimum', why: 'no such guarantee with finitely many trials' },
    {
      statement: 'after a few records of one good point suggestions gather near it',
      why: 'equal points stand in both groups, so l / g is largest away from them',
    },
  ],
  scenario,
  scenarioTolerance: 0.05,
});

function prefixed(name: string): string {
  return `tree-parzen-estimator.${name}`;
}
