"""Tests of the bandits."""

from engine.honest.bandits import EpsilonGreedy, Ucb1


def test_sample_mean_is_exact():
    bandit = EpsilonGreedy(2, epsilon=0.0)
    for reward in (1.0, 0.0, 0.5):
        bandit.update(1, reward)
    assert abs(bandit.values[1] - 0.5) < 1e-12


def test_every_arm_is_played_once():
    bandit = Ucb1(3)
    played = []
    for _ in range(3):
        arm = bandit.select_arm()
        bandit.update(arm, 0.0)
        played.append(arm)
    assert sorted(played) == [0, 1, 2]
