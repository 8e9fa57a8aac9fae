"""Whole units of a part that was rounded by choice, checked without a solver.

Checked in every such part:
    the box      units lie in {⌊x⌋, min(⌈x⌉, ⌊highest level⌋)}, one unit wider round the broken rows where nothing
                 in the box keeps all rows;
    the rows     all are kept; where no whole plan near x does, a lower row, or a mixed row without one, may be short by
                 less than Σ |k| over its cells with a fraction, and only within the box;
    single units no unit more fits anywhere: within the box, with no row worse; nor does one less make a shortfall
                 smaller;
    pairs        no unit can move from one cell to another for a larger fraction (by more than a millionth), for an
                 equal one to an earlier key, or to make a shortfall smaller, with no row worse;
    near         no single move brings a plan outside the box back into it.
A small part is looked through besides, plan by plan: then the choice itself is proven. Elsewhere `replay` does that.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from verdeelsleutel.data.exact import ceiling
from verdeelsleutel.data.integers import Index, Ints, Mask, sums, whole
from verdeelsleutel.model.certify import rounding_search
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.rounding import Rounded
from verdeelsleutel.model.system import System

PARTS = 10**12
"""Fractions are compared in so many parts; a larger one is larger by more than `MARGIN` of them."""

MARGIN = 10**6


@dataclass(frozen=True, eq=False)
class Box:
    """Where whole units of the lines of a part may lie."""

    low: Ints
    high: Ints

    def holds(self, units: Ints) -> Mask:
        """Per line whether its units lie inside."""
        return np.asarray((self.low <= units) & (units <= self.high), dtype=np.bool_)


def choice_faults(
    problem: Problem, rounded: Rounded, part: int, of_line: Index, of_row: Index, units: Ints
) -> tuple[list[str], bool]:
    """What is wrong with the units of one part, and whether all plans were looked through.

    Args:
        problem: what was decided on.
        rounded: what falling fractions gave.
        part: which part; `of_line`, `of_row`: the parts of lines and rows without `until`.
        units: per line of the run.
    """
    lines: Index = np.flatnonzero(of_line == part)
    rows = np.flatnonzero((of_row == part) & (problem.system.until == len(problem.layers)))
    check = _Part(problem.system, lines, rows, units[lines])
    narrow, wide = _boxes(problem.system, rounded, lines, rounded.broken[part])
    inside = narrow.holds(check.units)
    short = check.broken()
    box = narrow if short or inside.all() else wide
    names = ["/".join(problem.lines.key(line)) for line in lines[~box.holds(check.units)].tolist()]
    faults = [f"{name}: its units lie outside the box" for name in names]
    has_fraction = np.asarray(rounded.fraction.num[lines] > 0, dtype=np.bool_)
    wrong = [r for r in short if not check.may_be(r, has_fraction)]
    faults += [f"{problem.system.names[r]} isn't kept by the whole units" for r in wrong]
    if faults:
        return faults, False
    value = _Fractions.of([rounded.fraction.fraction(line) for line in lines.tolist()])
    for i in check.singles(box):
        faults.append(f"{'/'.join(problem.lines.key(int(lines[i])))}: one unit more fits")
    for i in check.mending(box):
        faults.append(f"{'/'.join(problem.lines.key(int(lines[i])))}: one unit less makes a shortfall smaller")
    for up, down in check.pairs(box, value, None if inside.all() else narrow):
        left, right = ("/".join(problem.lines.key(int(lines[i]))) for i in (down, up))
        faults.append(f"a unit of {left} belongs to {right}")
    if faults:
        return faults, False
    fractions = [rounded.fraction.fraction(line) for line in lines.tolist()]
    try:
        better = check.better(narrow, wide, has_fraction, fractions)
    except rounding_search.TooMany:
        return [], False
    if better is None:
        return [], True
    differ = [line for line, value in zip(lines.tolist(), better, strict=True) if value != units[line]]
    names = ["/".join(problem.lines.key(line)) for line in differ[:3]]
    return [f"another plan comes before this one; it differs in {', '.join(names)}"], True


def _boxes(system: System, rounded: Rounded, lines: Index, broken: list[int]) -> tuple[Box, Box]:
    floor, top = whole(rounded.floor)[lines], whole(rounded.highest)[lines]
    extra = np.asarray(rounded.fraction.num[lines] > 0, dtype=np.int64)
    high = np.maximum(floor, np.minimum(floor + extra, top))
    near = np.isin(lines, system.line[np.isin(system.row, broken)]).astype(np.int64)
    wide_high = np.maximum(high, np.minimum(high + near, top))
    return Box(floor, high), Box(np.maximum(floor - near, 0), wide_high)


@dataclass(frozen=True, eq=False)
class _Fractions:
    """Fractions of lines: in parts, and numbered so that equal ones have one number."""

    parts: Index
    same: Index

    @classmethod
    def of(cls, values: list[Fraction]) -> _Fractions:
        number: dict[Fraction, int] = {}
        same = [number.setdefault(value, len(number)) for value in values]
        parts = [value.numerator * PARTS // value.denominator for value in values]
        return cls(np.array(parts, dtype=np.int64), np.array(same, dtype=np.intp))


class _Part:
    """The rows of a part on whole units; bounds and sums in parts of each row's denominator."""

    def __init__(self, system: System, lines: Index, rows: Index, units: Ints) -> None:
        self.system, self.lines, self.rows, self.units = system, lines, rows, units
        mine = np.flatnonzero(np.isin(system.row, rows))
        self.line: Index = np.searchsorted(lines, system.line[mine])
        self.row: Index = np.searchsorted(rows, system.row[mine])
        self.num = whole(system.num[mine])
        self.used = sums(self.num * whole(units)[self.line], self.row, len(rows))
        count = len(rows)
        self.above, self.below = np.zeros(count, dtype=object), np.zeros(count, dtype=object)
        self.capped, self.floored = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
        for i, r in enumerate(rows.tolist()):
            low, high, den = system.lower[r], system.upper[r], system.den[r]
            if high is not None:
                self.capped[i], self.above[i] = True, high.numerator * den // high.denominator - self.used[i]
            if low is not None:
                self.floored[i], self.below[i] = True, self.used[i] - ceiling(low * den)
        self.by_line = np.searchsorted(self.line, np.arange(len(lines) + 1))
        order = np.argsort(self.row, kind="stable")
        self._line_by_row, self._num_by_row = self.line[order], self.num[order]
        self.by_row = np.searchsorted(self.row[order], np.arange(count + 1))

    def broken(self) -> list[int]:
        """Rows of the system that the units don't keep."""
        wrong = (self.capped & (self.above < 0)) | (self.floored & (self.below < 0))
        return [int(r) for r in self.rows[np.asarray(wrong, dtype=np.bool_)]]

    def may_be(self, row: int, has_fraction: Mask) -> bool:
        """Whether a row may be short by as much as it is."""
        made = self._row_of(int(np.searchsorted(self.rows, row)), has_fraction)
        used = sum(k * int(self.units[cell]) for cell, k in made.entries)
        low, high = made.bounds(soft=True)
        return (low is None or used >= low) and (high is None or used <= high)

    def _row_of(self, i: int, has_fraction: Mask) -> rounding_search.Row:
        """One row, and by how much it may be short: less than Σ |k| over its cells with a fraction."""
        start, end = self.by_row[i], self.by_row[i + 1]
        cells, num = self._line_by_row[start:end], self._num_by_row[start:end]
        width = sum(abs(num[has_fraction[cells]]).tolist())
        over = not self.floored[i]
        used = int(self.used[i])
        return rounding_search.Row(
            tuple(zip(cells.tolist(), (int(k) for k in num), strict=True)),
            used - int(self.below[i]) if self.floored[i] else None,
            used + int(self.above[i]) if self.capped[i] else None,
            max(0, width - 1) if not over or bool(np.asarray(num < 0).any()) else 0,
            over,
        )

    def better(self, narrow: Box, wide: Box, has_fraction: Mask, fractions: list[Fraction]) -> tuple[int, ...] | None:
        """A plan that the published rounding puts before this one, None when there is none.

        Raises:
            TooMany: the part is too large to be looked through.
        """
        rows = [self._row_of(i, has_fraction) for i in range(len(self.rows))]
        boxes = [(narrow.low.tolist(), narrow.high.tolist()), (wide.low.tolist(), wide.high.tolist())]
        plan = tuple(int(value) for value in self.units)
        shorts = [row.short(used, used) for row, used in zip(rows, self.used.tolist(), strict=True)]
        short = sum(shorts)
        inside = bool(narrow.holds(self.units).all())
        earlier = [rounding_search.Asked(*box) for box in boxes[: 2 if short else int(not inside)]]
        if short:
            earlier.append(rounding_search.Asked(*boxes[0], short=short))
        for asked in earlier:
            found = rounding_search.find(rows, asked)
            if found is not None:
                return found
        scale = math.lcm(*(f.denominator for f in fractions))
        gains = [int(f * scale) for f in fractions]
        same = rounding_search.Asked(
            *boxes[int(not inside)],
            gains=gains,
            least=sum(g * n for g, n in zip(gains, plan, strict=True)),
            margin=scale * MARGIN // PARTS,
            first=plan if inside else None,
            short=short + 1 if short else None,
        )
        return rounding_search.find([replace(row, soft=most) for row, most in zip(rows, shorts, strict=True)], same)

    def _fits(self, row: Index | int, change: Ints) -> Mask:
        """Whether a change of a row's sum makes it no worse."""
        over = self.capped[row] & (change > 0) & (change > _at_least_nought(self.above[row]))
        under = self.floored[row] & (change < 0) & (-change > _at_least_nought(self.below[row]))
        return np.asarray(~np.asarray(over | under, dtype=np.bool_), dtype=np.bool_)

    def _mends(self, row: Index | int, change: Ints) -> Mask:
        """Whether it makes a shortfall smaller."""
        over = self.capped[row] & (self.above[row] < 0) & (change < 0)
        return np.asarray(over | (self.floored[row] & (self.below[row] < 0) & (change > 0)), dtype=np.bool_)

    @cached_property
    def _hurt_up(self) -> Mask:
        """Per entry whether one unit more makes its row worse; `_hurt_down`: one unit less."""
        return ~self._fits(self.row, self.num)

    @cached_property
    def _hurt_down(self) -> Mask:
        return ~self._fits(self.row, -self.num)

    @cached_property
    def _mends_down(self) -> Mask:
        return self._mends(self.row, -self.num)

    def _count(self, entries: Mask) -> Index:
        return np.bincount(self.line[entries], minlength=len(self.lines))

    def singles(self, box: Box) -> list[int]:
        """Lines that could have a unit more."""
        room = np.asarray(self.units < box.high, dtype=np.bool_)
        return np.flatnonzero(room & (self._count(self._hurt_up) == 0)).tolist()

    def mending(self, box: Box) -> list[int]:
        """Lines for which one unit less makes a shortfall smaller, and no row worse."""
        room = np.asarray(self.units > box.low, dtype=np.bool_)
        fits = self._count(self._hurt_down) == 0
        return np.flatnonzero(room & fits & (self._count(self._mends_down) > 0)).tolist()

    def pairs(self, box: Box, value: _Fractions, back: Box | None) -> Iterator[tuple[int, int]]:
        """(up, down): a unit of the second belongs to the first, or with it all would be `back` in the narrow box."""
        ups = np.flatnonzero(np.asarray(self.units < box.high, dtype=np.bool_)).tolist()
        may_fall = np.asarray(self.units > box.low, dtype=np.bool_)
        alone = self._count(self._hurt_down), self._count(self._mends_down)
        outside = None if back is None else ~back.holds(self.units)
        for up in ups:
            fits, mends = self._swaps(up, may_fall, *alone)
            better = mends | (value.parts[up] > value.parts + MARGIN)
            better |= (value.same == value.same[up]) & (np.arange(len(self.lines)) > up)
            if outside is not None and back is not None:
                better |= self._returns(up, outside, back)
            for down in np.flatnonzero(fits & better).tolist():
                yield up, down

    def _swaps(self, up: int, may_fall: Mask, hurts: Index, mending: Index) -> tuple[Mask, Mask]:
        """Per line whether its unit could go to `up` with no row worse, and whether that makes a shortfall smaller."""
        fits = may_fall.copy()
        fits[up] = False
        hurts, mending = hurts.copy(), mending.copy()
        mends = np.zeros(len(self.lines), dtype=np.bool_)
        for e in range(self.by_line[up], self.by_line[up + 1]):
            row, k = int(self.row[e]), self.num[e]
            here = slice(self.by_row[row], self.by_row[row + 1])
            line, num = self._line_by_row[here], self._num_by_row[here]
            alone = np.array([k], dtype=object)
            ok = np.full(len(self.lines), bool(self._fits(row, alone)[0]), dtype=np.bool_)
            ok[line] = self._fits(row, k - num)
            good = np.full(len(self.lines), bool(self._mends(row, alone)[0]), dtype=np.bool_)
            good[line] = self._mends(row, k - num)
            fits &= ok
            mends |= good
            hurts[line] -= ~self._fits(row, -num)  # what these rows say is said by k − num
            mending[line] -= self._mends(row, -num)
        return fits & (hurts == 0), mends | (mending > 0)

    def _returns(self, up: int, outside: Mask, back: Box) -> Mask:
        """Per line whether moving its unit to `up` leaves nothing outside the narrow box."""
        rest = outside.copy()
        rest[up] = not back.low[up] <= self.units[up] + 1 <= back.high[up]
        after = np.asarray((self.units - 1 < back.low) | (self.units - 1 > back.high), dtype=np.bool_)
        found: Mask = (int(rest.sum()) - rest.astype(np.int64) + after) == 0
        return found


def _at_least_nought(room: Ints | int) -> Ints | int:
    """max(0, ·), for a column and for one number of any size."""
    return max(room, 0) if isinstance(room, int) else np.maximum(room, 0)
