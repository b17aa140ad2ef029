import { describe, expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

describe('functions over state that the caller keeps', () => {
  test.each([
    'initTally',
    'learnReward',
  ])('a record that one function makes and another gives back anew: %s', async (symbol) => {
    const { verdict, binding, reason } = await verdictOf('states.ts', symbol, 'epsilon-greedy');
    expect(binding).toContain('initTally(arms = k, epsilon); update: learnReward(arm, reward); select: pick(rng)');
    expect(binding).toContain('value: attribute averages');
    expect(verdict, reason).toBe('verified');
  });

  test('a list of arms, and one of them for the reward', async () => {
    const { verdict, binding, reason } = await verdictOf('states.ts', 'chooseLever', 'ucb1');
    expect(binding).toContain(
      'createLever() for each arm; update: recordReward(lever = arm as the state of the arm, reward)',
    );
    expect(verdict, reason).toBe('verified');
  });

  test('a table that is handed in and changed', async () => {
    const { verdict, binding, reason } = await verdictOf('states.ts', 'updateTable', 'q-learning');
    expect(binding).toContain(
      'state: table = the table as nested lists; update: updateTable(s, a, r, s2, alpha, gamma)',
    );
    expect(verdict, reason).toBe('verified');
  });

  test('a table of names that is given back anew, and is wrong', async () => {
    const { verdict, binding, smallest } = await verdictOf('states.ts', 'relearn', 'q-learning');
    expect(binding).toContain('as records by state and action');
    expect(verdict).toBe('refuted');
    expect(smallest?.calls.at(-1)).toMatch(/^relearn\(\{ "item-0": \{/);
  });
});

describe('functions that are told what is known of the arms', () => {
  test('a choice out of lists', async () => {
    const { verdict, binding, reason } = await verdictOf('states.ts', 'ucb1', 'ucb1');
    expect(binding).toContain('update: counted by the checks');
    expect(binding).toContain('ucb1(counts = count of every arm, means = mean of every arm, total = rewards so far)');
    expect(verdict, reason).toBe('verified');
  });

  test('the bound of one arm, of which the highest is chosen', async () => {
    const { verdict, binding } = await verdictOf('states.ts', 'boundOf', 'ucb1');
    expect(binding).toContain('score: boundOf(mean = mean of arm, pulls = count of arm, totalPulls = rewards so far)');
    expect(binding).toContain('select: the arm with the highest answer');
    expect(verdict).toBe('refuted');
  });

  test('a draw among records of arms', async () => {
    const { verdict, binding } = await verdictOf('states.ts', 'sampleVariant', 'thompson-bernoulli');
    expect(binding).toContain('select: sampleVariant(variants = what is known of every arm, rng)');
    expect(verdict).toBe('refuted');
  });
});
