import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { integerBelow, seededRandom, shuffled } from '../../random.js';
import { fiveSigma, isOffProportion, tally } from '../proportion.js';
import { bestProbabilities } from './best-probability.js';
import { optionsOf } from './drive.js';
import { playProperties } from './play-properties.js';
import type { BernoulliThompson, BernoulliThompsonInstance, BernoulliThompsonOptions } from './reference.js';

/** Successes and failures of each arm, learned in random order. */
function learned(
  implementation: BernoulliThompson,
  options: BernoulliThompsonOptions,
  random: Random,
  results: readonly (readonly [successes: number, failures: number])[],
): BernoulliThompsonInstance {
  const instance = implementation.create(options);
  const rewards = results.flatMap(([successes, failures], arm) =>
    Array.from({ length: successes + failures }, (_, index) => [arm, index < successes ? 1 : 0] as const),
  );
  for (const [arm, reward] of shuffled(random, rewards)) instance.update(arm, reward);
  return instance;
}

const posteriors = (instance: BernoulliThompsonInstance, k: number): number[] =>
  Array.from({ length: k }, (_, arm) => instance.posterior(arm)).flatMap(({ a, b }) => [a, b]);

export const bernoulliThompsonProperties: readonly Property<BernoulliThompson>[] = [
  {
    id: 'thompson-bernoulli.posterior-counts',
    statement: 'The posterior of an arm is its prior plus its own successes and failures, and of no other arm.',
    basis: 'conjugacy of Beta and Bernoulli; Russo et al. 2018, Alg. 3.2, line 10',
    strength: 'always',
    tolerance: '1e-12 relative',
    check: checkCounts,
  },
  {
    id: 'thompson-bernoulli.cold-start-uniform',
    statement: 'Without data all arms are equally likely.',
    basis: 'the draws are independent and identically distributed',
    strength: 'always',
    tolerance: '5 standard errors of 4000 choices',
    falseAlarm: fiveSigma(3),
    check: checkColdStart,
  },
  {
    id: 'thompson-bernoulli.probability-matching',
    statement: 'P(select a) is the posterior probability that a is the best arm.',
    basis: 'Thompson 1933; Russo et al. 2018, section 3',
    strength: 'always',
    tolerance: '5 standard errors of 12000 choices, plus 2e-4 for the integral',
    falseAlarm: fiveSigma(9),
    check: checkMatching,
  },
  {
    id: 'thompson-bernoulli.concentrates',
    statement:
      'After 300 plays an arm with success rates 0.8 and 0.2 the better arm is selected at least 99 % of the time.',
    basis: 'the posteriors are 18 standard deviations apart',
    strength: 'always',
    tolerance: 'at least 495 of 500 choices',
    check: checkConcentrates,
  },
  {
    id: 'thompson-bernoulli.fresh-sample-each-call',
    statement: 'Selections without updates vary while the posteriors overlap.',
    basis: 'Russo et al. 2018, Alg. 3.2, line 3: a new sample at each time',
    strength: 'always',
    tolerance: 'more than one arm in 200 choices',
    falseAlarm: {
      probability: 3e-35,
      derivation: '3 equal arms: 200 equal choices have probability 3 (1/3)^200, at most',
    },
    check: checkFresh,
  },
  {
    id: 'thompson-bernoulli.same-rng-same-choices',
    statement: 'The same random stream and the same rewards give the same choices.',
    basis: 'the only random source is the argument rng',
    strength: 'always',
    tolerance: 'exact',
    check: checkReproducible,
  },
  {
    id: 'thompson-bernoulli.instances-are-independent',
    statement: 'Rewards of one instance change no posterior of another.',
    basis: 'each problem has its own posterior',
    strength: 'always',
    tolerance: 'exact',
    check: checkIndependent,
  },
  {
    id: 'thompson-bernoulli.select-learns-nothing',
    statement: 'select leaves the posteriors as they were.',
    basis: 'Russo et al. 2018, Alg. 3.2: only an observed reward updates',
    strength: 'always',
    tolerance: 'exact',
    check: checkSelectReads,
  },
  ...playProperties,
];

function checkCounts(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  const options = optionsOf(implementation, random);
  const results = [
    [0, 4],
    [7, 3],
    [2, 0],
  ] as const;
  const instance = learned(implementation, options, random, results);
  const expected = results.flatMap(([successes, failures]) => [options.a0 + successes, options.b0 + failures]);
  const actual = posteriors(instance, 3);
  return closeVectors(actual, expected, 1e-12)
    ? undefined
    : counterexample(
        'the posterior is not prior plus counts',
        { prior: [options.a0, options.b0], results },
        expected,
        actual,
      );
}

function checkColdStart(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  const trials = 4_000;
  const instance = implementation.create(optionsOf(implementation, random));
  const counts = tally(3, trials, () => instance.select());
  return counts.some((count) => isOffProportion(count, trials, 1 / 3))
    ? counterexample(
        'arms without data are not equally likely',
        { trials },
        counts.map(() => trials / 3),
        counts,
      )
    : undefined;
}

function checkMatching(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  const trials = 12_000;
  const cases = [
    [
      [1, 1],
      [4, 6],
      [0, 0],
    ],
    [
      [6, 0],
      [3, 3],
      [9, 6],
    ],
    [
      [0, 30],
      [0, 10],
      [3, 30],
    ],
  ] as const;
  for (const results of cases) {
    const options = optionsOf(implementation, random);
    const instance = learned(implementation, options, random, results);
    const expected = bestProbabilities(
      results.map(([successes, failures]) => ({ a: options.a0 + successes, b: options.b0 + failures })),
    );
    const counts = tally(3, trials, () => instance.select());
    const off = counts.findIndex((count, arm) => {
      const p = expected[arm] as number;
      return isOffProportion(count, trials, p) && !close(count / trials, p, 2e-4);
    });
    if (off >= 0)
      return counterexample(
        'an arm is not selected with the probability that it is the best',
        { prior: [options.a0, options.b0], results, arm: off, trials },
        expected.map((p) => p * trials),
        counts,
      );
  }
  return undefined;
}

function checkConcentrates(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  const options = optionsOf(implementation, random, { k: 2 });
  const results = [
    [60, 240],
    [240, 60],
  ] as const;
  const instance = learned(implementation, options, random, results);
  const better = tally(2, 500, () => instance.select())[1] as number;
  return better >= 495
    ? undefined
    : counterexample(
        'the better arm is not preferred in spite of 300 plays',
        { results },
        'at least 495 of 500',
        better,
      );
}

function checkFresh(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  const options = optionsOf(implementation, random);
  const instance = learned(implementation, options, random, [
    [2, 2],
    [2, 2],
    [2, 2],
  ]);
  const counts = tally(3, 200, () => instance.select());
  return counts.filter((count) => count > 0).length > 1
    ? undefined
    : counterexample(
        '200 selections without an update were the same',
        { results: 'two successes and two failures an arm' },
        'several arms',
        counts,
      );
}

function checkReproducible(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  const seed = integerBelow(random, 2 ** 31);
  const run = (): number[] => {
    const instance = implementation.create(optionsOf(implementation, seededRandom(seed)));
    return Array.from({ length: 60 }, (_, play) => {
      const arm = instance.select();
      instance.update(arm, play % 3 === 0 ? 1 : 0);
      return arm;
    });
  };
  const [first, second] = [run(), run()];
  return closeVectors(first, second, 0)
    ? undefined
    : counterexample('one random stream gave two sequences of choices', { seed }, first, second);
}

function checkIndependent(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  const one = learned(implementation, optionsOf(implementation, random), random, [
    [3, 1],
    [0, 2],
    [1, 1],
  ]);
  const before = posteriors(one, 3);
  learned(implementation, optionsOf(implementation, random), random, [
    [0, 3],
    [5, 0],
    [2, 2],
  ]);
  const after = posteriors(one, 3);
  return closeVectors(after, before, 0)
    ? undefined
    : counterexample('another instance changed the posteriors', { results: 'three arms' }, before, after);
}

function checkSelectReads(implementation: BernoulliThompson, random: Random): Counterexample | undefined {
  const instance = learned(implementation, optionsOf(implementation, random), random, [
    [3, 1],
    [0, 2],
    [1, 1],
  ]);
  const before = posteriors(instance, 3);
  for (let call = 0; call < 20; call++) instance.select();
  const after = posteriors(instance, 3);
  return closeVectors(after, before, 0)
    ? undefined
    : counterexample('select changed a posterior', { selections: 20 }, before, after);
}
