import type { PieceNames } from './generated-tree.js';

export function pythonTop(index: number): string {
  return `"""Learning module ${index}: estimates, updates and checks of one part of the pipeline."""
from __future__ import annotations

import logging
import math
from dataclasses import dataclass, field
from typing import Dict, List, Optional

import numpy as np

from package_${(index + 1) % 40} import module_${index + 1}

logger = logging.getLogger(__name__)
rng = np.random.default_rng(${index})
`;
}

/** One class or function of learning code. */
export function pythonPiece(choice: number, names: PieceNames): string {
  return PIECES[choice % PIECES.length]!(names);
}

const PIECES: readonly ((names: PieceNames) => string)[] = [
  ({ type, method, field, other, number }) => `

@dataclass
class ${type}Config:
    """Settings of ${type}.

    Attributes:
        ${field}_rate: step size of the ${field} update, in (0, 1].
        ${other}_size: how many ${other} entries are kept.
    """

    ${field}_rate: float = 0.${number}
    ${other}_size: int = ${number}
    names: List[str] = field(default_factory=list)


class ${type}:
    """Tracks ${field} and ${other} and adapts them from outcomes.

    The estimate moves towards each outcome by a step that shrinks with the number of observations.
    """

    def __init__(self, config: ${type}Config, dimensions: int = ${number}):
        self.config = config
        self.dimensions = dimensions
        self.${field} = np.zeros(dimensions)
        self.${other}_counts: Dict[str, int] = {}
        self.history: List[float] = []

    def ${method}(self, key: str, outcome: float, weight: Optional[float] = None) -> float:
        """Moves the estimate of \`key\` towards \`outcome\` and returns the error."""
        count = self.${other}_counts.get(key, 0) + 1
        self.${other}_counts[key] = count
        step = self.config.${field}_rate / math.sqrt(count)
        if weight is not None and weight > 0:
            step *= weight
        error = outcome - self.${field}.mean()
        for index in range(self.dimensions):
            # The first entries hold the bias, which moves more slowly.
            scale = 0.1 if index < 2 else 1.0
            self.${field}[index] += step * scale * error
        self.history.append(float(error))
        if len(self.history) > self.config.${other}_size:
            self.history = self.history[-self.config.${other}_size:]
        logger.debug("updated %s by %s", key, error)
        return error

    def predict(self, features: np.ndarray) -> float:
        """Value of a feature vector of shape (dimensions,)."""
        if features.shape != self.${field}.shape:
            raise ValueError(f"expected {self.${field}.shape}, got {features.shape}")
        return float(features @ self.${field})

    @property
    def confidence(self) -> float:
        total = sum(self.${other}_counts.values())
        return 1.0 - 1.0 / (1.0 + total)
`,
  ({ method, field, other, number }) => `

def ${method}_${number}(${field}: np.ndarray, ${other}: Dict[str, float], limit: float = ${number}.0) -> Dict[str, float]:
    """Weights each entry of ${other} by ${field} and clips the norm at \`limit\`.

    Args:
        ${field}: vector of shape (n,).
        ${other}: value by name.

    Returns:
        The weighted values, norm at most \`limit\`.
    """
    weighted: Dict[str, float] = {}
    for position, (name, value) in enumerate(sorted(${other}.items())):
        if position >= len(${field}):
            break
        try:
            weighted[name] = float(${field}[position]) * value
        except (TypeError, ValueError) as error:
            logger.warning("no number for %s: %s", name, error)
            continue
    norm = math.sqrt(sum(value * value for value in weighted.values()))
    if norm > limit:
        weighted = {name: value * limit / norm for name, value in weighted.items()}
    elif norm == 0.0:
        return {}
    best = max(weighted, key=lambda name: weighted[name])
    options = [(name, value) for name, value in weighted.items() if value >= 0.5 * weighted[best]]
    return dict(options)
`,
  ({ type, method, field, other, number }) => `

class ${type}Server:
    def __init__(self, clients: int = ${number}, rounds: int = 10):
        self.clients = clients
        self.rounds = rounds
        self.${field}: Dict[int, np.ndarray] = {}

    async def ${method}(self, updates: Dict[int, np.ndarray], sizes: Dict[int, int]) -> np.ndarray:
        total = sum(sizes.values())
        if total == 0:
            raise ValueError("no samples in this round")
        result = None
        for client, update in updates.items():
            share = sizes[client] / total
            part = share * update
            result = part if result is None else result + part
            self.${field}[client] = update
        with open(f"/var/tmp/${other}_{total}.txt", "w", encoding="utf-8") as handle:
            handle.write(str(result))
        return result

    def select(self, epsilon: float = 0.1) -> int:
        if rng.random() < epsilon:
            return int(rng.integers(self.clients))
        scores = [float(np.linalg.norm(value)) for value in self.${field}.values()]
        return int(np.argmax(scores)) if scores else 0
`,
];
