import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, pythonVerdict, tier } from './python-verdict.js';

/** Tabular control whose parts are told apart by `HEAD` (how it begins) and `TARGET` (what it learns towards). */
const TABLE = `
class Agent:
    def __init__(self, HEAD):
BODY
        self.q = {}

    def _row(self, state):
        return self.q.setdefault(state, [0.0] * self.n)

    def update(self, s, a, r, s2, done):
        target = r + self.gamma * max(self._row(s2)) * (1 - done)
        self._row(s)[a] += self.alpha * (target - self._row(s)[a])
`;

const agent = (head: string, ...body: string[]): string =>
  TABLE.replace('HEAD', head).replace('BODY', body.map((line) => `        ${line}`).join('\n'));

describe.skipIf(tier === undefined)('constructors that ask for more than numbers', { timeout: PATIENCE_MS }, () => {
  test.each([
    [
      'a configuration read by key',
      agent(
        'n_actions, config',
        'self.n = n_actions',
        'self.alpha = config["alpha"]',
        'self.gamma = config.get("gamma", 0.9)',
      ),
      'Agent(n_actions = nA, {alpha, gamma})',
    ],
    [
      'a configuration read by attribute, with a floor of exploration that nothing knows',
      agent(
        'n_actions, args',
        'self.n = n_actions',
        'self.alpha, self.gamma = args.lr, args.gamma',
        'self.floor = args.min_epsilon',
      ),
      'Agent(n_actions = nA, {gamma, lr = alpha, min_epsilon = 0})',
    ],
    [
      'an environment with spaces',
      agent('env, alpha, gamma', 'self.n = env.action_space.n', 'self.alpha, self.gamma = alpha, gamma'),
      'Agent({action_space = nA as a space with n elements}, alpha, gamma)',
    ],
    [
      'the sides of a grid',
      agent(
        'nrow, ncol, n_action, alpha, gamma',
        'self.n, self.cells = n_action, nrow * ncol',
        'self.alpha, self.gamma = alpha, gamma',
      ),
      'Agent(nrow = one row, ncol = nS as the columns of a grid, n_action = nA, alpha, gamma)',
    ],
    [
      'a number of episodes',
      agent(
        'n_actions, alpha, gamma, n_episodes',
        'self.n, self.left = n_actions, n_episodes',
        'self.alpha, self.gamma = alpha, gamma',
      ),
      'Agent(n_actions = nA, alpha, gamma, n_episodes = 1000)',
    ],
  ])('%s', (_, text, construction) => {
    const { verdict, binding, reason } = pythonVerdict(text, 'Agent', 'q-learning');
    expect(binding, reason).toContain(construction);
    expect(verdict, reason).toBe('verified');
  });
});

describe.skipIf(tier === undefined)('one transition in one argument', { timeout: PATIENCE_MS }, () => {
  const learner = (update: string): string => `
class Learner:
    def __init__(self, n_states, n_actions, alpha, gamma):
        self.table = [[0.0] * n_actions for _ in range(n_states)]
        self.alpha, self.gamma = alpha, gamma

    def update(self, transition):
${update
  .split('\n')
  .map((line) => `        ${line}`)
  .join('\n')}
`;

  test.each([
    [
      'as a tuple that is taken apart',
      'state, action, reward, next_state, done = transition\ntarget = reward + (0 if done else self.gamma * max(self.table[next_state]))\nself.table[state][action] += self.alpha * (target - self.table[state][action])',
      'verified',
    ],
    [
      'as a record',
      't = transition\ntarget = transition.reward + (0 if transition.done else self.gamma * max(self.table[transition.next_state]))\nself.table[t.state][t.action] += self.alpha * (target - self.table[transition.state][transition.action])',
      'verified',
    ],
    [
      'as a tuple, with the mean in the place of the maximum',
      'state, action, reward, next_state, done = transition\nrow = self.table[next_state]\ntarget = reward + (0 if done else self.gamma * sum(row) / len(row))\nself.table[state][action] += self.alpha * (target - self.table[state][action])',
      'refuted',
    ],
  ])('%s', (_, update, expected) => {
    const { verdict, reason } = pythonVerdict(learner(update), 'Learner', 'q-learning');
    expect(verdict, reason).toBe(expected);
  });
});

const UCB = `
import math
import numpy as np

class Policy:
    def __init__(self, true_means):
        self.means = true_means
        self.counts = np.zeros(true_means.size)
        self.totals = np.zeros(true_means.size)
        self.chosen_arm = None

    def select_arm(self, t):
        untried = np.flatnonzero(self.counts == 0)
        if untried.size:
            self.chosen_arm = int(untried[0])
            return
        bonus = np.sqrt(2 * math.log(t) / self.counts)
        self.chosen_arm = int(np.argmax(self.totals / self.counts + bonus))

    def update(self, arm, rewards):
        self.counts[arm] += 1
        self.totals[arm] += rewards[arm]
`;

describe.skipIf(tier === undefined)('a simulation around a policy', { timeout: PATIENCE_MS }, () => {
  test('true means, the round, rewards of all arms, and a choice that is kept', () => {
    const { verdict, binding, reason } = pythonVerdict(UCB, 'Policy', 'ucb1');
    expect(binding, reason).toContain('true_means = k with an entry each as a numpy array');
    expect(binding).toContain('select_arm(t = the round counted from');
    expect(binding).toContain('then chosen_arm');
    expect(binding).toContain('rewards = reward at the place of its arm as a numpy array');
    expect(verdict, reason).toBe('verified');
  });

  test('the true means are no estimates', () => {
    const text = `
import random

class EpsilonGreedy:
    def __init__(self, means, epsilon):
        self.means = means
        self.epsilon = epsilon
        self.counts = [0] * len(means)
        self.emp_means = [0.0] * len(means)

    def update(self, arm, reward):
        self.counts[arm] += 1
        self.emp_means[arm] += (reward - self.emp_means[arm]) / self.counts[arm]
`;
    const { binding, outcomes } = pythonVerdict(text, 'EpsilonGreedy', 'epsilon-greedy');
    expect(binding).toContain('value: attribute emp_means');
    expect(outcomes.filter(({ outcome }) => outcome === 'fails')).toEqual([]);
  });
});
