"""Expected rates of cosine annealing from torch.optim.lr_scheduler.CosineAnnealingLR, up to its T_max.

Usage: python3 cosine.py > cosine.oracle.json
"""
import json
import torch


def rates(lr0, steps, minimum):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr0)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=steps, eta_min=minimum)
    seen = [scheduler.get_last_lr()[0]]
    for _ in range(steps):
        optimizer.step()
        scheduler.step()
        seen.append(scheduler.get_last_lr()[0])
    return seen


CASES = [(1.6, 13, 0.2), (0.03, 40, 0.001), (5.0, 7, 0.0)]
print(json.dumps({
    "source": "torch.optim.lr_scheduler.CosineAnnealingLR, torch " + torch.__version__,
    "cases": [{"lr0": l, "steps": s, "min": m, "rates": rates(l, s, m)} for l, s, m in CASES],
}, indent=1))
