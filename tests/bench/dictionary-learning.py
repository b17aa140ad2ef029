"""Times scikit-learn's online dictionary learning over mini-batches given on standard input; prints seconds and objective."""
import json
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.decomposition import MiniBatchDictionaryLearning, sparse_encode

warnings.filterwarnings("ignore")
given = json.load(sys.stdin)
signals = np.array(given["signals"])
start = np.array(given["init"])
size = given["batchSize"]
alpha = given["alpha"]
seconds = {}
for solver in ("cd", "lars"):
    best = float("inf")
    for _ in range(given["repeats"]):
        learner = MiniBatchDictionaryLearning(
            n_components=len(start), alpha=alpha, batch_size=size, fit_algorithm=solver, dict_init=start, n_jobs=1, random_state=0
        )
        began = time.perf_counter()
        for first in range(0, len(signals), size):
            learner.partial_fit(signals[first : first + size])
        best = min(best, time.perf_counter() - began)
    seconds[solver] = best
dictionary = learner.components_
codes = sparse_encode(signals, dictionary, algorithm="lasso_lars", alpha=alpha)
objective = 0.5 * np.sum((signals - codes @ dictionary) ** 2) + alpha * np.sum(np.abs(codes))
json.dump({"version": sklearn.__version__, "seconds": seconds, "objective": objective}, sys.stdout)
