"""Times Optuna's TPE suggestions after a history given on standard input; prints seconds a suggestion."""
import json
import sys
import time
import warnings

import optuna
from optuna.distributions import FloatDistribution
from optuna.trial import create_trial

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
given = json.load(sys.stdin)
space = {each["name"]: FloatDistribution(each["low"], each["high"], log=each.get("log", False)) for each in given["space"]}
sampler = optuna.samplers.TPESampler(n_startup_trials=10, n_ei_candidates=given["candidates"], seed=1)
study = optuna.create_study(sampler=sampler)
for trial in given["history"]:
    study.add_trial(create_trial(params=trial["params"], distributions=space, value=trial["value"]))
best = float("inf")
for _ in range(given["repeats"]):
    began = time.perf_counter()
    study.ask(space)
    best = min(best, time.perf_counter() - began)
json.dump({"version": optuna.__version__, "seconds": best}, sys.stdout)
