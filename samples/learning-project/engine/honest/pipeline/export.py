"""Stage 5: weights as JSON with a checksum."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Sequence


def export_model(weights: Sequence[float], path: Path) -> str:
    """Write the weights and return the SHA-256 of what was written."""
    text = json.dumps({"weights": list(weights)})
    path.write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def load_model(path: Path, checksum: str) -> list[float]:
    """Read weights back. Raises ValueError when the file is not the one that was exported."""
    text = path.read_text(encoding="utf-8")
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != checksum:
        raise ValueError(f"{path.name} was changed after it was exported")
    return json.loads(text)["weights"]
