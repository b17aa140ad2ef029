"""Cosine similarities by scikit-learn and by SciPy, on vectors of very different norm."""
import json
import pathlib

import numpy as np
import scipy
import sklearn
from scipy.spatial.distance import cosine
from sklearn.metrics.pairwise import cosine_similarity

rng = np.random.RandomState(11)
documents = rng.randn(8, 5) * (10.0 ** np.arange(-3, 5))[:, None]
queries = rng.randn(3, 5) * np.array([[1e-6], [1.0], [1e6]])
scores = cosine_similarity(queries, documents)
by_scipy = np.array([[1 - cosine(q, d) for d in documents] for q in queries])
assert np.allclose(scores, by_scipy, atol=1e-12)
out = {
    "scikit-learn": sklearn.__version__,
    "scipy": scipy.__version__,
    "documents": documents.tolist(),
    "queries": queries.tolist(),
    "scores": scores.tolist(),
    "ranking": np.argsort(-scores, axis=1).tolist(),
}
pathlib.Path(__file__).with_name("cosine-store.oracle.json").write_text(json.dumps(out, indent=1) + "\n")
