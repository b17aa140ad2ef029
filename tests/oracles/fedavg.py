"""Weighted means by NumPy, and one pooled step by torch.optim.SGD.

Usage: python3 fedavg.py > fedavg.oracle.json
"""

import json

import numpy
import torch

torch.set_default_dtype(torch.float64)
rng = numpy.random.default_rng(2)
counts = [3, 17, 5, 8]
models = [[rng.normal(size=4), rng.normal(size=2)] for _ in counts]
mean = [numpy.average([model[t] for model in models], axis=0, weights=counts) for t in range(2)]

parts = [(rng.normal(size=(n, 2)), rng.normal(size=n)) for n in (2, 6, 3)]
start = rng.normal(size=2)
weights = torch.tensor(start, requires_grad=True)
optimiser = torch.optim.SGD([weights], lr=0.1)
x = torch.tensor(numpy.concatenate([part[0] for part in parts]))
y = torch.tensor(numpy.concatenate([part[1] for part in parts]))
torch.nn.functional.mse_loss(x @ weights, y).backward()
optimiser.step()
result = {
    "source": f"NumPy {numpy.__version__} average, torch {torch.__version__} optim.SGD",
    "results": [{"n": n, "params": [t.tolist() for t in model]} for n, model in zip(counts, models)],
    "mean": [t.tolist() for t in mean],
    "parts": [{"x": part[0].tolist(), "y": part[1].tolist()} for part in parts],
    "start": start.tolist(),
    "rate": 0.1,
    "pooledStep": weights.detach().tolist(),
}
print(json.dumps(result, indent=1))
