import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample, thrownBy } from '../../compare.js';
import { uniform } from '../../random.js';
import { actions, fallback, map, modelOf, planOptions, preferred } from './drive.js';
import type { Planner, PlannerModel, StepOutcome } from './reference.js';

/** Properties of what follows a plan: its reward, the breaker on the average reward, and the reload of the model. */
export const outcomeProperties: readonly Property<Planner>[] = [
  {
    id: 'epistemic-planner.reward-is-gain-per-second',
    statement:
      'Inside its range the reward is the trust gained divided by the seconds it took, from a parent trust of 0 as well.',
    basis: 'the reward is documented as trust gain per second; durations are in milliseconds',
    strength: 'always',
    tolerance: '1e-12 relative',
    needs: ['reward'],
    check: checkRate,
  },
  {
    id: 'epistemic-planner.reward-clipped',
    statement:
      'The reward lies in [-1, 1], with the sign of the gain, also for a step of 0 ms; no gain is a reward of 0.',
    basis: 'rewards are documented as clipped to [-1, 1]',
    strength: 'always',
    tolerance: 'exact',
    needs: ['reward'],
    check: checkClipped,
  },
  {
    id: 'epistemic-planner.reward-refuses-nan',
    statement: 'A missing trust is refused or stays NaN; it never becomes a reward.',
    basis: 'a missing value is not evidence for the best or the worst outcome',
    strength: 'always',
    tolerance: 'exact',
    needs: ['reward'],
    check: checkMissingTrust,
  },
  {
    id: 'epistemic-planner.breaker-follows-average',
    statement:
      'The breaker averages the latest rewards, is open exactly while the average is below its threshold, and is closed before any reward.',
    basis: 'the circuit breaker is documented as acting on the average reward',
    strength: 'always',
    tolerance: '1e-9 relative for the average; exact for the state',
    needs: ['createBreaker'],
    check: checkBreaker,
  },
  {
    id: 'epistemic-planner.open-breaker-forces-default',
    statement: 'While the breaker is open every plan is the default action; when it closes the model is asked again.',
    basis: 'the circuit breaker is documented as falling back to a default action',
    strength: 'always',
    tolerance: 'exact, 60 plans',
    needs: ['createBreaker'],
    check: checkOpenBreaker,
  },
  {
    id: 'epistemic-planner.model-reloads',
    statement:
      'A stored model is picked up when it appears and when it is newer, not otherwise, and an unreadable one is tried again.',
    basis: 'hot reload is documented: a newer model file replaces the model without a restart',
    strength: 'always',
    tolerance: 'exact',
    needs: ['createModelSlot'],
    check: checkReload,
  },
];

function rewardOf(implementation: Planner, outcome: StepOutcome): number {
  return implementation.reward?.(outcome) ?? Number.NaN;
}

function checkRate(implementation: Planner, random: Random): Counterexample | undefined {
  const drawn = Array.from({ length: 30 }, (): StepOutcome => {
    const parentTrust = uniform(random, -5, 10);
    const durationMs = uniform(random, 2000, 9000);
    return { parentTrust, durationMs, trust: parentTrust + uniform(random, -1.9, 1.9) };
  });
  for (const outcome of [
    ...drawn,
    { trust: 0.6, parentTrust: 0, durationMs: 1500 },
    { trust: 0, parentTrust: 0.3, durationMs: 800 },
  ]) {
    const expected = (outcome.trust - outcome.parentTrust) / (outcome.durationMs / 1000);
    const actual = rewardOf(implementation, outcome);
    if (!close(actual, expected, 1e-12))
      return counterexample('the reward is not the trust gained per second', { ...outcome }, expected, actual);
  }
  return undefined;
}

function checkClipped(implementation: Planner): Counterexample | undefined {
  for (const durationMs of [0, 1, 40, 1000])
    for (const gain of [-1e6, -7, 7, 1e6, 0]) {
      const outcome = { parentTrust: 2, trust: 2 + gain, durationMs };
      const [expected, actual] = [Math.sign(gain), rewardOf(implementation, outcome)];
      if (!close(actual, expected, 0))
        return counterexample('the reward is not clipped to [-1, 1]', outcome, expected, actual);
    }
  return undefined;
}

function checkMissingTrust(implementation: Planner): Counterexample | undefined {
  let actual: unknown;
  const thrown = thrownBy(() => {
    actual = implementation.reward?.({ trust: Number.NaN, parentTrust: 1, durationMs: 1200 });
  });
  return thrown === undefined && typeof actual === 'number' && !Number.isNaN(actual)
    ? counterexample(
        'a missing trust became a reward',
        { trust: 'NaN', parentTrust: 1, durationMs: 1200 },
        'an error or NaN',
        actual,
      )
    : undefined;
}

function checkBreaker(implementation: Planner, random: Random): Counterexample | undefined {
  const [threshold, window] = [-0.25, 4];
  const breaker = implementation.createBreaker?.({ threshold, window });
  if (breaker === undefined) return undefined;
  if (breaker.isOpen())
    return counterexample('the breaker is open before any reward', { threshold, window }, false, true);
  // The first four average exactly to the threshold, which is not below it; then good and bad stretches.
  const rewards = [
    0.5,
    -1,
    -0.5,
    0,
    ...Array.from({ length: 8 }, () => uniform(random, -1, -0.4)),
    ...Array.from({ length: 8 }, () => uniform(random, 0, 1)),
  ];
  for (let count = 1; count <= rewards.length; count++) {
    breaker.record(rewards[count - 1] as number);
    const latest = rewards.slice(Math.max(0, count - window), count);
    const average = latest.reduce((sum, reward) => sum + reward, 0) / latest.length;
    const nearThreshold = average !== threshold && Math.abs(average - threshold) < 1e-9;
    const actual = { average: breaker.average(), open: breaker.isOpen() };
    if (!close(actual.average, average, 1e-9) || (!nearThreshold && actual.open !== average < threshold))
      return counterexample(
        'the breaker does not follow the average reward',
        { threshold, window, rewards: rewards.slice(0, count) },
        { average, open: average < threshold },
        actual,
      );
  }
  return undefined;
}

function checkOpenBreaker(implementation: Planner, random: Random): Counterexample | undefined {
  const breaker = implementation.createBreaker?.({ threshold: -0.2, window: 3 });
  if (breaker === undefined) return undefined;
  const model = modelOf(() => preferred);
  for (let reward = 0; reward < 3; reward++) breaker.record(-0.9);
  for (const epsilon of [0, 1])
    for (let call = 0; call < 30; call++) {
      const planned = implementation.plan(planOptions(random, { model, epsilon, breaker }));
      if (planned.action !== fallback || planned.target !== map[fallback])
        return counterexample(
          'an open breaker did not force the default action',
          { rewards: [-0.9, -0.9, -0.9], threshold: -0.2, epsilon, fallback, actions },
          { action: fallback, target: map[fallback] },
          planned,
        );
    }
  for (let reward = 0; reward < 3; reward++) breaker.record(0.9);
  for (let call = 0; call < 200; call++) {
    const planned = implementation.plan(planOptions(random, { model, breaker }));
    if (planned.action !== preferred)
      return counterexample(
        'a closed breaker kept the model from choosing',
        { rewards: [0.9, 0.9, 0.9], threshold: -0.2 },
        preferred,
        planned.action,
      );
  }
  return undefined;
}

function checkReload(implementation: Planner): Counterexample | undefined {
  let stamp: number | null = null;
  let stored: PlannerModel | Error = new Error('nothing stored');
  let loads = 0;
  const slot = implementation.createModelSlot?.({
    stamp: () => stamp,
    load: () => {
      loads += 1;
      if (stored instanceof Error) throw stored;
      return stored;
    },
  });
  if (slot === undefined) return undefined;
  const [first, second, third] = ['first', 'second', 'third'].map((label) => modelOf(() => label));
  const seen: unknown[] = [];
  const look = (): void => {
    const replaced = slot.refresh();
    const current = slot.current();
    seen.push([replaced, [null, first, second, third].indexOf(current as PlannerModel | null), loads]);
  };
  look();
  [stamp, stored] = [100, first as PlannerModel];
  look();
  look();
  [stamp, stored] = [101, second as PlannerModel];
  look();
  [stamp, stored] = [102, new Error('half written')];
  const broken = slot.refresh();
  stored = third as PlannerModel;
  look();
  const expected = [
    [false, 0, 0],
    [true, 1, 1],
    [false, 1, 1],
    [true, 2, 2],
    [true, 3, 4],
  ];
  return !broken && JSON.stringify(seen) === JSON.stringify(expected)
    ? undefined
    : counterexample(
        'the model in use does not follow the stored one',
        { stamps: [null, 100, 100, 101, '102 unreadable', 102], columns: 'replaced, model in use (0 for none), loads' },
        expected,
        seen,
      );
}
