"""Expected calibration error from scikit-learn's calibration_curve and numpy's bin counts.

Usage: python3 calibration-error.py > calibration-error.oracle.json
"""
import json
import numpy as np
import sklearn
from sklearn.calibration import calibration_curve

rng = np.random.default_rng(6)
cases = []
for size, bins in [(50, 5), (400, 10), (1000, 15)]:
    confidence = rng.beta(2, 1, size)
    correct = (rng.uniform(size=size) < confidence ** 1.5).astype(int)
    accuracy, mean_confidence = calibration_curve(correct, confidence, n_bins=bins, strategy="uniform")
    edges = np.linspace(0, 1, bins + 1)
    counts = np.bincount(np.searchsorted(edges[1:-1], confidence), minlength=bins)
    weights = counts[counts > 0] / size
    cases.append({"confidences": confidence.tolist(), "correct": correct.tolist(), "bins": bins,
                  "ece": float((weights * abs(accuracy - mean_confidence)).sum())})
print(json.dumps({"source": "scikit-learn " + sklearn.__version__, "cases": cases}))
