"""Where two packs say something else: paths of the merged text, items named by their id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.pack.yaml import ListNode, MapNode, Node, ScalarNode, item_id

__all__ = ["Difference", "differences"]

_ABOUT = frozenset({"pack", "title", "office", "year", "extends", "sources", "notes"})
"""What a pack says about itself isn't policy."""

_REMARKS = frozenset({"title", "note", "note_en", "source", "example"})
"""Why a figure is what it is; the figures themselves are compared."""


@dataclass(frozen=True)
class Difference:
    """One value.

    Attributes:
        path: where it stands, items by id: ``initial.tranches.base.percent``.
        left: in the first pack, empty when it isn't there.
        right: in the second pack.
    """

    path: str
    left: str
    right: str


def differences(left: Pack, right: Pack) -> list[Difference]:
    """Every value that differs, and every list whose items stand in another order; in the order of the packs."""
    one, two = dict(_values(left.tree, ())), dict(_values(right.tree, ()))
    paths = list(dict.fromkeys([*one, *two]))
    sections = list(dict.fromkeys(path[0] for path in paths))
    ordered = sorted(paths, key=lambda path: sections.index(path[0]))
    return [
        Difference(".".join(path), one.get(path, ""), two.get(path, ""))
        for path in ordered
        if path[0] not in _ABOUT and path[-1] not in _REMARKS and one.get(path, "") != two.get(path, "")
    ]


Path = tuple[str, ...]


def _values(node: Node, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, ScalarNode):
        yield path, node.text
    elif isinstance(node, MapNode):
        for key, entry in node.entries.items():
            if key != "id":
                yield from _values(entry.value, (*path, key))
    elif all(isinstance(item, ScalarNode) for item in node.items):
        yield path, ", ".join(item.text for item in node.items if isinstance(item, ScalarNode))
    else:
        yield from _items(node, path)


def _items(node: ListNode, path: Path) -> Iterator[tuple[Path, str]]:
    names = [item_id(item) or str(number) for number, item in enumerate(node.items, start=1)]
    yield (*path, "order"), ", ".join(names)
    for name, item in zip(names, node.items, strict=True):
        yield from _values(item, (*path, name))
