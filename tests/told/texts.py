"""Every text of the source that a planner can be told: faults, problems, warnings, and failures that end a command.

A text is read from the source with `ast`, along the names, helpers and tables it goes through; what isn't known before
a run (a value, a name, a number) is a hole.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from tests.told.source import Scope, called, source

HOLE = "◦"
MOST = 60
"""So many ways to fill a part are followed; beyond that it is a hole."""

SINKS = {
    "Fault": (1, 3, 4),
    "Warned": (2, 3),
    "_Wrong": (1, 2, 3),
    "_NowhereError": (0,),
    "Field": (1,),
    "StudyStopped": (0,),
    "say": (0,),
    "TimeUnit": (0,),
    "WorkItem": (-1,),
    "Estimate": (2,),
    "Unreadable": (1, 2),
}
"""Call → positions of its texts."""

KEYWORDS = ("what", "expected", "hint", "unknown_because")
USAGE = {"UsageError", "BadParameter", "ClickException", "fail"}
def texts() -> dict[str, set[str]]:
    """Every text with its holes, and where it comes from."""
    found = defaultdict(set)
    for expression, scope in sunk():
        for text in resolved(expression, scope):
            if any(c.isalpha() for c in text.replace(HOLE, "")):
                found[" ".join(text.split())].add(f"{scope.module}:{expression.lineno}")
    return found


def found_texts() -> dict[str, set[str]]:
    """Every text of our own that stands for what was found."""
    found = defaultdict(set)
    for name in ("Fault", "Problem"):
        for call, scope in source().calls[name]:
            keyword = [k.value for k in call.keywords if k.arg == "found"]
            written = name == "Problem" and scope.module.startswith("data/reading/")
            for expression in keyword or ([] if written else call.args[2:3]):
                for text in resolved(expression, scope):
                    if any(c.isalpha() for c in text.replace(HOLE, "")):
                        found[text].add(f"{scope.module}:{expression.lineno}")
    return found


def sunk() -> Iterator[tuple[ast.expr, Scope]]:
    """Every expression whose text is told."""
    s = source()
    for name, places in SINKS.items():
        for call, scope in s.calls[name]:
            yield from ((call.args[at], scope) for at in places if at < len(call.args) and not is_number(call.args[at]))
            yield from ((k.value, scope) for k in call.keywords if k.arg in KEYWORDS)
    for call, scope in s.calls["Problem"]:
        first = 0 if scope.module.startswith("data/reading/") else 1
        places = (0, 1, 2) if first == 0 else (1, 3, 4)
        yield from ((call.args[at], scope) for at in places if at < len(call.args))
        yield from ((k.value, scope) for k in call.keywords if k.arg in KEYWORDS)
    yield from ((c, scope) for c, scope in s.calls["_exit_told"])
    yield from ((c.args[0], scope) for c, scope in s.calls["append"] if ast.unparse(c.func) == "notes.append")
    yield from ((c.args[0], scope) for c, scope in s.calls["Place"] if isinstance(c.args[0], ast.JoinedStr))
    yield from ((one, scope) for one, scope in checked() if " " in ast.unparse(one))
    for name in s.failures & set(s.classes):
        for call in ast.walk(s.classes[name]):
            if isinstance(call, ast.Call) and called(call) == "__init__" and isinstance(call.args[0], ast.JoinedStr):
                yield call.args[0], Scope("")
    for name in sorted(s.failures | USAGE):
        yield from ((call.args[0], scope) for call, scope in s.calls[name] if call.args)


CHECKED = ("model/certify/", "model/runs/chain.py", "model/runs/difference.py")
"""Where a checker words its faults: as items of lists that it adds to, gives back or yields."""


def checked() -> Iterator[tuple[ast.expr, Scope]]:
    """Every text of a checker."""
    for function, around in (found for every in list(source().functions.values()) for found in every):
        if around.module.startswith(CHECKED):
            scope = Scope(around.module, (function, *around.functions))
            for node in ast.walk(function):
                items = []
                if isinstance(node, ast.List):
                    items = node.elts
                elif isinstance(node, ast.ListComp):
                    items = [node.elt]
                elif isinstance(node, ast.Yield) and node.value:
                    items = [node.value]
                elif isinstance(node, ast.Call) and called(node) == "append":
                    items = node.args
                yield from ((one, scope) for one in items if isinstance(one, ast.JoinedStr | ast.Constant))


def is_number(node: ast.expr) -> bool:
    """Whether an argument is none of the texts."""
    return isinstance(node, ast.Constant) and not isinstance(node.value, str)


def resolved(node: ast.expr, scope: Scope, depth: int = 0) -> set[str]:
    """Every text that an expression can be."""
    if depth > 12:
        return {HOLE}
    found = _resolved(node, scope, depth + 1)
    return found if found and len(found) <= MOST else {HOLE}


def _resolved(node: ast.expr, scope: Scope, depth: int) -> set[str]:
    if isinstance(node, ast.Constant):
        return {node.value if isinstance(node.value, str) else "" if node.value is None else str(node.value)}
    reader = READERS.get(type(node))
    return reader(node, scope, depth) if reader else {HOLE}


def one_of(node: ast.expr, scope: Scope, depth: int) -> set[str]:
    """Either side of a choice; what stands before `or` isn't empty."""
    if isinstance(node, ast.IfExp):
        return resolved(node.body, scope, depth) | resolved(node.orelse, scope, depth)
    values = [resolved(value, scope, depth) for value in node.values]
    return values[-1].union(*(found - {""} for found in values[:-1])) if is_or(node) else {""} | values[-1]


def is_or(node: ast.BoolOp) -> bool:
    return isinstance(node.op, ast.Or)


def in_braces(node: ast.FormattedValue, scope: Scope, depth: int) -> set[str]:
    """What stands in the braces of a text."""
    found = {HOLE} if node.conversion != -1 else resolved(node.value, scope, depth)
    return found - {""} if HOLE in found else found


def joined(parts: list[set[str]]) -> set[str]:
    """Every way to put parts behind one another."""
    size = 1
    for at, part in enumerate(parts):
        size *= len(part)
        if size > MOST:
            parts[at], size = {HOLE}, size // len(part)
    return {"".join(way) for way in product(*parts)}


def named(name: str, scope: Scope, depth: int) -> set[str]:
    """What a name can stand for: where it is set, or what a function is called with."""
    for at, function in enumerate(scope.functions):
        here = Scope(scope.module, scope.functions[at:])
        found = set()
        for value in set_in(function, name):
            found |= {HOLE} if value is None else resolved(value, here, depth)
        arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        if name in [argument.arg for argument in arguments]:
            found |= given(function, name, here, depth)
        if found:
            return found
    place = source().constant(name, scope)
    return resolved(*place, depth) if place else {HOLE}


def set_in(function: ast.FunctionDef, name: str) -> Iterator[ast.expr | None]:
    """Every expression that a name is set to in a function; None where that can't be told."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from taken(target, node.value, name)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value:
            yield from taken(node.target, node.value, name)
        elif isinstance(node, ast.For | ast.comprehension):
            rows = list(rows_of(node.iter, function))
            if not rows:
                yield from (None for n in ast.walk(node.target) if isinstance(n, ast.Name) and n.id == name)
            else:
                for row in rows:
                    yield from taken(node.target, row, name)


def rows_of(whole: ast.expr, function: ast.FunctionDef) -> Iterator[ast.expr]:
    """What a loop goes over, where the function itself lists it."""
    if isinstance(whole, ast.Tuple | ast.List):
        for row in whole.elts:
            yield from rows_of(row.value, function) if isinstance(row, ast.Starred) else [row]
    elif isinstance(whole, ast.ListComp | ast.GeneratorExp):
        yield whole.elt
    elif isinstance(whole, ast.Name):
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == whole.id:
                yield from rows_of(node.value, function)
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == f"{whole.id}.append":
                yield node.args[0]


def taken(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr | None]:
    """What a name in a target gets of a value."""
    if isinstance(target, ast.Name):
        if target.id == name:
            yield value
    elif isinstance(target, ast.Tuple):
        if isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts):
            for one, its in zip(target.elts, value.elts, strict=True):
                yield from taken(one, its, name)
        elif isinstance(value, ast.IfExp):
            yield from taken(target, value.body, name)
            yield from taken(target, value.orelse, name)
        elif any(isinstance(n, ast.Name) and n.id == name for n in ast.walk(target)):
            yield None


def given(function: ast.FunctionDef, name: str, around: Scope, depth: int) -> set[str]:
    """What a parameter can be: every argument that a call gives it, and its default."""
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    if not is_text(next(argument for argument in every if argument.arg == name).annotation):
        return {HOLE}
    arguments = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    method = arguments[:1] in (["self"], ["cls"])
    found = set()
    for call, scope in source().calls_of(function, around):
        at = arguments.index(name) - method if name in arguments else None
        values = [k.value for k in call.keywords if k.arg == name]
        if not values and at is not None and at < len(call.args):
            values = [call.args[at]]
        for value in values:
            found |= {HOLE} if isinstance(value, ast.Starred) else resolved(value, scope, depth)
    defaults = dict(zip(reversed(arguments), reversed(function.args.defaults), strict=False))
    pairs = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    defaults |= {argument.arg: value for argument, value in pairs if value}
    if name in defaults:
        found |= resolved(defaults[name], around, depth)
    return found or {HOLE}


def is_text(annotation: ast.expr | None) -> bool:
    """Whether what is annotated so is text."""
    return annotation is not None and "str" in ast.unparse(annotation).split(" | ")


def looked_up(table: ast.expr, scope: Scope, depth: int) -> set[str]:
    """Every value of a table of texts."""
    if isinstance(table, ast.Name):
        for at, function in enumerate(scope.functions):
            here = Scope(scope.module, scope.functions[at:])
            local = [value for value in set_in(function, table.id) if isinstance(value, ast.Dict)]
            if local:
                return set().union(*(resolved(value, here, depth) for value in local[0].values))
        place = source().constant(table.id, scope)
        if place is None:
            return {HOLE}
        table, scope = place
    if isinstance(table, ast.Call) and table.args:
        table = table.args[0]
    if not isinstance(table, ast.Dict) or any(isinstance(v, ast.Tuple) for v in table.values):
        return {HOLE}
    return set().union(*(resolved(value, scope, depth) for value in table.values))


CONTRACT = {"expected_of"}
"""Functions whose texts the contract of a case has in Dutch itself."""


def call_of(call: ast.Call, scope: Scope, depth: int) -> set[str]:
    """What a call gives back: the texts that its function returns."""
    name = called(call)
    if name in CONTRACT:
        return {HOLE}
    if isinstance(call.func, ast.Attribute) and name == "get":
        more = resolved(call.args[1], scope, depth) if len(call.args) > 1 else set()
        return looked_up(call.func.value, scope, depth) | more
    if name == "join" and isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Constant):
        whole = call.args[0]
        if isinstance(whole, ast.Call) and called(whole) == "filter":
            whole = whole.args[1]
        if call.func.value.value == "; " and isinstance(whole, ast.Tuple):
            return set().union(*(resolved(part, scope, depth) for part in whole.elts))
        return {HOLE}
    found = set()
    meant = source().meant(name, scope)
    if not meant and isinstance(call.func, ast.Attribute) and len(source().functions.get(name, ())) == 1:
        meant = source().functions[name]
    for function, around in meant:
        if not is_text(function.returns):
            return {HOLE}
        here = Scope(around.module, (function, *around.functions))
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and node.value is not None:
                found |= resolved(node.value, here, depth)
    return found or {HOLE}


READERS = {
    ast.JoinedStr: lambda node, scope, depth: joined([resolved(value, scope, depth) for value in node.values]),
    ast.FormattedValue: in_braces,
    ast.BinOp: lambda node, scope, depth: (
        joined([resolved(node.left, scope, depth), resolved(node.right, scope, depth)])
        if isinstance(node.op, ast.Add)
        else {HOLE}
    ),
    ast.IfExp: one_of,
    ast.BoolOp: one_of,
    ast.NamedExpr: lambda node, scope, depth: resolved(node.value, scope, depth),
    ast.Name: lambda node, scope, depth: named(node.id, scope, depth),
    ast.Subscript: lambda node, scope, depth: looked_up(node.value, scope, depth),
    ast.Call: call_of,
}
"""Kind of expression → how its texts are read."""
