import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, pythonVerdict, tier } from './python-verdict.js';

/** Styles of courses and tutorials: each right program with one line that makes it wrong. */
interface Twins {
  readonly symbol: string;
  readonly algorithm: string;
  readonly right: string;
  /** Text of the right one, and what stands in its place in the wrong one. */
  readonly fault: readonly [string, string];
  readonly verdict: 'verified' | 'variant';
}

const SCRIPT_BUFFER = `
from collections import deque
import random
import numpy as np
import gym

class ReplayBuffer:
    def __init__(self, buffer_size, batch_size):
        self.buffer = deque(maxlen=buffer_size)
        self.batch_size = batch_size

    def add(self, state, action, reward, next_state, done):
        self.buffer.append((state, action, reward, next_state, done))

    def __len__(self):
        return len(self.buffer)

    def get_batch(self):
        drawn = random.sample(self.buffer, self.batch_size)
        state = np.stack([one[0] for one in drawn])
        action = np.array([one[1] for one in drawn])
        reward = np.array([one[2] for one in drawn])
        next_state = np.stack([one[3] for one in drawn])
        done = np.array([one[4] for one in drawn]).astype(np.int32)
        return state, action, reward, next_state, done

env = gym.make("Pole")
buffer = ReplayBuffer(100, 8)
for episode in range(10):
    state, done = env.reset(), False
    while not done:
        next_state, reward, done, info = env.step(0)
        buffer.add(state, 0, reward, next_state, done)
`;

const ERRORS_WITH_ITEMS = `
import random
import numpy as np

class Memory:
    e = 0.02
    a = 0.7
    beta = 0.4

    def __init__(self, capacity):
        self.capacity = capacity
        self.kept = []
        self.priorities = []

    def _priority(self, error):
        return (abs(error) + self.e) ** self.a

    def add(self, error, sample):
        self.kept.append(sample)
        self.priorities.append(self._priority(error))
        self.kept, self.priorities = self.kept[-self.capacity:], self.priorities[-self.capacity:]

    def sample(self, n):
        self.beta = min(1.0, self.beta + 0.01)
        places = random.choices(range(len(self.kept)), weights=self.priorities, k=n)
        share = np.array([self.priorities[place] for place in places]) / sum(self.priorities)
        weights = (len(self.kept) * share) ** -self.beta
        return [self.kept[place] for place in places], places, weights / weights.max()

    def update(self, idx, error):
        self.priorities[idx] = self._priority(error)
`;

const LEGAL_ACTIONS = `
from collections import defaultdict
import random

class QLearningAgent:
    def __init__(self, alpha, epsilon, discount, get_legal_actions):
        self.get_legal_actions = get_legal_actions
        self.values = defaultdict(lambda: defaultdict(float))
        self.alpha, self.epsilon, self.discount = alpha, epsilon, discount

    def get_qvalue(self, state, action):
        return self.values[state][action]

    def get_value(self, state):
        return max(self.get_qvalue(state, action) for action in self.get_legal_actions(state))

    def update(self, state, action, reward, next_state, done):
        target = reward + self.discount * (0 if done else self.get_value(next_state))
        self.values[state][action] += self.alpha * (target - self.values[state][action])

    def get_action(self, state):
        actions = self.get_legal_actions(state)
        if random.random() < self.epsilon:
            return random.choice(actions)
        return max(actions, key=lambda action: self.get_qvalue(state, action))
`;

const LABELS = `
import numpy as np

def expected_calibration_error(true_labels, pred_labels, confidences, num_bins=10):
    edges = np.linspace(0.0, 1.0, num_bins + 1)
    which = np.clip(np.digitize(confidences, edges) - 1, 0, num_bins - 1)
    total = 0.0
    for b in range(num_bins):
        inside = which == b
        if inside.any():
            accuracy = np.mean(true_labels[inside] == pred_labels[inside])
            total += inside.mean() * abs(accuracy - confidences[inside].mean())
    return total
`;

const FIRST_REWARD = `
import random

class Sarsa:
    def __init__(self, actions, epsilon=0.1, alpha=0.2, gamma=0.9):
        self.q = {}
        self.epsilon, self.alpha, self.gamma, self.actions = epsilon, alpha, gamma, actions

    def getQ(self, state, action):
        return self.q.get((state, action), 0.0)

    def learn(self, state1, action1, reward, state2, action2):
        old = self.q.get((state1, action1))
        target = reward + self.gamma * self.getQ(state2, action2)
        self.q[(state1, action1)] = reward if old is None else old + self.alpha * (target - old)

    def chooseAction(self, state):
        if random.random() < self.epsilon:
            return random.choice(self.actions)
        return max(self.actions, key=lambda action: self.getQ(state, action))
`;

const GREEDY_EPSILON = `
import numpy as np

class QLearning:
    def __init__(self, env, epsilon: float = 0.9, gamma: float = 0.95, lr: float = 0.01):
        self.env = env
        self.epsilon, self.gamma, self.lr = epsilon, gamma, lr
        self.Q = np.zeros((self.env.observation_space.n, self.env.action_space.n))

    def get_action(self, state: np.ndarray, explore: bool = True) -> int:
        if explore and np.random.uniform() > self.epsilon:
            return self.env.action_space.sample()
        return np.argmax(self.Q[state, :])

    def update(self, transition) -> None:
        state, action, reward, next_state = transition
        self.Q[state, action] += self.lr * (reward + self.gamma * np.max(self.Q[next_state, :]) - self.Q[state, action])
`;

const SIDE_BY_SIDE = `
import numpy as np
from typing import Dict, List

class SimpleVectorStore:
    def __init__(self):
        self.vectors = []
        self.metadatas = []

    def add(self, embeddings: List[List[float]], metadatas: List[Dict]):
        for embedding, metadata in zip(embeddings, metadatas):
            self.vectors.append(np.array(embedding))
            self.metadatas.append(metadata)

    def search(self, query_vector: List[float], top_k: int = 5) -> List[Dict]:
        query = np.array(query_vector)
        if not self.vectors:
            return []
        scores = [
            float(query @ vector / (np.linalg.norm(query) * np.linalg.norm(vector) or 1.0)) for vector in self.vectors
        ]
        order = np.argsort(scores)[::-1][:top_k]
        return [{"score": scores[place], "metadata": self.metadatas[place]} for place in order]
`;

const TABLE_IN_PLACE = `
def greedy(values):
    return max(values, key=values.get)

def q_learning(action_values, old_state, action, reward, new_state, alpha, gamma):
    best = greedy(action_values[new_state])
    target = reward + gamma * action_values[new_state][best]
    action_values[old_state][action] += alpha * (target - action_values[old_state][action])
`;

const TWINS: Readonly<Record<string, Twins>> = {
  'a buffer whose constructor is given the size of batches, in a script': {
    symbol: 'ReplayBuffer',
    algorithm: 'uniform-replay',
    right: SCRIPT_BUFFER,
    fault: ['random.sample(self.buffer, self.batch_size)', 'list(self.buffer)[-self.batch_size:]'],
    verdict: 'verified',
  },
  'a prioritised memory that is told the error of each item': {
    symbol: 'Memory',
    algorithm: 'prioritised-replay',
    right: ERRORS_WITH_ITEMS,
    fault: ['weights=self.priorities, k=n', 'k=n'],
    verdict: 'verified',
  },
  'an agent that asks a function for the actions': {
    symbol: 'QLearningAgent',
    algorithm: 'q-learning',
    right: LEGAL_ACTIONS,
    fault: ['return max(self.get_qvalue', 'return min(self.get_qvalue'],
    verdict: 'verified',
  },
  'a calibration error of labels and predictions': {
    symbol: 'expected_calibration_error',
    algorithm: 'calibration-error',
    right: LABELS,
    fault: ['inside.mean() * abs', 'abs'],
    verdict: 'verified',
  },
  'a store that is given lists side by side': {
    symbol: 'SimpleVectorStore',
    algorithm: 'cosine-store',
    right: SIDE_BY_SIDE,
    fault: ['[::-1]', ''],
    verdict: 'verified',
  },
  'a function that learns into a table of records': {
    symbol: 'q_learning',
    algorithm: 'q-learning',
    right: TABLE_IN_PLACE,
    fault: ['return max(values', 'return min(values'],
    verdict: 'verified',
  },
  'a table that begins with the first reward': {
    symbol: 'Sarsa',
    algorithm: 'sarsa',
    right: FIRST_REWARD,
    fault: ['self.gamma * self.getQ(state2, action2)', 'self.gamma * max(self.getQ(state2, a) for a in self.actions)'],
    verdict: 'variant',
  },
  'an epsilon that is the probability of the best action, and an environment': {
    symbol: 'QLearning',
    algorithm: 'q-learning',
    right: GREEDY_EPSILON,
    fault: ['np.max(self.Q[next_state, :])', 'np.min(self.Q[next_state, :])'],
    verdict: 'variant',
  },
};

describe.skipIf(tier === undefined)('programs as courses write them', () => {
  test.each(Object.entries(TWINS))(
    '%s',
    { timeout: PATIENCE_MS },
    (_, { symbol, algorithm, right, fault, verdict }) => {
      const wrong = right.replace(fault[0], () => fault[1]);
      expect(wrong).not.toBe(right);
      const [good, bad] = [right, wrong].map((text) => pythonVerdict(text, symbol, algorithm)) as [
        ReturnType<typeof pythonVerdict>,
        ReturnType<typeof pythonVerdict>,
      ];
      expect(good).toMatchObject({ verdict });
      expect(bad).toMatchObject({ verdict: 'refuted' });
    },
  );

  test('a choice among more arms than it was told of is held against nobody', { timeout: PATIENCE_MS }, () => {
    const text = `
import numpy as np

class Agent:
    def __init__(self, epsilon):
        self.epsilon = epsilon
        self.qs = np.zeros(10)
        self.ns = np.zeros(10)

    def update(self, action, reward):
        self.ns[action] += 1
        self.qs[action] += (reward - self.qs[action]) / self.ns[action]

    def get_action(self):
        if np.random.rand() < self.epsilon:
            return np.random.randint(0, len(self.qs))
        return np.argmax(self.qs)
`;
    expect(pythonVerdict(text, 'Agent', 'epsilon-greedy').verdict).not.toBe('refuted');
  });
});
