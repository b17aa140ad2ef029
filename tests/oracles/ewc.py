"""Fisher information and penalty of a logistic regression by torch autograd.

Usage: python3 ewc.py > ewc.oracle.json
"""

import json

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(12)
x, y = torch.randn(9, 4), (torch.rand(9) > 0.5).double()
theta = torch.randn(4, requires_grad=True)
rows = []
for features, label in zip(x, y):
    log_likelihood = -torch.nn.functional.binary_cross_entropy_with_logits(features @ theta, label)
    (gradient,) = torch.autograd.grad(log_likelihood, theta)
    rows.append(gradient)
fisher = torch.stack(rows).pow(2).mean(dim=0)
moved = (theta.detach() + torch.randn(4)).requires_grad_(True)
penalty = 0.5 * 37.5 * (fisher * (moved - theta.detach()).pow(2)).sum()
(gradient,) = torch.autograd.grad(penalty, moved)
result = {
    "source": f"torch {torch.__version__} autograd, binary_cross_entropy_with_logits",
    "gradients": [row.tolist() for row in rows],
    "fisher": fisher.tolist(),
    "anchor": theta.tolist(),
    "theta": moved.tolist(),
    "lambda": 37.5,
    "penalty": penalty.item(),
    "gradient": gradient.tolist(),
}
print(json.dumps(result, indent=1))
