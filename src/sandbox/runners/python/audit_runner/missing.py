"""Stand-ins for packages that are not installed.

While modules load they can be called, subclassed and used as decorators, context managers and in annotations. Afterwards a call or a
computation ends the matter: what code does without its package is not what it claims to do. Only logging passes. They answer no look-up
of a name with two underscores, which is how libraries probe for what an object can do.
"""

import types

from .bystanders import EQUIVALENT, only_tells


class MissingDependency(ImportError):
    """A package that is not installed was used for more than annotations and logging."""


class State:
    """Whether modules still load, and whether a stand-in has been used since the last look."""

    loading = 0
    used = False

    @classmethod
    def was_used(cls):
        was, cls.used = cls.used, False
        return was


def refuse(name):
    State.used = True
    raise MissingDependency(f"{name} is not installed")


class MissingBase:
    """Base of classes whose own base is not there: does nothing, so it may be given nothing."""

    def __init__(self, *given, **named):
        if given or named:
            refuse(f"the base of {type(self).__name__}")

    def __init_subclass__(cls, **_):
        super().__init_subclass__()


def _operation(name):
    def operate(self, *_):
        return self._derived(name)

    operate.__name__ = name
    return operate


class Missing:
    """Stands for a member of a package, and for what it makes while modules load."""

    def __init__(self, name):
        object.__setattr__(self, "_audit_name", name)

    def _derived(self, what):
        name = object.__getattribute__(self, "_audit_name")
        return Missing(f"{name}.{what}") if State.loading or only_tells(name) else refuse(name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = Missing(f"{object.__getattribute__(self, '_audit_name')}.{name}")
        object.__setattr__(self, name, made)
        return made

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)

    def __call__(self, *given, **named):
        name = object.__getattribute__(self, "_audit_name")
        if State.loading:
            decorated = len(given) == 1 and not named and isinstance(given[0], (type, types.FunctionType))
            return given[0] if decorated else Missing(f"{name}()")
        return Missing(f"{name}()") if only_tells(name) else refuse(name)

    def __mro_entries__(self, _):
        """Each stand-in is a base of its own: a class may extend two of them."""
        known = self.__dict__.get("_audit_base")
        if known is None:
            known = type("Missing", (MissingBase,), {})
            object.__setattr__(self, "_audit_base", known)
        return (known,)

    def __instancecheck__(self, _):
        return False

    def __subclasscheck__(self, _):
        return False

    def __getitem__(self, _):
        return self if State.loading else refuse(object.__getattribute__(self, "_audit_name"))

    def __enter__(self):
        return self._derived("__enter__")

    def __exit__(self, *_):
        return False

    # `X | None` in annotations, which may also be evaluated later.
    def __or__(self, _):
        return self

    __ror__ = __or__

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other


OPERATIONS = (
    "add radd sub rsub mul rmul truediv rtruediv floordiv mod pow rpow matmul rmatmul neg pos abs and invert lt le gt ge iter len float"
    " int index contains"
).split()
for operation in OPERATIONS:
    setattr(Missing, f"__{operation}__", _operation(f"__{operation}__"))


class MissingModule(types.ModuleType):
    """Stands for a package or a module of one."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        full = f"{self.__name__}.{name}"
        made = EQUIVALENT.get(full) or Missing(full)
        setattr(self, name, made)
        return made
