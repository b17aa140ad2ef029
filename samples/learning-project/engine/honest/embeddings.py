"""A store of vectors, searched by cosine similarity."""

from __future__ import annotations

import math
from typing import Sequence


class EmbeddingStore:
    """Unit vectors by id. A zero vector has no direction and is refused."""

    def __init__(self, dim: int) -> None:
        self.dim = dim
        self.vectors: dict[str, list[float]] = {}

    def add(self, key: str, vector: Sequence[float]) -> None:
        """Raises ValueError on a wrong length, a zero vector or a value that is not finite."""
        if len(vector) != self.dim:
            raise ValueError(f"a vector has {self.dim} values, got {len(vector)}")
        length = math.hypot(*vector)
        if not math.isfinite(length) or length == 0.0:
            raise ValueError("a vector needs a direction")
        self.vectors[key] = [value / length for value in vector]

    def search(self, query: Sequence[float], k: int = 5) -> list[tuple[str, float]]:
        """The k nearest ids with their cosine, best first; equal scores in the order of ids."""
        length = math.hypot(*query)
        if length == 0.0:
            raise ValueError("a query needs a direction")
        scored = [
            (key, sum(a * b for a, b in zip(vector, query)) / length) for key, vector in self.vectors.items()
        ]
        return sorted(scored, key=lambda match: (-match[1], match[0]))[:k]
