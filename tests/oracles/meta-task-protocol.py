"""Adaptation on a support set and loss on a query set with torch.optim.SGD.

Usage: python3 meta-task-protocol.py > meta-task-protocol.oracle.json
"""

import json

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(8)
support = (torch.randn(5, 3), torch.randn(5))
query = (torch.randn(7, 3), torch.randn(7))
start = torch.randn(3)
weights = start.clone().requires_grad_(True)
optimiser = torch.optim.SGD([weights], lr=0.12)
for _ in range(6):
    optimiser.zero_grad()
    (0.5 * torch.nn.functional.mse_loss(support[0] @ weights, support[1])).backward()
    optimiser.step()
score = 0.5 * torch.nn.functional.mse_loss(query[0] @ weights, query[1])
result = {
    "source": f"torch {torch.__version__}, optim.SGD and nn.functional.mse_loss",
    "weights": start.tolist(),
    "rate": 0.12,
    "steps": 6,
    "support": {"x": support[0].tolist(), "y": support[1].tolist()},
    "query": {"x": query[0].tolist(), "y": query[1].tolist()},
    "adapted": weights.detach().tolist(),
    "queryLoss": score.item(),
}
print(json.dumps(result, indent=1))
