"""Values of the host as values of Python."""

import base64
import collections
import struct

_CONSTANTS = {"undef": None, "nan": float("nan"), "inf": float("inf"), "-inf": float("-inf"), "-0": -0.0}


class Decoder:
    def __init__(self, encoder, call_host):
        """:param call_host: `(id, arguments) -> value`, blocks until the host has answered"""
        self.encoder = encoder
        self.call_host = call_host
        self.functions = {}

    def value(self, wire):
        if type(wire) is list:
            return [self.value(element) for element in wire]
        if type(wire) is not dict:
            return wire
        tag = wire["$"]
        if tag in _CONSTANTS:
            return _CONSTANTS[tag]
        return getattr(self, "_" + tag)(wire)

    @staticmethod
    def _big(wire):
        return int(wire["v"], 16)

    def _handle(self, wire):
        return self.encoder.handles.object(wire["v"])

    def _fn(self, wire):
        """The same function of the host is the same function here, every time."""
        number = wire["v"]
        if number not in self.functions:

            def host_function(*given, **named):
                return self.call_host(number, [*given, *named.values()])

            self.functions[number] = host_function
            self.encoder.host_functions[id(host_function)] = number
        return self.functions[number]

    def _f64(self, wire):
        raw = base64.b64decode(wire["v"])
        numpy = self.encoder.numpy
        if wire["as"] == "ndarray" and numpy is not None:
            return numpy.frombuffer(raw, dtype="<f8").astype(float).reshape(wire["shape"])
        numbers = list(struct.unpack("<%dd" % (len(raw) // 8), raw))
        return self._shaped(numbers, wire["as"])

    def _list(self, wire):
        return self._shaped([self.value(element) for element in wire["v"]], wire["as"])

    def _shaped(self, elements, kind):
        numpy = self.encoder.numpy
        if kind == "ndarray" and numpy is not None:
            return numpy.array(elements)
        makers = {"tuple": tuple, "set": set, "deque": collections.deque, "bytes": bytes}
        return makers.get(kind, list)(elements)

    def _map(self, wire):
        keys = (_hashable(self.value(key)) for key in wire["k"])
        return dict(zip(keys, map(self.value, wire["v"])))

    def _rec(self, wire):
        fields = dict(zip(wire["k"], map(self.value, wire["v"])))
        if "type" not in wire:
            return fields
        kind = self.encoder.record_types[wire["type"]]
        if issubclass(kind, tuple):
            return kind(**fields)
        # As it was, without running its constructor again.
        record = object.__new__(kind)
        for name, field in fields.items():
            object.__setattr__(record, name, field)
        return record


def _hashable(key):
    return tuple(map(_hashable, key)) if isinstance(key, list) else key
