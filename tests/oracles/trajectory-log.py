"""Expected returns and advantages by discounted cumulative sums of scipy.signal.lfilter, one episode at a time.

Usage: python3 trajectory-log.py > trajectory-log.oracle.json
"""
import json
import numpy
import scipy
from scipy.signal import lfilter


def cumulative(terms, weight):
    return lfilter([1], [1, -weight], numpy.asarray(terms)[::-1])[::-1]


draw = numpy.random.default_rng(3)
GAMMA, LAM = 0.9, 0.75
EPISODES = [(4, "term"), (3, "trunc"), (1, "term"), (5, "trunc"), (2, None)]
out = {"r": [], "v": [], "vNext": [], "term": [], "trunc": [], "returns": [], "advantages": []}
for length, end in EPISODES:
    r, v = draw.normal(0, 2, length), draw.normal(1, 2, length + 1)
    after = numpy.append(v[1:-1], 0.0 if end == "term" else v[-1])
    out["returns"] += cumulative(numpy.append(r, after[-1]), GAMMA)[:-1].tolist()
    out["advantages"] += cumulative(r + GAMMA * after - v[:-1], GAMMA * LAM).tolist()
    out["r"] += r.tolist()
    out["v"] += v[:-1].tolist()
    out["vNext"] += v[1:].tolist()
    out["term"] += [end == "term" and t == length - 1 for t in range(length)]
    out["trunc"] += [end == "trunc" and t == length - 1 for t in range(length)]
print(json.dumps({"source": "scipy.signal.lfilter, scipy " + scipy.__version__, "gamma": GAMMA, "lam": LAM, **out}, indent=1))
