"""Halting, mean-field output and the gradient of the ponder cost by torch autograd.

Usage: python3 adaptive-computation-time.py > adaptive-computation-time.oracle.json
N is found on cumulative sums (torch.cumsum); N + R is then differentiated with respect to the halting logits.
"""
import json
import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(5)
cases = []
for eps, limit, shift in [(0.01, 8, 0.0), (0.1, 5, -1.5), (0.05, 8, -3.5), (0.2, 10, 0.5), (0.01, 10, 5.0)]:
    logits = (torch.randn(10) + shift).requires_grad_()
    states = torch.randn(10, 3)
    h = torch.sigmoid(logits)
    reached = (torch.cumsum(h, 0) >= 1 - eps).nonzero().flatten()
    n = min(int(reached[0]) + 1 if len(reached) else 10, limit)
    remainder = 1 - h[:n - 1].sum()
    weights = torch.cat([h[:n - 1], remainder.reshape(1)])
    ponder = n + remainder
    gradient = torch.autograd.grad(ponder, logits, allow_unused=True)[0] if n > 1 else torch.zeros(10)
    cases.append({
        "eps": eps, "max": limit, "logits": logits.tolist(), "h": h.tolist(), "states": states.tolist(),
        "N": n, "R": float(remainder), "ponder": float(ponder), "weights": weights.tolist(),
        "output": (weights.reshape(-1, 1) * states[:n]).sum(0).tolist(), "gradient": gradient.tolist(),
    })
print(json.dumps({"source": "torch " + torch.__version__, "cases": cases}, indent=1))
