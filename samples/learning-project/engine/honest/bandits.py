"""Bandits that choose the next exercise. All randomness comes from a generator that the caller seeds."""

from __future__ import annotations

import math
import random


class EpsilonGreedy:
    """Explores uniformly with probability epsilon, else takes the best sample mean (Sutton and Barto 2018, 2.4)."""

    def __init__(self, n_arms: int, epsilon: float = 0.1, seed: int = 11) -> None:
        """Raises ValueError without arms or when epsilon is no probability."""
        if n_arms < 1:
            raise ValueError("at least one arm is needed")
        if not 0.0 <= epsilon <= 1.0:
            raise ValueError("epsilon is a probability")
        self.n_arms = n_arms
        self.epsilon = epsilon
        self.counts = [0] * n_arms
        self.values = [0.0] * n_arms
        self.generator = random.Random(seed)

    def select_arm(self) -> int:
        """Index of the arm to play; one of the best at random."""
        if self.generator.random() < self.epsilon:
            return self.generator.randrange(self.n_arms)
        best = max(self.values)
        return self.generator.choice([arm for arm, value in enumerate(self.values) if value == best])

    def value(self, arm: int) -> float:
        """Sample mean of the arm."""
        return self.values[arm]

    def update(self, arm: int, reward: float) -> None:
        """Move the sample mean of the arm by 1/n of the difference."""
        self.counts[arm] += 1
        self.values[arm] += (reward - self.values[arm]) / self.counts[arm]

    def decay_epsilon(self, factor: float, floor: float) -> None:
        """Multiply epsilon by factor, never below floor."""
        self.epsilon = max(floor, self.epsilon * factor)


class Ucb1:
    """Sample mean plus c sqrt(ln n / n_arm), every arm once at first (Auer et al. 2002, figure 1, c = sqrt 2)."""

    def __init__(self, n_arms: int, exploration: float = math.sqrt(2.0)) -> None:
        self.counts = [0] * n_arms
        self.sums = [0.0] * n_arms
        self.exploration = exploration

    def score(self, arm: int) -> float:
        """Upper bound of the arm; infinite before its first play."""
        plays = self.counts[arm]
        if plays == 0:
            return math.inf
        total = sum(self.counts)
        return self.sums[arm] / plays + self.exploration * math.sqrt(math.log(max(1, total)) / plays)

    def select_arm(self) -> int:
        """The arm with the largest bound; the first among equals."""
        return max(range(len(self.counts)), key=self.score)

    def update(self, arm: int, reward: float) -> None:
        """Count one play of the arm."""
        self.counts[arm] += 1
        self.sums[arm] += reward


class ThompsonSampling:
    """Beta-Bernoulli Thompson sampling (Thompson 1933; Chapelle and Li 2011, algorithm 2)."""

    def __init__(self, n_arms: int, seed: int = 23) -> None:
        self.successes = [1.0] * n_arms
        self.failures = [1.0] * n_arms
        self.generator = random.Random(seed)

    def select_arm(self) -> int:
        """The arm whose draw from its posterior is largest."""
        draws = [self.generator.betavariate(a, b) for a, b in zip(self.successes, self.failures)]
        return draws.index(max(draws))

    def update(self, arm: int, reward: float) -> None:
        """A reward of 1 counts as a success, of 0 as a failure; others raise ValueError."""
        if reward not in (0, 1):
            raise ValueError("rewards are 0 or 1")
        self.successes[arm] += reward
        self.failures[arm] += 1 - reward
