"""States of a leaky integrator as a first-order recursive filter, from scipy.signal.lfilter.

Usage: python3 leaky-integrator.py > leaky-integrator.oracle.json
"""
import json
import numpy as np
import scipy
from scipy.signal import lfilter

rng = np.random.default_rng(3)
cases = []
for leak, weight, bias, start in [(0.2, 2.0, 0.3, 0.5), (0.05, -1.25, 0.0, -3.0), (0.9, 0.4, -0.7, 2.0)]:
    inputs = rng.normal(size=60)
    states, _ = lfilter([1.0], [1.0, leak - 1.0], weight * inputs - bias, zi=[(1 - leak) * start])
    cases.append({"leak": leak, "w": weight, "bias": bias, "x0": start, "inputs": inputs.tolist(),
                  "states": states.tolist(), "outputs": np.tanh(states).tolist()})
print(json.dumps({"source": "scipy " + scipy.__version__, "cases": cases}))
