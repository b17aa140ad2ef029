import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, pythonVerdicts, tier } from './python-verdict.js';

/** Tables over bins between the smallest and the largest state so far, with an exploration that has a floor by default. */
const BINNED = `
import random


class Binned:
    def __init__(self, n_actions, alpha, gamma, epsilon=1.0, epsilon_min: float = 0.05, epsilon_decay: float = 0.99):
        self.n, self.alpha, self.gamma = n_actions, alpha, gamma
        self.epsilon, self.floor, self.decay = epsilon, epsilon_min, epsilon_decay
        self.low, self.high = 0.0, 0.0
        self.table = {}

    def _row(self, state):
        self.low, self.high = min(self.low, state), max(self.high, state)
        cell = int(8 * (state - self.low) / ((self.high - self.low) or 1.0))
        return self.table.setdefault(cell, [0.0] * self.n)

    def q_values(self, state):
        return list(self._row(state))

    def choose_action(self, state):
        if random.random() < self.epsilon:
            return random.randrange(self.n)
        row = self._row(state)
        return row.index(max(row))

    def future(self, row):
        return max(row)

    def update(self, state, action, reward, next_state, done):
        target = reward + (0.0 if done else self.gamma * self.future(self._row(next_state)))
        row = self._row(state)
        row[action] += self.alpha * (target - row[action])
        self.epsilon = max(self.floor, self.epsilon * self.decay)


class Averaging(Binned):
    def future(self, row):
        return sum(row) / len(row)
`;

describe.skipIf(tier === undefined)('states in bins that move', { timeout: PATIENCE_MS }, () => {
  const told = new Map(
    tier === undefined
      ? []
      : pythonVerdicts(BINNED, [
          ['Binned', 'q-learning'],
          ['Averaging', 'q-learning'],
        ]),
  );

  test('are no fault of what is learned', () => {
    expect(told.get('Binned')?.verdict).toBe('variant');
    expect(told.get('Binned')?.reason).toContain('states are told apart only once');
  });

  test('hide none either', () => {
    expect(told.get('Averaging')?.verdict).toBe('refuted');
    expect(told.get('Averaging')?.outcomes[0]?.property).toBe('q-learning.one-step');
  });

  test('a floor of exploration that nothing asks about is taken away', () => {
    expect(told.get('Binned')?.binding).toContain('epsilon_min = 0');
  });
});
