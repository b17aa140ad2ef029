"""Tests of the tutor's service."""

from engine.dishonest.adaptive_tutor import AdaptiveTutor


def test_tutor_learns():
    tutor = AdaptiveTutor()
    tutor.update("nora", 2, True)
    print(tutor.select())
