import { expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

test('a schedule that sets the rate of an optimiser is handed one', async () => {
  const { verdict, binding } = await verdictOf('optimisers.ts', 'OptimiserDecay', 'exponential-decay');
  expect(verdict).toBe('verified');
  expect(binding).toContain('optimizer = lr0 in an optimiser');
});

test('one whose first step begins the first epoch follows a custom', async () => {
  const { verdict, reason } = await verdictOf('optimisers.ts', 'OptimiserDecayBegun', 'exponential-decay');
  expect(verdict).toBe('variant');
  expect(reason).toContain('its first step sets the rate that it begins with');
});

test('one that decays once is found wrong', async () => {
  const { verdict } = await verdictOf('optimisers.ts', 'OptimiserDecayOnce', 'exponential-decay');
  expect(verdict).toBe('refuted');
});
