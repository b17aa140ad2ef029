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
