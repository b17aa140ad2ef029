import { Matrix } from 'ml-matrix';
import type { Lie } from '../../../model/algorithm.js';
import { liesAbout } from '../naming.js';
import { delayedUpdates, globalSource, viewOfLatest } from '../wrong-state.js';
import { assembledLinearThompson, paperSteps } from './assembled.js';
import { type LinearThompson, type LinearThompsonInstance, linearThompson } from './reference.js';

const lie = liesAbout<LinearThompson>('thompson-linear');
const source = globalSource();
const unseeded: LinearThompson = { create: (options) => linearThompson.create({ ...options, rng: source }) };

export const linearThompsonLies: readonly Lie<LinearThompson>[] = [
  lie(
    'greedy-select',
    'plays the posterior mean: nothing is drawn',
    ['probability-matching', 'fresh-draw-each-call'],
    assembledLinearThompson({ draw: (mean) => [...mean] }),
  ),
  lie(
    'optimistic-select',
    'LinUCB under another name: mean plus one standard deviation of each weight',
    ['probability-matching', 'fresh-draw-each-call'],
    assembledLinearThompson({
      draw: (mean, factor) => mean.map((value, index) => value + Math.hypot(...factor.getRow(index))),
    }),
  ),
  lie(
    'v-not-squared',
    'the covariance is v A^-1',
    ['posterior-covariance', 'probability-matching'],
    assembledLinearThompson({
      covariance: (precision, v) => paperSteps.covariance(precision, Math.sqrt(v)),
    }),
  ),
  lie(
    'v-ignored',
    'the covariance is A^-1',
    ['posterior-covariance', 'probability-matching'],
    assembledLinearThompson({
      covariance: (precision) => paperSteps.covariance(precision, 1),
    }),
  ),
  lie(
    'precision-as-covariance',
    'draws with covariance v^2 A',
    ['posterior-covariance', 'probability-matching', 'concentrates'],
    assembledLinearThompson({
      covariance: (precision, v) => Matrix.mul(precision, v ** 2),
    }),
  ),
  lie(
    'diagonal-covariance',
    'the weights are drawn independently: off-diagonal covariances are lost',
    ['posterior-covariance', 'probability-matching'],
    assembledLinearThompson({
      covariance: (precision, v) => Matrix.diag(paperSteps.covariance(precision, v).diagonal()),
    }),
  ),
  lie(
    'covariance-as-factor',
    'multiplies the noise by the covariance in place of its square root',
    ['probability-matching'],
    assembledLinearThompson({
      factor: (covariance) => covariance,
    }),
  ),
  lie(
    'uniform-noise',
    'uniform noise in place of normal noise',
    ['probability-matching'],
    assembledLinearThompson({
      draw: (mean, factor, rng) =>
        mean.map((value, index) => value + (rng() - 0.5) * Math.hypot(...factor.getRow(index))),
    }),
  ),
  lie(
    'zero-mean-draw',
    'the draw forgets the posterior mean',
    ['probability-matching', 'concentrates'],
    assembledLinearThompson({
      draw: (mean, factor, rng) =>
        paperSteps.draw(
          mean.map(() => 0),
          factor,
          rng,
        ),
    }),
  ),
  lie(
    'lambda-ignored',
    'A starts as I whatever lambda is',
    ['posterior-mean', 'posterior-covariance', 'probability-matching'],
    assembledLinearThompson({ initialPrecision: ({ d }) => Matrix.eye(d) }),
  ),
  lie(
    'diagonal-only',
    'A += diag(x^2): the cross terms are lost',
    ['posterior-mean', 'posterior-covariance', 'probability-matching'],
    assembledLinearThompson({
      nextPrecision: (precision, x) => Matrix.add(precision, Matrix.diag(x.to1DArray().map((value) => value ** 2))),
    }),
  ),
  lie(
    'reward-not-weighted',
    'f += x: the reward is dropped',
    ['posterior-mean', 'probability-matching', 'concentrates'],
    assembledLinearThompson({
      nextMoment: (moment, x) => Matrix.add(moment, x),
    }),
  ),
  lie(
    'moment-overwritten',
    'f = r x: only the last reward counts',
    ['posterior-mean', 'order-invariant', 'probability-matching', 'concentrates'],
    assembledLinearThompson({
      nextMoment: (_moment, x, reward) => Matrix.mul(x, reward),
    }),
  ),
  lie(
    'zero-reward-skipped',
    'a reward of 0 is taken for a missing one',
    ['posterior-mean', 'posterior-covariance'],
    assembledLinearThompson({
      nextPrecision: (precision, x, reward) => (reward ? paperSteps.nextPrecision(precision, x, reward) : precision),
    }),
  ),
  lie(
    'smallest-chosen',
    'argmin in place of argmax',
    ['probability-matching', 'concentrates'],
    assembledLinearThompson({
      choose: (values) => values.indexOf(Math.min(...values)),
    }),
  ),
  lie(
    'stale-draw',
    'draws once an update and reuses the weights',
    ['probability-matching', 'fresh-draw-each-call'],
    staleDraw(),
  ),
  lie(
    'learns-on-select',
    'select counts its choice as played with reward 0',
    ['probability-matching', 'select-learns-nothing'],
    tampered((instance) => ({
      select: (candidates) => {
        const chosen = instance.select(candidates);
        instance.update(candidates[chosen] as number[], 0);
        return chosen;
      },
    })),
  ),
  lie(
    'first-hundred',
    'learns the first hundred observations only',
    ['posterior-mean'],
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
  lie('keeps-the-buffer', 'keeps a reference to the features until the next call', ['arguments-not-kept'], {
    create: (options) => delayedUpdates(linearThompson.create(options)),
  }),
  lie('unseeded', 'draws from a source of its own in place of rng', ['same-rng-same-choices'], unseeded),
  lie('shared-state', 'the posterior is a global that every constructor starts afresh', ['instances-are-independent'], {
    create: viewOfLatest(linearThompson.create),
  }),
];

function tampered(change: (instance: LinearThompsonInstance) => Partial<LinearThompsonInstance>): LinearThompson {
  return {
    create: (options) => {
      const instance = linearThompson.create(options);
      return { ...instance, ...change(instance) };
    },
  };
}

function staleDraw(): LinearThompson {
  return {
    create: (options) => {
      let weights: number[] | undefined;
      const instance = assembledLinearThompson({
        draw: (mean, factor, rng) => {
          weights ??= paperSteps.draw(mean, factor, rng);
          return weights;
        },
      }).create(options);
      return {
        ...instance,
        update: (x, r) => {
          weights = undefined;
          instance.update(x, r);
        },
      };
    },
  };
}
