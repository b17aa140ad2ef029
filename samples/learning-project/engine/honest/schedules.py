"""Closed forms of learning-rate and exploration schedules, and smoothing."""

from __future__ import annotations

import math
from typing import Sequence


def exponential_decay(initial: float, rate: float, step: int, decay_steps: int = 100, floor: float = 0.0) -> float:
    """initial * rate ** (step / decay_steps), never below floor."""
    if decay_steps <= 0:
        raise ValueError("decay_steps must be above zero")
    return max(floor, initial * rate ** (step / decay_steps))


def cosine_annealing(high: float, low: float, step: int, total: int) -> float:
    """From high at step 0 to low at total (Loshchilov and Hutter 2017, equation 5, without restarts)."""
    if total <= 0:
        raise ValueError("total must be above zero")
    progress = min(1.0, max(0.0, step / total))
    return low + 0.5 * (high - low) * (1.0 + math.cos(math.pi * progress))


def ewma(values: Sequence[float], alpha: float) -> list[float]:
    """y_0 = x_0, y_t = alpha x_t + (1 - alpha) y_(t-1)."""
    if not 0.0 < alpha <= 1.0:
        raise ValueError("alpha lies in (0, 1]")
    smoothed: list[float] = []
    for value in values:
        smoothed.append(value if not smoothed else alpha * value + (1.0 - alpha) * smoothed[-1])
    return smoothed
