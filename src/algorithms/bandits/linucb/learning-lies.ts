import { Matrix } from 'ml-matrix';
import type { Lie } from '../../../model/algorithm.js';
import { rightSteps } from './direct.js';
import { misstepped } from './misstepped.js';
import type { LinUcb } from './reference.js';

const zero = (x: Matrix): Matrix => Matrix.mul(x, 0);

/** Wrong learning: what goes into A, b and theta. */
export const learningLies: readonly Lie<LinUcb>[] = [
  misstepped(
    'diagonal-only',
    'A += diag(x^2): the cross terms are lost',
    ['width-formula', 'same-x-shrink', 'ridge-solution', 'long-history', 'theta-is-solution', 'select-argmax-ucb'],
    {
      nextDesign: (design, x) => Matrix.add(design, Matrix.diag(x.to1DArray().map((feature) => feature ** 2))),
    },
  ),
  misstepped(
    'squared-length',
    'A += |x|^2 I: the inner product in place of the outer',
    [
      'width-formula',
      'orthogonal-untouched',
      'ridge-solution',
      'long-history',
      'theta-is-solution',
      'select-argmax-ucb',
    ],
    {
      nextDesign: (design, x) => Matrix.add(design, Matrix.eye(x.rows, x.rows, x.dot(x))),
    },
  ),
  misstepped(
    'design-weighted-by-reward',
    'A += r x x^T',
    [
      'width-formula',
      'same-x-shrink',
      'ridge-solution',
      'long-history',
      'reward-scale',
      'theta-is-solution',
      'select-argmax-ucb',
    ],
    {
      nextDesign: (design, x, reward) => Matrix.add(design, Matrix.mul(x.mmul(x.transpose()), Math.abs(reward))),
    },
  ),
  misstepped(
    'forgetting',
    'A decays by 0.9 an update, so that old data is forgotten',
    [
      'width-formula',
      'same-x-shrink',
      'update-reduces-uncertainty',
      'orthogonal-untouched',
      'ridge-solution',
      'long-history',
      'order-invariant',
      'theta-is-solution',
      'select-argmax-ucb',
    ],
    {
      nextDesign: (design, x) => Matrix.add(Matrix.mul(design, 0.9), x.mmul(x.transpose())),
    },
  ),
  misstepped(
    'slow-forgetting',
    'A and b decay by 0.8 an update',
    [
      'width-formula',
      'same-x-shrink',
      'update-reduces-uncertainty',
      'orthogonal-untouched',
      'ridge-solution',
      'long-history',
      'order-invariant',
      'theta-is-solution',
      'select-argmax-ucb',
    ],
    {
      nextDesign: (design, x) => Matrix.add(Matrix.mul(design, 0.8), x.mmul(x.transpose())),
      nextMoment: (moment, x, reward) => Matrix.add(Matrix.mul(moment, 0.8), Matrix.mul(x, reward)),
    },
  ),
  misstepped(
    'reward-not-weighted',
    'b += x: the reward is dropped',
    ['ridge-solution', 'long-history', 'reward-scale', 'theta-is-solution', 'select-argmax-ucb'],
    {
      nextMoment: (moment, x) => Matrix.add(moment, x),
    },
  ),
  misstepped(
    'reward-clipped',
    'rewards are clipped to [0, 1] before learning',
    ['ridge-solution', 'long-history', 'reward-scale', 'theta-is-solution', 'select-argmax-ucb'],
    {
      nextMoment: (moment, x, reward) => Matrix.add(moment, Matrix.mul(x, Math.min(1, Math.max(0, reward)))),
    },
  ),
  misstepped(
    'moment-overwritten',
    'b = r x: only the last reward counts',
    [
      'orthogonal-untouched',
      'ridge-solution',
      'long-history',
      'order-invariant',
      'theta-is-solution',
      'select-argmax-ucb',
    ],
    {
      nextMoment: (_moment, x, reward) => Matrix.mul(x, reward),
    },
  ),
  misstepped(
    'zero-reward-skipped',
    'a reward of 0 is taken for a missing one: the update is skipped',
    ['width-formula', 'ridge-solution', 'long-history', 'theta-is-solution', 'select-argmax-ucb'],
    {
      nextDesign: (design, x, reward) => (reward ? rightSteps.nextDesign(design, x, reward) : design),
    },
  ),
  misstepped(
    'lambda-ignored',
    'A starts as I whatever lambda is',
    ['cold-start-width', 'width-formula', 'ridge-solution', 'long-history', 'theta-is-solution', 'select-argmax-ucb'],
    {
      initialDesign: ({ d }) => Matrix.eye(d),
    },
  ),
  misstepped(
    'lambda-squared',
    'A starts as lambda^2 I',
    ['cold-start-width', 'width-formula', 'ridge-solution', 'long-history', 'theta-is-solution', 'select-argmax-ucb'],
    {
      initialDesign: ({ d, lambda }) => Matrix.eye(d, d, lambda ** 2),
    },
  ),
  misstepped(
    'theta-is-moment',
    'theta = b: A^-1 is left out of the mean',
    ['ridge-solution', 'long-history', 'theta-is-solution', 'select-argmax-ucb'],
    {
      theta: (_inverse, moment) => moment,
    },
  ),
  misstepped(
    'never-learns',
    'update does nothing',
    [
      'width-formula',
      'same-x-shrink',
      'update-reduces-uncertainty',
      'ridge-solution',
      'long-history',
      'theta-is-solution',
      'select-argmax-ucb',
    ],
    {
      nextDesign: (design) => design,
      nextMoment: (moment, x) => Matrix.add(moment, zero(x)),
    },
  ),
];
