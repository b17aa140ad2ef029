import type { Lie } from '../../../model/algorithm.js';
import { beta, normal } from '../../random.js';
import { liesAbout } from '../naming.js';
import { globalSource, viewOfLatest } from '../wrong-state.js';
import { assembledBernoulli } from './assembled.js';
import { type BernoulliThompson, type BernoulliThompsonInstance, bernoulliThompson } from './reference.js';

const lie = liesAbout<BernoulliThompson>('thompson-bernoulli');
const source = globalSource();
const unseeded: BernoulliThompson = { create: (options) => bernoulliThompson.create({ ...options, rng: source }) };

export const bernoulliThompsonLies: readonly Lie<BernoulliThompson>[] = [
  lie(
    'swapped',
    'successes are counted as failures',
    ['posterior-counts', 'probability-matching', 'concentrates'],
    assembledBernoulli({
      posterior: ({ successes, failures }, a0, b0) => ({ a: a0 + failures, b: b0 + successes }),
    }),
  ),
  lie(
    'successes-only',
    'failures are never counted',
    ['posterior-counts', 'probability-matching', 'concentrates'],
    assembledBernoulli({
      posterior: ({ successes }, a0, b0) => ({ a: a0 + successes, b: b0 }),
    }),
  ),
  lie(
    'plays-as-failures',
    'the failures count all plays',
    ['posterior-counts', 'probability-matching'],
    assembledBernoulli({
      posterior: ({ successes, failures }, a0, b0) => ({ a: a0 + successes, b: b0 + successes + failures }),
    }),
  ),
  lie(
    'double-count',
    'each reward is counted twice',
    ['posterior-counts', 'probability-matching'],
    assembledBernoulli({
      posterior: ({ successes, failures }, a0, b0) => ({ a: a0 + 2 * successes, b: b0 + 2 * failures }),
    }),
  ),
  lie(
    'prior-ignored',
    'the prior is Beta(1, 1) whatever is asked for',
    ['posterior-counts', 'probability-matching'],
    assembledBernoulli({
      posterior: ({ successes, failures }) => ({ a: 1 + successes, b: 1 + failures }),
    }),
  ),
  lie(
    'prior-swapped',
    'a0 and b0 are exchanged',
    ['posterior-counts', 'probability-matching'],
    assembledBernoulli({
      posterior: ({ successes, failures }, a0, b0) => ({ a: b0 + successes, b: a0 + failures }),
    }),
  ),
  lie(
    'forgetting',
    'earlier counts are multiplied by 0.999 at each reward',
    ['posterior-counts'],
    assembledBernoulli({
      learn: (counts, reward) => {
        counts.successes = 0.999 * counts.successes + reward;
        counts.failures = 0.999 * counts.failures + 1 - reward;
      },
    }),
  ),
  lie(
    'posterior-mean',
    'greedy on the posterior mean: nothing is drawn',
    ['cold-start-uniform', 'probability-matching', 'fresh-sample-each-call'],
    assembledBernoulli({ draw: (_rng, a, b) => a / (a + b) }),
  ),
  lie(
    'uniform-choice',
    'every arm is equally likely, whatever was learned',
    ['probability-matching', 'concentrates'],
    assembledBernoulli({ draw: (rng) => rng() }),
  ),
  lie(
    'normal-approximation',
    'draws from a normal with the mean and a spread of 1 / sqrt(n)',
    ['probability-matching'],
    assembledBernoulli({
      draw: (rng, a, b) => a / (a + b) + normal(rng) / Math.sqrt(a + b),
    }),
  ),
  lie(
    'normal-of-equal-moments',
    'draws from a normal with the mean and the variance of the posterior',
    ['probability-matching'],
    assembledBernoulli({
      draw: (rng, a, b) => a / (a + b) + normal(rng) * Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))),
    }),
  ),
  lie(
    'mean-plus-noise',
    'the mean plus uniform noise of a fixed size',
    ['probability-matching'],
    assembledBernoulli({
      draw: (rng, a, b) => a / (a + b) + 0.2 * rng(),
    }),
  ),
  lie(
    'draw-swapped',
    'the draw exchanges a and b',
    ['probability-matching', 'concentrates'],
    assembledBernoulli({ draw: (rng, a, b) => beta(rng, b, a) }),
  ),
  lie(
    'smallest-chosen',
    'argmin in place of argmax',
    ['probability-matching', 'concentrates'],
    assembledBernoulli({
      choose: (draws) => draws.indexOf(Math.min(...draws)),
    }),
  ),
  lie(
    'proportional-choice',
    'an arm is drawn in proportion to the samples',
    ['probability-matching', 'concentrates'],
    proportionalChoice(),
  ),
  lie(
    'last-arm-forgotten',
    'the loop over arms ends one early',
    ['cold-start-uniform', 'probability-matching', 'concentrates'],
    assembledBernoulli({
      choose: (draws) => draws.indexOf(Math.max(...draws.slice(0, -1))),
    }),
  ),
  lie(
    'stale-sample',
    'samples once an update and reuses it',
    ['cold-start-uniform', 'probability-matching', 'fresh-sample-each-call'],
    tampered((instance) => {
      let chosen: number | undefined;
      return {
        select: () => {
          chosen ??= instance.select();
          return chosen;
        },
        update: (arm, reward) => {
          chosen = undefined;
          instance.update(arm, reward);
        },
      };
    }),
  ),
  lie(
    'learns-on-select',
    'select counts its choice as a failure',
    ['probability-matching', 'select-learns-nothing'],
    tampered((instance) => ({
      select: () => {
        const chosen = instance.select();
        instance.update(chosen, 0);
        return chosen;
      },
    })),
  ),
  lie(
    'first-arm-learns',
    'every reward goes to the first arm',
    ['posterior-counts', 'probability-matching', 'concentrates'],
    tampered((instance) => ({
      update: (_arm, reward) => instance.update(0, reward),
    })),
  ),
  lie(
    'never-learns',
    'update does nothing',
    ['posterior-counts', 'probability-matching', 'concentrates'],
    tampered(() => ({ update: () => undefined })),
  ),
  lie(
    'failures-skipped',
    'if (reward): a reward of 0 is taken for none',
    ['posterior-counts', 'probability-matching', 'concentrates'],
    tampered((instance) => ({
      update: (arm, reward) => {
        if (reward) instance.update(arm, reward);
      },
    })),
  ),
  lie('unseeded', 'draws from a source of its own in place of rng', ['same-rng-same-choices'], unseeded),
  lie(
    'shared-state',
    'the posteriors are a global that every constructor starts afresh',
    ['instances-are-independent'],
    { create: viewOfLatest(bernoulliThompson.create) },
  ),
];

function tampered(
  change: (instance: BernoulliThompsonInstance) => Partial<BernoulliThompsonInstance>,
): BernoulliThompson {
  return {
    create: (options) => {
      const instance = bernoulliThompson.create(options);
      return { ...instance, ...change(instance) };
    },
  };
}

function proportionalChoice(): BernoulliThompson {
  return {
    create: (options) =>
      assembledBernoulli({
        choose: (draws) => {
          let left = options.rng() * draws.reduce((sum, draw) => sum + draw, 0);
          const found = draws.findIndex((draw) => {
            left -= draw;
            return left < 0;
          });
          return found < 0 ? draws.length - 1 : found;
        },
      }).create(options),
  };
}
