"""Arrays as code that was written for numpy before 2.4 knows them: one with a single entry can be taken for a number.

A product of a row and a column is such an array, and `float(row @ column)` is how many a bandit reads its estimates. Results keep the
class of what they are computed from, so that it is enough that arguments have it.
"""


def array_like_before(numpy, array):
    """The array itself where numpy still takes such arrays for numbers."""
    made = _CLASSES.get(numpy) or _CLASSES.setdefault(numpy, _class_for(numpy))
    return array if made is None else array.view(made)


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
