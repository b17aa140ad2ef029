"""Optimal and policy values of a random decision process, without any temporal-difference learning.

Usage: python3 tabular-control.py > tabular-control.oracle.json
The process is deterministic: every state and action has one next state, one reward and perhaps an end.
- Q-learning's limit: the optimal values from a linear programme (scipy.optimize.linprog): minimise sum V subject to
  V(s) >= r + gamma V(s').
- SARSA's limit for a fixed policy: the linear system (I - gamma P) Q = r (numpy.linalg.solve).
- Expected SARSA's limit: the values of the epsilon-greedy policy that is greedy to its own values, by policy iteration
  with a linear system in each round.
"""
import json
import numpy
import scipy
from scipy.optimize import linprog

S, A, GAMMA, EPSILON = 5, 3, 0.8, 0.3
draw = numpy.random.default_rng(11)
following = draw.integers(0, S, (S, A))
rewards = numpy.round(draw.normal(0, 2, (S, A)), 3)
ends = draw.random((S, A)) < 0.2
policy = draw.integers(0, A, S)


def optimal():
    rows, bounds = [], []
    for s in range(S):
        for a in range(A):
            row = numpy.zeros(S)
            row[s] -= 1
            if not ends[s, a]:
                row[following[s, a]] += GAMMA
            rows.append(row)
            bounds.append(-rewards[s, a])
    values = linprog(numpy.ones(S), A_ub=rows, b_ub=bounds, bounds=[(None, None)] * S, method="highs").x
    return rewards + GAMMA * numpy.where(ends, 0, values[following])


def evaluated(probabilities):
    """Action values of a policy given as S x A probabilities."""
    matrix = numpy.eye(S * A)
    for s in range(S):
        for a in range(A):
            if not ends[s, a]:
                for b in range(A):
                    matrix[s * A + a, following[s, a] * A + b] -= GAMMA * probabilities[following[s, a], b]
    return numpy.linalg.solve(matrix, rewards.ravel()).reshape(S, A)


def soft_greedy():
    values = numpy.zeros((S, A))
    for _ in range(50):
        probabilities = numpy.full((S, A), EPSILON / A)
        probabilities[numpy.arange(S), values.argmax(axis=1)] += 1 - EPSILON
        values = evaluated(probabilities)
    return values


print(json.dumps({
    "source": f"numpy {numpy.__version__}, scipy {scipy.__version__} (linprog, method highs)",
    "gamma": GAMMA, "epsilon": EPSILON,
    "following": following.tolist(), "rewards": rewards.tolist(), "ends": ends.tolist(), "policy": policy.tolist(),
    "optimal": optimal().tolist(),
    "fixedPolicy": evaluated(numpy.eye(A)[policy]).tolist(),
    "epsilonGreedy": soft_greedy().tolist(),
}, indent=1))
