"""Expected choice probabilities of Beta-Bernoulli Thompson sampling, to `thompson-bernoulli.oracle.json`.

P(arm is best) = integral of its Beta density times the other distribution functions, by SciPy's adaptive quadrature.
Run: /usr/bin/python3 tests/oracles/thompson-bernoulli.py > tests/oracles/thompson-bernoulli.oracle.json
"""
import json

import scipy
from scipy.integrate import quad
from scipy.stats import beta


def best(parameters):
    def density(x, arm):
        value = beta.pdf(x, *parameters[arm])
        for other, (a, b) in enumerate(parameters):
            if other != arm:
                value *= beta.cdf(x, a, b)
        return value
    return [quad(density, 0, 1, args=(arm,), epsabs=1e-12)[0] for arm in range(len(parameters))]


cases = [
    {"prior": [2, 5], "results": [[1, 1], [4, 6], [0, 0]]},
    {"prior": [1, 1], "results": [[7, 3], [2, 0]]},
    {"prior": [3, 1], "results": [[0, 4], [9, 6], [5, 5], [1, 2]]},
]
for case in cases:
    a, b = case["prior"]
    case["shares"] = best([(a + successes, b + failures) for successes, failures in case["results"]])
print(json.dumps({"made_by": f"scipy {scipy.__version__}", "cases": cases}, indent=1))
