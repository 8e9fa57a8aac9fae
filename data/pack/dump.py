"""A merged pack written as YAML again, each item with the layer and line it came from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from verdeelsleutel.data.faults import Place
from verdeelsleutel.data.pack.yaml import ListNode, MapNode, Node, ScalarNode

__all__ = ["dump_tree"]

_BARE = re.compile(r"[A-Za-z0-9_+.][A-Za-z0-9_+./%-]*( [A-Za-z0-9_+./%-]+)*")
_FLOW = frozenset(
    {"where", "when", "exclude", "of", "in", "strength", "not_above", "per", "at", "completeness"}
)
"""Keys whose value is short enough to stand on one line."""


def dump_tree(tree: MapNode, layers: Sequence[str]) -> str:
    """The YAML text of a tree.

    Args:
        tree: the merged pack.
        layers: labels of its layers, deepest first.
    """
    head = [f"# layers, the last one wins: {', '.join(layers)}"] if layers else []
    merged = MapNode({key: entry for key, entry in tree.entries.items() if key != "extends"}, tree.place)
    return "\n".join([*head, *_mapping(merged, 0)]) + "\n"


def _mapping(node: MapNode, depth: int, said: Place | None = None) -> Iterator[str]:
    """Lines of a mapping; a place is written where it isn't the one that was said already."""
    pad = "  " * depth
    for key, entry in node.entries.items():
        name, value = _scalar_text(key, plain=True), entry.value
        origin = "" if said and entry.place.source == said.source else f"  # {entry.place}"
        if isinstance(value, ScalarNode):
            yield f"{pad}{name}: {_scalar_text(value.text, plain=value.plain)}{origin}"
        elif key in _FLOW or _empty(value):
            yield f"{pad}{name}: {_flow(value)}{origin}"
        elif isinstance(value, ListNode):
            yield f"{pad}{name}:"
            yield from _items(value, depth + 1)
        else:
            yield f"{pad}{name}:{origin if depth else ''}"
            yield from _mapping(value, depth + 1, entry.place if depth else None)


def _items(node: ListNode, depth: int) -> Iterator[str]:
    pad = "  " * depth
    for item in node.items:
        if isinstance(item, MapNode) and item.entries:
            first, *rest = _mapping(item, depth + 1, item.place)
            yield f"{pad}- {first.lstrip()}  # {item.place}"
            yield from rest
        else:
            yield f"{pad}- {_flow(item)}  # {item.place}"


def _empty(node: Node) -> bool:
    return (isinstance(node, ListNode) and not node.items) or (isinstance(node, MapNode) and not node.entries)


def _flow(node: Node) -> str:
    match node:
        case ScalarNode(text=text, plain=unquoted):
            return _scalar_text(text, plain=unquoted)
        case ListNode(items=items):
            return f"[{', '.join(map(_flow, items))}]"
        case MapNode(entries=entries):
            parts = (
                f"{_scalar_text(key, plain=True)}: {_flow(entry.value)}" for key, entry in entries.items()
            )
            return "{" + ", ".join(parts) + "}"


def _scalar_text(text: str, *, plain: bool) -> str:
    """A scalar as it was, quoted where it was quoted or where YAML would read something else."""
    return (
        text if plain and (_BARE.fullmatch(text) or _number(text)) else json.dumps(text, ensure_ascii=False)
    )


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)", text))
