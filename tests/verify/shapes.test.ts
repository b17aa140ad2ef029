import { describe, expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

describe('arms, states and options as records, lists and untyped objects', () => {
  test('arms that are records with an identity', async () => {
    const { verdict, binding, reason } = await verdictOf('shapes.ts', 'RecordArms', 'epsilon-greedy');
    expect(binding).toContain('as a list of Variant');
    expect(binding).toContain('update: RecordArms.update(id = arm by label, reward)');
    expect(verdict, reason).toBe('verified');
  });

  test('states that are lists, options known by what is read, and a map with late rows', async () => {
    const { verdict, binding, reason } = await verdictOf('shapes.ts', 'ListStates', 'q-learning');
    expect(binding).toContain('ListStates({discount = gamma, epsilon, initialValue = q0, learningRate = alpha');
    expect(binding).toContain('q: attribute table');
    expect(verdict, reason).toBe('verified');
  });
});
