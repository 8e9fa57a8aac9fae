"""Policy packs: what an office's contracting policy is, read from YAML, layer over layer, strictly.

`load_pack` gives a `Pack` or every fault at once, each with its file, line and a hint. The parts: `yaml`
reads text to a tree, `layers` lays trees over one another, `model` is the vocabulary, `checks`
holds what one part says about another, `dump` and `schema` write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from verdeelsleutel.data.faults import Fault, PackFaults
from verdeelsleutel.data.pack.checks import check_pack, entries_of, place_at
from verdeelsleutel.data.pack.dump import dump_tree
from verdeelsleutel.data.pack.fields import faults_of
from verdeelsleutel.data.pack.layers import LayerFile, Layers, read_layers, shipped_packs, stacked
from verdeelsleutel.data.pack.model import (
    Adjustment,
    BaseCase,
    BasisShare,
    Group,
    Initial,
    Note,
    Pack,
    PackBody,
    PackText,
    Reallocation,
    Reserve,
    RuleText,
    Source,
    Strength,
    Tariff,
    Tranche,
)
from verdeelsleutel.data.pack.schema import json_schema
from verdeelsleutel.data.pack.words import keys_of
from verdeelsleutel.data.pack.yaml import MapNode, plain

__all__ = [
    "Adjustment",
    "BaseCase",
    "BasisShare",
    "Group",
    "Initial",
    "LayerFile",
    "Note",
    "Pack",
    "Reallocation",
    "Reserve",
    "RuleCheck",
    "RuleText",
    "Source",
    "Strength",
    "Tariff",
    "Tranche",
    "dump_pack",
    "json_schema",
    "load_pack",
    "pack_of_layers",
    "shipped_packs",
]

RuleCheck = Callable[[RuleText], Iterable[Fault]]
"""Says what is wrong with a rule's name and parameters; only the rules themselves know."""


def load_pack(name_or_path: str | Path, *, check_rule: RuleCheck | None = None) -> Pack:
    """A pack with everything it extends.

    Args:
        name_or_path: name of a shipped pack, or path of a YAML file.
        check_rule: gives the faults of one rule, so that they come with all the others.

    Raises:
        PackFaults: every fault of every layer.
    """
    return _pack_of(read_layers(name_or_path), check_rule)


def pack_of_layers(files: Sequence[LayerFile], *, check_rule: RuleCheck | None = None) -> Pack:
    """A pack from layers at hand, deepest first: those kept in a run, or with one more laid on top.

    Args:
        files: the layers; their `extends` isn't followed.
        check_rule: as in `load_pack`.

    Raises:
        PackFaults: every fault of every layer.
    """
    return _pack_of(stacked(files), check_rule)


def dump_pack(pack: Pack) -> str:
    """The merged pack as YAML that loads again, with the layer and line that every item came from."""
    return dump_tree(pack.tree, [layer.label for layer in pack.layers])


def _pack_of(layers: Layers, check_rule: RuleCheck | None) -> Pack:
    tree = layers.tree
    if tree is None:
        raise PackFaults(layers.faults)
    text, found = faults_of(PackText, plain(tree), lambda path: place_at(tree, path))
    rules: list[RuleText] = []
    for node in entries_of(tree, "rules"):
        rule, faults = _rule_of(node)
        if rule is not None:
            rules.append(rule)
            faults = list(check_rule(rule)) if check_rule else []
        found += faults
    faults = _in_order([*layers.faults, *found, *check_pack(tree)], layers.files)
    if faults or text is None:
        raise PackFaults(faults)
    parts = {name: getattr(text, name) for name in PackBody.model_fields}
    pack = Pack(**parts, rules=tuple(rules), layers=tuple(layers.files))
    pack._tree = tree
    return pack


def _rule_of(node: MapNode) -> tuple[RuleText | None, list[Fault]]:
    """A rule from its mapping: what every rule has, and the rest as its own parameters."""
    raw = plain(node)
    common = [key for key in keys_of(RuleText) if key != "params"]
    own = {key: value for key, value in raw.items() if key not in common}

    place = partial(place_at, node)  # no function of its own: a pack goes to other processes whole
    shared = {key: raw[key] for key in common if key in raw}
    rule, faults = faults_of(RuleText, {**shared, "params": own}, place)
    if rule is not None:
        rule._place = place
    return rule, faults


def _in_order(faults: Sequence[Fault], files: Sequence[LayerFile]) -> list[Fault]:
    """Faults by layer, the pack itself first, and by line; the same fault once."""
    rank = {layer.label: -number for number, layer in enumerate(files)}
    unique = list(dict.fromkeys(faults))
    return sorted(unique, key=lambda fault: (rank.get(fault.place.source, -len(rank)), fault.place.line or 0))
