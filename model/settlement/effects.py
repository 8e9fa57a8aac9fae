"""A price taken apart: what every item of its build-up does to the percentage, in points.

Formula:
    percentage = Σ effects
    base: its value; `set`: its value less the base it replaces; `scale` and `add`: their points; a capped group: the
    cap less the points it caps; minimum and maximum: what they put on or take off; a cut tariff: the points it cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.tariff import Item

BASE, LIMITS = "base", ("minimum", "maximum")


@dataclass
class Effects:
    """What the items of one price do.

    Attributes:
        built: whether the price is built up at all: not agreed as such, and tariffed.
        base: the base percentage, replacements included.
        points: points per adjustment that adds or scales.
        of: effect per item; they add up to the percentage.
        cuts: the items of money rules among them.
        source: id of the source per item.
    """

    built: bool = False
    base: Fraction = Fraction(0)
    points: dict[str, Fraction] = field(default_factory=dict)
    of: dict[str, Fraction] = field(default_factory=dict)
    cuts: tuple[Item, ...] = ()
    source: dict[str, str] = field(default_factory=dict)


def effects_of(items: Sequence[Item], pack: Pack) -> Effects:
    """The effects of the items of one price, as they stand in tariffs.csv."""
    found = Effects(built=any(item.name == BASE for item in items))
    if not found.built:
        return found
    adjustments = {a.id: a for a in pack.tariff.adjustments}
    rules = {rule.id for rule in pack.rules}
    running, grouped = Fraction(0), dict.fromkeys(pack.tariff.groups, Fraction(0))
    for item in items:
        a = adjustments.get(item.name) if item.name not in found.of else None
        if item.name == BASE or (a is not None and a.set is not None):
            found.base = Fraction(item.value)
            effect = found.base - running
        elif a is not None:
            effect = found.points[a.id] = Fraction(item.value)
            if a.group:
                grouped[a.group] += effect
        elif item.name in grouped:
            effect = Fraction(item.value) - grouped[item.name]
        elif item.name in LIMITS:
            effect = Fraction(item.value) - running
        elif item.name in rules:
            effect = Fraction(item.value)
            found.cuts = (*found.cuts, item)
        else:
            continue
        running += effect
        found.of[item.name] = found.of.get(item.name, Fraction(0)) + effect
        found.source[item.name] = item.source
    return found
