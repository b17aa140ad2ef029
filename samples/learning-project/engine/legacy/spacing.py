"""Gaps between repetitions (SM-2, Wozniak 1990)."""


def next_ease(ease, grade):
    """Ease factor after a repetition, at least 1.3."""
    missing = 5 - grade
    changed = ease + 0.1 - missing * (0.08 + missing * 0.02)
    return max(1.3, changed)


def next_gap(gap, ease, repetition):
    """Days until the next repetition."""
    if repetition <= 1:
        return 1
    if repetition == 2:
        return 6
    return round(gap * ease)


def schedule_cards(cards, grades):
    """New (gap, ease, repetition) of every card; a failed card starts anew."""
    planned = []
    for (gap, ease, repetition), grade in zip(cards, grades):
        if grade < 3:
            planned.append((1, ease, 0))
            continue
        following = repetition + 1
        raised = next_ease(ease, grade)
        planned.append((next_gap(gap, raised, following), raised, following))
    return planned


def overdue(cards, today, most):
    """Indices of overdue cards, the longest overdue first, at most so many."""
    late = []
    for index, (due, suspended) in enumerate(cards):
        if suspended:
            continue
        if due is None:
            late.append((0, index))
        elif due < today:
            late.append((today - due, index))
    late.sort(key=lambda entry: (-entry[0], entry[1]))
    if most <= 0:
        return []
    return [index for _, index in late[:most]]
