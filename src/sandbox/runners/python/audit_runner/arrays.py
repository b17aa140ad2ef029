"""numpy as code that was written for older versions of it knows it.

An array with a single entry can be taken for a number (until 2.4). A product of a row and a column is such an array, and `float(row @ column)` is how many a bandit reads its estimates. Results keep the
class of what they are computed from, so that it is enough that arguments have it.
"""

import math


def array_like_before(numpy, array):
    """The array itself where numpy still takes such arrays for numbers."""
    made = _CLASSES.get(numpy) or _CLASSES.setdefault(numpy, _class_for(numpy))
    return array if made is None else array.view(made)


def with_old_names(numpy):
    """Puts back what newer versions took away and much code still says: names of plain types, and arrays that are copied only if need be."""
    if numpy is None:
        return
    for name, value in (*OLD_NAMES.items(), ("float_", numpy.float64), ("product", numpy.prod)):
        if name not in numpy.__dict__:
            setattr(numpy, name, value)
    try:
        numpy.array([0.0], copy=False)
    except ValueError:
        make = numpy.array

        def array(*given, **named):
            if named.get("copy", True) is False:
                named["copy"] = None
            return make(*given, **named)

        numpy.array = array


OLD_NAMES = {
    "math": math,
    "float": float,
    "int": int,
    "bool": bool,
    "object": object,
    "str": str,
    "Inf": math.inf,
    "infty": math.inf,
    "NaN": math.nan,
}
_CLASSES = {}


def _class_for(numpy):
    try:
        float(numpy.ones((1, 1)))
    except TypeError:
        pass
    else:
        return None

    class Array(numpy.ndarray):
        __slots__ = ()

        def __float__(self):
            return float(self.item())

        def __int__(self):
            return int(self.item())

        def __array_finalize__(self, _):
            """Nothing to hand on."""

    Array.__name__ = Array.__qualname__ = "ndarray"
    Array.__module__ = "numpy"
    return Array
