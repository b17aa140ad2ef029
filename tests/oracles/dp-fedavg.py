"""Clipping by torch, exact and Renyi epsilons by SciPy.

Exact: Balle and Wang 2018, Theorem 8, with mu = sqrt(T) / z. Renyi divergence of a sampled round: numerical integration of
E_{x ~ N(0, z^2)} [((1 - q) + q exp((2 x - 1) / (2 z^2)))^a], Mironov, Talwar and Zhang 2019, section 3.1.

Usage: python3 dp-fedavg.py > dp-fedavg.oracle.json
"""

import json

import numpy
import scipy
import torch
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.special import logsumexp
from scipy.stats import norm

torch.set_default_dtype(torch.float64)


def exact(z, rounds, delta):
    mu = numpy.sqrt(rounds) / z
    return brentq(
        lambda e: norm.cdf(mu / 2 - e / mu) - numpy.exp(e) * norm.cdf(-mu / 2 - e / mu) - delta, 1e-9, 500
    )


def sampled_divergence(q, z, order):
    def integrand(x):
        log_ratio = logsumexp([numpy.log1p(-q), numpy.log(q) + (2 * x - 1) / (2 * z * z)])
        return numpy.exp(norm.logpdf(x, 0, z) + order * log_ratio)

    # Mass lies around 0 and around the order, where the exponent of the shifted term has its largest value.
    low, high = -12 * z, order + 12 * z
    edges = numpy.linspace(low, high, 60)
    value = sum(quad(integrand, a, b, epsabs=0, epsrel=1e-11)[0] for a, b in zip(edges, edges[1:]))
    return numpy.log(value) / (order - 1)


def clipped(tensors, bound):
    leaves = [torch.zeros(len(t), requires_grad=True) for t in tensors]
    for leaf, t in zip(leaves, tensors):
        leaf.grad = torch.tensor(t)
    torch.nn.utils.clip_grad_norm_(leaves, bound)
    return [leaf.grad.tolist() for leaf in leaves]


rng = numpy.random.default_rng(6)
updates = [[(rng.normal(size=3) * s).tolist(), (rng.normal(size=2) * s).tolist()] for s in (0.2, 1.0, 5.0)]
full = [(4, 20, 1e-5), (2, 5, 1e-5), (1.3, 7, 1e-6), (6, 100, 1e-4)]
sampled = [(0.01, 4, 10000, 1e-5), (0.1, 2, 60, 1e-5), (0.01, 1.1, 1000, 1e-5)]
result = {
    "source": f"torch {torch.__version__} clip_grad_norm_, SciPy {scipy.__version__}",
    "bound": 1.3,
    "updates": updates,
    "clipped": [clipped(update, 1.3) for update in updates],
    "exact": [{"z": z, "T": t, "delta": d, "epsilon": exact(z, t, d)} for z, t, d in full],
    "divergences": [
        {"q": q, "z": z, "order": order, "value": sampled_divergence(q, z, order)}
        for q, z in ((0.01, 4), (0.1, 2), (0.3, 1.2))
        for order in (2, 5, 17)
    ],
    "sampled": [
        {
            "q": q,
            "z": z,
            "T": t,
            "delta": d,
            "epsilon": min(t * sampled_divergence(q, z, a) + numpy.log(1 / d) / (a - 1) for a in range(2, 40)),
        }
        for q, z, t, d in sampled
    ],
}
print(json.dumps(result, indent=1))
