"""Imports that the code itself is ready to lose: those in a `try` that catches `ImportError`."""

import ast

CATCHING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


def guarded_lines(tree):
    """Numbers of the lines on which such an import statement, or `import_module(...)`, begins."""
    lines = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Try) and any(_catches(handler.type) for handler in node.handlers):
            for statement in node.body:
                lines.update(inner.lineno for inner in ast.walk(statement) if isinstance(inner, IMPORTING))
    return lines


IMPORTING = (ast.Import, ast.ImportFrom, ast.Call)


def _catches(caught):
    if caught is None:
        return True
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(getattr(name, "id", getattr(name, "attr", None)) in CATCHING for name in names)
