"""Geometric means of successive ratios from scipy.stats.gmean.

Usage: python3 propagation-ratio.py > propagation-ratio.oracle.json
"""
import json
import numpy as np
import scipy
from scipy.stats import gmean

rng = np.random.default_rng(5)
cases = []
for length in [2, 5, 40]:
    norms = rng.lognormal(0.3, 1.0, length)
    cases.append({"norms": norms.tolist(), "sigma": float(gmean(norms[1:] / norms[:-1]))})
print(json.dumps({"source": "scipy " + scipy.__version__, "cases": cases}))
