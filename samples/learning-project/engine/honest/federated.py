"""Federated averaging (McMahan et al. 2017, algorithm 1)."""

from __future__ import annotations

import math
from typing import NamedTuple, Sequence


class ClientResult(NamedTuple):
    """Weights of one client and the number of samples that they were fitted to."""

    weights: Sequence[float]
    num_samples: int


def aggregate(results: Sequence[ClientResult]) -> list[float]:
    """Mean of the client weights, each weighted by its sample count.

    Raises ValueError without samples, on unequal shapes and on weights that are not finite.
    """
    total = sum(result.num_samples for result in results)
    if total <= 0:
        raise ValueError("the clients hold no samples")
    size = len(results[0].weights)
    mean = [0.0] * size
    for result in results:
        if len(result.weights) != size:
            raise ValueError("clients sent weights of unequal shape")
        for index, weight in enumerate(result.weights):
            if not math.isfinite(weight):
                raise ValueError("a client sent a weight that is not finite")
            mean[index] += result.num_samples / total * weight
    return mean


def trimmed_mean(results: Sequence[ClientResult], beta: float = 0.1) -> list[float]:
    """Per coordinate the mean without the floor(beta n) smallest and largest values (Yin et al. 2018)."""
    if not results or not 0.0 <= beta < 0.5:
        raise ValueError("results are needed, and beta lies in [0, 1/2)")
    trim = int(beta * len(results))
    kept = len(results) - 2 * trim
    columns = zip(*(result.weights for result in results))
    return [sum(sorted(column)[trim : trim + kept]) / kept for column in columns]
