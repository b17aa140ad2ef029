import { Matrix } from 'ml-matrix';
import type { Lie } from '../../../model/algorithm.js';
import { linUcb } from '../linucb/reference.js';
import { liesAbout } from '../naming.js';
import { delayedUpdates, viewOfLatest } from '../wrong-state.js';
import { printedHybrid, printedSteps } from './printed.js';
import { type HybridLinUcb, type HybridLinUcbInstance, hybridLinUcb } from './reference.js';

const lie = liesAbout<HybridLinUcb>('linucb-hybrid');

export const hybridLinUcbLies: readonly Lie<HybridLinUcb>[] = [
  lie(
    'disjoint',
    'no shared weights: each arm learns z and x for itself',
    ['joint-ridge-mean', 'joint-ridge-width', 'shared-part-transfers', 'select-argmax-ucb'],
    disjoint(),
  ),
  lie(
    'shared-only',
    'no weights of its own for an arm: one model of z and x',
    ['joint-ridge-mean', 'joint-ridge-width', 'own-part-stays', 'select-argmax-ucb'],
    sharedOnly(),
  ),
  lie(
    'no-take-off',
    'the new terms of the arm are not taken off A_0 and b_0 (lines 22 and 23)',
    [
      'joint-ridge-mean',
      'joint-ridge-width',
      'select-argmax-ucb',
      'ridge-solution',
      'long-history',
      'width-formula',
      'same-x-shrink',
      'update-reduces-uncertainty',
    ],
    printedHybrid({
      addBack: () => undefined,
      takeOff: (shared, _arm, z, r) => {
        shared.A.add(z.mmul(z.transpose()));
        shared.b.add(Matrix.mul(z, r));
      },
    }),
  ),
  lie(
    'coupling-dropped',
    'B_a stays 0',
    [
      'joint-ridge-mean',
      'joint-ridge-width',
      'select-argmax-ucb',
      'ridge-solution',
      'long-history',
      'width-formula',
      'same-x-shrink',
    ],
    printedHybrid({ couple: () => undefined }),
  ),
  lie(
    'theta-without-coupling',
    'theta_a = A_a^-1 b_a: what beta explains is counted twice',
    ['joint-ridge-mean', 'select-argmax-ucb', 'ridge-solution', 'long-history'],
    printedHybrid({
      theta: (armInverse, arm) => armInverse.mmul(arm.b),
    }),
  ),
  lie(
    'theta-plus-coupling',
    'theta_a = A_a^-1 (b_a + B_a beta)',
    ['joint-ridge-mean', 'select-argmax-ucb', 'ridge-solution', 'long-history'],
    printedHybrid({
      theta: (armInverse, arm, beta) => armInverse.mmul(Matrix.add(arm.b, arm.B.mmul(beta))),
    }),
  ),
  lie(
    'cross-term-dropped',
    's without its cross term',
    ['joint-ridge-width', 'select-argmax-ucb', 'width-formula', 'same-x-shrink'],
    printedHybrid({
      variance: ({ shared, own, back }) => shared + own + back,
    }),
  ),
  lie(
    'own-variance-only',
    's = x^T A_a^-1 x',
    ['joint-ridge-width', 'select-argmax-ucb', 'cold-start-width', 'width-formula'],
    printedHybrid({ variance: ({ own }) => own }),
  ),
  lie(
    'no-square-root',
    's is used as the width',
    ['joint-ridge-width', 'select-argmax-ucb', 'cold-start-width', 'width-formula', 'same-x-shrink'],
    printedHybrid({ width: (variance, alpha) => alpha * variance }),
  ),
  lie(
    'alpha-twice',
    'alpha is applied twice',
    ['joint-ridge-width', 'select-argmax-ucb', 'cold-start-width', 'width-formula', 'same-x-shrink', 'alpha-once'],
    printedHybrid({
      width: (variance, alpha) => alpha ** 2 * Math.sqrt(variance),
    }),
  ),
  lie('greedy-select', 'select ignores the width', ['select-argmax-ucb'], printedHybrid({ score: (mean) => mean })),
  lie(
    'shared-reward-dropped',
    'b_0 += z: the reward is dropped',
    ['joint-ridge-mean', 'select-argmax-ucb', 'ridge-solution', 'long-history', 'reward-scale'],
    printedHybrid({
      takeOff: (shared, arm, z) => printedSteps.takeOff(shared, arm, z, 1),
    }),
  ),
  lie(
    'lambda-ignored',
    'A_0 and A_a start as I whatever lambda is',
    [
      'joint-ridge-mean',
      'joint-ridge-width',
      'select-argmax-ucb',
      'cold-start-width',
      'ridge-solution',
      'long-history',
      'width-formula',
    ],
    {
      create: (options) => hybridLinUcb.create({ ...options, lambda: 1 }),
    },
  ),
  lie(
    'zero-reward-skipped',
    'a reward of 0 is taken for a missing one',
    ['joint-ridge-mean', 'joint-ridge-width', 'select-argmax-ucb', 'ridge-solution', 'long-history', 'width-formula'],
    tampered((instance) => ({
      update: (arm, z, x, r) => {
        if (r) instance.update(arm, z, x, r);
      },
    })),
  ),
  lie(
    'rewards-clipped',
    'rewards are clipped to [-1, 1] before learning',
    ['joint-ridge-mean', 'select-argmax-ucb', 'ridge-solution', 'long-history', 'reward-scale'],
    tampered((instance) => ({
      update: (arm, z, x, r) => instance.update(arm, z, x, Math.min(1, Math.max(-1, r))),
    })),
  ),
  lie(
    'mean-rectified',
    'a negative mean is reported as 0',
    ['joint-ridge-mean', 'ridge-solution', 'long-history', 'mean-is-linear', 'reward-scale'],
    tampered((instance) => ({
      predict: (arm, z, x) => {
        const { mean, width } = instance.predict(arm, z, x);
        return { mean: Math.max(0, mean), width };
      },
    })),
  ),
  lie(
    'first-hundred',
    'learns the first hundred plays only',
    ['long-history'],
    tampered((instance) => {
      let seen = 0;
      return {
        update: (arm, z, x, r) => {
          seen += 1;
          if (seen <= 100) instance.update(arm, z, x, r);
        },
      };
    }),
  ),
  lie(
    'forgets-order',
    'later plays count more: rewards are weighted by their position',
    ['joint-ridge-mean', 'select-argmax-ucb', 'ridge-solution', 'long-history', 'order-invariant'],
    tampered((instance) => {
      let seen = 0;
      return {
        update: (arm, z, x, r) => {
          seen += 1;
          instance.update(arm, z, x, r * (1 - 1 / (1 + seen)));
        },
      };
    }),
  ),
  lie(
    'widths-frozen',
    'the width is that of the cold start',
    ['joint-ridge-width', 'width-formula', 'same-x-shrink', 'update-reduces-uncertainty'],
    tampered((instance, options) => {
      const cold = hybridLinUcb.create(options);
      return {
        predict: (arm, z, x) => ({ mean: instance.predict(arm, z, x).mean, width: cold.predict(arm, z, x).width }),
      };
    }),
  ),
  lie('keeps-the-buffer', 'keeps references to the features until the next call', ['arguments-not-kept'], {
    create: (options) => delayedUpdates(hybridLinUcb.create(options)),
  }),
  lie(
    'shared-state',
    'the models are a global that every constructor starts afresh',
    ['reward-scale', 'instances-are-independent'],
    { create: viewOfLatest(hybridLinUcb.create) },
  ),
];

function tampered(
  change: (
    instance: HybridLinUcbInstance,
    options: Parameters<HybridLinUcb['create']>[0],
  ) => Partial<HybridLinUcbInstance>,
): HybridLinUcb {
  return {
    create: (options) => {
      const instance = hybridLinUcb.create(options);
      return { ...instance, ...change(instance, options) };
    },
  };
}

function disjoint(): HybridLinUcb {
  return {
    create: ({ arms, k, d, alpha, lambda }) => {
      const models = Array.from({ length: arms }, () => linUcb.create({ d: k + d, alpha, lambda }));
      const predict = (arm: number, z: readonly number[], x: readonly number[]) =>
        models[arm]?.predict([...z, ...x]) ?? { mean: 0, width: 0 };
      return {
        predict,
        select: (zs, xs) => {
          const scores = models.map((_, arm) => {
            const { mean, width } = predict(arm, zs[arm] ?? [], xs[arm] ?? []);
            return mean + width;
          });
          return scores.indexOf(Math.max(...scores));
        },
        update: (arm, z, x, r) => models[arm]?.update([...z, ...x], r),
      };
    },
  };
}

function sharedOnly(): HybridLinUcb {
  return {
    create: ({ k, d, alpha, lambda }) => {
      const model = linUcb.create({ d: k + d, alpha, lambda });
      return {
        predict: (_arm, z, x) => model.predict([...z, ...x]),
        select: (zs, xs) => model.select(zs.map((z, arm) => [...z, ...(xs[arm] ?? [])])),
        update: (_arm, z, x, r) => model.update([...z, ...x], r),
      };
    },
  };
}
