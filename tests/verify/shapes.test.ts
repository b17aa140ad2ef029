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

  test('arms that are named at each choice', async () => {
    const { verdict, binding } = await verdictOf('shapes.ts', 'OpenArms', 'epsilon-greedy');
    expect(binding).toContain('select: OpenArms.choose(candidates = k to choose from as a list of names)');
    expect(verdict).not.toBe('refuted');
  });

  test.each([
    ['Smoother', 'verified'],
    ['SwappedSmoother', 'refuted'],
  ])('a series is given to %s value by value', async (symbol, expected) => {
    const { verdict, binding, reason } = await verdictOf('shapes.ts', symbol, 'exponential-weighting');
    expect(binding).toContain(`${symbol}.push`);
    expect(verdict, reason).toBe(expected);
  });

  test('a learning rate that falls with the visits is no fault', async () => {
    const { verdict, reason } = await verdictOf('shapes.ts', 'VisitRates', 'q-learning');
    expect(verdict).toBe('untested');
    expect(reason).toContain('the learning rate of VisitRates falls by itself');
  });
});
