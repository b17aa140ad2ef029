"""Expected LinUCB means and widths from scikit-learn, to `linucb.oracle.json`.

Means: Ridge without intercept. Widths: a Gaussian process with the kernel x.z / lambda and unit noise has the posterior
variance x^T (lambda I + X^T X)^-1 x, computed in its dual form, so neither A nor its inverse is ever formed.
Run: /usr/bin/python3 tests/oracles/linucb.py > tests/oracles/linucb.oracle.json
"""
import json

import numpy as np
import sklearn
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, DotProduct
from sklearn.linear_model import Ridge

generator = np.random.default_rng(20100226)
dimension, count, alpha, regularisation = 5, 40, 1.7, 2.5
features = generator.normal(size=(count, dimension)).round(3)
rewards = (features @ generator.normal(size=dimension) - 1 + 0.3 * generator.normal(size=count)).round(3)
rewards[::5] = 0
probes = generator.normal(size=(8, dimension)).round(3)

ridge = Ridge(alpha=regularisation, fit_intercept=False, solver="cholesky").fit(features, rewards)
process = GaussianProcessRegressor(
    kernel=ConstantKernel(1 / regularisation, "fixed") * DotProduct(0, "fixed"), alpha=1.0, optimizer=None
).fit(features, rewards)
_, deviation = process.predict(probes, return_std=True)

print(json.dumps({
    "made_by": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}",
    "options": {"d": dimension, "alpha": alpha, "lambda": regularisation},
    "features": features.tolist(), "rewards": rewards.tolist(), "probes": probes.tolist(),
    "theta": ridge.coef_.tolist(),
    "means": ridge.predict(probes).tolist(),
    "widths": (alpha * deviation).tolist(),
}, indent=1))
