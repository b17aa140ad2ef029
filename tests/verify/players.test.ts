import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, pythonVerdicts, tier } from './python-verdict.js';
import { verdictOf } from './subject-verdict.js';

/** Bandits that ask an environment, or a list of arms, for the rewards of what they choose. */
const PLAYERS = `
import math
import random


class Solver:
    def __init__(self, bandit, epsilon=0.1):
        self.bandit = bandit
        self.epsilon = epsilon
        self.counts = [0] * bandit.n_arms
        self.estimates = [1.0] * bandit.n_arms

    def run_one_step(self):
        if random.random() < self.epsilon:
            arm = random.randrange(self.bandit.n_arms)
        else:
            arm = max(range(self.bandit.n_arms), key=lambda one: self.estimates[one])
        reward = self.bandit.step(arm)
        self.estimates[arm] += (reward - self.estimates[arm]) / (self.counts[arm] + 1)
        return arm

    def run(self, num_steps):
        for _ in range(num_steps):
            self.counts[self.run_one_step()] += 1


class LateSolver(Solver):
    def run(self, num_steps):
        for _ in range(num_steps):
            self.counts[self.run_one_step()] += 2


class Optimist:
    def __init__(self, env, c):
        self.env, self.c = env, c
        self.k = env.action_space.n
        self.sums, self.plays = [0.0] * self.k, [0] * self.k

    def index(self, arm):
        if self.plays[arm] == 0:
            return math.inf
        return self.sums[arm] / self.plays[arm] + self.c * math.sqrt(math.log(sum(self.plays)) / self.plays[arm])

    def step(self):
        arm = max(range(self.k), key=self.index)
        _, reward, done, info = self.env.step(arm)
        self.sums[arm] += reward
        self.plays[arm] += 1


class Pessimist(Optimist):
    def index(self, arm):
        if self.plays[arm] == 0:
            return math.inf
        return self.sums[arm] / self.plays[arm] - self.c * math.sqrt(math.log(sum(self.plays)) / self.plays[arm])


class Sampler:
    def __init__(self, arms):
        self.arms = arms
        self.alpha, self.beta = [1] * len(arms), [1] * len(arms)

    def play_round(self):
        draws = [random.betavariate(a, b) for a, b in zip(self.alpha, self.beta)]
        chosen = draws.index(max(draws))
        if self.arms[chosen].pull() == 1:
            self.alpha[chosen] += 1
        else:
            self.beta[chosen] += 1


class LuckySampler(Sampler):
    def play_round(self):
        draws = [random.betavariate(a, b) for a, b in zip(self.alpha, self.beta)]
        chosen = draws.index(max(draws))
        if self.arms[chosen].pull() == 1:
            self.alpha[chosen] += 1


class TwiceSolver(Solver):
    def run_one_step(self):
        self.bandit.step(0)
        return super().run_one_step()
`;

describe.skipIf(tier === undefined)('bandits of Python that pull themselves', { timeout: PATIENCE_MS }, () => {
  const told =
    tier === undefined
      ? []
      : pythonVerdicts(PLAYERS, [
          ['Solver', 'epsilon-greedy'],
          ['LateSolver', 'epsilon-greedy'],
          ['Optimist', 'ucb1'],
          ['Pessimist', 'ucb1'],
          ['Sampler', 'thompson-bernoulli'],
          ['LuckySampler', 'thompson-bernoulli'],
          ['TwiceSolver', 'epsilon-greedy'],
        ]);
  const of = (symbol: string) => told.find(([name]) => name === symbol)?.[1];

  test.each([
    ['Solver', 'run(num_steps = the number of rounds)'],
    ['Optimist', 'env = arms as arms that give steps of four parts'],
    ['Sampler', 'arms as a list of arms that give rewards'],
  ])('%s is right', (symbol, binding) => {
    expect(of(symbol)?.verdict).toBe('verified');
    expect(of(symbol)?.binding).toContain(binding);
  });

  test.each([
    ['LateSolver', 'epsilon-greedy.plays-learn-their-rewards'],
    ['Pessimist', 'ucb1.plays-follow-the-index'],
    ['LuckySampler', 'thompson-bernoulli.plays-update-the-posterior'],
  ])('%s is wrong', (symbol, property) => {
    expect(of(symbol)?.verdict).toBe('refuted');
    expect(of(symbol)?.outcomes[0]?.property).toBe(property);
  });

  test('one that asks for more than a reward each round is not driven', () => {
    expect(of('TwiceSolver')?.verdict).toBe('untested');
    expect(of('TwiceSolver')?.reason).toContain('unbound');
  });
});

describe('bandits of TypeScript that pull themselves', () => {
  test.each([
    ['GreedyPlayer', 'epsilon-greedy', 'verified'],
    ['SummingPlayer', 'epsilon-greedy', 'refuted'],
    ['BoundPlayer', 'ucb1', 'verified'],
    ['EagerPlayer', 'ucb1', 'refuted'],
  ])('%s as %s is %s', async (symbol, algorithm, verdict) => {
    expect((await verdictOf('players.ts', symbol, algorithm)).verdict).toBe(verdict);
  });
});
