"""Expected rates of reduce on plateau from torch.optim.lr_scheduler.ReduceLROnPlateau with an absolute threshold.

Usage: python3 plateau.py > plateau.oracle.json
torch reduces when the bad epochs exceed its patience, so that its patience is one less than the reference's
(which counts like Keras: reduce when wait >= patience).
"""
import json
import random
import torch


def rates(metrics, lr0, patience, factor, threshold, minimum, mode):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr0)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, mode=mode, factor=factor, patience=patience - 1, threshold=threshold,
        threshold_mode="abs", min_lr=minimum, eps=0)
    seen = []
    for metric in metrics:
        scheduler.step(metric)
        seen.append(optimizer.param_groups[0]["lr"])
    return seen


draw = random.Random(20)
cases = []
for mode, patience, threshold in [("min", 3, 0.1), ("max", 2, 0.0), ("min", 1, 0.02), ("max", 4, 0.3)]:
    trend = -0.04 if mode == "min" else 0.04
    metrics = [1 + trend * t + draw.gauss(0, 0.3) for t in range(60)]
    options = {"lr0": 1.25, "patience": patience, "factor": 0.6, "threshold": threshold, "min": 0.01, "mode": mode}
    cases.append({"options": options, "metrics": metrics,
                  "rates": rates(metrics, 1.25, patience, 0.6, threshold, 0.01, mode)})
print(json.dumps({"source": "torch.optim.lr_scheduler.ReduceLROnPlateau, torch " + torch.__version__, "cases": cases}, indent=1))
