import { expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

test('functions over a replay memory that gives its transitions numbers of its own', async () => {
  const { verdict, binding } = await verdictOf('transitions.ts', 'addTransition', 'uniform-replay');
  expect(verdict).toBe('verified');
  expect(binding).toContain('episode = 1');
  expect(binding).toContain('sample: sampleMemory(batchSize)');
});
