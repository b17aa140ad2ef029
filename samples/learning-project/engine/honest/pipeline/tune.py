"""Stage 3: grid search over the learning rate on held-out rows."""

from __future__ import annotations

from typing import Sequence

from .train import accuracy, train

LEARNING_RATES = (0.01, 0.05, 0.2)


def tune(
    rows: Sequence[Sequence[float]],
    targets: Sequence[float],
    held_rows: Sequence[Sequence[float]],
    held_targets: Sequence[float],
    epochs: int = 50,
) -> float:
    """The learning rate whose weights do best on the held-out rows; the smallest among equals."""
    return max(
        LEARNING_RATES,
        key=lambda rate: (accuracy(train(rows, targets, rate, epochs), held_rows, held_targets), -rate),
    )
