"""Kolmogorov-Smirnov statistics from scipy.stats.ks_2samp and stability indices from numpy's quantiles.

Usage: python3 distribution-drift.py > distribution-drift.oracle.json
"""
import json
import numpy as np
import scipy
from scipy.stats import ks_2samp

rng = np.random.default_rng(7)
cases = []
for size, other, shift, scale, decimals, bins in [(40, 60, 0.4, 1.0, 9, 5), (200, 90, 0.0, 1.7, 1, 8), (300, 300, -0.8, 0.7, 9, 10)]:
    reference = rng.normal(size=size).round(decimals)
    actual = (shift + scale * rng.normal(size=other)).round(decimals)
    limits = np.unique(np.quantile(reference, np.arange(1, bins) / bins))
    shares = [np.bincount(np.searchsorted(limits, sample), minlength=len(limits) + 1) / len(sample) for sample in (reference, actual)]
    p, q = (np.maximum(share, 1e-4) for share in shares)
    cases.append({"reference": reference.tolist(), "actual": actual.tolist(), "bins": bins,
                  "psi": float(((q - p) * np.log(q / p)).sum()), "ks": float(ks_2samp(reference, actual).statistic)})
print(json.dumps({"source": "scipy " + scipy.__version__ + ", numpy " + np.__version__, "cases": cases}))
