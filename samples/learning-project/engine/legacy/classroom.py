"""Pace and groups of a class."""


class Pacer:
    """Keeps the class together: speeds up when most are done, slows down when many are stuck."""

    def __init__(self, minutes=10.0, quick_share=0.7, stuck_share=0.3):
        self.minutes = minutes
        self.quick_share = quick_share
        self.stuck_share = stuck_share

    def adjust(self, done, stuck, present):
        """New minutes per exercise."""
        if present <= 0:
            return self.minutes
        if done / present >= self.quick_share:
            self.minutes = max(3.0, self.minutes * 0.8)
        elif stuck / present >= self.stuck_share:
            self.minutes = min(25.0, self.minutes * 1.25)
        return self.minutes

    def exercises_in(self, lesson_minutes):
        """How many exercises fit into a lesson."""
        return int(lesson_minutes // self.minutes)


class GroupBuilder:
    """Mixed groups: the strongest with the weakest."""

    def __init__(self, size=4):
        if size < 2:
            raise ValueError("a group has two members at least")
        self.size = size

    def build(self, levels):
        """Groups of learners from a dictionary of levels."""
        ranked = sorted(levels, key=lambda learner: (-levels[learner], learner))
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

    def rotate(self, groups, week):
        """Groups of another week: every second member moves on by the number of the week."""
        if not groups:
            return []
        moved = [list(group) for group in groups]
        for index, group in enumerate(groups):
            target = (index + week) % len(groups)
            for place in range(1, len(group), 2):
                if place < len(moved[target]):
                    moved[target][place] = group[place]
        return moved

    def smallest_first(self, groups):
        """Groups that need a member most come first."""
        missing = {id(group): self.size - len(group) for group in groups}
        return sorted(groups, key=lambda group: (-missing[id(group)], group))


def seating_plan(pairs_apart, learners, rows):
    """Rows of learners such that no pair that is to sit apart shares a row; None when there is no way found greedily."""
    plan = [[] for _ in range(rows)]
    for learner in learners:
        apart = {other for pair in pairs_apart for other in pair if learner in pair and other != learner}
        free = [row for row in plan if not apart.intersection(row)]
        if not free:
            return None
        min(free, key=len).append(learner)
    return plan
