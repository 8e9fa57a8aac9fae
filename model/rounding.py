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
from verdeelsleutel.data.integers import Index, Ints, Mask, narrow, product, whole
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.system import System

SHARP = 60
"""Fractions are sorted by so many binary digits first, and exactly where these are equal."""

WORD = 62
"""Binary digits that a whole number of 64 bits holds, with one to spare."""


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
    floor, fraction = total.floor(), total.remainder()
    highest = problem.layers[-1].reach.floor() if problem.layers else floor
    room = rooms(system, floor, len(problem.layers))
    may = np.asarray(fraction.above_zero() & (floor < highest), dtype=np.bool_)
    units = floor + _raised(system, room, may, by_falling_fraction(fraction.only(may)))
    return Rounded(units, floor, fraction, highest, broken_rows(problem, units))


def _raised(system: System, room: list[int | None], may: Mask, order: list[int]) -> Ints:
    """1 for each line that gets a unit more, going by an order: it gets one unless that breaks an upper row."""
    found = may.astype(np.int64)
    takes = np.flatnonzero(may[system.line] & np.asarray(system.num > 0, dtype=np.bool_))
    most = system.sums(takes, found, system.row[takes], len(room)).tolist()
    tight = [left is not None and left < taken for left, taken in zip(room, most, strict=True)]
    entries = np.flatnonzero(np.array(tight, dtype=np.bool_)[system.row] & may[system.line])
    starts = np.searchsorted(system.line[entries], np.arange(len(may) + 1)).tolist()
    row, num = system.row[entries].tolist(), system.num[entries].tolist()
    left = [value or 0 for value in room]
    refused: list[int] = []
    for line in order:
        mine = range(starts[line], starts[line + 1])
        for e in mine:
            if num[e] > left[row[e]] and num[e] > 0:
                refused.append(line)
                break
        else:
            for e in mine:
                left[row[e]] -= num[e]
    found[refused] = 0
    return found


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
    return system.row_sums(narrow(units))


def broken_rows(problem: Problem, units: Ints) -> dict[int, list[int]]:
    """Rows without `until` that whole units break, by part when rows with `until` join none."""
    system = problem.system
    den, up = system.common
    value = Exact(product(row_sums(system, units), up), den)
    (capped, upper), (floored, lower) = system.capped, system.floored
    broken = (capped & value.minus(upper).above_zero()) | (floored & lower.minus(value).above_zero())
    part_of_row = system.parts_without(len(problem.layers))[1]
    found: dict[int, list[int]] = {}
    for r in np.flatnonzero(broken & (system.until == len(problem.layers))).tolist():
        found.setdefault(int(part_of_row[r]), []).append(r)
    return found


def by_falling_fraction(fraction: Exact) -> list[int]:
    """Lines with a fraction above 0, the largest first, ties in key order."""
    lines: Index = np.flatnonzero(fraction.above_zero())
    chosen = fraction.take(lines)
    num, den = chosen.num, chosen.den
    if isinstance(den, int):
        found: list[int] = lines[np.argsort(-num, kind="stable")].tolist()
        return found
    digits = _digits(num, den)
    order = np.argsort(-digits, kind="stable")
    digits, num, den = digits[order], num[order], den[order]
    alike = digits[1:] == digits[:-1]
    apart = np.flatnonzero(alike & ((num[1:] != num[:-1]) | (den[1:] != den[:-1]))).tolist()
    places = order.tolist()
    for at in apart:
        start, end = at, at + 2
        while start and alike[start - 1]:
            start -= 1
        while end < len(places) and alike[end - 1]:
            end += 1
        places[start:end] = sorted(places[start:end], key=lambda i: (-chosen.fraction(i), i))
    sorted_lines: list[int] = lines[places].tolist()
    return sorted_lines


def _digits(num: Ints, den: Ints) -> Ints:
    """The first binary digits of fractions below 1, as whole numbers."""
    step = WORD - max(int(den.max(initial=1)).bit_length(), 1)
    if object in (num.dtype, den.dtype) or step < WORD - SHARP:
        wide: Ints = whole(num) * (1 << SHARP) // den
        return wide.astype(np.int64)
    found, rest, still = np.zeros(len(num), dtype=np.int64), num, SHARP
    while still:
        shift = min(step, still)
        rest = rest << shift
        found, rest, still = (found << shift) + rest // den, rest % den, still - shift
    return found
