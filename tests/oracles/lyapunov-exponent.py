"""Largest exponents by the analytic Jacobian and numpy's QR decomposition, 400,000 steps.

Usage: python3 lyapunov-exponent.py > lyapunov-exponent.oracle.json
"""
import json
import numpy as np


def largest(step, jacobian, state, steps):
    state = np.array(state, dtype=float)
    basis = np.eye(len(state))
    total = 0.0
    for _ in range(200):
        state = step(state)
    for _ in range(steps):
        basis, triangle = np.linalg.qr(jacobian(state) @ basis)
        total += np.log(abs(triangle[0, 0]))
        state = step(state)
    return total / steps


henon = largest(lambda s: np.array([1 - 1.4 * s[0] ** 2 + s[1], 0.3 * s[0]]),
                lambda s: np.array([[-2.8 * s[0], 1.0], [0.3, 0.0]]), [0.1, 0.1], 400_000)
ikeda_mu = 0.9


def ikeda(s):
    t = 0.4 - 6 / (1 + s[0] ** 2 + s[1] ** 2)
    return np.array([1 + ikeda_mu * (s[0] * np.cos(t) - s[1] * np.sin(t)), ikeda_mu * (s[0] * np.sin(t) + s[1] * np.cos(t))])


def ikeda_jacobian(s):
    r = 1 + s[0] ** 2 + s[1] ** 2
    t = 0.4 - 6 / r
    dt = 12 * s / r ** 2
    across = np.array([-s[0] * np.sin(t) - s[1] * np.cos(t), s[0] * np.cos(t) - s[1] * np.sin(t)])
    turn = np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])
    return ikeda_mu * (turn + np.outer(across, dt))


print(json.dumps({"source": "numpy " + np.__version__, "henon": henon,
                  "ikeda": largest(ikeda, ikeda_jacobian, [0.1, 0.1], 400_000)}))
