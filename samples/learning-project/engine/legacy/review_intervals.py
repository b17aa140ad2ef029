"""When to show an exercise again."""


def updated_factor(factor, score):
    """Factor of an exercise after a review."""
    lost = 5 - score
    moved = factor + 0.1 - lost * (0.08 + lost * 0.02)
    return max(1.3, moved)


def updated_interval(interval, factor, count):
    """Days to wait."""
    if count <= 1:
        return 1
    if count == 2:
        return 6
    return round(interval * factor)


def plan_reviews(exercises, scores):
    """Plan of all exercises."""
    plan = []
    for (interval, factor, count), score in zip(exercises, scores):
        if score < 3:
            plan.append((1, factor, 0))
            continue
        successor = count + 1
        improved = updated_factor(factor, score)
        plan.append((updated_interval(interval, improved, successor), improved, successor))
    return plan


def waiting(exercises, day, limit):
    """Positions of exercises that wait, the oldest first."""
    open_ones = []
    for position, (planned, paused) in enumerate(exercises):
        if paused:
            continue
        if planned is None:
            open_ones.append((0, position))
        elif planned < day:
            open_ones.append((day - planned, position))
    open_ones.sort(key=lambda item: (-item[0], item[1]))
    if limit <= 0:
        return []
    return [position for _, position in open_ones[:limit]]
