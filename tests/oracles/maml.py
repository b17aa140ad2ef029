"""Meta-gradients by torch autograd (create_graph), for MAML, FOMAML and Reptile.

Losses: 1/2 (w - c)^T A (w - c) + bend/4 sum (w - c)^4.

Usage: python3 maml.py > maml.oracle.json
"""

import json

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(3)


def bowl(spec):
    a, c, bend = torch.tensor(spec["curvature"]), torch.tensor(spec["minimum"]), spec["bend"]
    return lambda w: 0.5 * (w - c) @ a @ (w - c) + bend / 4 * ((w - c) ** 4).sum()


def random_bowl():
    root = torch.randn(3, 3)
    return {
        "curvature": (root @ root.T * 0.5 + 0.3 * torch.eye(3)).tolist(),
        "minimum": torch.randn(3).tolist(),
        "bend": 0.05,
    }


def adapted(theta, loss, rate, steps):
    phi = theta
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(loss(phi), phi, create_graph=True)
        phi = phi - rate * gradient
    return phi


def main():
    tasks = [{"support": random_bowl(), "query": random_bowl()} for _ in range(3)]
    start = torch.randn(3)
    inner, meta, steps = 0.13, 0.21, 3
    theta = start.clone().requires_grad_(True)
    phis = [adapted(theta, bowl(task["support"]), inner, steps) for task in tasks]
    objective = sum(bowl(task["query"])(phi) for task, phi in zip(tasks, phis)) / len(tasks)
    (second,) = torch.autograd.grad(objective, theta, retain_graph=True)
    first = torch.zeros(3)
    for task, phi in zip(tasks, phis):
        leaf = phi.detach().requires_grad_(True)
        (gradient,) = torch.autograd.grad(bowl(task["query"])(leaf), leaf)
        first += gradient / len(tasks)
    mean_phi = sum(phi.detach() for phi in phis) / len(phis)
    # One step of torch.optim.SGD per inner step, as an independent check of the inner loop.
    leaf = start.clone().requires_grad_(True)
    optimiser = torch.optim.SGD([leaf], lr=inner)
    for _ in range(steps):
        optimiser.zero_grad()
        bowl(tasks[0]["support"])(leaf).backward()
        optimiser.step()
    result = {
        "source": f"torch {torch.__version__}, autograd with create_graph",
        "theta": start.tolist(),
        "tasks": tasks,
        "rates": {"inner": inner, "meta": meta, "steps": steps},
        "adaptedFirst": leaf.detach().tolist(),
        "maml": (start - meta * second).tolist(),
        "fomaml": (start - meta * first).tolist(),
        "reptile": (start + meta * (mean_phi - start)).tolist(),
    }
    print(json.dumps(result, indent=1))


main()
