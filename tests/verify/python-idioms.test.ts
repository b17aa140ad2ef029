import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, pythonVerdict, tier } from './python-verdict.js';

const COLUMN_LINUCB = `
import numpy as np

class LinUCB:
    def __init__(self, n_arms, dim, alpha=1.0):
        self.alpha = alpha
        self.A = [np.eye(dim) for _ in range(n_arms)]
        self.b = [np.zeros((dim, 1)) for _ in range(n_arms)]

    def select(self, context):
        x = context.reshape(-1, 1)
        scores = []
        for A, b in zip(self.A, self.b):
            inverse = np.linalg.inv(A)
            mean = float((inverse @ b).T @ x)
            width = float(np.sqrt(x.T @ inverse @ x))
            scores.append(mean + self.alpha * width)
        return int(np.argmax(scores))

    def update(self, arm, context, reward):
        x = context.reshape(-1, 1)
        self.A[arm] += x @ x.T
        self.b[arm] += reward * x
`;

const TUPLE_STATES = `
from typing import Tuple

class GridQLearner:
    def __init__(self, n_actions, alpha=0.5, gamma=0.9, epsilon=0.1):
        self.n_actions = n_actions
        self.alpha = alpha
        self.gamma = gamma
        self.epsilon = epsilon
        self.table = {}

    def get_q_value(self, state: Tuple, action: int) -> float:
        return self.table.get((state, action), 0.0)

    def update(self, state: Tuple, action: int, reward: float, next_state: Tuple, done: bool):
        best = 0.0 if done else max(self.get_q_value(next_state, a) for a in range(self.n_actions))
        old = self.get_q_value(state, action)
        self.table[(state, action)] = old + self.alpha * (reward + self.gamma * best - old)
`;

const ROOMY_BUFFER = `
import numpy as np

class ReplayBuffer:
    def __init__(self, max_size, input_shape, n_actions):
        self.max_size = max_size
        self.count = 0
        self.states = np.zeros((max_size, *input_shape))
        self.actions = np.zeros((max_size, n_actions))
        self.rewards = np.zeros(max_size)
        self.next_states = np.zeros((max_size, *input_shape))
        self.ends = np.zeros(max_size, dtype=bool)

    def store_transition(self, obs_t, action, reward, obs_tp1, done):
        at = self.count % self.max_size
        self.states[at] = obs_t
        self.actions[at] = action
        self.rewards[at] = reward
        self.next_states[at] = obs_tp1
        self.ends[at] = done
        self.count += 1

    def sample(self, batch_size):
        at = np.random.choice(min(self.count, self.max_size), batch_size, replace=False)
        return self.states[at], self.actions[at], self.rewards[at], self.next_states[at], self.ends[at]

    def __len__(self):
        return min(self.count, self.max_size)
`;

/** As it was written for numpy 1.20. */
const OLD_NUMPY = ROOMY_BUFFER.replace('dtype=bool', 'dtype=np.bool')
  .replace('np.zeros(max_size)', 'np.array([0.0] * max_size, dtype=np.float, copy=False)')
  .replace('self.count = 0', 'self.count = int(np.math.floor(0.5))');

/** Page 1954, with the state of the alarm in an attribute that is nothing until there is one. */
const STATEFUL_DETECTOR = `
class PageHinkley:
    def __init__(self, delta=0.005, threshold=50.0, min_instances=30):
        self.delta = delta
        self.threshold = threshold
        self.min_instances = min_instances
        self.drift_state = None
        self.forget()

    def forget(self):
        self.n = 0
        self.mean = 0.0
        self.total = 0.0
        self.least = 0.0

    def update(self, x):
        if self.drift_state == "drift":
            self.forget()
        self.drift_state = None
        self.n += 1
        self.mean += (x - self.mean) / self.n
        self.total += x - self.mean - self.delta
        self.least = min(self.least, self.total)
        if self.n >= self.min_instances and self.total - self.least > self.threshold:
            self.drift_state = "drift"
`;

const GRID_OF_FOUR = `
import random
from collections import defaultdict

class QLearningAgent:
    def __init__(self, actions):
        self.actions = actions
        self.learning_rate = 0.1
        self.discount_factor = 0.9
        self.epsilon = 0.1
        self.q_table = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])

    def learn(self, state, action, reward, next_state):
        target = reward + self.discount_factor * TARGET(self.q_table[next_state])
        self.q_table[state][action] += self.learning_rate * (target - self.q_table[state][action])

    def get_action(self, state):
        if random.random() < self.epsilon:
            return random.choice(self.actions)
        values = self.q_table[state]
        return values.index(max(values))
`;

describe.skipIf(tier === undefined)('idioms of Python', () => {
  test.each([
    ['estimates that are arrays of one entry', COLUMN_LINUCB, 'LinUCB', 'linucb-disjoint'],
    ['states that are said to be tuples', TUPLE_STATES, 'GridQLearner', 'q-learning'],
    ['a buffer that makes room for parts of a size', ROOMY_BUFFER, 'ReplayBuffer', 'uniform-replay'],
    ['names that numpy has no more', OLD_NUMPY, 'ReplayBuffer', 'uniform-replay'],
    ['four actions, whatever it is told', GRID_OF_FOUR.replace('TARGET', 'max'), 'QLearningAgent', 'q-learning'],
  ])(
    '%s',
    (_, text, symbol, algorithm) => {
      const { verdict, reason } = pythonVerdict(text, symbol, algorithm);
      expect(verdict, reason).toMatch(/^(verified|variant)$/);
    },
    PATIENCE_MS,
  );

  test.each([
    ['a learner that forgets its reward', COLUMN_LINUCB.replace('reward * x', 'x'), 'LinUCB', 'linucb-disjoint'],
    ['a target that is the least of four', GRID_OF_FOUR.replace('TARGET', 'min'), 'QLearningAgent', 'q-learning'],
    [
      'a buffer that never fills',
      ROOMY_BUFFER.replace('self.count % self.max_size', '0'),
      'ReplayBuffer',
      'uniform-replay',
    ],
  ])(
    '%s is still found wrong',
    (_, text, symbol, algorithm) => {
      const { verdict, reason } = pythonVerdict(text, symbol, algorithm);
      expect(verdict, reason).toBe('refuted');
    },
    PATIENCE_MS,
  );

  test(
    'an alarm that is a word, and nothing while there is none',
    () => {
      const { verdict, binding, reason } = pythonVerdict(STATEFUL_DETECTOR, 'PageHinkley', 'page-hinkley');
      expect(binding).toContain('then drift_state');
      expect(verdict, reason).not.toBe('refuted');
    },
    PATIENCE_MS,
  );
});
