"""Abilities by scipy.optimize on the log-likelihood, and information by numerical differentiation of the curve.

Usage: python3 item-response.py > item-response.oracle.json
"""
import json
import numpy as np
import scipy
from scipy.optimize import minimize_scalar
from scipy.special import expit


def curve(theta, a, b, c):
    return c + (1 - c) * expit(a * (theta - b))


rng = np.random.default_rng(8)
cases = []
for guessing in [0.0, 0.0, 0.15, 0.22]:
    a = rng.uniform(0.6, 2.0, 12)
    b = np.linspace(-2, 2, 12)
    c = np.full(12, guessing)
    responses = (np.arange(12) < 7).astype(int)
    responses[[4, 8]] = [0, 1]

    def loss(theta):
        p = curve(theta, a, b, c)
        return -(responses * np.log(p) + (1 - responses) * np.log(1 - p)).sum()

    ability = minimize_scalar(loss, bounds=(-6, 6), method="bounded", options={"xatol": 1e-10}).x
    p = curve(0.4, a, b, c)
    slope = (curve(0.4 + 1e-5, a, b, c) - curve(0.4 - 1e-5, a, b, c)) / 2e-5
    cases.append({"a": a.tolist(), "b": b.tolist(), "c": c.tolist(), "responses": responses.tolist(),
                  "ability": float(ability), "theta": 0.4, "probability": p.tolist(), "information": (slope ** 2 / (p * (1 - p))).tolist()})
print(json.dumps({"source": "scipy " + scipy.__version__, "cases": cases}))
