"""Expected rates of linear warm-up from torch.optim.lr_scheduler.LinearLR with end_factor 1.

Usage: python3 warm-up.py > warm-up.oracle.json
"""
import json
import torch


def rates(lr0, steps, start, count):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr0)
    scheduler = torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=start, end_factor=1.0, total_iters=steps)
    seen = [scheduler.get_last_lr()[0]]
    for _ in range(count):
        optimizer.step()
        scheduler.step()
        seen.append(scheduler.get_last_lr()[0])
    return seen


CASES = [(1.6, 7, 0.25), (0.04, 30, 0.01), (3.0, 2, 0.9)]
print(json.dumps({
    "source": "torch.optim.lr_scheduler.LinearLR, torch " + torch.__version__,
    "cases": [{"lr0": l, "steps": n, "start": s, "rates": rates(l, n, s, 35)} for l, n, s in CASES],
}, indent=1))
