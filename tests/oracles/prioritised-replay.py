"""Probabilities and weights of prioritised replay by NumPy.

Usage: python3 prioritised-replay.py > prioritised-replay.oracle.json
"""

import json

import numpy

errors = numpy.array([0.3, -2.4, 1.1, 0.0, 5.0])
alpha, beta, epsilon = 0.6, 0.4, 0.01
scaled = (numpy.abs(errors) + epsilon) ** alpha
probabilities = scaled / scaled.sum()
weights = (len(errors) * probabilities) ** -beta
result = {
    "source": f"NumPy {numpy.__version__}, Schaul et al. 2016, equation 1 and section 3.4",
    "errors": errors.tolist(),
    "alpha": alpha,
    "beta": beta,
    "epsilon": epsilon,
    "probabilities": probabilities.tolist(),
    "relativeWeights": (weights / weights.max()).tolist(),
}
print(json.dumps(result, indent=1))
