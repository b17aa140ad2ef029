"""Class means by scikit-learn's NearestCentroid, probabilities by SciPy.

Usage: python3 prototypical-networks.py > prototypical-networks.oracle.json
"""

import json

import numpy
import scipy
import sklearn
from scipy.spatial.distance import cdist
from scipy.special import softmax
from sklearn.neighbors import NearestCentroid

rng = numpy.random.default_rng(5)
labels = ["wren"] * 4 + ["auk"] * 2 + ["kite"] * 5
order = rng.permutation(len(labels))
y = [labels[i] for i in order]
centres = {"wren": [0.0, 1.0], "auk": [2.0, -1.0], "kite": [-1.0, -1.5]}
x = numpy.array([centres[label] for label in y]) + rng.normal(0, 0.7, (len(y), 2))
queries = rng.normal(0, 1.5, (6, 2))
model = NearestCentroid().fit(x, y)
probabilities = softmax(-cdist(queries, model.centroids_, "sqeuclidean"), axis=1)
result = {
    "source": f"scikit-learn {sklearn.__version__} NearestCentroid, SciPy {scipy.__version__} softmax and cdist",
    "X": x.tolist(),
    "y": y,
    "queries": queries.tolist(),
    "labels": model.classes_.tolist(),
    "prototypes": model.centroids_.tolist(),
    "predictions": model.predict(queries).tolist(),
    "probabilities": probabilities.tolist(),
}
print(json.dumps(result, indent=1))
