"""Load one module, then one request after another."""

import importlib
import inspect
import sys

from .arrays import with_old_names
from .decode import Decoder
from .determinism import make_deterministic
from .encode import Encoder, cut, error_parts, error_text, quote
from .event_loop import EventLoop
from .frames import Connection
from .handles import Handles
from .imports import Project, install, shadowed
from .missing import Missing, MissingDependency, State
from .shape import Shaper

_str = str

# What the host accepts.
MAX_SYMBOLS, MAX_NAME = 5_000, 500


def run():
    connection = Connection()
    loading = connection.receive()
    detail = loading["detail"]
    sys.path.extend(detail["packages"])
    numpy = make_deterministic(loading["seed"])
    with_old_names(numpy)
    session = Session(connection, numpy, loading["frameBytes"])
    session.load(loading)
    while True:
        session.serve(connection.receive())


class Session:
    def __init__(self, connection, numpy, frame_bytes):
        self.connection = connection
        self.frame_bytes = frame_bytes
        self.handles = Handles()
        self.encoder = Encoder(self.handles, numpy)
        self.decoder = Decoder(self.encoder, self.call_host)
        self.shaper = Shaper(numpy)
        self.loop = EventLoop()
        self.open = None
        self.asked = 0
        self.module = None

    # Questions to the host.

    def ask(self, kind, fields):
        self.asked += 1
        head = '{"kind":"%s","id":%s,"call":"%d",' % (kind, quote(self.open), self.asked)
        self.connection.send(head + fields + "}")
        return self.connection.receive()

    def ask_module(self, path):
        return self.ask("module", '"path":%s' % quote(path))["value"]

    def call_host(self, number, given):
        texts = ",".join(self.encoder.text(value) for value in given)
        reply = self.ask("callback", '"function":%d,"arguments":[%s]' % (number, texts))
        if "error" in reply:
            raise RuntimeError(reply["error"])
        return self.decoder.value(reply["value"])

    # Loading.

    def load(self, loading):
        self.open = loading["id"]
        project = Project(loading["path"], self.ask_module)
        try:
            self.module = importlib.import_module(install(project))
        except BaseException as error:
            self.connection.send(self.failure(error))
            return
        State.was_used()
        lists = (
            ("stubbed", sorted(project.stubbed)),
            ("failedImports", sorted(project.failed)),
            ("programs", sorted(project.programs)),
            ("shadowed", shadowed(project, loading["detail"]["moduleNames"])),
        )
        texts = ",".join('"%s":[%s]' % (name, ",".join(quote(one[:MAX_NAME]) for one in found)) for name, found in lists)
        self.connection.send(
            '{"kind":"ready","id":%s,"symbols":[%s],%s}' % (quote(self.open), ",".join(list(self.symbols())[:MAX_SYMBOLS]), texts)
        )

    def failure(self, error):
        status = "load-failed"
        if isinstance(error, MemoryError):
            status = "out-of-memory"
        elif isinstance(error, MissingDependency):
            status = "missing-dependency"
        kind, message = error_parts(error)
        reason = quote(f"{kind}: {message}"[:1_500])
        return '{"kind":"failed","id":%s,"status":"%s","reason":%s}' % (quote(self.open), status, reason)

    def symbols(self):
        """Functions and classes that the module itself declares or brings in from the project."""
        for name, value in list(vars(self.module).items()):
            kind = None if name.startswith("__") or len(name) > MAX_NAME else self.kind_of(value)
            if kind is not None:
                yield '{"name":%s,%s}' % (quote(name), kind)

    def kind_of(self, value):
        """What the host is told of a callable of the project; nothing of others, and of classes whose own hooks fail."""
        try:
            if not callable(value) or isinstance(value, Missing) or not self.is_projects(value):
                return None
            kind = "class" if isinstance(value, type) else "function"
            return '"kind":"%s","async":%s' % (kind, "true" if inspect.iscoroutinefunction(value) else "false")
        except Exception:
            return None

    @staticmethod
    def is_projects(value):
        home = getattr(value, "__module__", None)
        return isinstance(home, _str) and "__audit_project__" in getattr(sys.modules.get(home), "__dict__", {})

    # Requests.

    def serve(self, message):
        self.open = message["id"]
        head = '{"kind":"answer","id":%s,' % quote(self.open)
        try:
            body = self.perform(message["request"])
        except MemoryError as error:
            body = '"status":"out-of-memory","error":%s' % error_text(error)
        except BaseException as error:
            body = '"status":"threw","error":%s' % error_text(error)
        if State.was_used():
            body = '"status":"missing-dependency"'
        if len(body) > self.frame_bytes - len(head):
            body = '"status":"ok","value":%s' % cut("size")
        self.connection.send(head + body + "}")

    def perform(self, request):
        return getattr(self, "do_" + request["kind"])(request)

    def do_call(self, request):
        target = self.module
        for name in request["symbol"].split("."):
            target = getattr(target, name)
        kept = request["construct"] or request["keep"]
        return self.called(target, request["arguments"], "handle" if kept else "value")

    def do_fresh(self, request):
        name = self.module.__name__
        first = sys.modules.pop(name)
        try:
            copy = importlib.import_module(name)
        finally:
            sys.modules[name] = first
        return '"status":"ok","value":%s,"argumentsAfter":[]' % self.encoder.text(copy, "handle")

    def do_method(self, request):
        target = getattr(self.handles.object(request["on"]), request["name"])
        return self.called(target, request["arguments"], "value")

    def called(self, target, wanted, how):
        given, named = self.shaper.arguments(target, wanted, self.decoder.value)
        result = self.loop.awaited(target(*given, **named))
        positional = iter(given)
        after = [named[one["keyword"]] if one["keyword"] is not None else next(positional) for one in wanted]
        texts = ",".join(self.encoder.text(value) for value in after)
        return '"status":"ok","value":%s,"argumentsAfter":[%s]' % (self.encoder.text(result, how), texts)

    def do_read(self, request):
        value = getattr(self.handles.object(request["on"]), request["attribute"])
        return '"status":"ok","value":%s' % self.encoder.text(self.loop.awaited(value))

    def do_write(self, request):
        setattr(self.handles.object(request["on"]), request["attribute"], self.decoder.value(request["value"]))
        return '"status":"ok","value":{"$":"undef"}'

    def do_state(self, request):
        return '"status":"ok","value":%s' % self.encoder.text(self.handles.object(request["on"]), "state")

    def do_release(self, request):
        self.handles.release(request["on"])
        return '"status":"ok","value":{"$":"undef"}'
