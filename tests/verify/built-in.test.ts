import { expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

const said = (symbol: string, algorithm: string) => verdictOf('built-in.ts', symbol, algorithm);

test('first delay, growth and cap that a subject builds in are read from its delays', async () => {
  const right = await said('retryPause', 'backoff');
  expect(right.binding).toContain('base is 800; factor is 2; max is 25000');
  expect(right.verdict, right.reason).toBe('verified');
  expect((await said('retryPauseInSteps', 'backoff')).verdict).toBe('refuted');
});

test.each([['endlessPause'], ['powerPause']])('%s has no cap, and is wrong about none', async (symbol) => {
  const { verdict, reason } = await said(symbol, 'backoff');
  expect(verdict, reason).toBe('verified');
});

test('states in a form that a learner takes for one are given in another; actions that it builds in are counted', async () => {
  const right = await said('ListedLearner', 'q-learning');
  expect(right.binding).toContain('state = s as a list of one');
  expect(right.binding).toContain('epsilonDecay = 1');
  expect(right.binding).toContain('nA is 4');
  expect(right.verdict, right.reason).toBe('verified');
  const wrong = await said('GloomyListedLearner', 'q-learning');
  expect(wrong.verdict, wrong.reason).toBe('refuted');
});

test('records that are added one at a time need no id', async () => {
  const right = await said('ParagraphStore', 'cosine-store');
  expect(right.verdict, right.reason).toBe('verified');
  expect((await said('ProductStore', 'cosine-store')).verdict).toBe('refuted');
});

test.each([
  ['ClickBounds', 'ucb1', 'counts rewards of 1 and no others'],
  ['probabilityDrift', 'distribution-drift', 'sees values between 0 and 1 and no others'],
])('%s is made for less than the checks ask', async (symbol, algorithm, why) => {
  const { verdict, reason } = await said(symbol, algorithm);
  expect(verdict).toBe('untested');
  expect(reason).toContain(why);
});

test('an object that a second call makes ready is made ready', async () => {
  const right = await said('PreparedBandit', 'epsilon-greedy');
  expect(right.verdict, right.reason).toBe('verified');
  expect((await said('ForgetfulPreparedBandit', 'epsilon-greedy')).verdict).toBe('refuted');
});
