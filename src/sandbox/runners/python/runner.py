"""Loads one module of an audited project and does what the host asks: calls, reads, writes. It never says what is right."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
if os.path.abspath(sys.path[0] or ".") == HERE:  # Before 3.11 there is no -P.
    del sys.path[0]
sys.path.insert(0, HERE)

from audit_runner import main  # noqa: E402

sys.path.remove(HERE)
if __name__ == "__main__":
    main.run()
