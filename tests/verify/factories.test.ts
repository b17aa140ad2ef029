import { expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

test('an object of closures, with a helper among them that is not given away', async () => {
  const { verdict, binding, reason } = await verdictOf('factories.ts', 'greedyPolicy', 'epsilon-greedy');
  expect(binding).toContain('greedyPolicy({arms = k, epsilon}); update: greedyPolicy.reward(arm, value = reward)');
  expect(binding).toContain('value: attribute averages');
  expect(verdict, reason).toBe('verified');
});

test('what the closures do wrong is shown as calls of the factory and its object', async () => {
  const { verdict, smallest } = await verdictOf('factories.ts', 'forgetfulPolicy', 'epsilon-greedy');
  expect(verdict).toBe('refuted');
  expect(smallest?.calls.join('\n')).toMatch(/^const subject1 = forgetfulPolicy\(\{ arms: \d+, epsilon: /);
  expect(smallest?.calls.join('\n')).toContain('subject1.reward(');
});

test('an object literal whose methods refer to it', async () => {
  const { verdict, binding, reason } = await verdictOf('factories.ts', 'makeLearner', 'q-learning');
  expect(binding).toContain('update: makeLearner.learn(state = s, action = a, reward = r, nextState = s2)');
  expect(verdict, reason).toBe('verified');
});

test('a factory behind a contract of plain functions', async () => {
  const { verdict, binding, reason } = await verdictOf('factories.ts', 'smoother', 'exponential-weighting');
  expect(binding).toContain('smoother.push(x = values) for each of values of smoother(alpha)');
  expect(verdict, reason).toBe('verified');
});

test('a random source that is an object', async () => {
  const { verdict, binding, reason } = await verdictOf('factories.ts', 'dicePolicy', 'epsilon-greedy');
  expect(binding).toContain('rng as an object with methods');
  expect(verdict, reason).toBe('verified');
});
