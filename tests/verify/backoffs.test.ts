import { expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

test.each([
  ['WholeBackoff', 'verified'],
  ['StraightBackoff', 'refuted'],
  ['backoffDelay', 'verified'],
])('delays in whole units are no fault by themselves: %s is %s', async (symbol, expected) => {
  const { verdict, reason } = await verdictOf('backoffs.ts', symbol, 'backoff');
  expect(verdict, reason).toBe(expected);
});

test('noise that is built in is not held against it', async () => {
  const { verdict, reason } = await verdictOf('backoffs.ts', 'NoisyBackoff', 'backoff');
  expect(verdict).toBe('untested');
  expect(reason).toContain('NoisyBackoff draws its delays at random in a way of its own');
});

test('the number of the attempt is counted for a class that is told it, and nothing then limits the attempts', async () => {
  const right = await verdictOf('backoffs.ts', 'NumberedBackoff', 'backoff');
  expect(right.binding).toContain('counted from 1');
  expect(right.outcomes.find(({ property }) => property.endsWith('attempt-limit'))?.outcome).toBe('not-checked');
  expect(right.verdict, right.reason).toBe('verified');
  const wrong = await verdictOf('backoffs.ts', 'NumberedSteps', 'backoff');
  expect(wrong.verdict, wrong.reason).toBe('refuted');
});

test('a cap that the source does not show is not held against it', async () => {
  // The numbers of its source, as the run finds them.
  const { verdict, outcomes = [] } = await verdictOf('backoffs.ts', 'SettledBackoff', 'backoff', [2, 1, 0]);
  expect(verdict).not.toBe('refuted');
  const sequence = outcomes.find(({ property }) => property === 'backoff.sequence');
  expect(sequence?.detail).toContain('which nothing in the source shows');
});
