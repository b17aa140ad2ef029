import { defineAlgorithm } from '../../../model/algorithm.js';
import { type DictionaryLearningImplementation, dictionaryLearningContract } from '../contracts/dictionary-learning.js';
import { dictionaryLearningScenario } from '../contracts/dictionary-learning-scenario.js';
import { projectedGradientLearner } from '../projected-gradient-learner.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { dictionaryLearningReference } from './reference.js';

export const dictionaryLearningAlgorithm = defineAlgorithm<DictionaryLearningImplementation>({
  id: 'dictionary-learning',
  family: 'representation',
  title: 'Dictionary learning (batch)',
  aliases: [
    'dictlearn',
    'dictionary learning',
    'batch dictionary learning',
    'sparse dictionary learning',
    'sparse coding with a learned dictionary',
  ],
  idea:
    'Code all signals over the current dictionary by the lasso, then improve the atoms one by one with the codes held. ' +
    'Each half lowers the same penalised reconstruction error.',
  sources: [
    {
      citation: 'Mairal, Bach, Ponce, Sapiro 2009, Online dictionary learning for sparse coding, ICML',
      locator: 'eqs. 1 to 3, Algorithm 2',
      url: 'https://doi.org/10.1145/1553374.1553463',
    },
    {
      citation:
        'Olshausen, Field 1996, Emergence of simple-cell receptive field properties by learning a sparse code, Nature 381',
      locator: 'eqs. 2 to 4',
    },
  ],
  equations: [
    'min over D, C of 1/2 ||X - C D||_F^2 + alpha ||C||_1 with ||d_j|| <= 1',
    'A = C^T C, B = C^T X, u_j = d_j + (b_j - a_j D) / A_jj, d_j = u_j / max(1, ||u_j||)',
  ],
  cost: 'one iteration O(n k d) for the codes at least and O(n k^2 + k^2 d) for the atoms: n signals, k atoms, d dimensions',
  contract: dictionaryLearningContract,
  reference: dictionaryLearningReference,
  properties,
  lies,
  variants: [
    {
      id: 'projected-gradient',
      description: 'random start and projected gradient steps on the atoms',
      implementation: projectedGradientLearner,
    },
  ],
  phrases: [
    { text: 'dictionary learning', properties: ['recovers-planted', 'learns-the-atoms'].map(prefixed) },
    { text: 'sparse coding', properties: ['lasso-kkt', 'orthonormal-soft-threshold'].map(prefixed) },
    { text: 'learns a dictionary of atoms', properties: ['atoms-in-unit-ball', 'learns-the-atoms'].map(prefixed) },
    { text: 'L1 penalty', properties: ['lasso-kkt', 'alpha-max-kills-codes', 'alpha-shrinks-codes'].map(prefixed) },
    { text: 'sparse representation', properties: ['lasso-kkt'].map(prefixed) },
    { text: 'reconstruction error', properties: ['objective-formula', 'reported-objective-is-real'].map(prefixed) },
    { text: 'the objective decreases monotonically', properties: ['objective-falls'].map(prefixed) },
    { text: 'reproducible with a seed', properties: ['seed-reproducible'].map(prefixed) },
  ],
  falseProperties: [
    { statement: 'the dictionary is unique', why: 'it is at most unique up to permutation and sign' },
    {
      statement: 'the reconstruction error decreases at every iteration',
      why: 'only the penalised objective does',
    },
    { statement: 'more atoms always give sparser codes', why: 'the l1 norm may fall while more codes are used' },
    { statement: 'every atom has norm 1', why: 'the constraint is a ball; an atom may end inside it' },
  ],
  scenario: dictionaryLearningScenario,
});

function prefixed(name: string): string {
  return `dictionary-learning.${name}`;
}
