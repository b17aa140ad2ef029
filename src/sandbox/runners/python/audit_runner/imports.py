"""Imports of a subject: its own project's modules from the host, installed packages as they are, stand-ins for the rest.

The subject's file is loaded alone: the packages around it are empty modules whose `__path__` is their folder, so that relative imports
find the real files next to it. A package's real `__init__` runs only when something asks it for a name that is not a module.
"""

import ast
import builtins
import importlib
import json
import posixpath
import sys
import types
from importlib.machinery import ModuleSpec

from .missing import MissingModule, State
from .programs import without_program
from .try_imports import guarded_lines

MACHINERY = ("importlib", "_frozen_importlib")
# Every module of the project is a module of this package, whatever names it is imported by: none clashes with an installed one.
ROOT = "audited_project"
# For dots in the names of folders.
DOT = "\N{ONE DOT LEADER}"


def name_of(path):
    return ".".join([ROOT, *(part.replace(".", DOT) for part in path.split("/") if part)])


def standard_modules():
    names = getattr(sys, "stdlib_module_names", None)  # 3.10
    return set(names) if names is not None else set(sys.builtin_module_names) | _names_on_disk()


def _names_on_disk():
    import os
    import pkgutil

    return {module.name for module in pkgutil.iter_modules([os.path.dirname(os.__file__)])}


class Project:
    """What is known of the audited project, and the host that tells it."""

    def __init__(self, path, ask_host):
        self.path = path
        self.ask_host = ask_host
        self.standard = standard_modules()
        self.found = {}
        self.guarded = {}
        self.stubbed = set()
        self.failed = set()
        self.programs = set()
        self.probing = False
        self.roots = None
        stem = posixpath.splitext(path)[0]
        self.subject = posixpath.dirname(stem) if posixpath.basename(stem) == "__init__" else stem

    def _roots(self):
        """Folders that absolute names may start from: those around the subject that are no packages, usual source folders, its own."""
        own = posixpath.dirname(self.path)
        folders, folder = [], own
        while folder:
            if self.find(folder)["kind"] != "package":
                folders.append(folder)
            folder = posixpath.dirname(folder)
        return list(dict.fromkeys([*folders, "", "src", "lib", "python", own]))

    def find(self, path):
        """What the host has at a path without suffix: its kind, and the file and text of a module."""
        if path not in self.found:
            around = not path or self.subject.startswith(path + "/")
            found = json.loads(self.ask_host(path)) if path else {"kind": "folder"}
            self.found[path] = {"kind": "folder"} if around and found["kind"] == "none" else found
        return self.found[path]

    def locate(self, name):
        """Path without suffix of an absolute module name, or nothing."""
        if self.roots is None:
            self.roots = self._roots()
        for root in self.roots:
            path = posixpath.join(root, name)
            if self.find(path)["kind"] != "none":
                return path
        return None

    def stub(self, name):
        self.stubbed.add(name[len(ROOT) :] if name.startswith(ROOT + ".") else name)


def asking_module():
    """Globals of the code that is importing, and its line; the machinery in between is passed over."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.split(".")[0] not in MACHINERY and not name.startswith("audit_runner"):
            return frame.f_globals, frame.f_lineno
        frame = frame.f_back
    return {}, 0


class ProjectLoader:
    """Runs a module of the project from its text."""

    def __init__(self, project, path):
        self.project = project
        self.path = path
        self.found = project.find(path)
        # The packages around the subject, and those it imports from, begin empty.
        self.empty = self.found["kind"] != "module" and path != project.subject

    def create_module(self, spec):
        return Package(spec.name) if self.empty else None

    def exec_module(self, module):
        module.__dict__.update(__audit_project__=True, _audit_path=self.path)
        if self.empty:
            module.__dict__["_audit_init"] = self
        elif self.path == self.project.subject:
            self.run(module.__dict__)
        else:
            self.run_beside(module)

    def run_beside(self, module):
        """A module next to the subject that cannot be loaded is missing like a package that is not installed."""
        try:
            self.run(module.__dict__)
        except Exception as error:
            asking, line = asking_module()
            if line in self.project.guarded.get(asking.get("__file__"), ()):
                self.project.failed.add(module.__name__[len(ROOT) :])
                raise ImportError(f"{module.__name__}: {error}") from error
            self.project.stub(module.__name__)
            for name in [name for name in module.__dict__ if not name.startswith("__")]:
                del module.__dict__[name]
            module.__class__ = MissingModule

    def run(self, namespace):
        text, file = self.found["text"], "/project/" + self.found["path"]
        namespace["__file__"] = file
        tree = ast.parse(text, file)
        self.project.guarded[file] = guarded_lines(tree)
        begins = without_program(tree, text, file)
        if begins is not None:
            self.project.programs.add(f"{self.found['path']}:{begins}")
        State.loading += 1
        try:
            exec(compile(tree, file, "exec", dont_inherit=True), namespace)
        finally:
            State.loading -= 1


class Package(types.ModuleType):
    """A package whose own `__init__` has not run; it runs when a name is asked for that no module of the package has."""

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        loader = self.__dict__.get("_audit_init")
        if loader is not None:
            loader.project.probing = True
            try:
                return importlib.import_module(f"{self.__name__}.{name}")
            except ModuleNotFoundError as error:
                if error.name != f"{self.__name__}.{name}":
                    raise
            finally:
                loader.project.probing = False
            if loader.found["kind"] == "package":
                del self.__dict__["_audit_init"]
                self._run_for(name, loader)
        if name in self.__dict__:
            return self.__dict__[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def _run_for(self, name, loader):
        """What it has before it fails, perhaps because it imports the subject that asks, is what it has."""
        try:
            loader.run(self.__dict__)
        except Exception as error:
            self.__dict__.setdefault("_audit_failure", f"{name}: {error}")


class AliasLoader:
    """Another name of a module that is loaded already, or is loaded now by its own name."""

    def __init__(self, name):
        self.name = name
        self.spec = None

    def create_module(self, _):
        module = importlib.import_module(self.name)
        self.spec = module.__spec__
        return module

    def exec_module(self, module):
        module.__spec__ = self.spec


class ProjectFinder:
    """Modules of the project, for code of the project. In front of installed packages, behind the standard library."""

    def __init__(self, project):
        self.project = project

    def find_spec(self, name, _path=None, _target=None):
        parent, _, last = name.rpartition(".")
        path = self._below(parent, last) if parent else self._top(name)
        if path is None:
            return None
        canonical = name_of(path)
        if canonical != name:
            return ModuleSpec(name, AliasLoader(canonical))
        return self._spec(name, path)

    def _top(self, name):
        if name == ROOT:
            return ""
        if name in self.project.standard or name == "numpy":
            return None
        return self.project.locate(name) if "__audit_project__" in asking_module()[0] else None

    def _below(self, parent, last):
        """A module of a package of the project: at the place of that package, whatever name it was reached by."""
        package = getattr(sys.modules.get(parent), "__dict__", {}).get("_audit_path")
        if package is None:
            return None
        path = posixpath.join(package, last.replace(DOT, "."))
        return None if self.project.find(path)["kind"] == "none" else path

    def _spec(self, name, path):
        loader = ProjectLoader(self.project, path)
        package = loader.found["kind"] != "module"
        spec = ModuleSpec(name, loader, origin=f"/project/{path}", is_package=package)
        if package:
            spec.submodule_search_locations = [f"/project/{path}"]
        return spec


class MissingFinder:
    """The last to be asked: a stand-in for what the project's own files import, an error where they are ready for one."""

    def __init__(self, project):
        self.project = project

    def find_spec(self, name, _path=None, _target=None):
        asking, line = asking_module()
        parent = sys.modules.get(name.rpartition(".")[0])
        ours = "." not in name or isinstance(parent, (MissingModule, Package))
        if not ours or self.project.probing or "__audit_project__" not in asking:
            return None
        if line in self.project.guarded.get(asking.get("__file__"), ()):
            self.project.failed.add(name)
            return None
        if not isinstance(parent, MissingModule):
            self.project.stub(name)
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return MissingModule(spec.name)

    def exec_module(self, module):
        """Nothing is in it."""


def guarding(project, real_import):
    """An import that raises in a `try`, also of what a stand-in was made for elsewhere already."""

    def guarded_import(name, globals=None, locals=None, fromlist=(), level=0):
        if level == 0 and globals and isinstance(sys.modules.get(name.split(".")[0]), MissingModule):
            if sys._getframe(1).f_lineno in project.guarded.get(globals.get("__file__"), ()):
                project.failed.add(name)
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real_import(name, globals, locals, fromlist, level)

    return guarded_import


def install(project):
    """Puts the finders in place; the standard library and numpy come first, whatever the project holds.

    :returns: the name by which the subject is imported
    """
    places = (index for index, one in enumerate(sys.meta_path) if getattr(one, "__name__", "") == "PathFinder")
    sys.meta_path.insert(next(places), ProjectFinder(project))
    sys.meta_path.append(MissingFinder(project))
    builtins.__import__ = guarding(project, builtins.__import__)
    return name_of(project.subject)


def shadowed(project, names):
    """Modules of the project that hide one of the standard library, or numpy, or run when Python starts."""
    hiding = project.standard | {"numpy", "sitecustomize", "usercustomize"}
    return sorted(hiding.intersection(names))
