"""Expected smoothed values from scipy.signal.lfilter, the general linear recursion.

Usage: python3 exponential-weighting.py > exponential-weighting.oracle.json
y_t = alpha x_t + (1 - alpha) y_{t-1} is the filter b = [alpha], a = [1, alpha - 1]; the start y_0 = x_0 is its state
(1 - alpha) x_0 before the first value.
"""
import json
import numpy
import scipy
from scipy.signal import lfilter

draw = numpy.random.default_rng(7)
cases = []
for alpha in (0.05, 0.3, 0.5, 0.85, 1.0):
    values = (4 * draw.standard_normal(25) - 1).tolist()
    smoothed, _ = lfilter([alpha], [1, alpha - 1], values, zi=[(1 - alpha) * values[0]])
    cases.append({"alpha": alpha, "values": values, "smoothed": smoothed.tolist()})
print(json.dumps({"source": "scipy.signal.lfilter, scipy " + scipy.__version__, "cases": cases}, indent=1))
