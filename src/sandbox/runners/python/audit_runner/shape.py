"""Arguments of the host in the form that a parameter asks for: by `as` of the request, else by the parameter's annotation."""

import collections.abc
import dataclasses
import enum
import inspect
import random
import sys
import types
import typing

from .arrays import array_like_before

ARRAY_WORDS = ("ndarray", "NDArray", "ArrayLike", "np.array", "numpy.array")

GENERATORS = {
    "random": lambda seed, numpy: random.Random(seed),
    "numpy-generator": lambda seed, numpy: seed if numpy is None else numpy.random.default_rng(seed),
    "numpy-random-state": lambda seed, numpy: seed if numpy is None else numpy.random.RandomState(seed),
}


class OpenRecord(dict):
    """A dictionary whose entries are attributes too, all the way down: for code that does not say which of them it reads.

    One with a number `n` of elements is a discrete space as environments have them, and can be drawn from.
    """

    def __init__(self, fields):
        super().__init__({name: OpenRecord(field) if type(field) is dict else field for name, field in fields.items()})

    def __getattr__(self, name):
        if name in self:
            return self[name]
        if name == "sample" and "n" in self:
            return self._drawn
        raise AttributeError(name)

    def _drawn(self, *_):
        """Drawn from the source that the subject itself would use."""
        numpy = sys.modules.get("numpy")
        return random.randrange(self["n"]) if numpy is None else int(numpy.random.randint(self["n"]))


def parameters(function):
    try:
        return inspect.signature(function).parameters
    except (TypeError, ValueError):
        return {}


def annotation_of(function, parameter):
    """The annotation, evaluated where that is possible, or its text."""
    annotation = parameter.annotation
    if not isinstance(annotation, str):
        return annotation
    target = function.__init__ if isinstance(function, type) else function
    names = getattr(inspect.unwrap(getattr(target, "__func__", target)), "__globals__", {})
    try:
        return eval(annotation, dict(names))
    except Exception:
        return annotation


class Shaper:
    def __init__(self, numpy):
        self.numpy = numpy

    def arguments(self, function, wanted, decode):
        """Positional and keyword arguments of a call."""
        known = parameters(function)
        in_order = [one for one in known.values() if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
        given, named = [], {}
        for argument in wanted:
            keyword = argument["keyword"]
            if keyword is None:
                parameter = in_order[len(given)] if len(given) < len(in_order) else None
            else:
                parameter = known.get(keyword)
            annotation = None if parameter is None else annotation_of(function, parameter)
            value = self.shaped(decode(argument["value"]), argument["as"], annotation)
            if keyword is None:
                given.append(value)
            else:
                named[keyword] = value
        return given, named

    def shaped(self, value, kind, annotation):
        if kind is not None:
            return self.as_asked(value, kind)
        if annotation is None or annotation is inspect.Parameter.empty:
            return value
        return self.by_annotation(value, annotation)

    def as_asked(self, value, kind):
        if kind in ("ndarray", "typed-array") and self.numpy is not None and isinstance(value, (list, tuple)):
            return array_like_before(self.numpy, self.numpy.array(value, dtype=float if is_numeric(value) else None))
        if kind == "arrays":
            return self.arrays_within(value)
        if kind in ("tuple", "set") and isinstance(value, list):
            return tuple(value) if kind == "tuple" else set(value)
        if kind == "open" and isinstance(value, dict):
            return OpenRecord(value)
        if kind == "object":
            return with_attributes(value)
        if kind in ("dict", "map") and isinstance(value, list):
            return dict(value)
        if kind in GENERATORS and type(value) is int:
            return GENERATORS[kind](value, self.numpy)
        return value

    def arrays_within(self, value):
        """Every list of numbers as an array of its own, wherever it lies."""
        if isinstance(value, dict):
            return {key: self.arrays_within(element) for key, element in value.items()}
        if isinstance(value, list) and self.numpy is not None and value and all(map(is_number, value)):
            return self.numpy.array(value, dtype=float)
        return [self.arrays_within(element) for element in value] if isinstance(value, list) else value

    def by_annotation(self, value, annotation):
        if isinstance(value, list) and self.numpy is not None and self.wants_array(annotation):
            return self.as_asked(value, "ndarray")
        origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
        if isinstance(value, dict) and isinstance(annotation, type):
            return record_of(annotation, value, self)
        if isinstance(annotation, type) and issubclass(annotation, enum.Enum) and isinstance(value, (str, int, float)):
            return member_of(annotation, value)
        if isinstance(value, list) and inner:
            return self.sequence(value, annotation, origin, inner)
        if isinstance(value, dict) and inner and isinstance(origin, type) and issubclass(origin, collections.abc.Mapping):
            return {key: self.by_annotation(element, inner[-1]) for key, element in value.items()}
        for option in inner if origin is typing.Union or "Union" in type(annotation).__name__ else ():
            made = self.by_annotation(value, option)
            if made is not value:
                return made
        kind = origin or annotation
        if isinstance(value, list) and kind in (tuple, set, frozenset):
            return kind(value)
        return value

    def sequence(self, value, annotation, origin, inner):
        if origin is typing.Union or "Union" in type(annotation).__name__:
            options = (self.by_annotation(value, option) for option in inner)
            return next((made for made in options if made is not value), value)
        if not isinstance(origin, type):
            return value
        if issubclass(origin, tuple) and Ellipsis not in inner and len(inner) == len(value):
            return tuple(self.by_annotation(element, one) for element, one in zip(value, inner))
        elements = [self.by_annotation(element, inner[0]) for element in value]
        if issubclass(origin, (tuple, set, frozenset)):
            return origin(elements)
        return elements

    def wants_array(self, annotation):
        if isinstance(annotation, str):
            return annotation.split("[")[0].split("|")[0].strip().endswith(ARRAY_WORDS)
        if typing.get_origin(annotation) is typing.Union:
            return any(self.wants_array(option) for option in typing.get_args(annotation))
        kind = typing.get_origin(annotation) or annotation
        return isinstance(kind, type) and issubclass(kind, self.numpy.ndarray)


def with_attributes(value):
    """Records as objects with attributes, all the way down."""
    if isinstance(value, dict):
        return types.SimpleNamespace(**{name: with_attributes(field) for name, field in value.items()})
    return [with_attributes(element) for element in value] if isinstance(value, list) else value


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_numeric(value):
    if isinstance(value, (list, tuple)):
        return all(map(is_numeric, value))
    return is_number(value)


def record_of(kind, fields, shaper):
    """An instance of a class of records, from a record of the host."""
    if dataclasses.is_dataclass(kind) or hasattr(kind, "model_fields") or hasattr(kind, "__fields__"):
        hints = dict(parameters(kind))
        return kind(**{
            name: shaper.shaped(field, None, annotation_of(kind, hints[name]) if name in hints else None)
            for name, field in fields.items()
        })
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return kind(**fields)
    return fields


def member_of(kind, value):
    try:
        return kind(value)
    except ValueError:
        return value
