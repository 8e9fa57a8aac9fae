"""What one part of a pack says about another: sources, groups, tranches and reserves that must exist.

Works on the merged text and not on the models, so that a fault in one item doesn't hide those of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from verdeelsleutel.data.conditions import ProblemsError
from verdeelsleutel.data.faults import Fault, Place, did_you_mean
from verdeelsleutel.data.pack.fields import number
from verdeelsleutel.data.pack.yaml import ListNode, MapNode, Node, ScalarNode, item_id

__all__ = ["check_pack", "entries_of", "place_at"]

_CHANGES = ("set", "scale", "scale_from", "add", "add_from")
_SOURCES = ("source", "minimum_source", "maximum_source")
_ONLY_AT_REALLOCATION = ("realised", "substituted")


def check_pack(tree: MapNode) -> list[Fault]:
    """Every fault between the parts of a pack."""
    return [
        *_sources(tree),
        *_base(tree),
        *_adjustments(tree),
        *_limits(tree),
        *_reserves(tree),
        *_tranches(tree),
        *_completeness(tree),
        *_rules(tree),
    ]


def place_at(node: Node, path: str | None) -> Place:
    """Where the deepest part of a dotted path stands that there is."""
    place = node.place
    for part in path.split(".") if path else ():
        if isinstance(node, MapNode) and part in node.entries:
            entry = node.entries[part]
            place, node = entry.place, entry.value
        elif isinstance(node, ListNode) and part.isdigit() and int(part) < len(node.items):
            node = node.items[int(part)]
            place = node.place
        else:
            break
    return place


def entries_of(tree: MapNode, *path: str) -> list[MapNode]:
    """The mappings of a list somewhere in the pack; none where there is no such list."""
    node: Node | None = tree
    for part in path:
        node = node.get(part) if isinstance(node, MapNode) else None
    return [item for item in node.items if isinstance(item, MapNode)] if isinstance(node, ListNode) else []


def _word(item: MapNode, key: str) -> str | None:
    node = item.get(key)
    return node.text if isinstance(node, ScalarNode) and node.text else None


def _has(item: MapNode, key: str) -> bool:
    """Whether a key is there with a value; an empty one undoes what a lower layer said."""
    node = item.get(key)
    return node is not None and not (
        isinstance(node, ScalarNode) and node.plain and node.text in {"", "null", "~"}
    )


def _name(item: MapNode) -> str:
    return item_id(item) or "this one"


def _unknown(item: Node, key: str, what: str, found: str, known: list[str]) -> Fault:
    expected = f"one of {', '.join(known)}" if known else "none are declared"
    return Fault(place_at(item, key), what, found, expected, did_you_mean(found, known))


def _mappings(node: Node, key: str = "") -> Iterator[tuple[MapNode, str]]:
    """Every mapping of the pack with the key it stands under."""
    if isinstance(node, MapNode):
        yield node, key
        for name, entry in node.entries.items():
            if name not in {"where", "when", "exclude", "of", "in"}:
                yield from _mappings(entry.value, name)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _mappings(item, key)


def _sources(tree: MapNode) -> Iterator[Fault]:
    declared = tree.get("sources")
    known = list(declared.entries) if isinstance(declared, MapNode) else []
    for node, key in _mappings(tree):
        for name in _SOURCES if key != "sources" else ():
            source = _word(node, name)
            if source is not None and source not in known:
                yield _unknown(node, name, "no such source", source, known)


def _base(tree: MapNode) -> Iterator[Fault]:
    for case in entries_of(tree, "tariff", "base"):
        if _has(case, "percent") == _has(case, "from"):
            found = "both" if _has(case, "percent") else "neither"
            yield Fault(case.place, "a base has a percentage or a column", found, "either percent or from")


def _adjustments(tree: MapNode) -> Iterator[Fault]:
    tariff = tree.get("tariff")
    groups = tariff.get("groups") if isinstance(tariff, MapNode) else None
    known = list(groups.entries) if isinstance(groups, MapNode) else []
    for item in entries_of(tree, "tariff", "adjustments"):
        changes = [key for key in _CHANGES if _has(item, key)]
        if len(changes) != 1:
            found = " and ".join(changes) or "none"
            what = f"adjustment {_name(item)} must change the percentage in one way"
            yield Fault(item.place, what, found, f"one of {', '.join(_CHANGES)}")
        group = _word(item, "group")
        if group is not None and group not in known:
            yield _unknown(item, "group", "no such group", group, known)
        elif group is not None and changes and not changes[0].startswith("add"):
            what = f"adjustment {_name(item)} can't be in a group: a group caps points that are added"
            yield Fault(place_at(item, "group"), what, changes[0], "add or add_from")
        yield from _in_order(item, "at_least", "at_most")


def _limits(tree: MapNode) -> Iterator[Fault]:
    tariff = tree.get("tariff")
    if isinstance(tariff, MapNode):
        yield from _in_order(tariff, "minimum", "maximum")


def _in_order(item: MapNode, low: str, high: str) -> Iterator[Fault]:
    least, most = _figure(item, low), _figure(item, high)
    if least is not None and most is not None and least > most:
        found = f"{_word(item, low)} and {_word(item, high)}"
        yield Fault(place_at(item, low), f"{low} lies above {high}", found, f"{low} up to {high}")


def _figure(item: MapNode, key: str) -> Fraction | None:
    """A number of an item; None where there is none, or where the model says that it is no number."""
    try:
        return number(_word(item, key))
    except ProblemsError:
        return None


def _reserves(tree: MapNode) -> Iterator[Fault]:
    known: list[str] = []
    for item in entries_of(tree, "reserves"):
        known.append(_name(item))
        if _has(item, "percent") == _has(item, "amount_eur"):
            found = "both" if _has(item, "percent") else "neither"
            what = f"reserve {_name(item)} is a percentage or an amount"
            yield Fault(item.place, what, found, "either percent or amount_eur")
        share = _figure(item, "percent")
        if share is not None and share > 100:
            found = _word(item, "percent") or ""
            yield Fault(place_at(item, "percent"), "a reserve is more than its fund", found, "at most 100")
    stage = tree.get("reallocation")
    released = stage.get("reserves_released") if isinstance(stage, MapNode) else None
    for node in released.items if isinstance(released, ListNode) else ():
        if isinstance(node, ScalarNode) and node.text not in known:
            yield _unknown(node, "", "no such reserve", node.text, known)


def _tranches(tree: MapNode) -> Iterator[Fault]:
    for stage in ("initial", "reallocation"):
        for item in entries_of(tree, stage, "tranches"):
            if _has(item, "direction") and not _has(item, "order_by"):
                what = f"tranche {_name(item)} has a direction without an order"
                yield Fault(place_at(item, "direction"), what, "", "order_by: COLUMN")
            if _word(item, "within") == "most_care" and _has(item, "order_by"):
                what = f"tranche {_name(item)} shares in two ways"
                yield Fault(place_at(item, "order_by"), what, "most_care and order_by", "one of them")
            if stage == "initial":
                yield from _not_yet(item)


def _not_yet(item: MapNode) -> Iterator[Fault]:
    for node in (item, *entries_of(item, "not_above")):
        basis = _word(node, "basis")
        if basis in _ONLY_AT_REALLOCATION:
            what = f"{basis} is known at reallocation only"
            yield Fault(place_at(node, "basis"), what, basis, "a basis of the initial allocation")


def _completeness(tree: MapNode) -> Iterator[Fault]:
    stage = tree.get("reallocation")
    ages = stage.get("completeness") if isinstance(stage, MapNode) else None
    if not isinstance(ages, MapNode):
        return
    for age in ages.entries:
        if _figure(ages, age) == 0:
            what = f"completeness after {age} months is 0 percent, and units are divided by it"
            yield Fault(place_at(ages, age), what, _word(ages, age) or "", "a percentage above 0")


def _rules(tree: MapNode) -> Iterator[Fault]:
    ids = {
        stage: [name for item in entries_of(tree, stage, "tranches") if (name := item_id(item))]
        for stage in ("initial", "reallocation")
    }
    for item in entries_of(tree, "rules"):
        strength = item.get("strength")
        named = [("until", item)]
        if isinstance(strength, MapNode):
            named.append(("after", strength))
            priority = _word(strength, "soft")
            if priority == "0":
                yield Fault(place_at(strength, "soft"), "the first priority is 1", priority, "1 or more")
        for key, node in named:
            tranche = _word(node, key)
            for stage in _stages(item, tree) if tranche is not None else ():
                if tranche is not None and tranche not in ids[stage]:
                    what = f"{key} of rule {_name(item)} is no tranche of stage {stage}"
                    yield _unknown(node, key, what, tranche, ids[stage])


def _stages(rule: MapNode, tree: MapNode) -> list[str]:
    stage = _word(rule, "stage") or "both"
    if stage in {"initial", "reallocation"}:
        return [stage]
    return ["initial", "reallocation"] if _has(tree, "reallocation") else ["initial"]
