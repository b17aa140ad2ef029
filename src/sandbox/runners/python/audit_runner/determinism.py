"""A clock that starts at the same moment in every run, and random sources that follow from the seed.

Replaces the functions of `time`, `datetime`, `os` and `random` in place, before numpy is imported, so that an unseeded generator of
numpy is the same in every run too.
"""

import datetime
import os
import random
import secrets
import sys
import time
import uuid

# 2024-01-01T00:00:00Z, in seconds.
START = 1_704_067_200.0
# Each look at the clock takes this long, so that waiting by looking ends; in seconds.
LOOK = 0.00005
# For names that numpy calls a seed: 32 bits.
SEED_MASK = 2**32 - 1


class Clock:
    """Time that passes when it is looked at or slept through; in seconds since the start."""

    now = 0.0

    @classmethod
    def look(cls):
        cls.now += LOOK
        return cls.now

    @classmethod
    def sleep(cls, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        cls.now += seconds


def fix_clock():
    fixed = {
        "time": lambda: START + Clock.look(),
        "monotonic": Clock.look,
        "perf_counter": Clock.look,
        "process_time": Clock.look,
        "thread_time": Clock.look,
    }
    for name, function in fixed.items():
        setattr(time, name, function)
        setattr(time, name + "_ns", lambda function=function: int(function() * 1e9))
    time.sleep = Clock.sleep
    _fix_moments("gmtime", "localtime")
    datetime.datetime = _fixed_datetime()
    datetime.date = _fixed_date()


def _fix_moments(*names):
    """Functions that take the present when no time is given."""
    for name in names:
        original = getattr(time, name)
        setattr(time, name, lambda seconds=None, original=original: original(time.time() if seconds is None else seconds))
    original_format = time.strftime
    time.strftime = lambda form, moment=None: original_format(form, time.localtime() if moment is None else moment)


def _same_kind_as(real):
    """A metaclass for a stand-in of `real`: values and classes of the real one pass as its own."""

    class Meta(type):
        def __instancecheck__(cls, value):
            return isinstance(value, real)

        def __subclasscheck__(cls, kind):
            return issubclass(kind, real)

    return Meta


def _fixed_datetime():
    real = datetime.datetime

    class FixedDatetime(real, metaclass=_same_kind_as(real)):
        @classmethod
        def now(cls, tz=None):
            return real.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls):
            return real.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

        @classmethod
        def today(cls):
            return cls.now()

    FixedDatetime.__name__ = FixedDatetime.__qualname__ = "datetime"
    return FixedDatetime


def _fixed_date():
    real = datetime.date

    class FixedDate(real, metaclass=_same_kind_as(real)):
        @classmethod
        def today(cls):
            return real.fromtimestamp(time.time())

    FixedDate.__name__ = FixedDate.__qualname__ = "date"
    return FixedDate


def fix_random(seed):
    source = random.Random(f"bytes {seed}")
    os.urandom = source.randbytes
    os.getrandom = lambda size, flags=0: source.randbytes(size)
    random._urandom = source.randbytes
    # Seeded generators keep to their seed; unseeded ones ask for bytes, in C, so their first seed is given here.
    real = random.Random

    class FixedRandom(real):
        def seed(self, a=None, version=2):
            super().seed(source.getrandbits(64) if a is None else a, version)

    FixedRandom.__name__ = FixedRandom.__qualname__ = "Random"
    random.Random = FixedRandom
    random.SystemRandom = FixedRandom
    random.seed(seed)
    secrets.randbits = source.getrandbits
    secrets.token_bytes = lambda size=None: source.randbytes(32 if size is None else size)
    secrets.randbelow = source.randrange
    secrets.choice = source.choice
    secrets.SystemRandom = FixedRandom
    secrets.token_hex = lambda size=None: secrets.token_bytes(size).hex()
    uuid.uuid1 = uuid.uuid4 = lambda *_: uuid.UUID(bytes=source.randbytes(16), version=4)


# What numpy called these before it removed the names (1.24 and 2.0); code of that time is still right.
FORMER_NAMES = {
    "int": int,
    "float": float,
    "bool": bool,
    "object": object,
    "str": str,
    "complex": complex,
    "Inf": float("inf"),
    "infty": float("inf"),
    "NaN": float("nan"),
}


def fix_numpy(seed):
    """:returns: numpy, or nothing where it is not installed"""
    try:
        import numpy
    except ImportError:
        return None
    numpy.random.seed(seed & SEED_MASK)
    for name, value in FORMER_NAMES.items():
        if name not in vars(numpy):
            setattr(numpy, name, value)
    return numpy


def make_deterministic(seed):
    fix_clock()
    fix_random(seed)
    numpy = fix_numpy(seed)
    sys.argv = ["subject"]
    return numpy
