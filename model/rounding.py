"""Whole units: once per cell, on the exact sum of its awards. Knows no solver.

Formula:
    Start at ⌊x⌋. By falling fraction, ties in key order, each cell with a fraction above 0 gets one unit more if that
    stays ≤ ⌊highest level⌋ and breaks no upper row. Rows with `until` take no part. A part whose plan then breaks a
    lower or mixed row is rounded by choice instead (see `rounding_choice`).

Symbols:
    x: exact awards in units; fraction: x − ⌊x⌋; a unit breaks a row when its coefficient there is above 0 and the row
    would end above its bound.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, narrow, whole
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.system import System

SHARP = 1 << 80
"""Fractions are sorted by so many parts first, and exactly where these are equal."""


@dataclass(frozen=True, eq=False)
class Rounded:
    """Whole units per line.

    Attributes:
        units: per line.
        floor, fraction: ⌊x⌋ and x − ⌊x⌋; `highest`: ⌊highest level⌋.
        broken: rows that the plan breaks, by part.
    """

    units: Ints
    floor: Ints
    fraction: Exact
    highest: Ints
    broken: dict[int, list[int]]


def round_units(problem: Problem, total: Exact) -> Rounded:
    """Round by falling fraction; `broken` names the parts that need a choice."""
    system = problem.system
    floor, fraction = whole(total.floor()), total.remainder()
    highest = whole(problem.layers[-1].reach.floor()) if problem.layers else floor
    room = rooms(system, floor, len(problem.layers))
    found = floor.tolist()
    starts = system.starts(len(problem.lines)).tolist()
    row, num = system.row.tolist(), system.num.tolist()
    tops = highest.tolist()
    for line in by_falling_fraction(fraction):
        if found[line] + 1 > tops[line]:
            continue
        entries = range(starts[line], starts[line + 1])
        for e in entries:
            left = room[row[e]]
            if left is not None and num[e] > left and num[e] > 0:
                break
        else:
            found[line] += 1
            for e in entries:
                left = room[row[e]]
                if left is not None:
                    room[row[e]] = left - num[e]
    units = np.array(found, dtype=object)
    return Rounded(units, floor, fraction, highest, broken_rows(problem, units))


def rooms(system: System, units: Ints, layers: int) -> list[int | None]:
    """Per row what whole units leave of its upper bound, in parts of its denominator; None where it takes no part."""
    used = row_sums(system, units)
    return [
        None if upper is None or until < layers else upper.numerator * den // upper.denominator - total
        for upper, until, den, total in zip(
            system.upper, system.until.tolist(), system.den, used.tolist(), strict=True
        )
    ]


def row_sums(system: System, units: Ints) -> Ints:
    """Per row Σ numerator · units."""
    return system.sums(np.arange(len(system.line)), narrow(units), system.row, len(system.names))


def broken_rows(problem: Problem, units: Ints) -> dict[int, list[int]]:
    """Rows without `until` that whole units break, by part when rows with `until` join none."""
    system = problem.system
    part_of_row = system.parts_without(len(problem.layers))[1]
    found: dict[int, list[int]] = {}
    used = row_sums(system, units)
    for r in np.flatnonzero(system.until == len(problem.layers)).tolist():
        total, den, low, high = int(used[r]), system.den[r], system.lower[r], system.upper[r]
        below = low is not None and total * low.denominator < low.numerator * den
        if below or (high is not None and total * high.denominator > high.numerator * den):
            found.setdefault(int(part_of_row[r]), []).append(r)
    return found


def by_falling_fraction(fraction: Exact) -> list[int]:
    """Lines with a fraction above 0, the largest first, ties in key order."""
    lines: Index = np.flatnonzero(fraction.above_zero())
    chosen = fraction.take(lines)
    sharp = (whole(chosen.num) * SHARP // chosen.den).tolist()
    order = sorted(range(len(lines)), key=sharp.__getitem__, reverse=True)  # equals stay in the order of the lines
    at = 0
    while at < len(order):
        end = at + 1
        while end < len(order) and sharp[order[end]] == sharp[order[at]]:
            end += 1
        if end - at > 1 and not isinstance(chosen.den, int) and not _alike(chosen, order[at:end]):
            order[at:end] = sorted(order[at:end], key=lambda i: (-chosen.fraction(i), i))
        at = end
    found: list[int] = lines[order].tolist()
    return found


def _alike(column: Exact, places: list[int]) -> bool:
    """Whether these lines are written as the same fraction."""
    first = places[0]
    num, den = column.num, column.den
    assert not isinstance(den, int)  # asked only where lines differ in denominator
    return all(num[i] == num[first] and den[i] == den[first] for i in places)
