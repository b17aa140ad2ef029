import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, pythonVerdicts, tier } from './python-verdict.js';

/** Agents of a grid, whose states are places. */
const GRID = `
import random

import numpy as np


class Walker:
    def __init__(self, grid_size: int, alpha: float, gamma: float, epsilon: float):
        self.alpha, self.gamma, self.epsilon = alpha, gamma, epsilon
        self.q_table = np.zeros((grid_size, grid_size, 4))

    def get_q_values(self, state: tuple[int, int]):
        x, y = state
        return self.q_table[x, y]

    def select_action(self, state: tuple[int, int]) -> int:
        if random.random() < self.epsilon:
            return random.randrange(4)
        return int(np.argmax(self.get_q_values(state)))

    def best(self, row):
        return float(np.max(row))

    def update(self, state: tuple[int, int], action: int, reward: float, next_state: tuple[int, int], done: bool):
        future = 0.0 if done else self.best(self.get_q_values(next_state))
        row = self.get_q_values(state)
        row[action] += self.alpha * (reward + self.gamma * future - row[action])


class GloomyWalker(Walker):
    def best(self, row):
        return float(np.min(row))
`;

describe.skipIf(tier === undefined)('states that are cells of a grid', { timeout: PATIENCE_MS }, () => {
  const told = new Map(
    tier === undefined
      ? []
      : pythonVerdicts(GRID, [
          ['Walker', 'q-learning'],
          ['GloomyWalker', 'q-learning'],
        ]),
  );

  test('are given as places', () => {
    expect(told.get('Walker')?.verdict).toBe('verified');
    expect(told.get('Walker')?.binding).toContain('state = s as a cell of 2 numbers');
  });

  test('hide no fault', () => {
    expect(told.get('GloomyWalker')?.verdict).toBe('refuted');
  });
});
