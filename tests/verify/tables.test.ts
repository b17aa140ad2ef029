import { describe, expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

const asQLearning = (symbol: string) => verdictOf('tables.ts', symbol, 'q-learning');

describe('tables with names of their own', () => {
  test('for the states and actions that they are made with', async () => {
    const right = await asQLearning('CellLearner');
    expect(right.verdict).toBe('verified');
    expect(right.binding).toContain('states by its own names, 0:0, 0:1');
    expect(right.binding).toContain('actions by its own names, up, down, left, right');
    expect((await asQLearning('AveragingCellLearner')).verdict).toBe('refuted');
  });

  test('for the actions of rows that appear when they are asked for', async () => {
    const right = await asQLearning('LazyLearner');
    expect(right.verdict).toBe('verified');
    expect(right.binding).toContain('actions by its own names, stay, jump, duck');
    expect((await asQLearning('GloomyLazyLearner')).verdict).toBe('refuted');
  });
});

describe('a rate of exploration that begins with the first episode', () => {
  test('is not held against the choices before it', async () => {
    const right = await asQLearning('EpisodicLearner');
    expect(right.verdict).toBe('verified');
    expect(right.binding).toContain('epsilonStart = 0.4');
  });

  test('hides no fault of the update', async () => {
    expect((await asQLearning('TimidEpisodicLearner')).verdict).toBe('refuted');
  });
});

test('a learning rate that falls with the visits is not held against the rate that is given', async () => {
  const { verdict, reason } = await asQLearning('SettlingLearner');
  expect(verdict).toBe('untested');
  expect(reason).toContain('the learning rate of SettlingLearner falls by itself');
});
