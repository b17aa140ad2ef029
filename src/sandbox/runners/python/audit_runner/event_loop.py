"""An event loop on the virtual clock: waiting takes no time when nothing real is waited for."""

import asyncio
import selectors
import threading

from .determinism import Clock

# With other threads at work, a wait looks at the real world this often; in seconds.
SLICE = 0.01

_type_dict = type.__dict__["__dict__"].__get__


class VirtualSelector(selectors.DefaultSelector):
    def select(self, timeout=None):
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        if timeout is None or threading.active_count() > 1:
            ready = super().select(SLICE)
            if ready or timeout is None:
                return ready
        Clock.sleep(max(timeout, 0))
        return ready


def is_awaitable(value):
    """Seen on the class itself: abstract classes would ask hooks of the subject."""
    return any("__await__" in _type_dict(kind) for kind in type.mro(type(value)))


class EventLoop:
    """Runs what a subject leaves to be awaited; one loop for the life of the process."""

    def __init__(self):
        self.loop = None

    def awaited(self, value):
        if not is_awaitable(value):
            return value
        if self.loop is None:
            self.loop = asyncio.SelectorEventLoop(VirtualSelector())
            asyncio.set_event_loop(self.loop)

        async def waiting():
            return await value

        return self.loop.run_until_complete(waiting())
