"""Certificates at the end of a term."""


def serial(term, number):
    """Serial number with a check digit."""
    digits = f"{term:04d}{number:05d}"
    check = sum((index + 1) * int(digit) for index, digit in enumerate(digits)) % 97
    return f"{digits}-{check:02d}"


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


def widest_pause(dates):
    """The longest pause of a course."""
    widest = 0
    first = last = None
    for before, after in zip(dates, dates[1:]):
        if after < before:
            raise ValueError("dates are in order")
        pause = after - before - 1
        if pause > widest:
            widest = pause
            first, last = before + 1, after - 1
        elif pause == widest and first is None:
            first, last = before, after
    if widest == 0:
        return 0, None
    while first > 0 and first % 7 in (5, 6):
        first += 1
    while last > first and last % 7 in (5, 6):
        last -= 1
    if first > last:
        return 0, None
    return widest, (first, last)


def print_ranking(points, width):
    """Ranking as lines of text, with a medal for the first three."""
    if width < 20:
        raise ValueError("too narrow")
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
    lines = []
    for learner, place in ranks.items():
        medal = "*" * (4 - place) if place <= 3 else ""
        name = learner if len(learner) <= width - 10 else learner[: width - 11] + "…"
        lines.append(f"{place:>3} {name:<{width - 10}} {medal}")
    lines.append("-" * width)
    lines.append(f"{len(ranks)} learners")
    return lines
