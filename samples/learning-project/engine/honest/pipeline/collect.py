"""Stage 1: answers of learners, read from a CSV file."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple


class Answer(NamedTuple):
    """One answer: which exercise, seconds taken, and whether it was right."""

    exercise: str
    seconds: float
    correct: bool


def collect(path: Path) -> list[Answer]:
    """Answers in the order of the file. Raises KeyError or ValueError on a row of another form."""
    with path.open(newline="", encoding="utf-8") as handle:
        return [
            Answer(row["exercise"], float(row["seconds"]), row["correct"] == "1") for row in csv.DictReader(handle)
        ]
