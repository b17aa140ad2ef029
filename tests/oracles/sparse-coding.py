"""Sparse codes and dictionaries by scikit-learn. Run with the interpreter that has scikit-learn; writes the JSON beside it."""
import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.decomposition import MiniBatchDictionaryLearning, dict_learning, sparse_encode
from sklearn.linear_model import orthogonal_mp

warnings.filterwarnings("ignore", category=FutureWarning)
rng = np.random.RandomState(3)


def unit_rows(matrix):
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


D = unit_rows(rng.randn(9, 6))
X = 2 * rng.randn(5, 6)
pursuit = {
    "D": D.tolist(),
    "X": X.tolist(),
    "byCount": {str(m): orthogonal_mp(D.T, X.T, n_nonzero_coefs=m).T.tolist() for m in (1, 2, 3, 4)},
    # scikit-learn bounds the squared residual norm
    "squaredTolerance": 4.0,
    "byTolerance": orthogonal_mp(D.T, X.T, tol=4.0).T.tolist(),
}

lasso = {"D": D.tolist(), "X": X.tolist(), "codes": {}}
for alpha in (0.05, 0.4, 1.5):
    lasso["codes"][str(alpha)] = sparse_encode(X, D, algorithm="lasso_lars", alpha=alpha).tolist()

planted = unit_rows(rng.randn(4, 5))
codes = 2 * rng.randn(16, 4) * (rng.rand(16, 4) < 0.8)
signals = codes @ planted + 0.01 * rng.randn(16, 5)
# near the hidden atoms, so that every mini-batch uses every atom and none is drawn anew
start = unit_rows(planted + 0.3 * rng.randn(4, 5))
batch_codes, batch_D, errors = dict_learning(
    signals, 4, alpha=0.1, max_iter=6, tol=0, method="lars", dict_init=start, code_init=np.zeros((16, 4)), random_state=0
)
batch = {
    "signals": signals.tolist(),
    "init": start.tolist(),
    "alpha": 0.1,
    "iters": 6,
    "D": batch_D.tolist(),
    "codes": batch_codes.tolist(),
    "history": [float(error) for error in errors],
}

learner = MiniBatchDictionaryLearning(
    n_components=4, alpha=0.1, batch_size=4, fit_algorithm="lars", dict_init=start, shuffle=False, max_iter=1, tol=0,
    max_no_improvement=None, random_state=0,
)
# least angles solve the inner lasso exactly; partial_fit takes one batch at a time in the order given
steps = []
for begin in range(0, 16, 4):
    learner.partial_fit(signals[begin : begin + 4])
    steps.append(learner.components_.tolist())
online = {"signals": signals.tolist(), "init": start.tolist(), "alpha": 0.1, "batchSize": 4, "steps": steps}

out = {"scikit-learn": sklearn.__version__, "pursuit": pursuit, "lasso": lasso, "batch": batch, "online": online}
path = pathlib.Path(__file__).with_name("sparse-coding.oracle.json")
path.write_text(json.dumps(out, indent=1) + "\n")
