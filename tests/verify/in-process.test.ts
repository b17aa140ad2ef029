import { describe, expect, test } from 'vitest';
import { findAlgorithm } from '../../src/algorithms/index.js';
import { verdictOf } from './subject-verdict.js';

describe('binding and verdict', () => {
  test('a class that keeps its values in an attribute is bound by it', async () => {
    const verdict = await verdictOf('bandits.ts', 'OptionsGreedy', 'epsilon-greedy');
    expect(verdict.binding).toContain('attribute q');
    expect(verdict.verdict).toBe('verified');
  });

  test('names for arms are used in every call', async () => {
    const verdict = await verdictOf('bandits.ts', 'NamedArms', 'ucb1', [2]);
    expect(verdict.binding).toContain('by label');
    expect(verdict.verdict).toBe('verified');
  });

  test('a built-in value that the source names is an explanation, not a fault', async () => {
    const verdict = await verdictOf('bandits.ts', 'HalfBonus', 'ucb1', [0.5]);
    expect(verdict.verdict).toBe('variant');
    expect(verdict.reason).toContain('it builds in c = 0.5');
  });

  test('a wrong update is refuted and recognised', async () => {
    const verdict = await verdictOf('learners.ts', 'ForgetsTerminal', 'q-learning');
    expect(verdict.verdict).toBe('refuted');
    expect(verdict.outcomes.find(({ outcome }) => outcome === 'fails')?.counterexample).toBeDefined();
  });

  test('numbers of single precision are a variant, never wrong', async () => {
    const verdict = await verdictOf('learners.ts', 'singlePrecisionAverage', 'fedavg');
    expect(verdict.verdict).toBe('variant');
    expect(verdict.reason).toContain('single precision');
  });

  test('a subject that turns inputs down is not blamed for it', async () => {
    const verdict = await verdictOf('learners.ts', 'picky', 'fedavg');
    expect(verdict.verdict).toBe('untested');
  });

  test('what nothing fits is unbound, with the nearest candidate', async () => {
    const verdict = await verdictOf('learners.ts', 'Remote', 'q-learning');
    expect(verdict.verdict).toBe('untested');
    expect(verdict.reason).toContain('unbound');
  });

  test('options that a class does not have are not held against it', async () => {
    const plain = await verdictOf('dynamics.ts', 'PlainIntegrator', 'leaky-integrator');
    expect(plain.binding).toContain('w is 1,1');
    expect(plain.verdict).toBe('verified');
    expect((await verdictOf('dynamics.ts', 'SealedIntegrator', 'leaky-integrator')).verdict).toBe('refuted');
  });

  test('what nothing promises of NaN is not held against it', async () => {
    const verdict = await verdictOf('dynamics.ts', 'RewardMonitor', 'reward-monitor');
    expect(verdict.verdict).toBe('verified');
    expect(verdict.outcomes.find(({ property }) => property.endsWith('nan-does-not-poison'))?.outcome).toBe(
      'not-checked',
    );
  });

  test('rewards are given as true and false where that is asked for, and arms as a list of their numbers', async () => {
    const verdict = await verdictOf('bandits.ts', 'ClickSampler', 'thompson-bernoulli');
    expect(verdict.binding).toContain('success = reward as true or false');
    expect(verdict.binding).toContain('optionIds = k as a list of numbers');
    expect(verdict.verdict).toBe('verified');
  });

  test('rewards that are clipped to [0, 1] are told, and what cannot be told from them is no pass', async () => {
    const clipped = await verdictOf('bandits.ts', 'ClippedGreedy', 'epsilon-greedy');
    expect(['verified', 'variant']).toContain(clipped.verdict);
    expect(clipped.outcomes.map(({ detail }) => detail)).toContain('it clips rewards to [0, 1]');
    const slow = await verdictOf('bandits.ts', 'ClippedAndSlow', 'epsilon-greedy');
    expect(slow.verdict).toBe('untested');
  });

  test('what only reads is no step of a decay', async () => {
    const verdict = await verdictOf('bandits.ts', 'DecayingGreedy', 'epsilon-greedy');
    expect(verdict.binding).not.toContain('decayStep');
    expect(verdict.verdict, verdict.reason).toBe('verified');
  });

  test('a bonus that is taken away is recognised', async () => {
    const verdict = await verdictOf('bandits.ts', 'PessimisticArms', 'ucb1', [2]);
    expect(verdict.verdict).toBe('refuted');
    expect(JSON.stringify(verdict.behavesAs)).toContain('mean minus bonus');
  });

  test('a class whose choice never answers is not verified by its counts', async () => {
    const verdict = await verdictOf('bandits.ts', 'MuteSampler', 'thompson-bernoulli');
    expect(verdict.outcomes.some(({ outcome }) => outcome === 'holds')).toBe(true);
    expect(verdict.verdict).toBe('untested');
    expect(verdict.reason).toContain('select could not be driven');
  });

  test('a function that is a part of an algorithm is measured by the wrong versions of that part', async () => {
    const verdict = await verdictOf('dynamics.ts', 'ksStatistic', 'distribution-drift');
    expect(verdict.verdict).toBe('verified');
    const { caught = [], missed = [] } = verdict.lies ?? {};
    const about = findAlgorithm('distribution-drift')?.lies.filter(
      ({ implementation }) =>
        (implementation as { ks: unknown }).ks !==
        (findAlgorithm('distribution-drift')?.reference as { ks: unknown }).ks,
    );
    expect(caught.length + missed.length).toBe(about?.length);
  });

  test.each([
    ['rewardsToGo', 'verified'],
    ['fromTheStart', 'refuted'],
    ['withLastValue', 'verified'],
    ['withOneValueMore', 'verified'],
    ['acrossEpisodes', 'refuted'],
  ])('a rollout is given in the parts that %s can take', async (symbol, expected) => {
    expect((await verdictOf('rollouts.ts', symbol, 'trajectory-log')).verdict).toBe(expected);
  });

  test.each([
    ['delayBefore', 'verified', 'counted from 0'],
    ['delayAfterFailures', 'verified', 'counted from 1'],
    ['growingDelay', 'refuted', 'counted from'],
  ])('%s is asked for the delay of each attempt', async (symbol, expected, binding) => {
    const verdict = await verdictOf('dynamics.ts', symbol, 'backoff');
    expect(verdict.binding).toContain(binding);
    expect(verdict.verdict).toBe(expected);
  });

  test.each([
    ['krum', 'verified'],
    ['krumSelect', 'refuted'],
  ])('%s answers with the update that it chose', async (symbol, expected) => {
    expect((await verdictOf('federated.ts', symbol, 'krum')).verdict).toBe(expected);
  });

  test.each([
    ['MovingAverage', 'verified'],
    ['SluggishAverage', 'refuted'],
  ])('%s takes a series one value at a time', async (symbol, expected) => {
    const verdict = await verdictOf('dynamics.ts', symbol, 'exponential-weighting');
    expect(verdict.binding).toContain('for each of values');
    expect(verdict.verdict).toBe(expected);
  });
});
