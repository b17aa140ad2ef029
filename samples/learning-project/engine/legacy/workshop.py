"""Afternoon workshops.

Taken from the class code when workshops were moved to the second building.
"""


class Pacer:
    """Pace of a workshop."""

    def __init__(self, minutes=10.0, quick_share=0.7, stuck_share=0.3):
        # minutes of one exercise
        self.minutes = minutes
        self.quick_share = quick_share
        self.stuck_share = stuck_share

    def adjust(self, done, stuck, present):
        """Called by the teacher's tablet every few minutes."""
        if present <= 0:
            return self.minutes

        # most of them wait for the others
        if done / present >= self.quick_share:
            self.minutes = max(3.0, self.minutes * 0.8)
        elif stuck / present >= self.stuck_share:
            self.minutes = min(25.0, self.minutes * 1.25)
        return self.minutes

    def exercises_in(self, lesson_minutes):
        return int(lesson_minutes // self.minutes)


class TeamBuilder:
    """Mixed teams of a workshop."""

    def __init__(self, size=4, seed_order=()):
        if size < 2:
            raise ValueError("a team has two members at least")
        self.size = size
        self.seed_order = tuple(seed_order)

    def build(self, levels):
        """Teams of learners from a dictionary of levels; named learners come first."""
        ranked = sorted(levels, key=lambda learner: (-levels[learner], learner))
        ranked.sort(key=lambda learner: learner not in self.seed_order)
        groups = []
        while ranked:
            group = []
            while ranked and len(group) < self.size:
                group.append(ranked.pop(0))
                if ranked and len(group) < self.size:
                    group.append(ranked.pop())
            groups.append(group)
        return groups

    def spread(self, group, levels):
        """Difference between the strongest and the weakest."""
        members = [levels[learner] for learner in group]
        return max(members) - min(members)
