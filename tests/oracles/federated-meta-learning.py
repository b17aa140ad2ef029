"""Two rounds: clients adapt with torch.optim.SGD, NumPy averages.

Usage: python3 federated-meta-learning.py > federated-meta-learning.oracle.json
"""

import json

import numpy
import torch

torch.set_default_dtype(torch.float64)
rng = numpy.random.default_rng(4)
counts = [4, 10, 7]
data = [(rng.normal(size=(n, 3)), rng.normal(size=n)) for n in counts]
theta = rng.normal(size=3)
start = theta.copy()
settings = [{"steps": 3, "rate": 0.15, "fraction": 1}, {"steps": 1, "rate": 0.3, "fraction": 1}]
rounds = []
for setting in settings:
    adapted = []
    for x, y in data:
        weights = torch.tensor(theta, requires_grad=True)
        optimiser = torch.optim.SGD([weights], lr=setting["rate"])
        for _ in range(setting["steps"]):
            optimiser.zero_grad()
            (0.5 * torch.nn.functional.mse_loss(torch.tensor(x) @ weights, torch.tensor(y))).backward()
            optimiser.step()
        adapted.append(weights.detach().numpy())
    theta = numpy.average(adapted, axis=0, weights=counts)
    rounds.append(theta.tolist())
result = {
    "source": f"torch {torch.__version__} optim.SGD, NumPy {numpy.__version__} average",
    "theta": start.tolist(),
    "clients": [{"n": n, "x": x.tolist(), "y": y.tolist()} for n, (x, y) in zip(counts, data)],
    "settings": settings,
    "rounds": rounds,
}
print(json.dumps(result, indent=1))
