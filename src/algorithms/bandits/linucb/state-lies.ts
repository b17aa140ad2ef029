import type { Lie } from '../../../model/algorithm.js';
import { dot } from '../ridge.js';
import { delayedUpdates, viewOfLatest } from '../wrong-state.js';
import { lie } from './misstepped.js';
import { type LinUcb, type LinUcbInstance, type LinUcbOptions, linUcb } from './reference.js';

function tampered(change: (instance: LinUcbInstance, options: LinUcbOptions) => Partial<LinUcbInstance>): LinUcb {
  return {
    ...linUcb,
    create: (options) => {
      const instance = linUcb.create(options);
      return { ...instance, ...change(instance, options) };
    },
  };
}

/** Wrong state: what instances share, keep or forget. */
export const stateLies: readonly Lie<LinUcb>[] = [
  lie(
    'shared-state',
    'the model is a global that every constructor starts afresh',
    ['reward-scale', 'instances-are-independent'],
    { ...linUcb, create: viewOfLatest(linUcb.create) },
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
    ['arguments-not-kept'],
    { ...linUcb, create: (options) => delayedUpdates(linUcb.create(options)) },
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

/** A value in [0, 1) that looks random and has nothing to do with rewards. */
function noiseOf(x: readonly number[], salt: number): number {
  const value = Math.sin(dot(x, x) * 12.9898 + salt) * 43758.5453;
  return value - Math.floor(value);
}
