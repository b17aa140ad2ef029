"""Ridge regression by scikit-learn: what the stochastic learner of the common checks has to come near to."""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.linear_model import Ridge

rng = np.random.RandomState(5)
X = rng.randn(30, 3)
y = 0.7 + X @ np.array([1.5, -2.0, 0.8]) + 0.1 * rng.randn(30)
# the learner's penalty is l2 / 2 ||w||^2 per example, scikit-learn's alpha ||w||^2 over the sum of squares
fits = {str(l2): Ridge(alpha=l2 * len(y)).fit(X, y) for l2 in (0.0, 0.3)}
out = {
    "scikit-learn": sklearn.__version__,
    "X": X.tolist(),
    "y": y.tolist(),
    "fits": {key: {"weights": [*model.coef_.tolist(), float(model.intercept_)], "mse": float(np.mean((model.predict(X) - y) ** 2))} for key, model in fits.items()},
}
pathlib.Path(__file__).with_name("estimator.oracle.json").write_text(json.dumps(out, indent=1) + "\n")
