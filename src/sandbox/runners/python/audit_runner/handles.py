"""Objects that stay here while the host holds their numbers."""


class Handles:
    def __init__(self):
        self._objects = {}
        self._numbers = {}
        self._last = 0

    def number(self, value):
        """The same object has the same number until it is released; it is kept alive, so its identity is not used again."""
        known = self._numbers.get(id(value))
        if known is not None:
            return known
        self._last += 1
        self._objects[self._last] = value
        self._numbers[id(value)] = self._last
        return self._last

    def object(self, number):
        if number not in self._objects:
            raise LookupError(f"no object has the handle {number}")
        return self._objects[number]

    def release(self, number):
        self._numbers.pop(id(self._objects.pop(number, None)), None)
