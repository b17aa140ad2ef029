"""Sums of unsigned 32-bit vectors that wrap around, by NumPy.

Usage: python3 secure-aggregation.py > secure-aggregation.oracle.json
"""

import json

import numpy

rng = numpy.random.default_rng(9)
vectors = rng.integers(0, 2**32, size=(6, 5), dtype=numpy.uint64).astype(numpy.uint32)
vectors[0] = [0, 1, 2**32 - 1, 2**31, 7]
dropped = [1, 4]
alive = [i for i in range(6) if i not in dropped]
result = {
    "source": f"NumPy {numpy.__version__}, uint32 sums",
    "vectors": vectors.tolist(),
    "sum": vectors.sum(axis=0, dtype=numpy.uint32).tolist(),
    "dropped": dropped,
    "sumOfSurvivors": vectors[alive].sum(axis=0, dtype=numpy.uint32).tolist(),
}
print(json.dumps(result, indent=1))
