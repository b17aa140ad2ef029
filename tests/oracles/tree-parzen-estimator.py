"""Parzen estimators by Optuna, with the truncated normal density of SciPy, and normal masses by SciPy.

Optuna 3.1.0 computes the density of a truncated normal in standard units and does not divide by the width of the kernel
(`_truncnorm.logpdf` lacks `- log(scale)`), so that narrow and wide kernels of a mixture are weighed wrongly; SciPy's is
put in its place here. Means, widths, weights, integers and categories are Optuna's.
"""
import json
import pathlib

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.samplers._tpe.parzen_estimator import _ParzenEstimator, _ParzenEstimatorParameters
from optuna.samplers._tpe.sampler import default_gamma
from optuna.samplers._tpe import parzen_estimator as parzen_module
from scipy.stats import norm, truncnorm

parzen_module.truncnorm.logpdf = truncnorm.logpdf

parameters = _ParzenEstimatorParameters(True, 1.0, True, False, lambda n: np.ones(n), False)


def log_density(distribution, observations, points):
    values = np.asarray(observations)
    estimator = _ParzenEstimator({"x": values}, {"x": distribution}, parameters)
    return estimator.log_pdf({"x": np.asarray(points)}).tolist()


cases = [
    {"dimension": {"name": "x", "low": -3, "high": 9}, "observations": [-2.5, 0.1, 0.3, 4.0, 8.9], "points": [-3, -1, 0.2, 3.9, 9]},
    {"dimension": {"name": "x", "low": -3, "high": 9}, "observations": [], "points": [-3, 0, 9]},
    {"dimension": {"name": "x", "low": 1e-5, "high": 0.1, "log": True}, "observations": [2e-5, 1e-3, 1.1e-3, 0.09], "points": [1e-5, 1e-4, 1e-3, 0.05]},
    {"dimension": {"name": "x", "type": "int", "low": 1, "high": 7}, "observations": [1, 2, 2, 6], "points": [1, 2, 4, 7]},
    {"dimension": {"name": "x", "type": "int", "low": 1, "high": 64, "log": True}, "observations": [1, 8, 9, 60], "points": [1, 4, 16, 64]},
    {"dimension": {"name": "x", "type": "categorical", "choices": ["a", "b", "c"]}, "observations": ["b", "b", "c", "b"], "points": ["a", "b", "c"]},
]
for case in cases:
    dimension = case["dimension"]
    kind = dimension.get("type", "float")
    if kind == "categorical":
        choices = dimension["choices"]
        distribution = CategoricalDistribution(choices)
        indices = [choices.index(value) for value in case["observations"]]
        case["logDensity"] = log_density(distribution, indices, [choices.index(value) for value in case["points"]])
    else:
        make = IntDistribution if kind == "int" else FloatDistribution
        distribution = make(dimension["low"], dimension["high"], log=dimension.get("log", False))
        observations = np.asarray(case["observations"], dtype=float)
        case["logDensity"] = log_density(distribution, observations, np.asarray(case["points"], dtype=float))

bounds = [[-0.3, 1.2], [0, 0.5], [3, 4], [7.5, 8], [-9, -8.5], [-40, 1], [20, 20.5]]
out = {
    "optuna": optuna.__version__,
    "cases": cases,
    "normalMass": [[a, b, float(np.exp(norm.logsf(a)) - np.exp(norm.logsf(b))) if a > 0 else float(norm.cdf(b) - norm.cdf(a))] for a, b in bounds],
    "goodCount": [[n, default_gamma(n)] for n in (1, 9, 10, 11, 100, 240, 251, 1000)],
}
pathlib.Path(__file__).with_name("tree-parzen-estimator.oracle.json").write_text(json.dumps(out, indent=1) + "\n")
