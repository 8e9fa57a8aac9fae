"""The text of a pack whose numbers were changed, so that it can be written and read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from verdeelsleutel.data.faults import Place
from verdeelsleutel.data.pack import Pack, RuleText
from verdeelsleutel.data.pack.fields import written
from verdeelsleutel.data.pack.yaml import Entry, ListNode, MapNode, Node, ScalarNode, item_id
from verdeelsleutel.model.studies.parameters.pack_number import PackNumber, field_of, index_of

__all__ = ["with_numbers"]

STUDY = Place("study")


def with_numbers(pack: Pack, numbers: Iterable[PackNumber]) -> Pack:
    """The pack with the numbers at these paths in its text as they are in its models."""
    tree: Node = pack.tree
    for one in numbers:
        tree = _put(tree, one.steps, written(Fraction(_value(pack, one.steps))))
    changed = pack.model_copy()
    assert isinstance(tree, MapNode)  # a pack is one
    changed._tree = tree
    return changed


def _value(node: Any, steps: Sequence[str]) -> Any:  # noqa: ANN401  # parts of a pack have no common type
    for step in steps:
        if isinstance(node, RuleText) and step not in RuleText.model_fields:
            node = node.params[step]
        elif isinstance(node, BaseModel):
            node = getattr(node, field_of(node, step))
        elif isinstance(node, Mapping):
            node = next(value for key, value in node.items() if str(key) == step)
        else:
            node = node[index_of(node, step)]
    return node


def _put(node: Node | None, steps: Sequence[str], text: str) -> Node:
    """A tree with one scalar set; what the text leaves out is added."""
    if not steps:
        return ScalarNode(text, True, STUDY)
    step, rest = steps[0], steps[1:]
    if isinstance(node, ListNode):
        ids = [item_id(item) for item in node.items]
        at = ids.index(step) if step in ids else int(step)
        items = [*node.items[:at], _put(node.items[at], rest, text), *node.items[at + 1 :]]
        return replace(node, items=tuple(items))
    if isinstance(node, MapNode):
        below = node.entries.get(step)
        return node.with_entry(step, Entry(STUDY, _put(below.value if below else None, rest, text)))
    if isinstance(node, ScalarNode) and step == "0":  # a bare base percentage is one case
        return ListNode((MapNode({"percent": Entry(STUDY, ScalarNode(text, True, STUDY))}, STUDY),), STUDY)
    return MapNode({step: Entry(STUDY, _put(None, rest, text))}, STUDY)
