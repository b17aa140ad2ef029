"""scipy.stats.trim_mean and numpy.median by coordinate.

Usage: python3 trimmed-mean.py > trimmed-mean.oracle.json
"""

import json

import numpy
import scipy
from scipy.stats import trim_mean

rng = numpy.random.default_rng(1)
cases = []
for n, beta in ((10, 0.2), (11, 0.25), (7, 0.0), (9, 0.45)):
    updates = numpy.exp(1.5 * rng.normal(size=(n, 3))) * [1, -20, 300]
    cases.append(
        {
            "updates": updates.tolist(),
            "beta": beta,
            "trimmed": trim_mean(updates, beta, axis=0).tolist(),
            "median": numpy.median(updates, axis=0).tolist(),
        }
    )
result = {"source": f"SciPy {scipy.__version__} trim_mean, NumPy {numpy.__version__} median", "cases": cases}
print(json.dumps(result, indent=1))
