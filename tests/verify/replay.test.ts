import { describe, expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

describe('transitions that are added part by part', () => {
  test('notes of the buffer beside an item, and places that are not filled yet, do not matter', async () => {
    const { verdict, binding, reason } = await verdictOf('replay.ts', 'AnnotatedRing', 'uniform-replay');
    expect(binding).toContain('size: attribute buffer');
    expect(verdict, reason).toBe('verified');
  });

  test.each(['PartsToRows', 'PartsToColumns'])('%s is verified', async (symbol) => {
    const { verdict, binding, reason } = await verdictOf('replay.ts', symbol, 'uniform-replay');
    expect(binding).toContain('reward = item.reward');
    expect(verdict, reason).toBe('verified');
  });

  test('the state before is no state after', async () => {
    const { verdict, reason } = await verdictOf('replay.ts', 'StateTwice', 'uniform-replay');
    expect(verdict, reason).toBe('refuted');
  });

  test('parts of different transitions are no transition', async () => {
    const { verdict, reason } = await verdictOf('replay.ts', 'MixedColumns', 'uniform-replay');
    expect(verdict, reason).toBe('refuted');
  });
});
