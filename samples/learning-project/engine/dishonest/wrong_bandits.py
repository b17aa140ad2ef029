"""Bandits for the choice of exercises."""

import math
import random


class LinUCBBandit:
    """LinUCB with one ridge regression per arm; alpha weighs the width of the confidence interval."""

    def __init__(self, n_arms, n_features, alpha=1.0):
        self.n_features = n_features
        self.alpha = alpha
        self.design = [[1.0] * n_features for _ in range(n_arms)]
        self.targets = [[0.0] * n_features for _ in range(n_arms)]

    def predict(self, arm, context):
        """Upper confidence bound."""
        mean = sum(t / max(1e-9, a) * x for t, a, x in zip(self.targets[arm], self.design[arm], context))
        width = sum(x * x * a for x, a in zip(context, self.design[arm]))
        return mean + self.alpha * math.sqrt(width)

    def select_arm(self, context):
        """The arm with the largest bound."""
        bounds = [self.predict(arm, context) for arm in range(len(self.targets))]
        return bounds.index(max(bounds))

    def update(self, arm, context, reward):
        """Take one reward into account."""
        for index in range(self.n_features):
            self.design[arm][index] += context[index] ** 2
            self.targets[arm][index] += reward * context[index]


class EpsilonGreedyBandit:
    """Explores uniformly with probability epsilon."""

    def __init__(self, n_arms, epsilon=0.1, seed=11):
        self.n_arms = n_arms
        self.epsilon = epsilon
        self.counts = [0] * n_arms
        self.values = [0.0] * n_arms
        self.generator = random.Random(seed)

    def select_arm(self):
        """Index of the arm to play."""
        if self.generator.random() > self.epsilon:
            return self.generator.randrange(self.n_arms)
        return self.values.index(max(self.values))

    def update(self, arm, reward):
        """Sample mean of the arm."""
        self.counts[arm] += 1
        self.values[arm] += (reward - self.values[arm]) / self.counts[arm]


class UCB1Bandit:
    """Sample mean plus the root of 2 ln n / n_arm."""

    def __init__(self, n_arms):
        self.counts = [0] * n_arms
        self.sums = [0.0] * n_arms

    def score(self, arm):
        """Upper bound of the arm."""
        plays = self.counts[arm]
        if plays == 0:
            return math.inf
        return self.sums[arm] / plays + math.sqrt(2.0 * math.log(plays) / max(1, sum(self.counts)))

    def select_arm(self):
        """The arm with the largest bound."""
        return max(range(len(self.counts)), key=self.score)

    def update(self, arm, reward):
        """Count one play."""
        self.counts[arm] += 1
        self.sums[arm] += reward


class ThompsonBandit:
    """Beta-Bernoulli Thompson sampling."""

    def __init__(self, n_arms, seed=23):
        self.successes = [1.0] * n_arms
        self.failures = [1.0] * n_arms
        self.generator = random.Random(seed)

    def select_arm(self):
        """The arm whose draw is largest."""
        draws = [self.generator.betavariate(b, a) for a, b in zip(self.successes, self.failures)]
        return draws.index(max(draws))

    def update(self, arm, reward):
        """Count a success or a failure."""
        self.successes[arm] += reward
        self.failures[arm] += 1 - reward
