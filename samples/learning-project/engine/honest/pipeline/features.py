"""Stage 2: a row of numbers per answer."""

from __future__ import annotations

import math
from typing import Sequence

from .collect import Answer


def build_features(answers: Sequence[Answer]) -> tuple[list[list[float]], list[float]]:
    """Rows [1, log(1 + seconds), length of the exercise's name] and targets 0 or 1."""
    rows = [[1.0, math.log1p(max(0.0, answer.seconds)), float(len(answer.exercise))] for answer in answers]
    return rows, [1.0 if answer.correct else 0.0 for answer in answers]


def split(rows: Sequence[list[float]], targets: Sequence[float], share: float = 0.8) -> tuple[list, list, list, list]:
    """The first `share` of the rows for training, the rest held out: later answers are never seen before earlier ones."""
    cut = int(len(rows) * share)
    return list(rows[:cut]), list(targets[:cut]), list(rows[cut:]), list(targets[cut:])
