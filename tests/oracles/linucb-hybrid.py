"""Expected means and widths of hybrid LinUCB from scikit-learn on stacked features, to `linucb-hybrid.oracle.json`.

The hybrid model is one ridge regression on [z, 0 .. x .. 0], x in the block of its arm (Li et al. 2010, Eq. 6); its
standard error comes from the dual form of a Gaussian process with the same prior.
Run: /usr/bin/python3 tests/oracles/linucb-hybrid.py > tests/oracles/linucb-hybrid.oracle.json
"""
import json

import numpy as np
import sklearn
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, DotProduct
from sklearn.linear_model import Ridge

generator = np.random.default_rng(20100430)
arms, shared, own, alpha, regularisation, count = 3, 4, 2, 1.4, 1.8, 30


def stacked(arm, z, x):
    blocks = np.zeros(arms * own)
    blocks[arm * own:(arm + 1) * own] = x
    return np.concatenate([z, blocks])


plays = [
    {"arm": int(generator.integers(arms)), "z": generator.normal(size=shared).round(3).tolist(),
     "x": generator.normal(size=own).round(3).tolist(), "r": round(float(generator.normal()), 3)}
    for _ in range(count)
]
design = np.array([stacked(play["arm"], play["z"], play["x"]) for play in plays])
rewards = np.array([play["r"] for play in plays])
probes = [{"arm": arm, "z": generator.normal(size=shared).round(3).tolist(), "x": generator.normal(size=own).round(3).tolist()}
          for arm in range(arms)]
at = np.array([stacked(probe["arm"], probe["z"], probe["x"]) for probe in probes])
kernel = ConstantKernel(1 / regularisation, "fixed") * DotProduct(0, "fixed")
_, deviation = GaussianProcessRegressor(kernel=kernel, alpha=1.0, optimizer=None).fit(design, rewards).predict(at, return_std=True)
means = Ridge(alpha=regularisation, fit_intercept=False).fit(design, rewards).predict(at)
print(json.dumps({
    "made_by": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}",
    "options": {"arms": arms, "k": shared, "d": own, "alpha": alpha, "lambda": regularisation},
    "plays": plays, "probes": probes, "means": means.tolist(), "widths": (alpha * deviation).tolist(),
    "chosen": int(np.argmax(means + alpha * deviation)),
}, indent=1))
