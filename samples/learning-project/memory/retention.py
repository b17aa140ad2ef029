"""How much of a lesson is left after some days (forgetting curve of Ebbinghaus)."""

import math


class RetentionCurve:
    """Retention falls exponentially with time over strength."""

    def __init__(self, strength_days=2.0):
        if strength_days <= 0:
            raise ValueError("strength must be above zero")
        self.strength_days = strength_days

    def retention(self, days):
        """Share that is remembered after some days."""
        return math.exp(-max(0.0, days) / self.strength_days)

    def strengthen(self, grade):
        """A good repetition doubles the strength, a bad one halves it."""
        if grade >= 4:
            self.strength_days *= 2.0
        elif grade <= 2:
            self.strength_days = max(0.5, self.strength_days / 2.0)

    def due_in(self, threshold):
        """Days until retention has fallen to the threshold."""
        if not 0.0 < threshold < 1.0:
            raise ValueError("the threshold lies between 0 and 1")
        return -self.strength_days * math.log(max(threshold, 1e-9))
