"""Expected means of disjoint LinUCB from one scikit-learn Ridge an arm, to `linucb-disjoint.oracle.json`.

Run: /usr/bin/python3 tests/oracles/linucb-disjoint.py > tests/oracles/linucb-disjoint.oracle.json
"""
import json

import numpy as np
import sklearn
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, DotProduct
from sklearn.linear_model import Ridge

generator = np.random.default_rng(20110411)
arms, dimension, alpha, regularisation = 4, 3, 1.3, 0.7
kernel = ConstantKernel(1 / regularisation, "fixed") * DotProduct(0, "fixed")
probe = generator.normal(size=(1, dimension)).round(3)
plays, means, widths = [], [], []
for arm, count in enumerate([2, 9, 5, 14]):
    features = generator.normal(size=(count, dimension)).round(3)
    rewards = generator.normal(size=count).round(3)
    plays += [{"arm": arm, "x": x, "r": r} for x, r in zip(features.tolist(), rewards.tolist())]
    means.append(float(Ridge(alpha=regularisation, fit_intercept=False).fit(features, rewards).predict(probe)[0]))
    process = GaussianProcessRegressor(kernel=kernel, alpha=1.0, optimizer=None).fit(features, rewards)
    widths.append(alpha * float(process.predict(probe, return_std=True)[1][0]))
generator.shuffle(plays)
print(json.dumps({
    "made_by": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}",
    "options": {"arms": arms, "d": dimension, "alpha": alpha, "lambda": regularisation},
    "plays": plays, "probe": probe[0].tolist(), "means": means, "widths": widths,
    "chosen": int(np.argmax(np.add(means, widths))),
}, indent=1))
