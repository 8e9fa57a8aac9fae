"""Whole units: by falling fraction, or the best box point where that breaks a lower or share row."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import floor

from tests.oracle.filling import parts
from tests.oracle.reading import Cell
from tests.oracle.rows import Row

MOST_CELLS = 16
Units = dict[Cell, int]


def whole_units(
    exact: Mapping[Cell, Fraction], largest: Mapping[Cell, Fraction], rows: list[Row]
) -> tuple[Units, set[Cell]]:
    """Whole units per cell, and the cells for which no plan in the box keeps all rows.

    Those cells have no outcome here: the text doesn't say which plan of the widened box is chosen.
    """
    counting = [row for row in rows if row.until is None]
    units, left = greedy(exact, largest, counting), set()
    for cells, mine in parts(sorted(exact), counting):
        if any(row.broken(row.value(units)) for row in mine):
            best = box(cells, mine, exact, largest)
            if best is None:
                left |= cells
            else:
                units.update(best)
    return {cell: value for cell, value in units.items() if cell not in left}, left


def greedy(exact: Mapping[Cell, Fraction], largest: Mapping[Cell, Fraction], rows: list[Row]) -> Units:
    units = {cell: floor(value) for cell, value in exact.items()}
    fractions = {cell: value - floor(value) for cell, value in exact.items()}
    for cell in sorted(exact, key=lambda cell: (-fractions[cell], cell)):
        if fractions[cell] and units[cell] + 1 <= floor(largest[cell]):
            bounds = [row for row in rows if row.upper is not None and row.terms.get(cell, 0) > 0]
            if all(row.value(units) + row.terms[cell] <= row.upper for row in bounds):
                units[cell] += 1
    return units


def box(
    cells: set[Cell], rows: list[Row], exact: Mapping[Cell, Fraction], largest: Mapping[Cell, Fraction]
) -> Units | None:
    """The point between floor and ceiling with the largest Σ fraction · z; among equals the first keys up."""
    best, most = None, Fraction(-1)
    for units, gain in points(sorted(cells), exact, largest):
        if gain > most and not any(row.broken(row.value(units)) for row in rows):
            best, most = units, gain
    return best


def points(
    cells: list[Cell], exact: Mapping[Cell, Fraction], largest: Mapping[Cell, Fraction]
) -> Iterator[tuple[Units, Fraction]]:
    base = {cell: floor(exact[cell]) for cell in cells}
    loose = [cell for cell in cells if base[cell] < exact[cell] and base[cell] + 1 <= floor(largest[cell])]
    if len(loose) > MOST_CELLS:
        raise NotImplementedError(f"{len(loose)} cells with a fraction in one part")
    for choice in product((1, 0), repeat=len(loose)):
        chosen = dict(zip(loose, choice, strict=True))
        gain = sum((exact[cell] - base[cell] for cell, up in chosen.items() if up), Fraction(0))
        yield {cell: value + chosen.get(cell, 0) for cell, value in base.items()}, gain
