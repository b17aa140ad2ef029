"""Expected posterior of linear Thompson sampling, to `thompson-linear.oracle.json`.

Mean: scikit-learn Ridge. Covariance: that of a Gaussian process with kernel x.z / lambda and unit noise at the unit
vectors, times v^2. Choice probabilities of three candidates: SciPy's multivariate normal distribution function of the
differences to the others.
Run: /usr/bin/python3 tests/oracles/thompson-linear.py > tests/oracles/thompson-linear.oracle.json
"""
import json

import numpy as np
import scipy
import sklearn
from scipy.stats import multivariate_normal
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, DotProduct
from sklearn.linear_model import Ridge

generator = np.random.default_rng(20120915)
dimension, count, v, regularisation = 3, 12, 0.6, 1.5
features = generator.normal(size=(count, dimension)).round(3)
rewards = (features @ [0.5, -0.2, 0.8] + 0.5 * generator.normal(size=count)).round(3)
candidates = np.array([[1, 0.5, 0.2], [0.3, -0.6, 0.7], [0.9, 0.1, 0.4]])
mean = Ridge(alpha=regularisation, fit_intercept=False).fit(features, rewards).coef_
kernel = ConstantKernel(1 / regularisation, "fixed") * DotProduct(0, "fixed")
process = GaussianProcessRegressor(kernel=kernel, alpha=1.0, optimizer=None).fit(features, rewards)
covariance = v**2 * process.predict(np.eye(dimension), return_cov=True)[1]
shares = []
for chosen in range(len(candidates)):
    differences = np.delete(candidates, chosen, axis=0) - candidates[chosen]
    shares.append(float(multivariate_normal(differences @ mean, differences @ covariance @ differences.T).cdf(np.zeros(2))))
print(json.dumps({
    "made_by": f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, numpy {np.__version__}",
    "options": {"d": dimension, "v": v, "lambda": regularisation},
    "features": features.tolist(), "rewards": rewards.tolist(), "candidates": candidates.tolist(),
    "mean": mean.tolist(), "covariance": covariance.tolist(), "shares": shares,
}, indent=1))
