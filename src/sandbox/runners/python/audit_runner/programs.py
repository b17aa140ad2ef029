"""Files that define something and, when they are run, do something with it.

Of such a file only the definitions matter here: what follows the first of them is run as far as they read it. Loops that train, calls that
plot and print are left out, and what fails among the rest leaves its names undefined.
"""

import ast
import symtable

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
ALWAYS = (ast.Import, ast.ImportFrom, *DEFINITIONS)
ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign)
DOING = (ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith)
# Methods that fill a table or a list.
FILLING = {"append", "add", "update", "setdefault", "extend"}


def without_program(tree, text, file):
    """Leaves out of the tree what only runs.

    :returns: the line where the program begins, or nothing where the file is none
    """
    starts = [index for index, node in enumerate(tree.body) if isinstance(node, DEFINITIONS)]
    if not starts:
        return None
    before, after = tree.body[: starts[0]], tree.body[starts[0] :]
    if not any(map(_does, after)):
        return None
    wanted = _read_globally(symtable.symtable(text, file, "exec")) | {node.name for node in after if isinstance(node, DEFINITIONS)}
    kept, left_out = [], []
    # From the end, so that what a kept statement reads is known when the statements that make it are looked at.
    for node in reversed(after):
        rest = _needed(node, wanted)
        if _does(node) and (rest is None or isinstance(node, ast.Try)):
            left_out.append(node.lineno)
        if rest is None:
            continue
        if not isinstance(node, ALWAYS):
            wanted |= _names(rest)
        kept.append(rest if isinstance(node, ALWAYS) else _tolerated(rest))
    tree.body = before + kept[::-1]
    ast.fix_missing_locations(tree)
    return min(left_out, default=None)


def _does(node):
    if isinstance(node, ast.Try):
        return any(map(_does, node.body))
    return isinstance(node, DOING) or (isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Await)))


def _read_globally(table):
    """Names that functions and classes read of their module."""
    found = set()
    for inner in table.get_children():
        found.update(one.get_name() for one in inner.get_symbols() if one.is_global() and one.is_referenced())
        found |= _read_globally(inner)
    return found


def _needed(node, wanted):
    """The statement, without the parts that only run; nothing when no part is left."""
    if isinstance(node, ALWAYS):
        return node
    if isinstance(node, ASSIGNMENTS):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return node if any(_roots(target) & wanted for target in targets) else None
    if isinstance(node, ast.Expr):
        return node if _fills(node.value, wanted) else None
    if isinstance(node, ast.For):
        return node if _is_table(node, wanted) else None
    if isinstance(node, (ast.If, ast.Try)):
        return _branches(node, wanted)
    return None


def _branches(node, wanted):
    parts = ("body", "orelse", "finalbody")
    lists = {part: [one for one in (_needed(inner, wanted) for inner in getattr(node, part, [])) if one] for part in parts}
    for handler in getattr(node, "handlers", []):
        handler.body = [one for one in (_needed(inner, wanted) for inner in handler.body) if one] or [ast.Pass()]
    if not any(lists.values()):
        return None
    for part, statements in lists.items():
        if hasattr(node, part):
            setattr(node, part, statements or ([ast.Pass()] if part != "orelse" and getattr(node, part) else []))
    return node


def _is_table(loop, wanted):
    """A loop that does nothing but fill what is wanted."""
    for node in ast.walk(loop):
        if isinstance(node, ast.Expr) and not _fills(node.value, wanted):
            return False
        if isinstance(node, (*DOING[1:], *DEFINITIONS)):
            return False
    return any(_needed(inner, wanted) for inner in loop.body)


def _fills(value, wanted):
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return isinstance(value, ast.Constant)
    return value.func.attr in FILLING and bool(_roots(value.func.value) & wanted)


def _roots(target):
    """Names that are bound or written into: `table` of `table[state]`."""
    if isinstance(target, (ast.Tuple, ast.List)):
        return set().union(*(_roots(one) for one in target.elts))
    while isinstance(target, (ast.Attribute, ast.Subscript, ast.Starred)):
        target = target.value
    return {target.id} if isinstance(target, ast.Name) else set()


def _names(node):
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _tolerated(node):
    handler = ast.ExceptHandler(type=ast.Name(id="Exception", ctx=ast.Load()), name=None, body=[ast.Pass()])
    return ast.copy_location(ast.Try(body=[node], handlers=[handler], orelse=[], finalbody=[]), node)
