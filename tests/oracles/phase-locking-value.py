"""Phase-locking values with numpy's complex exponential.

Usage: python3 phase-locking-value.py > phase-locking-value.oracle.json
"""
import json
import numpy as np

rng = np.random.default_rng(4)
cases = []
for length, coupling in [(1, 0.0), (7, 0.5), (200, 0.9), (500, 0.0)]:
    first = rng.uniform(-10, 10, length)
    second = coupling * first + rng.uniform(-np.pi, np.pi, length)
    cases.append({"first": first.tolist(), "second": second.tolist(),
                  "plv": float(abs(np.exp(1j * (first - second)).mean()))})
print(json.dumps({"source": "numpy " + np.__version__, "cases": cases}))
