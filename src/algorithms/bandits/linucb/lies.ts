import { Matrix } from 'ml-matrix';
import type { Lie } from '../../../model/algorithm.js';
import { argmax } from '../argmax.js';
import { liesAbout } from '../naming.js';
import { dot } from '../ridge.js';
import { assembledLinUcb, type LinUcbSteps, rightSteps } from './direct.js';
import { type LinUcb, type LinUcbInstance, type LinUcbOptions, linUcb } from './reference.js';

const lie = liesAbout<LinUcb>('linucb');

function tampered(change: (instance: LinUcbInstance, options: LinUcbOptions) => Partial<LinUcbInstance>): LinUcb {
  return {
    ...linUcb,
    create: (options) => {
      const instance = linUcb.create(options);
      return { ...instance, ...change(instance, options) };
    },
  };
}

function misstepped(id: string, description: string, caughtBy: string[], steps: Partial<LinUcbSteps>): Lie<LinUcb> {
  return lie(id, description, caughtBy, assembledLinUcb(steps));
}

const zero = (x: Matrix): Matrix => Matrix.mul(x, 0);

/** Wrong learning: what goes into A, b and theta. */
const learningLies: readonly Lie<LinUcb>[] = [
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

/** Wrong width, mean or choice. */
const decisionLies: readonly Lie<LinUcb>[] = [
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

/** Wrong state: what instances share, keep or forget. */
const stateLies: readonly Lie<LinUcb>[] = [
  lie(
    'shared-state',
    'the model is a global that every constructor starts afresh',
    ['reward-scale', 'instances-are-independent'],
    sharedState(),
  ),
  lie(
    'learns-on-select',
    'select already counts its candidate as played with reward 0',
    ['select-argmax-ucb', 'reading-changes-nothing'],
    tampered((instance) => ({
      select: (candidates) => {
        const chosen = instance.select(candidates);
        instance.update(candidates[chosen] as number[], 0);
        return chosen;
      },
    })),
  ),
  lie(
    'keeps-the-buffer',
    'keeps a reference to the features until the next call and learns what they hold by then',
    ['theta-is-solution', 'arguments-not-kept'],
    lateLearner(),
  ),
  lie(
    'normalises-in-place',
    'scales the features to length one in the array of the caller',
    [
      'width-formula',
      'same-x-shrink',
      'ridge-solution',
      'long-history',
      'theta-is-solution',
      'select-argmax-ucb',
      'arguments-not-kept',
    ],
    tampered((instance) => ({
      update: (x, r) => {
        const length = Math.sqrt(dot(x, x));
        x.forEach((feature, index) => {
          (x as number[])[index] = feature / length;
        });
        instance.update(x, r);
      },
    })),
  ),
  lie(
    'window-of-100',
    'learns the first hundred observations only',
    ['long-history'],
    tampered((instance) => {
      let seen = 0;
      return {
        update: (x, r) => {
          seen += 1;
          if (seen <= 100) instance.update(x, r);
        },
      };
    }),
  ),
  lie('zero-alpha-is-one', 'alpha || 1: an alpha of 0 becomes 1', ['zero-alpha-is-greedy'], {
    ...linUcb,
    create: (options) => linUcb.create({ ...options, alpha: options.alpha || 1 }),
  }),
  lie(
    'theta-before-update',
    'theta() returns the weights from before the last update',
    ['theta-is-solution'],
    tampered((instance, { d }) => {
      let previous: readonly number[] = new Array<number>(d).fill(0);
      return {
        update: (x, r) => {
          previous = instance.theta?.() ?? previous;
          instance.update(x, r);
        },
        theta: () => previous,
      };
    }),
  ),
  lie(
    'arm-ignored-in-features',
    'the feature map repeats the context and leaves the arm out',
    ['features-tell-arms-and-contexts-apart'],
    {
      ...linUcb,
      features: (context, arm) => [...context, ...context, ...arm.map(() => 1)],
    },
  ),
  lie(
    'random-predictions',
    'a placeholder: predictions are noise and nothing is learned',
    [
      'cold-start-width',
      'width-formula',
      'same-x-shrink',
      'update-reduces-uncertainty',
      'ridge-solution',
      'long-history',
      'mean-is-linear',
      'reward-scale',
      'select-argmax-ucb',
      'zero-alpha-is-greedy',
    ],
    tampered(() => ({
      predict: (x) => ({ mean: noiseOf(x, 1), width: noiseOf(x, 2) }),
      select: (candidates) => Math.floor(candidates.length * noiseOf(candidates.flat(), 3)),
    })),
  ),
];

/** Every instance is a view of the model that was made last. */
function sharedState(): LinUcb {
  let current: LinUcbInstance;
  return {
    ...linUcb,
    create: (options) => {
      current = linUcb.create(options);
      return {
        predict: (x) => current.predict(x),
        select: (candidates) => current.select(candidates),
        update: (x, r) => current.update(x, r),
        theta: () => current.theta?.() ?? [],
      };
    },
  };
}

function lateLearner(): LinUcb {
  return tampered((instance) => {
    let waiting: (() => void) | undefined;
    const settle = (): void => {
      waiting?.();
      waiting = undefined;
    };
    return {
      update: (x, r) => {
        settle();
        waiting = () => instance.update(x, r);
      },
      predict: (x) => {
        settle();
        return instance.predict(x);
      },
      select: (candidates) => {
        settle();
        return instance.select(candidates);
      },
    };
  });
}

/** A value in [0, 1) that looks random and has nothing to do with rewards. */
function noiseOf(x: readonly number[], salt: number): number {
  const value = Math.sin(dot(x, x) * 12.9898 + salt) * 43758.5453;
  return value - Math.floor(value);
}

export const linUcbLies: readonly Lie<LinUcb>[] = [...learningLies, ...decisionLies, ...stateLies];
