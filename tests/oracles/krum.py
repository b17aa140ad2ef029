"""Krum scores from SciPy's pairwise distances.

Usage: python3 krum.py > krum.oracle.json
"""

import json

import numpy
import scipy
from scipy.spatial.distance import cdist

rng = numpy.random.default_rng(7)
f = 2
updates = rng.normal(1, 1, (9, 3))
updates[[2, 6]] += 25
distances = cdist(updates, updates, "sqeuclidean")
numpy.fill_diagonal(distances, numpy.inf)
scores = numpy.sort(distances, axis=1)[:, : len(updates) - f - 2].sum(axis=1)
best = numpy.argsort(scores)
result = {
    "source": f"SciPy {scipy.__version__} cdist, NumPy {numpy.__version__} sort",
    "updates": updates.tolist(),
    "f": f,
    "scores": scores.tolist(),
    "selected": int(best[0]),
    "m": 4,
    "multi": updates[best[:4]].mean(axis=0).tolist(),
}
print(json.dumps(result, indent=1))
