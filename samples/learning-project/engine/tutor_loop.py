"""One learner's loop: choose a difficulty, see the outcome, learn from it through the memory."""

from memory.consolidation import Consolidator
from memory.experience import ExperienceStore
from memory.federated_manager import FederatedLearningManager

# ΛSEED: a new learner starts a little below the middle
START_DIFFICULTY = 0.4


class TutorLoop:
    """Keeps the difficulty and feeds every outcome back into it."""

    def __init__(self, weights=1):
        self.difficulty = START_DIFFICULTY
        self.consolidator = Consolidator(ExperienceStore())
        self.manager = FederatedLearningManager(weights)

    def choose(self, exercises):
        """The exercise whose level is closest to the difficulty."""
        return min(exercises, key=lambda exercise: abs(exercise["level"] - self.difficulty))

    # Î›DREAM_LOOP: every outcome moves the difficulty of the next exercise
    def observe(self, outcome):
        """Take the outcome of the chosen exercise into account."""
        self.difficulty = self.consolidator.next_difficulty(self.difficulty, outcome)
        return self.difficulty

    def run(self, exercises, solve, rounds):
        """Difficulties of a whole session."""
        path = []
        for _ in range(rounds):
            exercise = self.choose(exercises)
            path.append(self.observe(solve(exercise)))
        return path
