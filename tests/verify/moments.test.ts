import { expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

test('of two moments that a number tells apart the first is now; a policy that is an option promises no epsilon', async () => {
  const right = await verdictOf('moments.ts', 'MomentLearner', 'sarsa');
  expect(right.binding).toContain('update(state0 = s, action0 = a, reward1 = r, state1 = s2, action1 = a2)');
  expect(right.verdict).toBe('verified');
  expect((await verdictOf('moments.ts', 'GloomyMomentLearner', 'sarsa')).verdict).toBe('refuted');
});

test('a flag tells whether there is exploration', async () => {
  const { binding, verdict } = await verdictOf('moments.ts', 'FlaggedLearner', 'q-learning');
  expect(binding).toContain('explore = epsilon');
  expect(verdict).toBe('verified');
});
