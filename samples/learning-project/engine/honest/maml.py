"""MAML and Reptile for linear regression with the loss |X theta - y|^2 / (2 n) and one inner step."""

from __future__ import annotations

from typing import Sequence

Rows = Sequence[Sequence[float]]


def loss_gradient(theta: Sequence[float], inputs: Rows, targets: Sequence[float]) -> list[float]:
    """X'(X theta - y) / n. Raises ValueError without rows."""
    if not inputs:
        raise ValueError("a task needs rows")
    gradient = [0.0] * len(theta)
    for row, target in zip(inputs, targets):
        error = sum(t * x for t, x in zip(theta, row)) - target
        for index, value in enumerate(row):
            gradient[index] += error * value / len(inputs)
    return gradient


class MAML:
    """Finn, Abbeel and Levine 2017: the outer gradient goes through the inner step."""

    def __init__(self, theta: Sequence[float], inner_lr: float = 0.1, meta_lr: float = 0.05) -> None:
        self.theta = list(theta)
        self.inner_lr = inner_lr
        self.meta_lr = meta_lr

    def adapt(self, inputs: Rows, targets: Sequence[float]) -> list[float]:
        """Weights after one gradient step on the support rows; theta stays as it is."""
        gradient = loss_gradient(self.theta, inputs, targets)
        return [value - self.inner_lr * slope for value, slope in zip(self.theta, gradient)]

    def meta_step(self, tasks: Sequence[tuple[Rows, Sequence[float], Rows, Sequence[float]]]) -> None:
        """One step on the mean outer gradient (I - inner_lr H) g of the tasks."""
        if not tasks:
            raise ValueError("no tasks")
        outer = [0.0] * len(self.theta)
        for support_x, support_y, query_x, query_y in tasks:
            slope = loss_gradient(self.adapt(support_x, support_y), query_x, query_y)
            curved = loss_gradient(slope, support_x, [0.0] * len(support_y))
            for index in range(len(outer)):
                outer[index] += (slope[index] - self.inner_lr * curved[index]) / len(tasks)
        self.theta = [value - self.meta_lr * step for value, step in zip(self.theta, outer)]


class Reptile:
    """Nichol, Achiam and Schulman 2018: move towards the weights that tasks arrive at."""

    def __init__(self, theta: Sequence[float], inner_lr: float = 0.1, meta_lr: float = 0.5) -> None:
        self.theta = list(theta)
        self.inner_lr = inner_lr
        self.meta_lr = meta_lr

    def meta_step(self, tasks: Sequence[tuple[Rows, Sequence[float]]], steps: int = 5) -> None:
        """Several inner steps on every task, then a share of the way to the mean of where they end."""
        if not tasks:
            raise ValueError("no tasks")
        reached = [self.train(inputs, targets, steps) for inputs, targets in tasks]
        means = [sum(column) / len(tasks) for column in zip(*reached)]
        self.theta = [value + self.meta_lr * (goal - value) for value, goal in zip(self.theta, means)]

    def train(self, inputs: Rows, targets: Sequence[float], steps: int) -> list[float]:
        """Weights after some steps of descent on one task; theta stays as it is."""
        weights = list(self.theta)
        for _ in range(steps):
            gradient = loss_gradient(weights, inputs, targets)
            weights = [value - self.inner_lr * slope for value, slope in zip(weights, gradient)]
        return weights
