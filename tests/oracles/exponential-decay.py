"""Expected rates of exponential decay from torch.optim.lr_scheduler.ExponentialLR (torch 1.13).

Usage: python3 exponential-decay.py > exponential-decay.oracle.json
ExponentialLR multiplies by its gamma once a step, which is `steps` = 1; for `steps` = 4 its gamma is gamma^(1/4).
"""
import json
import torch


def rates(lr0, gamma, steps, count):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr0)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma ** (1 / steps))
    seen = [scheduler.get_last_lr()[0]]
    for _ in range(count):
        optimizer.step()
        scheduler.step()
        seen.append(scheduler.get_last_lr()[0])
    return seen


CASES = [(0.8, 0.7, 1), (2.0, 0.5, 4), (0.05, 0.93, 7)]
print(json.dumps({
    "source": "torch.optim.lr_scheduler.ExponentialLR, torch " + torch.__version__,
    "cases": [{"lr0": l, "gamma": g, "steps": s, "rates": rates(l, g, s, 20)} for l, g, s in CASES],
}, indent=1))
