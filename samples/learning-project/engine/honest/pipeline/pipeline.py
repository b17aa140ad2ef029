"""collect -> features -> tune -> train -> export -> deploy."""

from __future__ import annotations

import argparse
from pathlib import Path

from .collect import collect
from .deploy import deploy
from .export import export_model
from .features import build_features, split
from .train import accuracy, train
from .tune import tune


def run_pipeline(source: Path, target: Path, epochs: int = 50) -> float:
    """Train on the answers in `source`, deploy to `target`, and return the accuracy on rows that were held out."""
    rows, targets = build_features(collect(source))
    fit_rows, fit_targets, held_rows, held_targets = split(rows, targets)
    tune_rows, tune_targets, check_rows, check_targets = split(fit_rows, fit_targets)
    rate = tune(tune_rows, tune_targets, check_rows, check_targets, epochs)
    weights = train(fit_rows, fit_targets, rate, epochs)
    candidate = target.with_suffix(".candidate.json")
    checksum = export_model(weights, candidate)
    deploy(candidate, checksum, target)
    return accuracy(weights, held_rows, held_targets)


def main() -> None:
    """Command line of the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--target", type=Path, default=Path("model.json"))
    parser.add_argument("--epochs", type=int, default=50)
    options = parser.parse_args()
    print(run_pipeline(options.source, options.target, options.epochs))


if __name__ == "__main__":
    main()
