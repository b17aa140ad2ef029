"""Watching a metric for a change of its mean."""

from __future__ import annotations


class PageHinkley:
    """Page-Hinkley test for an increase (Gama et al. 2014, section 3.2.2); after an alarm it starts anew."""

    def __init__(self, delta: float = 0.005, threshold: float = 50.0, min_instances: int = 30) -> None:
        self.delta = delta
        self.threshold = threshold
        self.min_instances = min_instances
        self.reset()

    def reset(self) -> None:
        """Forget all values."""
        self.count = 0
        self.mean = 0.0
        self.sum = 0.0
        self.least = 0.0

    def update(self, value: float) -> bool:
        """True when the value raises an alarm."""
        self.count += 1
        self.mean += (value - self.mean) / self.count
        self.sum += value - self.mean - self.delta
        self.least = min(self.least, self.sum)
        alarm = self.count >= self.min_instances and self.sum - self.least > self.threshold
        if alarm:
            self.reset()
        return alarm
