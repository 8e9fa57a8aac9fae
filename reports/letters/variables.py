"""What a template may name, and everything in a template that names something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from verdeelsleutel.data.faults import did_you_mean
from verdeelsleutel.reports.letters.letter import Letter

__all__ = ["Unknown", "fields_of", "unknown"]

Unknown = tuple[str, str]
"""What is named and isn't there, and a hint."""

Scope = dict[str, Any]
"""Name → what it holds; None where that isn't known."""


@lru_cache
def fields_of(kind: type) -> Mapping[str, Any]:
    """Field → type of one of the classes of a letter."""
    return get_type_hints(kind)


def unknown(tree: nodes.Template, env: Environment) -> list[Unknown]:
    """Everything that a template names and a letter hasn't, each once, in the order of the names."""
    known = fields_of(Letter)
    names = find_undeclared_variables(tree) - known.keys() - env.globals.keys()
    found = {(name, did_you_mean(name, known)) for name in names}
    return sorted(found | set(_inside(tree, dict(known))))


def _inside(node: nodes.Node, scope: Scope) -> Iterator[Unknown]:
    """Unknown parts of what is known, below one node; names that a template gives itself hold from there on."""
    if isinstance(node, nodes.For):
        yield from _inside(node.iter, scope)
        inner = {**scope, **_bound(node.target, _member(_type(node.iter, scope))), "loop": None}
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _inside(child, inner)
        return
    if isinstance(node, nodes.Assign):
        scope.update(_bound(node.target, _type(node.node, scope)))
    if isinstance(node, nodes.With):
        scope = {**scope}
        for target, value in zip(node.targets, node.values, strict=True):
            scope.update(_bound(target, _type(value, scope)))
    if isinstance(node, nodes.Macro | nodes.CallBlock):
        scope = {**scope, **{argument.name: None for argument in node.args}}
    part = _part(node)
    holder = _type(part[0], scope) if part else None
    if part and holder is not None and not _has(holder, part[1]):
        known = fields_of(holder) if isinstance(holder, type) and is_dataclass(holder) else ()
        yield f"{_written(part[0])}.{part[1]}", did_you_mean(part[1], known)
    for child in node.iter_child_nodes():
        yield from _inside(child, scope)


def _part(node: nodes.Node | None) -> tuple[nodes.Expr, str] | None:
    """What a node takes a part of, and which; None where it does nothing of the kind."""
    if isinstance(node, nodes.Getattr):
        return node.node, node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return node.node, node.arg.value
    return None


def _type(node: nodes.Node, scope: Scope) -> Any:  # noqa: ANN401  a type, of any kind
    """What an expression holds; None where that can't be told beforehand."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name)
    part = _part(node)
    if part:
        holder = _type(part[0], scope)
        return fields_of(holder).get(part[1]) if is_dataclass(holder) and isinstance(holder, type) else None
    if isinstance(node, nodes.Getitem):
        holder = _type(node.node, scope)
        return holder if isinstance(node.arg, nodes.Slice) else _member(holder)
    return None


def _member(holder: Any) -> Any:  # noqa: ANN401  as above
    """What a list holds."""
    return get_args(holder)[0] if get_origin(holder) is tuple else None


def _bound(target: nodes.Node, value: Any) -> Scope:  # noqa: ANN401  as above
    """The names that a target gives."""
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: None for name in target.find_all(nodes.Name)}


def _has(holder: Any, name: str) -> bool:  # noqa: ANN401  as above
    """Whether something of this type has such a part."""
    if is_dataclass(holder) and isinstance(holder, type):
        return name in fields_of(holder)
    return hasattr(get_origin(holder) or holder, name)


def _written(node: nodes.Node) -> str:
    """An expression as its author wrote it, as far as it is names."""
    if isinstance(node, nodes.Name):
        return node.name
    part = _part(node)
    if part:
        return f"{_written(part[0])}.{part[1]}"
    return f"{_written(node.node)}[…]" if isinstance(node, nodes.Getitem) else "…"
