"""Expected paired comparison from SciPy's paired t test, to `rule-based-comparison.oracle.json`.

The t statistic is the mean difference divided by its standard error, so both follow from it and the means.
Run: /usr/bin/python3 tests/oracles/rule-based-comparison.py > tests/oracles/rule-based-comparison.oracle.json
"""
import json

import numpy as np
import scipy
from scipy.stats import sem, ttest_rel

generator = np.random.default_rng(19080301)
rounds, items = 25, 4
rewards = generator.normal(size=(rounds, items)).round(3)
rules, bandit = (generator.integers(items, size=rounds) for _ in range(2))
paid_rules, paid_bandit = rewards[np.arange(rounds), rules], rewards[np.arange(rounds), bandit]
print(json.dumps({
    "made_by": f"scipy {scipy.__version__}, numpy {np.__version__}",
    "rewards": rewards.tolist(), "rules": rules.tolist(), "bandit": bandit.tolist(),
    "ruleMean": float(paid_rules.mean()), "banditMean": float(paid_bandit.mean()),
    "standardError": float(sem(paid_bandit - paid_rules)),
    "t": float(ttest_rel(paid_bandit, paid_rules).statistic),
    "agreement": float((rules == bandit).mean()),
}, indent=1))
