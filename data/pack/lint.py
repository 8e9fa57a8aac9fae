"""What is allowed in a pack but deserves a second look: `pack lint`.

Warnings never stop a run. They are about sources (every figure has one, or is marked as an example), about
wording that rewards asking for too much, about words that no cell can match, and about figures that are probably
slips.
"""

from __future__ import annotations

from collections.abc import Iterator

from verdeelsleutel.data.faults import Place, did_you_mean
from verdeelsleutel.data.pack import Pack, Tranche
from verdeelsleutel.data.pack.checks import place_at
from verdeelsleutel.data.pack.columns import choices_of
from verdeelsleutel.data.pack.fields import Item
from verdeelsleutel.data.pack.lint_figures import mixed_units, odd_percentages
from verdeelsleutel.data.pack.warned import Warned
from verdeelsleutel.data.pack.yaml import Entry, ListNode, MapNode, Node, ScalarNode, item_id, read_yaml

__all__ = ["Warned", "lint_pack"]

_SHOWN = 5  # words that a message lists


def lint_pack(pack: Pack) -> list[Warned]:
    """Every warning, in the order of the pack."""
    return [
        *_headings(pack),
        *_source_details(pack),
        *_unused_sources(pack),
        *_figures(pack),
        *_limits(pack),
        *_doubts(pack),
        *_notes_left_out(pack),
        *_groups(pack),
        *_over_asking(pack),
        *_linked(pack),
        *odd_percentages(pack),
        *mixed_units(pack),
        *_choices(pack.tree, pack.tree.place),
    ]


def _at(pack: Pack, path: str) -> Place:
    return place_at(pack.tree, path)


def _headings(pack: Pack) -> Iterator[Warned]:
    for key in ("title", "year"):
        if getattr(pack, key) is None:
            yield Warned(f"no-{key}", pack.tree.place, f"the pack has no {key}", "reports show it")
    if not pack.initial.tranches:
        what = "the pack has no tranche, so a run with it gives nobody anything"
        hint = f"add initial: {{tranches: …}}, or build a pack on it with extends: {pack.pack}"
        yield Warned("no-tranches", _at(pack, "initial"), what, hint)


def _source_details(pack: Pack) -> Iterator[Warned]:
    for name, source in pack.sources.items():
        place = _at(pack, f"sources.{name}")
        if source.published is None:
            yield Warned("source-without-date", place, f"source {name} has no date", "add published")
        if source.rank is None:
            yield Warned("source-without-rank", place, f"source {name} has no rank", "add rank, 1 is highest")
        if source.section is None and source.url is None:
            yield Warned(
                "source-without-section", place, f"source {name} says not where", "add section or url"
            )


def _unused_sources(pack: Pack) -> Iterator[Warned]:
    used = {source for item, _, _ in _items(pack) if (source := item.source)}
    used |= {note.source for note in pack.notes if note.source}
    used |= {pack.tariff.minimum_source or "", pack.tariff.maximum_source or ""}
    for name in pack.sources:
        if name not in used:
            yield Warned("unused-source", _at(pack, f"sources.{name}"), f"nothing refers to source {name}")


def _items(pack: Pack) -> Iterator[tuple[Item, str, str]]:
    """Every item that carries figures, with its path in the pack and how it is called."""
    lists: list[tuple[str, str, tuple[Item, ...]]] = [
        ("tariff.base", "base percentage", pack.tariff.base),
        ("tariff.adjustments", "adjustment", pack.tariff.adjustments),
        ("reserves", "reserve", pack.reserves),
        ("initial.tranches", "tranche", pack.initial.tranches),
        ("reallocation.tranches", "tranche", pack.reallocation.tranches if pack.reallocation else ()),
        ("rules", "rule", pack.rules),
        ("budget_form.one_euro", "line of one euro", pack.budget_form.one_euro),
    ]
    for path, word, items in lists:
        for number, item in enumerate(items):
            yield item, f"{path}.{number}", f"{word} {getattr(item, 'id', None) or number + 1}"
    for name, group in pack.tariff.groups.items():
        yield group, f"tariff.groups.{name}", f"group {name}"


def _figures(pack: Pack) -> Iterator[Warned]:
    for item, path, called in _items(pack):
        written = path != "tariff.base.0" or pack.tree.get("tariff") is not None
        if item.source is None and not item.example and written and not _plain_claim(item):
            what = f"{called} has neither a source nor the mark of an example"
            yield Warned("no-source", _at(pack, path), what, "add source, or example: true")
        if item.source is not None and item.example:
            what = f"{called} has a source and is an example"
            yield Warned("example-with-source", _at(pack, path), what, "a source must hold the figure itself")
        if item.example and item.note is None:
            what = f"{called} is an example without a note"
            yield Warned("example-without-note", _at(pack, path), what, "say what the source leaves open")


def _plain_claim(item: Item) -> bool:
    """A tranche that asks for the whole of a basis states no figure of a policy."""
    return isinstance(item, Tranche) and item.percent == 100 and not item.not_above


def _limits(pack: Pack) -> Iterator[Warned]:
    for key in ("minimum", "maximum"):
        if getattr(pack.tariff, key) is not None and getattr(pack.tariff, f"{key}_source") is None:
            what = f"the {key} percentage has no source"
            yield Warned("no-source", _at(pack, f"tariff.{key}"), what, f"add {key}_source")


def _doubts(pack: Pack) -> Iterator[Warned]:
    for item, path, called in _items(pack):
        if item.switch is not None and item.note is None:
            what = f"{called} is a switch without a note"
            yield Warned("switch-without-note", _at(pack, path), what, "say what is in doubt")


def _notes_left_out(pack: Pack) -> Iterator[Warned]:
    """Items that had a note until a layer set other figures without one of its own."""
    trees = [tree for layer in pack.layers[:-1] if (tree := read_yaml(layer.text, layer.label)[0]) is not None]
    for item, path, called in _items(pack):
        name, section = getattr(item, "id", None), path.rpartition(".")[0]
        if name is None or _note_of(pack.tree, section, name) is not None:
            continue
        noted = [place for tree in trees if (place := _note_of(tree, section, name)) is not None]
        if noted:
            what = f"{called} has other figures than in {noted[-1].source}, so the note there is left out"
            yield Warned("note-left-out", _at(pack, path), what, "add a note of your own")


def _note_of(tree: MapNode, section: str, name: str) -> Place | None:
    """Where one layer has the note of an item of a list."""
    node: Node | None = tree
    for key in section.split("."):
        node = node.get(key) if isinstance(node, MapNode) else None
    items = node.items if isinstance(node, ListNode) else ()
    item = next((one for one in items if item_id(one) == name), None)
    return item.entries["note"].place if isinstance(item, MapNode) and "note" in item.entries else None


def _groups(pack: Pack) -> Iterator[Warned]:
    used = {adjustment.group for adjustment in pack.tariff.adjustments}
    for name in pack.tariff.groups:
        if name not in used:
            yield Warned("unused-group", _at(pack, f"tariff.groups.{name}"), f"nothing is in group {name}")


def _over_asking(pack: Pack) -> Iterator[Warned]:
    stages = [("initial", pack.initial.tranches)]
    if pack.reallocation:
        stages.append(("reallocation", pack.reallocation.tranches))
    for stage, tranches in stages:
        for number, tranche in enumerate(tranches):
            if tranche.basis == "offer" and not tranche.not_above and tranche.note is None:
                what = f"tranche {tranche.id} goes by the offer alone: who asks too much, gets more"
                place = _at(pack, f"{stage}.tranches.{number}")
                yield Warned("rewards-over-asking", place, what, "add not_above, or a note on why not")


def _linked(pack: Pack) -> Iterator[Warned]:
    for rule in pack.rules:
        if rule.rule == "linked_volume" and not rule.params.get("per"):
            what = f"rule {rule.id} links volumes of all providers together"
            yield Warned("linked-without-per", rule.place(), what, "add per: [region, provider]")


def _choices(node: Node, place: Place, *, condition: bool = False) -> Iterator[Warned]:
    """Words in conditions that no value of the column can be."""
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _choices(item, item.place, condition=condition)
    if not isinstance(node, MapNode):
        return
    for key, entry in node.entries.items():
        if condition and key != "not":
            yield from _words(key, entry)
        inside = condition or key in {"where", "when", "exclude", "of", "in"}
        yield from _choices(entry.value, place, condition=inside)


def _words(column: str, entry: Entry) -> Iterator[Warned]:
    known = choices_of(column)
    values = entry.value.items if isinstance(entry.value, ListNode) else (entry.value,)
    for value in values:
        if known and isinstance(value, ScalarNode) and value.text.casefold() not in map(str.casefold, known):
            what = f"no cell has {column} {value.text}"
            hint = did_you_mean(value.text, known) or f"known: {', '.join(known[:_SHOWN])}"
            yield Warned("unknown-word", entry.place, what, hint)
