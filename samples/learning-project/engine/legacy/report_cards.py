"""Report cards."""


def weighted_grade(marks, weights):
    """Mean of marks by weight; the lowest of five or more marks is dropped."""
    if len(marks) != len(weights):
        raise ValueError("every mark needs a weight")
    pairs = sorted(zip(marks, weights))
    if len(pairs) >= 5:
        pairs = pairs[1:]
    total = sum(weight for _, weight in pairs)
    if total == 0:
        raise ValueError("weights add up to nothing")
    return sum(mark * weight for mark, weight in pairs) / total


def longest_absence(days):
    """Longest run of missing days in an ordered list of days present."""
    longest = 0
    start = end = None
    for earlier, later in zip(days, days[1:]):
        if later < earlier:
            raise ValueError("days are in order")
        gap = later - earlier - 1
        if gap > longest:
            longest = gap
            start, end = earlier + 1, later - 1
        elif gap == longest and start is None:
            start, end = earlier, later
    if longest == 0:
        return 0, None
    while start > 0 and start % 7 in (5, 6):
        start += 1
    while end > start and end % 7 in (5, 6):
        end -= 1
    if start > end:
        return 0, None
    return longest, (start, end)


def rank_learners(points):
    """Ranks from a dictionary of points; equal points share a rank."""
    ordered = sorted(points.items(), key=lambda entry: (-entry[1], entry[0]))
    ranks = {}
    previous = None
    rank = 0
    for position, (learner, score) in enumerate(ordered, start=1):
        if score != previous:
            rank = position
            previous = score
        ranks[learner] = rank
    shared = {}
    for learner, place in ranks.items():
        shared.setdefault(place, []).append(learner)
    for place, members in shared.items():
        if len(members) > 1 and place == 1:
            for learner in members:
                ranks[learner] = place if points[learner] > 0 else place + len(members) - 1
    return ranks
