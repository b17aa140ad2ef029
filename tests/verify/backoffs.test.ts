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
