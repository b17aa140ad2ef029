import { defineAlgorithm } from '../../../model/algorithm.js';
import { type DictionaryLearningImplementation, dictionaryLearningContract } from '../contracts/dictionary-learning.js';
import { dictionaryLearningScenario } from '../contracts/dictionary-learning-scenario.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { onlineDictionaryLearningReference } from './reference.js';
import { withoutForgetting } from './variants.js';

export const onlineDictionaryLearningAlgorithm = defineAlgorithm<DictionaryLearningImplementation>({
  id: 'online-dictionary-learning',
  family: 'representation',
  title: 'Dictionary learning (online)',
  aliases: [
    'online dictionary learning',
    'mini-batch dictionary learning',
    'minibatch dictionary learning',
    'stochastic dictionary learning',
  ],
  idea:
    'Code a mini-batch over the current dictionary, add what it says to running sufficient statistics, and improve the ' +
    'atoms from those alone. A step costs the same however many signals were seen.',
  sources: [
    {
      citation: 'Mairal, Bach, Ponce, Sapiro 2009, Online dictionary learning for sparse coding, ICML',
      locator: 'Algorithms 1 and 2, section 3.4.3',
      url: 'https://doi.org/10.1145/1553374.1553463',
    },
    {
      citation: 'Mairal, Bach, Ponce, Sapiro 2010, Online learning for matrix factorization and sparse coding, JMLR 11',
      locator: 'section 3.4',
      url: 'https://www.jmlr.org/papers/v11/mairal10a.html',
    },
  ],
  equations: [
    'A_t = beta_t A_(t-1) + 1/eta sum_i c_i c_i^T, B_t = beta_t B_(t-1) + 1/eta sum_i c_i x_i^T',
    'beta_t = (theta + 1 - eta) / (theta + 1), theta = t eta for t < eta, else eta^2 + t - eta',
    'u_j = d_j + (b_j - a_j D) / A_jj, d_j = u_j / max(1, ||u_j||)',
  ],
  cost: 'one step is eta lasso problems and O(eta k (k + d) + k^2 d), whatever n: eta signals a mini-batch',
  contract: dictionaryLearningContract,
  reference: onlineDictionaryLearningReference,
  properties,
  lies,
  variants: [
    {
      id: 'without-forgetting',
      description: 'single signals, statistics summed without forgetting (Algorithm 1 as printed)',
      implementation: withoutForgetting,
      variantOf: ['online-dictionary-learning.batch-size-is-live'],
    },
  ],
  phrases: [
    { text: 'dictionary learning', properties: ['recovers-planted', 'learns-the-atoms'].map(prefixed) },
    { text: 'sparse coding', properties: ['lasso-kkt', 'orthonormal-soft-threshold'].map(prefixed) },
    { text: 'learns a dictionary of atoms', properties: ['atoms-in-unit-ball', 'learns-the-atoms'].map(prefixed) },
    { text: 'L1 penalty', properties: ['lasso-kkt', 'alpha-max-kills-codes', 'alpha-shrinks-codes'].map(prefixed) },
    { text: 'sparse representation', properties: ['lasso-kkt'].map(prefixed) },
    { text: 'reconstruction error', properties: ['objective-formula', 'reported-objective-is-real'].map(prefixed) },
    { text: 'mini-batch dictionary learning', properties: ['batch-size-is-live'].map(prefixed) },
    { text: 'online learning', properties: ['learns-in-one-pass'].map(prefixed) },
    { text: 'reproducible with a seed', properties: ['seed-reproducible'].map(prefixed) },
  ],
  falseProperties: [
    { statement: 'the dictionary is unique', why: 'it is at most unique up to permutation and sign' },
    {
      statement: 'the reconstruction error decreases at every iteration',
      why: 'a mini-batch may move the atoms away from what the others need',
    },
    { statement: 'more atoms always give sparser codes', why: 'the l1 norm may fall while more codes are used' },
    { statement: 'every atom has norm 1', why: 'the constraint is a ball; an atom may end inside it' },
  ],
  scenario: dictionaryLearningScenario,
});

function prefixed(name: string): string {
  return `online-dictionary-learning.${name}`;
}
