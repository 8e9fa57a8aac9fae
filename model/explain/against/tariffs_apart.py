"""Prices of the same service in the same region that differ between two providers, and the items that do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verdeelsleutel.model.explain.against.pairs import Pair
from verdeelsleutel.model.explain.against.sides import Sides
from verdeelsleutel.model.tariff import items_of

__all__ = ["Items", "TariffApart", "items_apart", "tariffs_apart"]

Items = tuple[tuple[str, str, str], ...]
"""Item of a build-up with its value for each, empty for who hasn't got it."""

TARIFF = "tariff"


@dataclass(frozen=True)
class TariffApart:
    """Services whose build-ups differ in the same items.

    Attributes:
        items: which, and their values for each; the tariff itself apart.
        cells: region and service of each.
        cents: what the first of them costs for each.
    """

    items: Items
    cells: tuple[tuple[str, str], ...]
    cents: tuple[int, int]


def tariffs_apart(sides: Sides, every: Sequence[Pair]) -> list[TariffApart]:
    """Services that both have and that don't cost the same, those with the same differences together, most first."""
    found: dict[Items, list[Pair]] = {}
    for pair in every:
        items = items_apart(sides, pair)
        if any(name == TARIFF for name, _, _ in items):
            found.setdefault(tuple(item for item in items if item[0] != TARIFF), []).append(pair)
    price = sides.found.plan.problem.tariffs.cents[sides.found.cells].tolist()
    made = []
    for items, mine in found.items():
        one, other = mine[0].at
        assert one is not None
        assert other is not None
        cells = tuple((pair.region, pair.service) for pair in mine)
        made.append(TariffApart(items, cells, (price[one], price[other])))
    return sorted(made, key=lambda apart: (-len(apart.cells), apart.cells))


def items_apart(sides: Sides, pair: Pair) -> Items:
    """Items of both build-ups that differ, the tariff itself last; none where only one has the cell."""
    one, other = pair.at
    if one is None or other is None:
        return ()
    problem, cells = sides.found.plan.problem, sides.found.cells
    built = (items_of(problem.tariffs, problem.lines, int(cells[at])) for at in (one, other))
    mine, theirs = ({item.name: item.value for item in items} for items in built)
    names = dict.fromkeys([*mine, *theirs])
    apart = [(name, mine.get(name, ""), theirs.get(name, "")) for name in names]
    return tuple(item for item in apart if item[1] != item[2])
