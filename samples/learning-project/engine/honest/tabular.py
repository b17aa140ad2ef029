"""Tabular control for the tutor's small decision problems."""

from __future__ import annotations

import random


# @claim a terminal step has no next value
class QLearner:
    """Q-learning (Watkins and Dayan 1992): the target uses the best action of the next state."""

    def __init__(
        self,
        n_states: int,
        n_actions: int,
        alpha: float = 0.5,
        gamma: float = 0.9,
        epsilon: float = 0.1,
        seed: int = 3,
    ) -> None:
        self.n_actions = n_actions
        self.alpha = alpha
        self.gamma = gamma
        self.epsilon = epsilon
        self.table = [[0.0] * n_actions for _ in range(n_states)]
        self.generator = random.Random(seed)

    def select_action(self, state: int) -> int:
        """Epsilon-greedy action."""
        if self.generator.random() < self.epsilon:
            return self.generator.randrange(self.n_actions)
        row = self.table[state]
        return row.index(max(row))

    def update(self, state: int, action: int, reward: float, next_state: int, done: bool) -> None:
        """One step of experience; a terminal step has no next value."""
        following = 0.0 if done else max(self.table[next_state])
        error = reward + self.gamma * following - self.table[state][action]
        self.table[state][action] += self.alpha * error

    def get_q_value(self, state: int, action: int) -> float:
        """Current estimate."""
        return self.table[state][action]
