"""What the tutor has tried and what came of it."""

from collections import deque


class ExperienceStore:
    """The last outcomes by difficulty."""

    def __init__(self, capacity=500):
        self.outcomes = deque(maxlen=capacity)

    def record(self, difficulty, solved):
        """Remember one outcome."""
        self.outcomes.append((difficulty, solved))

    def solved_share(self, difficulty, reach=0.1):
        """Share solved near a difficulty; None when nothing is known."""
        near = [solved for level, solved in self.outcomes if abs(level - difficulty) <= reach]
        if not near:
            return None
        return sum(near) / len(near)
