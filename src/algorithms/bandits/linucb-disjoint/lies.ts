import type { Lie } from '../../../model/algorithm.js';
import { linUcbLies } from '../linucb/lies.js';
import { type LinUcb, linUcb } from '../linucb/reference.js';
import { liesAbout } from '../naming.js';
import { viewOfLatest } from '../wrong-state.js';
import { perArm } from './per-arm.js';
import {
  type DisjointLinUcb,
  type DisjointLinUcbInstance,
  type DisjointLinUcbOptions,
  disjointLinUcb,
} from './reference.js';

const lie = liesAbout<DisjointLinUcb>('linucb-disjoint');

function tampered(
  change: (instance: DisjointLinUcbInstance, options: DisjointLinUcbOptions) => Partial<DisjointLinUcbInstance>,
): DisjointLinUcb {
  return {
    create: (options) => {
      const instance = disjointLinUcb.create(options);
      return { ...instance, ...change(instance, options) };
    },
  };
}

/** A wrong version of the single model, once for each arm. */
function wrongModel(id: string): LinUcb {
  const found = linUcbLies.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`linucb has no lie ${id}`);
  return found.implementation;
}

export const disjointLinUcbLies: readonly Lie<DisjointLinUcb>[] = [
  lie(
    'shared-model',
    'one model for all arms: claims to be disjoint, is shared',
    ['arms-learn-alone', 'update-is-local', 'cold-arm-keeps-its-prior', 'select-argmax-ucb'],
    sharedModel(),
  ),
  lie(
    'first-arm-learns',
    'every update goes to the first arm',
    [
      'arms-learn-alone',
      'update-is-local',
      'cold-arm-keeps-its-prior',
      'select-argmax-ucb',
      'ridge-solution',
      'long-history',
      'width-formula',
      'same-x-shrink',
      'update-reduces-uncertainty',
    ],
    tampered((instance) => ({
      update: (_arm, x, r) => instance.update(0, x, r),
    })),
  ),
  lie(
    'shared-design',
    'all arms share A, and only b is kept for each',
    ['arms-learn-alone', 'update-is-local', 'cold-arm-keeps-its-prior', 'select-argmax-ucb'],
    tampered((instance, { arms }) => ({
      update: (arm, x, r) => {
        for (let other = 0; other < arms; other++) instance.update(other, x, other === arm ? r : 0);
      },
    })),
  ),
  lie(
    'last-arm-forgotten',
    'the loop over arms ends one early',
    ['select-argmax-ucb'],
    tampered((instance, { arms }) => ({
      select: (x) => bestOf(instance, x, arms - 1),
    })),
  ),
  {
    ...lie(
      'cold-arm-copies-design',
      'an arm without data uses A where A^-1 belongs',
      ['cold-arm-keeps-its-prior', 'select-argmax-ucb'],
      coldArmCopiesDesign(),
    ),
    seenIn: 'MABWiser (A_inv = A.copy() for an arm without observations)',
  },
  lie(
    'cold-arm-never-tried',
    'an arm without data scores minus infinity',
    ['select-argmax-ucb'],
    tampered((instance, { arms }) => {
      const played = new Set<number>();
      return {
        update: (arm, x, r) => {
          played.add(arm);
          instance.update(arm, x, r);
        },
        select: (x) => bestOf(instance, x, arms, (arm) => played.size === 0 || played.has(arm)),
      };
    }),
  ),
  lie(
    'greedy-select',
    'select ignores the width',
    ['select-argmax-ucb'],
    perArm(linUcb, (mean) => mean),
  ),
  lie(
    'alpha-missing',
    'the exploration parameter is never used',
    ['select-argmax-ucb'],
    perArm(wrongModel('alpha-missing')),
  ),
  lie(
    'alpha-twice',
    'alpha is applied twice',
    ['select-argmax-ucb', 'cold-start-width', 'width-formula', 'same-x-shrink', 'alpha-once'],
    perArm(wrongModel('alpha-twice')),
  ),
  lie(
    'inverse-stale',
    'the inverse of an arm is never renewed',
    [
      'arms-learn-alone',
      'select-argmax-ucb',
      'ridge-solution',
      'long-history',
      'width-formula',
      'same-x-shrink',
      'update-reduces-uncertainty',
    ],
    perArm(wrongModel('inverse-stale')),
  ),
  lie(
    'diagonal-only',
    'the cross terms of A_a are lost',
    ['arms-learn-alone', 'select-argmax-ucb', 'ridge-solution', 'long-history', 'width-formula', 'same-x-shrink'],
    perArm(wrongModel('diagonal-only')),
  ),
  lie(
    'forgetting',
    'A_a decays by 0.9 an update',
    [
      'arms-learn-alone',
      'select-argmax-ucb',
      'ridge-solution',
      'long-history',
      'width-formula',
      'same-x-shrink',
      'update-reduces-uncertainty',
      'order-invariant',
    ],
    perArm(wrongModel('forgetting')),
  ),
  lie(
    'mean-clipped',
    'the mean is clipped to [0, 1]',
    ['arms-learn-alone', 'select-argmax-ucb', 'ridge-solution', 'long-history', 'mean-is-linear', 'reward-scale'],
    perArm(wrongModel('mean-clipped')),
  ),
  lie(
    'reward-not-weighted',
    'b_a += x: the reward is dropped',
    ['arms-learn-alone', 'select-argmax-ucb', 'ridge-solution', 'long-history', 'reward-scale'],
    perArm(wrongModel('reward-not-weighted')),
  ),
  lie(
    'zero-reward-skipped',
    'a reward of 0 is taken for a missing one',
    ['ridge-solution', 'long-history', 'width-formula'],
    perArm(wrongModel('zero-reward-skipped')),
  ),
  lie(
    'lambda-ignored',
    'A_a starts as I whatever lambda is',
    ['arms-learn-alone', 'select-argmax-ucb', 'cold-start-width', 'ridge-solution', 'long-history', 'width-formula'],
    perArm(wrongModel('lambda-ignored')),
  ),
  lie(
    'first-hundred',
    'each arm learns its first hundred observations only',
    ['long-history'],
    perArm(wrongModel('window-of-100')),
  ),
  lie(
    'keeps-the-buffer',
    'keeps a reference to the context until the next call',
    ['arguments-not-kept'],
    perArm(wrongModel('keeps-the-buffer')),
  ),
  lie(
    'learns-on-select',
    'select counts its choice as played with reward 0',
    ['select-argmax-ucb'],
    tampered((instance) => ({
      select: (x) => {
        const chosen = instance.select(x);
        instance.update(chosen, x, 0);
        return chosen;
      },
    })),
  ),
  lie(
    'shared-state',
    'the models are a global that every constructor starts afresh',
    ['reward-scale', 'instances-are-independent'],
    { create: viewOfLatest(disjointLinUcb.create) },
  ),
];

function bestOf(
  instance: DisjointLinUcbInstance,
  x: readonly number[],
  arms: number,
  eligible: (arm: number) => boolean = () => true,
): number {
  const scores = Array.from({ length: arms }, (_, arm) => {
    const { mean, width } = instance.predict(arm, x);
    return eligible(arm) ? mean + width : Number.NEGATIVE_INFINITY;
  });
  return scores.indexOf(Math.max(...scores));
}

function sharedModel(): DisjointLinUcb {
  return {
    create: (options) => {
      const model = linUcb.create(options);
      return {
        predict: (_arm, x) => model.predict(x),
        select: (x) => model.select(Array.from({ length: options.arms }, () => x)),
        update: (_arm, x, r) => model.update(x, r),
      };
    },
  };
}

function coldArmCopiesDesign(): DisjointLinUcb {
  return tampered((instance, { arms, alpha, lambda }) => {
    const played = new Set<number>();
    const predict = (arm: number, x: readonly number[]) =>
      played.size === 0 || played.has(arm)
        ? instance.predict(arm, x)
        : { mean: 0, width: alpha * Math.sqrt(lambda) * Math.hypot(...x) };
    return {
      predict,
      select: (x) => bestOf({ ...instance, predict }, x, arms),
      update: (arm, x, r) => {
        played.add(arm);
        instance.update(arm, x, r);
      },
    };
  });
}
