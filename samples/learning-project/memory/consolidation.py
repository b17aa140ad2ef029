"""Turns outcomes into the next difficulty. Asks the engine's monitor whether the learner has changed."""

from engine.honest.monitor import PageHinkley


class Consolidator:
    """Moves difficulty towards the level at which seven of ten exercises are solved."""

    def __init__(self, store, target=0.7, step=0.05):
        self.store = store
        self.target = target
        self.step = step
        self.monitor = PageHinkley(threshold=5.0)

    # ΛDREAM_LOOP: the difficulty that comes back decides which outcome is seen next
    def next_difficulty(self, difficulty, outcome):
        """Difficulty after one more outcome; half the step right after a drift."""
        self.store.record(difficulty, outcome)
        drifting = self.monitor.update(0.0 if outcome else 1.0)
        share = self.store.solved_share(difficulty)
        if share is None:
            return difficulty
        step = self.step / 2 if drifting else self.step
        moved = difficulty + step if share > self.target else difficulty - step
        return min(1.0, max(0.0, moved))
