import { Matrix } from 'ml-matrix';
import type { Lie } from '../../../model/algorithm.js';
import { argmax } from '../argmax.js';
import { dot } from '../ridge.js';
import { misstepped } from './misstepped.js';
import type { LinUcb } from './reference.js';

/** Wrong width, mean or choice. */
export const decisionLies: readonly Lie<LinUcb>[] = [
  misstepped(
    'alpha-twice',
    'alpha is applied in the width and again in the selection',
    ['cold-start-width', 'width-formula', 'same-x-shrink', 'alpha-once', 'select-argmax-ucb'],
    {
      width: (variance, alpha) => alpha ** 2 * Math.sqrt(variance),
    },
  ),
  misstepped(
    'alpha-twice-in-select',
    'the width holds alpha and the selection multiplies by it again',
    ['select-argmax-ucb'],
    {
      score: (mean, width, alpha) => mean + alpha * width,
    },
  ),
  {
    ...misstepped(
      'alpha-missing',
      'the exploration parameter is never used',
      ['select-argmax-ucb', 'zero-alpha-is-greedy'],
      {
        width: (variance) => Math.sqrt(variance),
      },
    ),
    seenIn: 'david-cortes/contextualbandits issue 19',
  },
  misstepped(
    'alpha-under-root',
    'sqrt(alpha x^T A^-1 x)',
    ['cold-start-width', 'width-formula', 'same-x-shrink', 'alpha-once', 'select-argmax-ucb'],
    {
      width: (variance, alpha) => Math.sqrt(alpha * variance),
    },
  ),
  misstepped(
    'no-square-root',
    'the variance is used as the width',
    ['cold-start-width', 'width-formula', 'same-x-shrink', 'select-argmax-ucb'],
    {
      width: (variance, alpha) => alpha * variance,
    },
  ),
  misstepped('lower-bound', 'mean - width: pessimism in the face of uncertainty', ['select-argmax-ucb'], {
    score: (mean, width) => mean - width,
  }),
  misstepped('greedy-select', 'select ignores the width', ['select-argmax-ucb'], { score: (mean) => mean }),
  misstepped('explore-only', 'select looks at the width alone', ['select-argmax-ucb', 'zero-alpha-is-greedy'], {
    score: (_mean, width) => width,
  }),
  misstepped('smallest-chosen', 'argmin in place of argmax', ['select-argmax-ucb', 'zero-alpha-is-greedy'], {
    choose: (scores) => scores.indexOf(Math.min(...scores)),
  }),
  misstepped(
    'best-starts-at-zero',
    'the running best starts at 0, so negative bounds never win',
    ['select-argmax-ucb', 'zero-alpha-is-greedy'],
    {
      choose: (scores) =>
        scores.reduce((best, score, index) => (score > Math.max(0, scores[best] ?? 0) ? index : best), 0),
    },
  ),
  misstepped('one-based-choice', 'select returns the index plus one', ['select-argmax-ucb', 'zero-alpha-is-greedy'], {
    choose: (scores) => argmax(scores) + 1,
  }),
  misstepped('first-always', 'select returns 0', ['select-argmax-ucb', 'zero-alpha-is-greedy'], { choose: () => 0 }),
  {
    ...misstepped(
      'mean-clipped',
      'the mean is clipped to [0, 1]',
      ['ridge-solution', 'long-history', 'mean-is-linear', 'reward-scale', 'select-argmax-ucb'],
      {
        mean: (theta, x) => Math.min(1, Math.max(0, dot(theta, x))),
      },
    ),
    seenIn: 'np.clip(theta @ x, 0, 1) as the expected success of a recommendation',
  },
  misstepped(
    'mean-squashed',
    'the mean goes through a sigmoid',
    ['cold-start-width', 'ridge-solution', 'long-history', 'mean-is-linear', 'reward-scale', 'select-argmax-ucb'],
    {
      mean: (theta, x) => 1 / (1 + Math.exp(-dot(theta, x))),
    },
  ),
  {
    ...misstepped(
      'inverse-stale',
      'the inverse is computed once, from the first A',
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
        invert: (_design, { d, lambda }) => Matrix.eye(d, d, 1 / lambda),
      },
    ),
    seenIn: 'a cached A_inv that update never renews',
  },
];
