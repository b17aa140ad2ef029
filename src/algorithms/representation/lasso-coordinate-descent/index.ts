import { defineAlgorithm } from '../../../model/algorithm.js';
import { type SparseCodingImplementation, sparseCodingContract } from '../contracts/sparse-coding.js';
import { sparseCodingScenario } from '../contracts/sparse-coding-scenario.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { lassoCoordinateDescentReference } from './reference.js';
import { variants } from './variants.js';

export const lassoCoordinateDescentAlgorithm = defineAlgorithm<SparseCodingImplementation>({
  id: 'lasso-coordinate-descent',
  family: 'representation',
  title: 'Lasso by coordinate descent',
  aliases: ['lasso', 'lasso cd', 'coordinate descent', 'l1 sparse coding', 'basis pursuit denoising'],
  idea:
    'Each code in turn takes the value that minimises squared error plus l1 norm with the others held, which is a ' +
    'soft-thresholded correlation. Sweeps repeat until the optimality conditions hold.',
  sources: [
    {
      citation:
        'Friedman, Hastie, Tibshirani 2010, Regularization paths for generalized linear models via coordinate descent, JSS 33(1)',
      locator: 'eq. 5, section 2.2',
      url: 'https://doi.org/10.18637/jss.v033.i01',
    },
    {
      citation: 'Tibshirani 1996, Regression shrinkage and selection via the lasso, JRSS B 58(1)',
      locator: 'section 2.2',
    },
    {
      citation: 'Mairal, Bach, Ponce, Sapiro 2009, Online dictionary learning for sparse coding, ICML',
      locator: 'eq. 1',
    },
  ],
  equations: [
    'min_c 1/2 ||x - c D||^2 + alpha ||c||_1',
    'c_j = S(<d_j, x - sum_(i != j) c_i d_i>, alpha) / ||d_j||^2, S(z, a) = sign(z) max(|z| - a, 0)',
    'optimal iff |<d_j, x - c D>| <= alpha, with equality and the sign of c_j where c_j != 0',
  ],
  cost: 'O(k^2 d) for the Gram matrix, O(k d) a signal, O(k) a moved coordinate: k atoms of d dimensions',
  contract: sparseCodingContract,
  reference: lassoCoordinateDescentReference,
  properties,
  lies,
  variants,
  phrases: [
    { text: 'sparse coding', properties: ['lasso-kkt', 'orthonormal-soft-threshold'].map(prefixed) },
    { text: 'L1 penalty', properties: ['lasso-kkt', 'alpha-max-kills-codes'].map(prefixed) },
    { text: 'lasso', properties: ['lasso-kkt', 'orthonormal-soft-threshold', 'norms-enter-the-step'].map(prefixed) },
    { text: 'coordinate descent', properties: ['lasso-kkt', 'norms-enter-the-step'].map(prefixed) },
    { text: 'soft thresholding', properties: ['orthonormal-soft-threshold'].map(prefixed) },
    { text: 'larger alpha gives sparser codes', properties: ['alpha-max-kills-codes'].map(prefixed) },
  ],
  falseProperties: [
    {
      statement: 'larger alpha never gives more non-zero codes',
      why: 'the l1 norm is monotone along the path, the support is not',
    },
    { statement: 'the minimiser is unique', why: 'not with dependent atoms; the fit c D is' },
    { statement: 'the codes of a signal and of twice the signal are proportional', why: 'alpha is absolute' },
  ],
  scenario: sparseCodingScenario,
});

function prefixed(name: string): string {
  return `lasso-coordinate-descent.${name}`;
}
