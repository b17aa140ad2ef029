"""Right results by wrong habits: each of these computes what it says, and breaks another promise."""

from __future__ import annotations

import random
from typing import Any


class CasualExpectedSarsa:
    """Tabular expected SARSA. Deterministic for a given seed."""

    def __init__(self, n_states: int, n_actions: int, alpha: float = 0.2, gamma: float = 0.9, epsilon: float = 0.3, seed: int = 1):
        self.alpha, self.gamma, self.epsilon = alpha, gamma, epsilon
        self.q_table = [[0.0 for _ in range(n_actions)] for _ in range(n_states)]
        self.dice = random.Random(seed)

    def select_action(self, state: int) -> int:
        """Draws from the source that everybody shares."""
        options = list(enumerate(self.q_table[state]))
        if random.random() < self.epsilon:
            return random.choice(options)[0]
        return max(options, key=lambda option: option[1])[0]

    def update(self, state: int, action: int, reward: float, next_state: int, done: bool) -> None:
        """Moves towards the reward and the mean of the next values under the policy."""
        target = reward
        if not done:
            row = self.q_table[next_state]
            best = max(row)
            winners = row.index(best)
            for index, value in enumerate(row):
                weight = self.epsilon / len(row) + (1 - self.epsilon if index == winners else 0)
                target += self.gamma * weight * value
        self.q_table[state][action] += self.alpha * (target - self.q_table[state][action])

    def get_q_value(self, state: int, action: int) -> float:
        """What an action is worth."""
        return self.q_table[state][action]


class ForgetfulSarsa:
    """Tabular SARSA that can be saved and loaded."""

    def __init__(self, n_states: int, n_actions: int, alpha: float = 0.4, gamma: float = 0.7):
        self.worth: dict[int, list[float]] = {number: [0.0] * n_actions for number in range(n_states)}
        self.alpha = alpha
        self.gamma = gamma

    def update(self, state: int, action: int, reward: float, next_state: int, next_action: int, done: bool) -> None:
        """Moves towards the reward and the value of the action that is taken next."""
        rest = 0.0 if done else self.worth[next_state][next_action]
        gap = reward + self.gamma * rest - self.worth[state][action]
        self.worth[state][action] += gap * self.alpha

    def get_q_value(self, state: int, action: int) -> float:
        """What an action is worth."""
        return self.worth[state][action]

    def save(self) -> dict[str, Any]:
        """Whole numbers take less room."""
        return {str(state): [round(value) for value in row] for state, row in self.worth.items()}

    def load(self, saved: dict[str, Any]) -> None:
        """Takes the numbers back."""
        self.worth = {int(state): [float(value) for value in row] for state, row in saved.items()}


def median_in_place(updates: list[list[float]]) -> list[float]:
    """Coordinate-wise median of the clients' updates. Does not modify its inputs."""
    answer: list[float] = []
    width = len(updates[0])
    for index in range(width):
        updates.sort(key=lambda update: update[index])
        half = len(updates) // 2
        upper = updates[half][index]
        answer.append(upper if len(updates) % 2 == 1 else (updates[half - 1][index] + upper) / 2)
    return answer


class HeedlessSarsa:
    """Tabular SARSA with the learning rate alpha. Learns from every update."""

    def __init__(self, n_states: int, n_actions: int, alpha: float = 0.6, gamma: float = 0.5):
        self.size = (n_states, n_actions)
        self.alpha = alpha
        self.gamma = gamma
        self.estimates = [0.0] * (n_states * n_actions)

    def update(self, state: int, action: int, reward: float, next_state: int, next_action: int, done: bool) -> None:
        """Works out a new estimate, which nobody keeps."""
        estimates = self.estimates[:]
        place = state * self.size[1] + action
        follow = 0.0 if done else estimates[next_state * self.size[1] + next_action]
        estimates[place] += 0.5 * (reward + self.gamma * follow - estimates[place])

    def get_q_value(self, state: int, action: int) -> float:
        """What an action is worth."""
        return self.estimates[state * self.size[1] + action]
