"""Which hint to give next."""


class HintLadder:
    """Hints from vague to complete; a learner climbs only when stuck."""

    def __init__(self, hints, patience_seconds=40.0):
        self.hints = list(hints)
        self.patience_seconds = patience_seconds
        self.rung = 0

    def should_help(self, idle_seconds, attempts):
        """Help after long silence, or after two attempts in a hurry."""
        if self.rung >= len(self.hints):
            return False
        if attempts >= 2 and idle_seconds > self.patience_seconds / 2:
            return True
        return idle_seconds > self.patience_seconds

    def climb(self):
        """The next hint; None when all were given."""
        if self.rung >= len(self.hints):
            return None
        hint = self.hints[self.rung]
        self.rung += 1
        return hint

    def penalty(self):
        """Share of the points that the hints have cost."""
        if not self.hints:
            return 0.0
        return min(1.0, self.rung / len(self.hints))
