"""Wilson intervals and binomial tails by SciPy."""
import json
import pathlib

import scipy
from scipy.stats import binomtest, norm

cases = []
for wins, games, confidence in [(11, 20, 0.95), (0, 15, 0.95), (24, 24, 0.95), (220, 400, 0.99), (3, 7, 0.8)]:
    interval = binomtest(wins, games).proportion_ci(confidence, method="wilson")
    cases.append({"wins": wins, "games": games, "confidence": confidence, "low": interval.low, "high": interval.high})
out = {
    "scipy": scipy.__version__,
    "wilson": cases,
    "quantiles": [[level, float(norm.ppf((1 + level) / 2))] for level in (0.5, 0.8, 0.95, 0.99, 0.999999)],
    "elevenOfTwenty": binomtest(11, 20, 0.5, alternative="greater").pvalue,
}
pathlib.Path(__file__).with_name("self-play-arena.oracle.json").write_text(json.dumps(out, indent=1) + "\n")
