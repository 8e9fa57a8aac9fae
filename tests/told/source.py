"""The source as a whole: its functions, constants and calls, and what a name means where."""

import ast
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("data", "model", "reports", "cli")
PACKAGE = "verdeelsleutel."

FAILURES = {"2", "3", "4", "5", "6", "7", "USAGE"}
"""Exit codes of failures that are told in words; 1 is a fault of the tool itself, with its trace."""


@dataclass(frozen=True)
class Scope:
    """Where an expression stands: its module, and the functions around it, the innermost first."""

    module: str
    functions: tuple[ast.FunctionDef, ...] = ()


class Source:
    """The modules, and where everything in them is called and set."""

    def __init__(self) -> None:
        self.functions = defaultdict(list)
        self.calls = defaultdict(list)
        self.constants = defaultdict(dict)
        self.classes = {}
        self.imports = defaultdict(dict)
        self.failures = set()
        for folder in FOLDERS:
            for path in sorted((ROOT / folder).rglob("*.py")):
                name = path.relative_to(ROOT).as_posix()
                self._take(ast.parse(path.read_text(encoding="utf-8")), Scope(name))
        self._name_failures()

    def _take(self, node: ast.AST, scope: Scope) -> None:
        for child in ast.iter_child_nodes(node):
            inner = scope
            if isinstance(child, ast.FunctionDef):
                self.functions[child.name].append((child, scope))
                inner = Scope(scope.module, (child, *scope.functions))
            elif isinstance(child, ast.ClassDef):
                self.classes[child.name] = child
            elif isinstance(child, ast.ImportFrom) and (child.module or "").startswith(PACKAGE):
                where = child.module.removeprefix(PACKAGE).replace(".", "/")
                self.imports[scope.module] |= {one.asname or one.name: where for one in child.names}
            elif isinstance(child, ast.Call):
                self.calls[called(child)].append((child, scope))
            elif isinstance(child, ast.Assign | ast.AnnAssign) and not scope.functions and child.value:
                targets = child.targets if isinstance(child, ast.Assign) else [child.target]
                for target in targets:
                    if isinstance(target, ast.Name):
                        self.constants[target.id][scope.module] = (child.value, scope)
            self._take(child, inner)

    def meant(self, name: str, scope: Scope) -> list[tuple[ast.FunctionDef, Scope]]:
        """The functions that a name means in a module: its own, or one that it imports."""
        own = [found for found in self.functions[name] if found[1].module == scope.module]
        there = self.imports[scope.module].get(name)
        return own or [f for f in self.functions[name] if there and f[1].module.startswith(there)]

    def constant(self, name: str, scope: Scope) -> tuple[ast.expr, Scope] | None:
        """What a module sets a name to: its own, or the one that it imports."""
        there = self.imports[scope.module].get(name, scope.module)
        return next((found for module, found in self.constants[name].items() if module.startswith(there)), None)

    def calls_of(self, function: ast.FunctionDef, around: Scope) -> list[tuple[ast.Call, Scope]]:
        """Where a function is called."""
        calls = self.calls[function.name]
        found = [(c, s) for c, s in calls if any(f is function for f, _ in self.meant(function.name, s))]
        if function.args.args[:1] and function.args.args[0].arg == "self":
            near = Path(around.module).parent
            found += [(c, s) for c, s in calls if (c, s) not in found and Path(s.module).parent == near]
        return found or (calls if len(self.functions[function.name]) == 1 else [])

    def _name_failures(self) -> None:
        for name, node in self.classes.items():
            for statement in node.body:
                if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "exit_code":
                    self.failures |= {name} if ast.unparse(statement.value) in FAILURES else set()


def called(call: ast.Call) -> str:
    """The bare name of what is called."""
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


@cache
def source() -> Source:
    return Source()
