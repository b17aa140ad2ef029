"""Everything an exercise page needs: hints, a clock and the sheet of points."""


class ExerciseClock:
    """Seconds of work, pauses not counted."""

    def __init__(self):
        self.worked = 0.0
        self.since = None

    def resume(self, now):
        """Work goes on."""
        if self.since is None:
            self.since = now

    def pause(self, now):
        """Work stops; time until now is counted."""
        if self.since is not None:
            self.worked += max(0.0, now - self.since)
            self.since = None


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


class PointSheet:
    """Points of one page."""

    def __init__(self, highest):
        self.highest = highest
        self.lines = {}

    def enter(self, exercise, points):
        """Points of an exercise, between zero and the highest; the better result stays."""
        clipped = max(0, min(self.highest, points))
        self.lines[exercise] = max(clipped, self.lines.get(exercise, 0))

    def total(self):
        """Sum of all lines."""
        return sum(self.lines.values())
