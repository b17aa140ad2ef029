"""Values to JSON text with tags. Own data only: no property, `__getattr__`, `__iter__` or `__repr__` of a subject runs here.

Containers are read by the methods of the built-in types, so that subclasses cannot answer in their place.
"""

import array
import base64
import collections
import dataclasses
import enum
import inspect
import json.encoder
import sys
import types

from .missing import Missing

MAX_DEPTH, MAX_NODES, MAX_TEXT, MAX_MEMBERS = 64, 200_000, 1_000_000, 200
# Lists of more numbers than this cross as bytes.
SHORT_LIST = 64
EXACT_INTEGERS = 2**53

_quote = json.encoder.encode_basestring_ascii
_base64 = base64.b64encode
_float_text = float.__repr__
_dict_items, _list_iter, _tuple_iter = dict.items, list.__iter__, tuple.__iter__
_getattr_static = inspect.getattr_static
_is_dataclass_type = dataclasses.is_dataclass
_type_dict = type.__dict__["__dict__"].__get__
_type_name = type.__dict__["__name__"].__get__
_object_getattribute = object.__getattribute__

_LITTLE = sys.byteorder == "little"
_doubles = array.array
FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.MethodWrapperType)


def quote(text):
    return _quote(text if type(text) is str else str.__str__(text))


def cut(why):
    return '{"$":"cut","why":"%s"}' % why


def number_text(value):
    if value != value:
        return '{"$":"nan"}'
    if value in (float("inf"), float("-inf")):
        return '{"$":"inf"}' if value > 0 else '{"$":"-inf"}'
    text = _float_text(value)
    return '{"$":"-0"}' if text == "-0.0" else text


def integer_text(value):
    value = int.__index__(value)
    if -EXACT_INTEGERS <= value <= EXACT_INTEGERS:
        return int.__repr__(value)
    return '{"$":"big","v":"%s"}' % int.__format__(value, "x")


class Encoder:
    def __init__(self, handles, numpy):
        self.handles = handles
        self.numpy = numpy
        # Functions of the host by the identity of what stands for them here; kept alive by the decoder.
        self.host_functions = {}
        # Classes of records, so that a record that comes back is of its class again.
        self.record_types = []

    def text(self, value, how="value"):
        """:param how: `state`: instances as records of their own data; `handle`: the object itself as a handle, whatever it is"""
        try:
            return self.handle_text(value) if how == "handle" else Walk(self, how == "state").value(value, 0)
        except MemoryError:
            raise
        except BaseException:
            # Some hook of a subject was run after all, and raised.
            return cut("unreadable")

    def handle_text(self, value):
        names = ",".join(quote(name) for name in members(value))
        kind = quote(_type_name(type(value))[:200])
        return '{"$":"handle","v":%d,"type":%s,"members":[%s]}' % (self.handles.number(value), kind, names)

    def record_type(self, kind):
        for index, known in enumerate(self.record_types):
            if known is kind:
                return index
        self.record_types.append(kind)
        return len(self.record_types) - 1


def own_fields(value):
    """Own data of an instance: its dictionary and its slots."""
    fields = {}
    try:
        fields.update(_dict_items(_object_getattribute(value, "__dict__")))
    except (AttributeError, TypeError):
        pass
    for kind in type.mro(type(value)):
        slots = _type_dict(kind).get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            slot = _type_dict(kind).get(name)
            if isinstance(slot, types.MemberDescriptorType):
                try:
                    fields[name] = slot.__get__(value)
                except AttributeError:
                    continue
    return fields


def members(value):
    """Public names of an object, sorted, without asking it."""
    if isinstance(value, type):
        names = {name for kind in type.mro(value) for name in _type_dict(kind)}
    else:
        names = set(own_fields(value))
        for kind in type.mro(type(value)):
            if kind is not object:
                names.update(_type_dict(kind))
    return sorted(name for name in names if isinstance(name, str) and not name.startswith("_"))[:MAX_MEMBERS]


def is_record(kind):
    """Classes that only hold data: named tuples, and dataclasses without public methods of their own."""
    if issubclass(kind, tuple):
        return isinstance(_getattr_static(kind, "_fields", None), tuple)
    if not _is_dataclass_type(kind):
        return False
    methods = (name for base in type.mro(kind) if base is not object for name, one in _type_dict(base).items()
               if isinstance(one, (types.FunctionType, classmethod, staticmethod)) and not name.startswith("_"))
    return all(name in RECORD_METHODS for name in methods)


# Methods that turn a record into data or back, which is what crossing does anyway.
RECORD_METHODS = {"to_dict", "as_dict", "asdict", "to_json", "from_dict", "from_json", "copy", "dict", "json", "validate"}


class Walk:
    """One value on its way: what has been visited, and how much."""

    def __init__(self, encoder, state):
        self.encoder = encoder
        self.state = state
        self.nodes = 0
        self.ancestors = set()

    def value(self, value, depth):
        self.nodes += 1
        if self.nodes > MAX_NODES:
            return cut("size")
        if value is None:
            return "null"
        kind = type(value)
        if kind is bool:
            return "true" if value else "false"
        if issubclass(kind, int):
            return self.plain(value) if issubclass(kind, enum.Enum) else integer_text(value)
        if issubclass(kind, float):
            return number_text(float.__float__(value))
        if issubclass(kind, str):
            return cut("text") if str.__len__(value) > MAX_TEXT else quote(value)
        return self.container(value, kind, depth)

    def plain(self, value):
        """A member of an enumeration crosses as its value."""
        return self.value(value._value_, 0)

    def container(self, value, kind, depth):
        if id(value) in self.ancestors:
            return cut("cycle")
        if depth >= MAX_DEPTH:
            return cut("depth")
        self.ancestors.add(id(value))
        try:
            return self.opened(value, kind, depth + 1)
        finally:
            self.ancestors.discard(id(value))

    def opened(self, value, kind, depth):
        numpy = self.encoder.numpy
        if numpy is not None and issubclass(kind, (numpy.ndarray, numpy.generic)):
            return self.numpy_text(value, depth)
        if issubclass(kind, dict):
            return self.dictionary(value, depth)
        if is_record(kind):
            return self.record(value, kind, depth)
        if issubclass(kind, list):
            return self.sequence(list(_list_iter(value)), "list", depth)
        if issubclass(kind, tuple):
            return self.sequence(list(_tuple_iter(value)), "tuple", depth)
        if issubclass(kind, collections.deque):
            return self.sequence(list(collections.deque.__iter__(value)), "deque", depth)
        if issubclass(kind, (set, frozenset)):
            return self.sequence(ordered(value), "set", depth)
        if issubclass(kind, (bytes, bytearray)):
            return self.sequence(list(value), "bytes", depth)
        if issubclass(kind, complex):
            return self.fields({"re": value.real, "im": value.imag}, "", depth)
        if issubclass(kind, enum.Enum):
            return self.plain(value)
        host = self.encoder.host_functions.get(id(value))
        if host is not None:
            return '{"$":"fn","v":%d}' % host
        return self.instance(value, kind, depth) if self.state else self.encoder.handle_text(value)

    def instance(self, value, kind, depth):
        """Of an object's state; what holds no data of its own is told by its class only."""
        if issubclass(kind, (*FUNCTIONS, Missing)) or isinstance(value, type):
            return quote("[%s]" % kind.__name__)
        fields = own_fields(value)
        if not fields:
            return quote("[%s.%s]" % (kind.__module__, kind.__qualname__))
        return self.fields(fields, "", depth)

    def sequence(self, elements, kind, depth):
        if len(elements) > SHORT_LIST and all(type(element) is float for element in elements):
            return self.doubles(elements, [len(elements)], kind)
        texts = []
        for element in elements:
            if self.nodes > MAX_NODES:
                return cut("size")
            texts.append(self.value(element, depth))
        joined = "[%s]" % ",".join(texts)
        return joined if kind == "list" else '{"$":"list","as":"%s","v":%s}' % (kind, joined)

    def doubles(self, numbers, shape, kind):
        packed = _doubles("d", numbers)
        if not _LITTLE:
            packed.byteswap()
        text = _base64(packed.tobytes()).decode("ascii")
        return '{"$":"f64","v":"%s","shape":[%s],"as":"%s"}' % (text, ",".join(map(str, shape)), kind)

    def numpy_text(self, value, depth):
        numpy = self.encoder.numpy
        array_of = numpy.ndarray
        if value.dtype.kind == "f" and issubclass(type(value), array_of) and value.ndim > 0 and value.size > 0:
            if value.nbytes > 8 * MAX_NODES * 4:
                return cut("size")
            flat = array_of.ravel(array_of.astype(value, "<f8"))
            text = _base64(array_of.tobytes(flat)).decode("ascii")
            return '{"$":"f64","v":"%s","shape":[%s],"as":"ndarray"}' % (text, ",".join(map(str, value.shape)))
        plain = array_of.tolist(value) if isinstance(value, array_of) else numpy.generic.tolist(value)
        if type(plain) is list:
            return self.sequence_of_arrays(plain, depth)
        if isinstance(plain, numpy.floating):
            return number_text(float(plain))
        return self.encoder.handle_text(value) if plain is value else self.value(plain, depth)

    def sequence_of_arrays(self, elements, depth):
        """Nested lists of what was one array: each level comes back as an array."""
        if elements and type(elements[0]) is list:
            texts = [self.sequence_of_arrays(element, depth + 1) for element in elements]
            return '{"$":"list","as":"ndarray","v":[%s]}' % ",".join(texts)
        return self.sequence(elements, "ndarray", depth)

    def dictionary(self, value, depth):
        items = list(_dict_items(value))
        if all(type(key) is str for key, _ in items):
            return self.fields(dict(items), "", depth)
        keys, values = [], []
        for key, element in items:
            if self.nodes > MAX_NODES:
                return cut("size")
            keys.append(self.value(key, depth))
            values.append(self.value(element, depth))
        return '{"$":"map","k":[%s],"v":[%s]}' % (",".join(keys), ",".join(values))

    def record(self, value, kind, depth):
        if issubclass(kind, tuple):
            fields = dict(zip(kind._fields, _tuple_iter(value)))
        else:
            fields = own_fields(value)
        return self.fields(fields, ',"type":%d' % self.encoder.record_type(kind), depth)

    def fields(self, fields, more, depth):
        keys, values = [], []
        for key, element in fields.items():
            if self.nodes > MAX_NODES:
                return cut("size")
            keys.append(quote(key))
            values.append(self.value(element, depth))
        return '{"$":"rec","k":[%s],"v":[%s]%s}' % (",".join(keys), ",".join(values), more)


def ordered(elements):
    """A set in the order of its elements where they have one, so that it crosses alike every time."""
    listed = list(elements)
    if all(type(element) in (int, float, bool) for element in listed) or all(type(one) is str for one in listed):
        return sorted(listed)
    return listed


def error_parts(error):
    """Class and message of what was raised; a `__str__` that fails is no message."""
    try:
        message = str.__str__(str(error))
    except BaseException:
        message = ""
    return _type_name(type(error))[:200], message


def error_text(error):
    kind, message = error_parts(error)
    return '{"type":%s,"message":%s}' % (quote(kind), quote(message[:500]))
