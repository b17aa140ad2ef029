"""The tutor's state machine and its choice of a teaching strategy."""

from __future__ import annotations

from enum import Enum


class TutorState(Enum):
    """What the tutor is doing with a learner."""

    PROBING = "probing"
    TEACHING = "teaching"
    DRILLING = "drilling"
    MASTERED = "mastered"


class TutorEngine:
    """Moves a learner from probing to mastery, and back to teaching after two misses in a row."""

    def __init__(self, mastery_streak: int = 3) -> None:
        self.mastery_streak = mastery_streak
        self.state = TutorState.PROBING
        self.streak = 0
        self.misses = 0

    def observe(self, correct: bool) -> TutorState:
        """Take one answer into account and return the new state."""
        self.streak = self.streak + 1 if correct else 0
        self.misses = 0 if correct else self.misses + 1
        if self.state is TutorState.PROBING:
            self.state = TutorState.DRILLING if correct else TutorState.TEACHING
        elif self.state is TutorState.TEACHING:
            if correct:
                self.state = TutorState.DRILLING
        elif self.state is TutorState.DRILLING:
            if self.streak >= self.mastery_streak:
                self.state = TutorState.MASTERED
            elif self.misses >= 2:
                self.state = TutorState.TEACHING
        return self.state


def select_strategy(streak: int, misses: int, minutes: float) -> str:
    """Shorter exercises for the tired, worked examples after misses, harder ones after a streak."""
    if minutes > 45:
        return "short-review"
    if misses >= 2:
        return "worked-example"
    if streak >= 3:
        return "harder-exercise"
    return "practice"
