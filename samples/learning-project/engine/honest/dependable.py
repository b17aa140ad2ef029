"""Learners whose habits are promised as well as their results."""

from __future__ import annotations

import random
from typing import Any, Sequence


class DependableSarsa:
    """Tabular SARSA that learns from every update. Deterministic for a given seed, and can be saved and loaded."""

    def __init__(
        self,
        n_states: int,
        n_actions: int,
        alpha: float = 0.25,
        gamma: float = 0.8,
        epsilon: float = 0.05,
        seed: int = 17,
    ) -> None:
        self.rates = {"alpha": alpha, "gamma": gamma, "epsilon": epsilon}
        self.values = {(s, a): 0.0 for s in range(n_states) for a in range(n_actions)}
        self.choices = range(n_actions)
        self.source = random.Random(seed)

    def select_action(self, state: int) -> int:
        """The best action, or with probability epsilon any."""
        if self.source.random() < self.rates["epsilon"]:
            return self.source.choice(self.choices)
        return max(self.choices, key=lambda action: self.values[state, action])

    def update(self, state: int, action: int, reward: float, next_state: int, next_action: int, done: bool) -> None:
        """Moves towards the reward and the value of the action that is taken next."""
        ahead = reward if done else reward + self.rates["gamma"] * self.values[next_state, next_action]
        old = self.values[state, action]
        self.values[state, action] = old + self.rates["alpha"] * (ahead - old)

    def get_q_value(self, state: int, action: int) -> float:
        """What an action is worth."""
        return self.values[state, action]

    def save(self) -> dict[str, Any]:
        """Everything that has been learnt, as data."""
        return {"values": [[state, action, value] for (state, action), value in self.values.items()]}

    def load(self, saved: dict[str, Any]) -> None:
        """Goes on from what was saved."""
        self.values = {(state, action): value for state, action, value in saved["values"]}


def median_of_updates(updates: Sequence[Sequence[float]]) -> list[float]:
    """Coordinate-wise median of the clients' updates. Does not modify its inputs."""
    if not updates:
        raise ValueError("a median needs an update")
    middle, odd = divmod(len(updates), 2)
    ordered = [sorted(column) for column in zip(*updates)]
    return [column[middle] if odd else (column[middle - 1] + column[middle]) / 2 for column in ordered]
