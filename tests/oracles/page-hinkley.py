"""The stream of the example in river's documentation of drift.PageHinkley, and the alarm that is published there.

Usage: python3 page-hinkley.py > page-hinkley.oracle.json
The index is the one printed in river's documentation (delta 0.005, threshold 50, at least 30 values, forgetting 1e-4).
"""
import json
import random

rng = random.Random(12345)
stream = rng.choices([0, 1], k=1000) + rng.choices(range(4, 8), k=1000)
print(json.dumps({"source": "river documentation, drift.PageHinkley", "stream": stream, "alarms": [1006], "value": 5}))
