"""Excursions: who travels together and what it costs."""


def travel_cost(people, fares):
    """Cheapest mix of group tickets and single tickets for so many people."""
    best = [0.0]
    for travellers in range(1, people + 1):
        options = [
            best[max(0, travellers - size)] + price for size, price in fares.items() if size > 0 and price >= 0.0
        ]
        if not options:
            raise ValueError("no fares")
        best.append(min(options))
    return best[people]


def packing(items, sacks, limit):
    """First-fit decreasing: items by weight into sacks; raises ValueError when one does not fit."""
    loads = [0.0] * sacks
    placed = [[] for _ in range(sacks)]
    for item, weight in sorted(items.items(), key=lambda entry: -entry[1]):
        for sack in range(sacks):
            if loads[sack] + weight <= limit:
                loads[sack] += weight
                placed[sack].append(item)
                break
        else:
            raise ValueError(f"{item} does not fit")
    return placed


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
