"""LinUCB with one ridge regression per arm (Li, Chu, Langford and Schapire 2010, algorithm 1)."""

from __future__ import annotations

import math


class LinUCB:
    """Score of an arm: predicted reward plus alpha times the width of its confidence interval."""

    def __init__(self, n_arms: int, n_features: int, alpha: float = 1.0, ridge: float = 1.0) -> None:
        """Raises ValueError when ridge is not above zero."""
        if ridge <= 0:
            raise ValueError("ridge must be above zero")
        self.n_features = n_features
        self.alpha = alpha
        self.inverses = [
            [[1.0 / ridge if row == column else 0.0 for column in range(n_features)] for row in range(n_features)]
            for _ in range(n_arms)
        ]
        self.targets = [[0.0] * n_features for _ in range(n_arms)]

    def width(self, arm: int, context: list[float]) -> float:
        """sqrt(x' A^-1 x), which falls with every observation of the arm along x."""
        along = [sum(a * x for a, x in zip(row, context)) for row in self.inverses[arm]]
        return math.sqrt(max(0.0, sum(x * value for x, value in zip(context, along))))

    def predict(self, arm: int, context: list[float]) -> float:
        """Upper confidence bound of the arm."""
        if len(context) != self.n_features:
            raise ValueError(f"a context has {self.n_features} features, got {len(context)}")
        theta = [sum(a * b for a, b in zip(row, self.targets[arm])) for row in self.inverses[arm]]
        return sum(t * x for t, x in zip(theta, context)) + self.alpha * self.width(arm, context)

    def select_arm(self, context: list[float]) -> int:
        """The arm with the largest bound; the first among equals."""
        bounds = [self.predict(arm, context) for arm in range(len(self.targets))]
        return bounds.index(max(bounds))

    def update(self, arm: int, context: list[float], reward: float) -> None:
        """Rank-one update of the inverse by the formula of Sherman and Morrison."""
        inverse = self.inverses[arm]
        along = [sum(a * x for a, x in zip(row, context)) for row in inverse]
        denominator = 1.0 + sum(x * value for x, value in zip(context, along))
        for row in range(self.n_features):
            for column in range(self.n_features):
                inverse[row][column] -= along[row] * along[column] / denominator
            self.targets[arm][row] += reward * context[row]
