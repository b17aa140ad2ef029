"""Experience replay (Lin 1992)."""

from __future__ import annotations

import random
from collections import deque
from typing import Any


class ReplayBuffer:
    """The last `capacity` experiences, sampled uniformly without replacement."""

    def __init__(self, capacity: int, seed: int = 5) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.items: deque[Any] = deque(maxlen=capacity)
        self.generator = random.Random(seed)

    def __len__(self) -> int:
        return len(self.items)

    def add(self, experience: Any) -> None:
        """Store one experience; the oldest gives way when the buffer is full."""
        self.items.append(experience)

    def sample(self, count: int) -> list[Any]:
        """Distinct experiences. Raises ValueError when more are asked for than are held."""
        return self.generator.sample(list(self.items), count)
