"""YAML as packs are written in it: a strict part of YAML 1.2, read to a tree that remembers every line.

Read from the parser's events, so that nothing is interpreted before we do: numbers stay the text that was
written (no binary floats), ``yes`` is text and only ``true`` and ``false`` are booleans. Tags, anchors,
aliases and duplicate keys are faults; so is a second document. Every fault is kept, reading goes on after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from verdeelsleutel.data.faults import Fault, Place

__all__ = ["Entry", "ListNode", "MapNode", "Node", "ScalarNode", "item_id", "plain", "read_yaml"]

_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


@dataclass(frozen=True)
class ScalarNode:
    """One written value; ``plain`` where it had no quotes."""

    text: str
    plain: bool
    place: Place


@dataclass(frozen=True)
class ListNode:
    """A list, in order."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True)
class Entry:
    """One key of a mapping: its own place and its value."""

    place: Place
    value: Node


@dataclass(frozen=True)
class MapNode:
    """A mapping, in the order written."""

    entries: dict[str, Entry]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value under a key."""
        entry = self.entries.get(key)
        return entry.value if entry else None

    def with_entry(self, key: str, entry: Entry) -> MapNode:
        """A copy with one key set."""
        return replace(self, entries={**self.entries, key: entry})


Node = ScalarNode | ListNode | MapNode


def plain(node: Node | None) -> Any:  # noqa: ANN401  # what YAML can say has no common type
    """A node as Python values: text (numbers as written), booleans, None, lists, dicts."""
    match node:
        case None:
            return None
        case ScalarNode(text=text, plain=unquoted):
            if unquoted and text in _NULLS:
                return None
            return _BOOLEANS.get(text, text) if unquoted else text
        case ListNode(items=items):
            return [plain(item) for item in items]
        case MapNode(entries=entries):
            return {key: plain(entry.value) for key, entry in entries.items()}


def item_id(node: Node) -> str | None:
    """The ``id`` of a list item; None when it is no mapping or has none."""
    if isinstance(node, MapNode):
        found = node.get("id")
        if isinstance(found, ScalarNode) and found.text:
            return found.text
    return None


def read_yaml(text: str, source: str) -> tuple[MapNode | None, list[Fault]]:
    """The tree of a YAML text.

    Args:
        text: the file's content.
        source: the file as the user knows it, for the places.

    Returns:
        The tree (None where there is none to speak of) and every fault of the writing.
    """
    tree, faults = _read(text, source)
    return tree, list(faults)


@lru_cache(maxsize=16)
def _read(text: str, source: str) -> tuple[MapNode | None, list[Fault]]:
    """The same; a run reads its pack and its checker the same text again, and trees never change."""
    reader = _Reader(source)
    try:
        root = reader.document(YAML(typ="rt", pure=True).parse(text))
    except YAMLError as error:
        return None, [*reader.faults, _syntax_fault(error, source)]
    if not isinstance(root, MapNode):
        place = root.place if root else Place(source, line=1)
        return None, [*reader.faults, Fault(place, "a pack is a mapping of keys", "", "pack: NAME")]
    return root, reader.faults


def _syntax_fault(error: YAMLError, source: str) -> Fault:
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        parts = [str(part) for part in (error.context, error.problem) if part]
        line = mark.line + 1 if mark else None
        return Fault(
            Place(source, line=line), "this isn't YAML: " + ", ".join(parts), hint="check the indentation"
        )
    return Fault(Place(source), "this isn't YAML: " + " ".join(str(error).split()))


def _is_decimals(name: str, value: Node, before: Node) -> bool:
    """Whether a key without a value is the end of the number before it: ``{base: 0,96}``."""
    return (
        name.isdecimal()
        and value == ScalarNode("", True, value.place)
        and isinstance(before, ScalarNode)
        and before.plain
        and before.text.removeprefix("-").isdecimal()
    )


@dataclass
class _Reader:
    """Builds the tree from events and gathers faults on the way."""

    source: str
    faults: list[Fault] = field(default_factory=list)

    def document(self, events: Iterator[Event]) -> Node | None:
        """The first document; a second is a fault."""
        root: Node | None = None
        count = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                count += 1
                if count > 1:
                    self._fault(event, "a pack is one document", "---", "one document")
                node = self._node(next(events), events)
                root = node if count == 1 else root
        return root

    def _node(self, event: Event, events: Iterator[Event]) -> Node:
        self._check(event)
        match event:
            case MappingStartEvent():
                return self._mapping(event, events)
            case SequenceStartEvent():
                return self._list(event, events)
            case ScalarEvent():
                text = event.value.replace("\a", "")  # a mark of folded lines that the library leaves in
                return ScalarNode(text, event.style in {None, ""}, self._place(event))
            case _:  # an alias: the only other thing that stands where a value can
                self._fault(event, "packs have no aliases", "an alias", "the value written out")
                return ScalarNode("", True, self._place(event))

    def _check(self, event: Event) -> None:
        tag, anchor = getattr(event, "tag", None), getattr(event, "anchor", None)
        if tag is not None:
            self._fault(event, "packs have no tags", str(tag), "the value alone")
        if anchor is not None and not isinstance(event, AliasEvent):
            self._fault(event, "packs have no anchors", f"&{anchor}", "the value alone")

    def _list(self, event: Event, events: Iterator[Event]) -> Node:
        items: list[Node] = []
        while not isinstance(item := next(events), SequenceEndEvent):
            items.append(self._node(item, events))
        self._check_ids(items)
        return ListNode(tuple(items), self._place(event))

    def _check_ids(self, items: list[Node]) -> None:
        first: dict[str, Node] = {}
        for item in items:
            name = item_id(item)
            if name is None:
                continue
            if name in first:
                found = f"{name}, also in line {first[name].place.line}"
                self.faults.append(Fault(item.place, "two items have the same id", found, "one item per id"))
            first.setdefault(name, item)

    def _mapping(self, event: Event, events: Iterator[Event]) -> Node:
        entries: dict[str, Entry] = {}
        last, end = "", -1  # the key before, and where its value ended
        while not isinstance(key := next(events), MappingEndEvent):
            name = self._key(key, events)
            event_of_value = next(events)
            value = self._node(event_of_value, events)
            glued = key.start_mark.index == end + 1
            if name is not None and last in entries and glued and _is_decimals(name, value, entries[last].value):
                entries[last] = self._with_point(last, entries[last], name)
                continue
            last, end = name or "", event_of_value.end_mark.index
            if name in entries:
                found = f"{name}, also in line {entries[name].place.line}"
                self._fault(key, "a key stands here twice", found, "each key once")
            elif name is not None:
                entries[name] = Entry(self._place(key), value)
        return MapNode(entries, self._place(event))

    def _with_point(self, key: str, entry: Entry, decimals: str) -> Entry:
        """A number with a decimal comma, which in braces ends the value: a fault, and the number as it was meant."""
        whole = plain(entry.value)
        hint = f"use a decimal point: {key}: {whole}.{decimals}"
        what = "a decimal comma"
        self.faults.append(Fault(entry.place, what, f"{whole},{decimals}", "a decimal point", hint))
        return replace(entry, value=ScalarNode(f"{whole}.{decimals}", True, entry.value.place))

    def _key(self, event: Event, events: Iterator[Event]) -> str | None:
        node = self._node(event, events)
        if isinstance(node, ScalarNode):
            return node.text
        self._fault(event, "a key is a word", "a list or a mapping", "a word")
        return None

    def _place(self, event: Event) -> Place:
        return Place(self.source, line=event.start_mark.line + 1)

    def _fault(self, event: Event, what: str, found: str, expected: str) -> None:
        self.faults.append(Fault(self._place(event), what, found, expected))
