"""Stage 4: logistic regression by gradient descent."""

from __future__ import annotations

import math
from typing import Sequence


def sigmoid(value: float) -> float:
    """1 / (1 + e^-value) without overflow for large negative values."""
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-value))
    grown = math.exp(value)
    return grown / (1.0 + grown)


def train(rows: Sequence[Sequence[float]], targets: Sequence[float], learning_rate: float, epochs: int) -> list[float]:
    """Weights after `epochs` full passes of descent on the log loss. Raises ValueError without rows."""
    if not rows:
        raise ValueError("no rows to train on")
    weights = [0.0] * len(rows[0])
    for _ in range(epochs):
        gradient = [0.0] * len(weights)
        for row, target in zip(rows, targets):
            error = sigmoid(sum(w * x for w, x in zip(weights, row))) - target
            for index, value in enumerate(row):
                gradient[index] += error * value / len(rows)
        weights = [weight - learning_rate * slope for weight, slope in zip(weights, gradient)]
    return weights


def accuracy(weights: Sequence[float], rows: Sequence[Sequence[float]], targets: Sequence[float]) -> float:
    """Share of rows on the right side of one half. Raises ValueError without rows."""
    if not rows:
        raise ValueError("no rows to judge on")
    right = sum(
        (sigmoid(sum(w * x for w, x in zip(weights, row))) >= 0.5) == (target >= 0.5)
        for row, target in zip(rows, targets)
    )
    return right / len(rows)
