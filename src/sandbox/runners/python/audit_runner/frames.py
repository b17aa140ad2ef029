"""Frames to and from the host: 4 bytes of length, 16 bytes of nonce, JSON. Reading blocks."""

import json
import os
import struct

FRAMES, REQUESTS = 3, 4
LENGTH_BYTES, HEADER_BYTES = 4, 20

# Taken before any code of a subject runs: whatever it changes later, these stay.
_read, _write, _loads = os.read, os.write, json.loads
_pack, _unpack = struct.pack, struct.unpack


class Connection:
    def __init__(self):
        self.nonce = None

    def receive(self):
        """The next message of the host. The first one tells the nonce."""
        header = self._exactly(HEADER_BYTES)
        if self.nonce is None:
            self.nonce = header[LENGTH_BYTES:]
        return _loads(self._exactly(_unpack("<I", header[:LENGTH_BYTES])[0]))

    def send(self, text):
        """:param text: JSON of one message"""
        body = text.encode("utf-8", "surrogatepass")
        rest = memoryview(_pack("<I", len(body)) + self.nonce + body)
        while rest:
            rest = rest[_write(FRAMES, rest) :]

    @staticmethod
    def _exactly(count):
        parts = []
        while count > 0:
            part = _read(REQUESTS, min(count, 1 << 20))
            if not part:
                raise EOFError("the host has gone")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)
