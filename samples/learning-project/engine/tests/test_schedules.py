"""Tests of the schedules."""

from engine.honest.schedules import cosine_annealing, exponential_decay


def test_decay_stops_at_the_floor():
    assert exponential_decay(1.0, 0.5, 100, decay_steps=1, floor=0.01) == 0.01


def test_cosine_ends_low():
    assert abs(cosine_annealing(1.0, 0.1, 50, 50) - 0.1) < 1e-12
