import type { Property, Random } from '../../../model/algorithm.js';
import { close, counterexample, thrownBy } from '../../compare.js';
import { integerBelow, normalVector, uniform } from '../../random.js';
import type { RewardMonitorImplementation as Implementation, RewardMonitor, RewardMonitorOptions } from './contract.js';

const ID = 'reward-monitor';

const drawOptions = (random: Random): RewardMonitorOptions => ({
  window: 4 + integerBelow(random, 4),
  threshold: uniform(random, -0.4, -0.1),
});

const drawRewards = (random: Random, count: number): number[] =>
  normalVector(random, count).map((value) => 3 * value - 1);

function feed(monitor: RewardMonitor, rewards: readonly number[]): RewardMonitor {
  for (const reward of rewards) monitor.record(reward);
  return monitor;
}

/** By Welford's running mean, over the newest `window` rewards. */
function newestMean(rewards: readonly number[], window: number): number {
  return rewards.slice(-window).reduce((mean, reward, index) => mean + (reward - mean) / (index + 1), 0);
}

const mean: Property<Implementation> = {
  id: `${ID}.window-mean`,
  statement: 'The average is the mean of the newest `window` rewards, of all of them while there are fewer.',
  basis: 'definition of a moving average',
  strength: 'always',
  tolerance: '1e-9',
  check(implementation, random) {
    const options = drawOptions(random);
    const rewards = drawRewards(random, 3 * options.window);
    const monitor = implementation.create(options);
    for (let count = 1; count <= rewards.length; count++) {
      feed(monitor, [rewards[count - 1] as number]);
      const expected = newestMean(rewards.slice(0, count), options.window);
      const actual = monitor.average();
      if (actual === null || !close(actual, expected, 1e-9))
        return counterexample(
          'the average is not that of the window',
          { options, rewards: rewards.slice(0, count) },
          expected,
          actual,
        );
    }
    return undefined;
  },
};

const trips: Property<Implementation> = {
  id: `${ID}.trips-below-threshold`,
  statement:
    'The breaker is tripped exactly while the average is below the threshold; an average at the threshold does not trip it.',
  basis: 'seed 000: get_average_reward() < -0.2',
  strength: 'always',
  tolerance: 'exact',
  needs: ['tripped'],
  instance: (implementation) => implementation.create({ window: 4, threshold: 0 }),
  check(implementation) {
    // Quarters are exact in binary, so that the average can lie on the threshold.
    const options = { window: 2, threshold: -0.25 };
    const cases: readonly [readonly number[], boolean][] = [
      [[-1], true],
      [[-0.5, 0], false],
      [[-0.5, -0.25], true],
      [[-0.25], false],
      [[5, 5, -1, -1], true],
      [[-9, -9, 1, 1], false],
      [[0.5, 2], false],
    ];
    for (const [rewards, expected] of cases) {
      const actual = feed(implementation.create(options), rewards).tripped();
      if (Boolean(actual) !== expected)
        return counterexample('the breaker is in the wrong state', { options, rewards }, expected, actual);
    }
    return undefined;
  },
};

const empty: Property<Implementation> = {
  id: `${ID}.empty-is-not-tripped`,
  statement: 'Without rewards nothing trips, even with a threshold above 0.',
  basis: 'there is no average to compare',
  strength: 'always',
  tolerance: 'exact',
  needs: ['tripped'],
  instance: (implementation) => implementation.create({ window: 4, threshold: 0 }),
  check(implementation) {
    const options = { window: 3, threshold: 0.5 };
    const actual = implementation.create(options).tripped();
    return actual ? counterexample('the breaker is tripped before any reward', { options }, false, actual) : undefined;
  },
};

const notANumber: Property<Implementation> = {
  id: `${ID}.nan-does-not-poison`,
  statement: 'A reward that is not a number is refused or skipped: the average of the others stays.',
  basis: 'NaN in a sum never leaves it, and NaN < threshold is false: the breaker would be dead',
  strength: 'always',
  tolerance: '1e-9',
  check(implementation, random) {
    const options = drawOptions(random);
    const rewards = [uniform(random, -4, -2), uniform(random, 0.5, 1)];
    const monitor = feed(implementation.create(options), rewards);
    thrownBy(() => monitor.record(Number.NaN));
    const [expected, actual] = [newestMean(rewards, 2), monitor.average()];
    return actual !== null && close(actual, expected, 1e-9)
      ? undefined
      : counterexample('a NaN reward changed the average', { options, rewards: [...rewards, 'NaN'] }, expected, actual);
  },
};

const reset: Property<Implementation> = {
  id: `${ID}.reset`,
  statement: 'After reset() only new rewards count.',
  basis: 'documented reset',
  strength: 'always',
  tolerance: '1e-9',
  needs: ['reset'],
  instance: (implementation) => implementation.create({ window: 4, threshold: 0 }),
  check(implementation, random) {
    const options = drawOptions(random);
    const monitor = feed(implementation.create(options), drawRewards(random, 6));
    monitor.reset();
    const rewards = [uniform(random, -4, -2), uniform(random, 0.5, 1)];
    const [expected, actual] = [newestMean(rewards, 2), feed(monitor, rewards).average()];
    return actual !== null && close(actual, expected, 1e-9)
      ? undefined
      : counterexample('rewards from before the reset count', { options, rewards }, expected, actual);
  },
};

const independentInstances: Property<Implementation> = {
  id: `${ID}.independent-instances`,
  statement: 'The rewards of one monitor do not enter the average of another.',
  basis: 'the window belongs to the instance',
  strength: 'always',
  tolerance: '1e-9',
  check(implementation, random) {
    const options = drawOptions(random);
    const [first, second] = [implementation.create(options), implementation.create(options)];
    feed(first, [9, 8]);
    const actual = feed(second, [-3]).average();
    return actual !== null && close(actual, -3, 1e-9)
      ? undefined
      : counterexample('rewards of the other monitor count', { options, first: [9, 8], second: [-3] }, -3, actual);
  },
};

export const rewardMonitorProperties: readonly Property<Implementation>[] = [
  mean,
  trips,
  empty,
  notANumber,
  reset,
  independentInstances,
];
