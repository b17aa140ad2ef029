import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, pythonVerdict, tier } from './python-verdict.js';
import { verdictOf } from './subject-verdict.js';

describe('learners that act in a world that they are given', () => {
  test.each([
    ['WanderingLearner', 'q-learning'],
    ['walkingSarsa', 'sarsa'],
  ])('%s learns by its rule from the transitions that it saw', async (symbol, algorithm) => {
    const { verdict, binding } = await verdictOf('worlds.ts', symbol, algorithm);
    expect(verdict).toBe('verified');
    expect(binding).toContain('train: ');
  });

  test.each([
    ['WanderingLearnerLookingBack', 'q-learning', 'bootstraps-current-state'],
    ['walkingSarsaOffPolicy', 'sarsa', 'q-learning'],
  ])('%s has the table of another rule', async (symbol, algorithm, known) => {
    const { verdict, behavesAs } = await verdictOf('worlds.ts', symbol, algorithm);
    expect(verdict).toBe('refuted');
    expect(behavesAs?.id).toBe(known);
  });

  test('a table that no known rule makes decides nothing', async () => {
    const { verdict, outcomes } = await verdictOf('worlds.ts', 'WanderingLearnerSlowing', 'q-learning');
    expect(verdict).toBe('untested');
    expect(outcomes.find(({ property }) => property === 'q-learning.learns-from-its-walk')?.detail).toMatch(
      'no known rule',
    );
  });
});

const TEXT = `import random
from collections import defaultdict


def q_learning(env, num_episodes, alpha=0.5, gamma=1.0, epsilon=0.1):
    """Q-learning: off-policy control by temporal differences."""
    Q = defaultdict(lambda: [0.0] * env.action_space.n)
    for _ in range(num_episodes):
        state, done = env.reset(), False
        while not done:
            if random.random() < epsilon:
                action = env.action_space.sample()
            else:
                action = max(range(env.action_space.n), key=lambda a: Q[state][a])
            following, reward, done, _info = env.step(action)
            target = reward + gamma * max(Q[following])
            Q[state][action] += alpha * (target - Q[state][action])
            state = following
    return Q, [float(num_episodes), 0.0]
`;

const BY_PAIRS = TEXT.replace('[0.0] * env.action_space.n', '0.0')
  .replace('key=lambda a: Q[state][a]', 'key=lambda a: Q[state, a]')
  .replace('max(Q[following])', 'max(Q[following, a] for a in env.actions)')
  .replaceAll('Q[state][action]', 'Q[state, action]');

describe.runIf(tier)('the same in Python', () => {
  test.each([
    ['rows', TEXT, 'verified', undefined],
    ['rows and the least value', TEXT.replace('max(Q', 'min(Q'), 'refuted', 'least-target'],
    ['pairs', BY_PAIRS, 'verified', undefined],
  ])('with %s', { timeout: PATIENCE_MS }, (_, text, expected, known) => {
    const { verdict, behavesAs } = pythonVerdict(text, 'q_learning', 'q-learning');
    expect(verdict).toBe(expected);
    expect(behavesAs?.id).toBe(known);
  });
});
