import { describe, expect, test } from 'vitest';
import type { SubjectVerdict } from '../../src/verify/verdict.js';
import { verdictOf } from './subject-verdict.js';

function seen(verdict: SubjectVerdict, behaviour: string): string | undefined {
  return verdict.observations?.find((one) => one.behaviour === behaviour)?.outcome;
}

describe('the smallest counterexample', () => {
  test('of a mean that ignores numbers of samples is two clients and two numbers', async () => {
    const { verdict, smallest } = await verdictOf('habits.ts', 'plainMean', 'fedavg');
    expect(verdict).toBe('refuted');
    expect(smallest?.to).toBe(1);
    const clients = /^plainMean\((\[.*\])\)$/.exec(smallest?.calls.join('\n') ?? '')?.[1];
    // The arguments are code of the subject's language, worked out again by hand: sum of n w over sum of n.
    const updates = new Function(`return ${clients}`)() as { weights: number[]; numSamples: number }[];
    expect(updates).toHaveLength(2);
    const total = updates.reduce((sum, { numSamples }) => sum + numSamples, 0);
    const weighted = updates[0]?.weights.map((_, index) =>
      updates.reduce((sum, { weights, numSamples }) => sum + (numSamples / total) * (weights[index] as number), 0),
    );
    const plain = updates[0]?.weights.map((_, index) => updates.reduce((sum, one) => sum + one.weights[index]! / 2, 0));
    expect([smallest?.expected].flat(2)).toEqual(weighted?.map((value) => expect.closeTo(value, 9)));
    expect([smallest?.actual].flat(2)).toEqual(plain?.map((value) => expect.closeTo(value, 9)));
  });

  test('of a step that forgets that it was the last still tells the two apart, in few calls', async () => {
    const { smallest } = await verdictOf('learners.ts', 'ForgetsTerminal', 'q-learning');
    expect(smallest?.to).toBeLessThan(smallest?.from ?? 0);
    expect(smallest?.to).toBeLessThanOrEqual(4);
    expect(smallest?.expected).not.toEqual(smallest?.actual);
  });
});

describe('behaviours that nothing promises are told', () => {
  test('what is saved in whole numbers does not come back', async () => {
    const verdict = await verdictOf('habits.ts', 'RoundingLearner', 'q-learning');
    expect(verdict.verdict).toBe('verified');
    expect(seen(verdict, 'behaviour.round-trip')).toBe('fails');
  });

  test('what is saved as it is comes back', async () => {
    const verdict = await verdictOf('habits.ts', 'KeepingLearner', 'q-learning');
    expect(seen(verdict, 'behaviour.round-trip')).toBe('holds');
    expect(seen(verdict, 'behaviour.learns')).toBe('holds');
  });

  test('an update that leaves nothing behind', async () => {
    const verdict = await verdictOf('habits.ts', 'DeafLearner', 'q-learning');
    expect(verdict.verdict).toBe('refuted');
    expect(seen(verdict, 'behaviour.learns')).toBe('fails');
    expect(seen(verdict, 'behaviour.parameters-matter')).toBe('fails');
  });

  test('one reward that is not a number spoils what it touches', async () => {
    const verdict = await verdictOf('habits.ts', 'KeepingLearner', 'q-learning');
    expect(seen(verdict, 'behaviour.stays-finite')).toBe('fails');
  });

  test('arguments that are worked on', async () => {
    const verdict = await verdictOf('habits.ts', 'meanInPlace', 'fedavg');
    expect(seen(verdict, 'behaviour.keeps-inputs')).toBe('fails');
    expect(seen(await verdictOf('habits.ts', 'plainMean', 'fedavg'), 'behaviour.keeps-inputs')).toBe('holds');
  });
});

describe('behaviours that a claim promises decide', () => {
  test('a promise that is broken refutes a right algorithm, and says which', async () => {
    const { verdict, reason } = await verdictOf(
      'habits.ts',
      'RoundingLearner',
      'q-learning',
      [],
      ['behaviour.round-trip'],
    );
    expect(verdict).toBe('refuted');
    expect(reason).toMatch(/^behaviour\.round-trip: after getState and setState/);
  });

  test('a promise that is kept is a check', async () => {
    const verdict = await verdictOf('habits.ts', 'KeepingLearner', 'q-learning', [], ['behaviour.round-trip']);
    expect(verdict.verdict).toBe('verified');
    expect(verdict.outcomes.find(({ property }) => property === 'behaviour.round-trip')?.outcome).toBe('holds');
  });
});
