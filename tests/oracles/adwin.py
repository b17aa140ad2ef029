"""The stream of the example in river's documentation of drift.ADWIN, and the alarm that is published there.

Usage: python3 adwin.py > adwin.oracle.json
The index is the one printed in river's documentation (delta 0.002, a cut looked for at every 32nd value).
"""
import json
import random

rng = random.Random(12345)
stream = rng.choices([0, 1], k=1000) + rng.choices(range(4, 8), k=1000)
print(json.dumps({"source": "river documentation, drift.ADWIN", "stream": stream, "alarms": [1023], "value": 4}))
