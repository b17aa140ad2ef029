"""Expected rates of step decay from torch.optim.lr_scheduler.MultiStepLR.

Usage: python3 step-decay.py > step-decay.oracle.json
"""
import json
import torch


def rates(lr0, milestones, gamma, count):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr0)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones, gamma)
    seen = [scheduler.get_last_lr()[0]]
    for _ in range(count):
        optimizer.step()
        scheduler.step()
        seen.append(scheduler.get_last_lr()[0])
    return seen


CASES = [(1.5, [10, 20, 35], 0.1), (0.3, [3, 4, 30], 0.45)]
print(json.dumps({
    "source": "torch.optim.lr_scheduler.MultiStepLR, torch " + torch.__version__,
    "cases": [{"lr0": l, "milestones": m, "gamma": g, "rates": rates(l, m, g, 40)} for l, m, g in CASES],
}, indent=1))
