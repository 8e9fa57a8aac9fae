"""Small YAML files of users, read as strictly as packs, with messages that don't speak of packs."""

from __future__ import annotations

from dataclasses import replace

from verdeelsleutel.data.faults import Fault, Place
from verdeelsleutel.data.pack.yaml import MapNode, read_yaml

__all__ = ["read_mapping"]

_WORDS = (("a pack is", "the file should be"), ("packs have", "the file may have"))


def read_mapping(text: str, source: str, expected: str) -> tuple[MapNode | None, list[Fault]]:
    """The keys of a YAML file.

    Args:
        text: its content.
        source: the file as the user knows it.
        expected: which keys it has, for the message when there are none.

    Returns:
        The keys with their values and places (None when it has none), and every fault of the writing.
    """
    if not text.strip():
        return None, [Fault(Place(source), "the file is empty", expected=expected)]
    root, faults = read_yaml(text, source)
    return root, [_plain(fault, expected) for fault in faults]


def _plain(fault: Fault, expected: str) -> Fault:
    what = fault.what
    for ours, plain in _WORDS:
        what = what.replace(ours, plain)
    return replace(fault, what=what, expected=fault.expected.replace("pack: NAME", expected))
