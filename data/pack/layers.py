"""The files of a pack, from the deepest `extends` to the pack itself, laid over one another.

Mappings merge key by key and lists whose items have an `id` merge item by item: a new item comes before the
item of the lower layer that the upper one lists after it, or else at the end. Any other list is replaced as a
whole, and so are a condition, a source and the cases of `tariff.base`: half of another's condition, or the
section of one document under the title of another, would be a surprise.
The upper layer wins, and every value keeps the place it came from, so that one can always say which layer
won. An item to which an upper layer gives another figure loses the source of the lower layer, which
doesn't hold that figure, and its note, which may well tell the old one; `pack lint` names the latter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from verdeelsleutel.data.faults import Fault, Place, did_you_mean
from verdeelsleutel.data.pack.yaml import Entry, ListNode, MapNode, Node, ScalarNode, item_id, read_yaml

__all__ = ["LayerFile", "Layers", "merged", "read_layers", "shipped_packs", "stacked"]

_WHOLE = frozenset({"where", "when", "exclude", "of", "in", "base"})
"""Keys whose value is replaced, never mixed: conditions, and the cases of the base percentage."""

_SAYS_NOTHING_NEW = frozenset({"id", "title", "switch", "note", "note_en"})
"""Keys that an upper layer may set without the figure of the item becoming another."""

_ABOUT_THE_FIGURE = frozenset({"source", "example"})
"""Keys that say where a figure comes from: to set them changes none."""


@dataclass(frozen=True)
class LayerFile:
    """One file of a pack as it was read.

    Attributes:
        name: the pack's name for a shipped pack, else the file's name.
        path: where it was read; None for a shipped pack or a layer made in memory.
        sha256: of the raw bytes.
        text: its content.
    """

    name: str
    path: Path | None
    sha256: str
    text: str

    @property
    def label(self) -> str:
        """How places name this layer."""
        return self.name if self.path else f"pack {self.name}"

    @classmethod
    def of_text(cls, name: str, text: str) -> LayerFile:
        """A layer that isn't read from a file."""
        return cls(name, None, hashlib.sha256(text.encode()).hexdigest(), text)


@dataclass
class Layers:
    """The layers of a pack, deepest first, and what was wrong on the way."""

    files: list[LayerFile] = field(default_factory=list)
    trees: list[MapNode] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def tree(self) -> MapNode | None:
        """All layers laid over one another; None when there is none that can be read."""
        if not self.trees:
            return None
        tree: Node = self.trees[0]
        for upper in self.trees[1:]:
            tree = merged(tree, upper)
        return tree if isinstance(tree, MapNode) else None


def shipped_packs() -> list[str]:
    """Names of the packs that ship with the tool, sorted."""
    folder = resources.files("verdeelsleutel.data.packs")
    return sorted(
        entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")
    )


def read_layers(name_or_path: str | Path) -> Layers:
    """A pack and everything it extends.

    Args:
        name_or_path: the name of a shipped pack or the path of a file.
    """
    layers = Layers()
    _descend(str(name_or_path), Place(f"pack {name_or_path}"), None, [], layers)
    layers.files.reverse()
    layers.trees.reverse()
    return layers


def stacked(files: Sequence[LayerFile]) -> Layers:
    """The layers given, deepest first; their `extends` are not followed."""
    layers = Layers(files=list(files))
    for layer in files:
        tree, faults = read_yaml(layer.text, layer.label)
        layers.faults += faults
        layers.trees += [tree] if tree else []
    return layers


def merged(base: Node, upper: Node, key: str = "", inside: str = "") -> Node:
    """One node laid over another.

    Args:
        base: what it lies on.
        upper: what wins.
        key: the key under which both stand.
        inside: the key of the mapping around them.
    """
    if key in _WHOLE or inside == "sources":
        return upper
    if isinstance(base, MapNode) and isinstance(upper, MapNode):
        return _merged_mapping(base, upper, key)
    if isinstance(base, ListNode) and isinstance(upper, ListNode) and _have_ids(base, upper):
        return _merged_items(base, upper)
    return upper


def _have_ids(base: ListNode, upper: ListNode) -> bool:
    return bool(upper.items) and all(item_id(item) for item in (*base.items, *upper.items))


def _merged_mapping(base: MapNode, upper: MapNode, key: str) -> MapNode:
    entries = _still_true(base, upper)
    for name, entry in upper.entries.items():
        below = entries.get(name)
        value = merged(below.value, entry.value, name, key) if below else entry.value
        entries[name] = Entry(entry.place, value)
    return MapNode(entries, upper.place)


def _still_true(base: MapNode, upper: MapNode) -> dict[str, Entry]:
    """What stays of a lower mapping: no source or note of a figure, or English of a text, that an upper layer sets."""
    entries = dict(base.entries)
    if "id" in base.entries and not upper.entries.keys() <= _SAYS_NOTHING_NEW:
        entries.pop("source", None)
        entries.pop("example", None)
        if not upper.entries.keys() <= _SAYS_NOTHING_NEW | _ABOUT_THE_FIGURE:
            entries.pop("note", None)
            entries.pop("note_en", None)
    for limit in ("minimum", "maximum"):
        if limit in upper.entries:
            entries.pop(f"{limit}_source", None)
    for text in ("note", "text"):
        if text in upper.entries:
            entries.pop(f"{text}_en", None)
    return entries


def _merged_items(base: ListNode, upper: ListNode) -> ListNode:
    items = {item_id(item): item for item in base.items}
    order = list(items)
    added: list[str | None] = []
    for item in upper.items:
        name = item_id(item)
        if name not in order and name not in added:
            items[name] = item
            added.append(name)
            continue
        items[name] = merged(items[name], item)
        if name in order:
            at = order.index(name)
            order[at:at] = added
            added = []
    return ListNode(tuple(items[name] for name in [*order, *added]), upper.place)


def _descend(name: str, asked: Place, beside: Path | None, seen: list[str], layers: Layers) -> None:
    """Read one file and what it extends, upper layer first."""
    try:
        file = _found(name, beside)
    except OSError as error:
        layers.faults.append(Fault(asked, "this pack can't be read", str(error.strerror or error)))
        return
    except UnicodeDecodeError:
        layers.faults.append(Fault(asked, "this pack isn't written in UTF-8", name, "UTF-8 text"))
        return
    if file is None:
        expected = f"a file, or a shipped pack: {', '.join(shipped_packs())}"
        layers.faults.append(
            Fault(asked, "no such pack", name, expected, did_you_mean(name, shipped_packs()))
        )
        return
    identity = str(file.path) if file.path else file.label
    if identity in seen:
        way = " → ".join([*(Path(step).name for step in seen[seen.index(identity) :]), file.name])
        layers.faults.append(Fault(asked, "packs extend one another in a circle", way, "an end"))
        return
    tree, faults = read_yaml(file.text, file.label)
    layers.faults += faults
    layers.files.append(file)
    if tree is None:
        return
    layers.trees.append(tree)
    parent = tree.entries.get("extends")
    if parent and isinstance(parent.value, ScalarNode) and parent.value.text:
        folder = file.path.parent if file.path else None
        _descend(parent.value.text, parent.place, folder, [*seen, identity], layers)


def _found(name: str, beside: Path | None) -> LayerFile | None:
    """The file of a name: a shipped pack, or a path (relative to the folder of the pack that names it)."""
    if name in shipped_packs():
        raw = resources.files("verdeelsleutel.data.packs").joinpath(f"{name}.yaml").read_bytes()
        return _layer(name, None, raw)
    for path in _candidates(name, beside):
        if path.is_file():
            return _layer(path.name, path.resolve(), path.read_bytes())
    return None


def _candidates(name: str, beside: Path | None) -> Iterator[Path]:
    folder = beside or Path()
    yield folder / name
    yield folder / f"{name}.yaml"


def _layer(name: str, path: Path | None, raw: bytes) -> LayerFile:
    return LayerFile(name, path, hashlib.sha256(raw).hexdigest(), raw.decode("utf-8-sig"))
