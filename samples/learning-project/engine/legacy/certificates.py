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
        pause = after - before - 1
        if pause > widest:
            widest = pause
            first, last = before + 1, after - 1
    if widest == 0:
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
    lines = []
    for learner, place in ranks.items():
        medal = "*" * (4 - place) if place <= 3 else ""
        name = learner if len(learner) <= width - 10 else learner[: width - 11] + "…"
        lines.append(f"{place:>3} {name:<{width - 10}} {medal}")
    lines.append("-" * width)
    lines.append(f"{len(ranks)} learners")
    return lines
