"""All rows of a run side by side, and the parts of the case that share none.

A *part* is a set of cells and rows that hang together. In a part of *packing form* every row has an upper bound only
and no coefficient below 0: there more for one cell never helps another, and later tranches are no support.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, partial

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, Mask, distinct, narrow, product, sums, whole
from verdeelsleutel.model.memo import Memo
from verdeelsleutel.model.row import Rows

LONG = 1 << 31
"""Coefficients from here on are summed as Python integers: with volumes they don't fit in 64 bits."""


@dataclass(frozen=True)
class RowName:
    """Which row: rule and key, its unit and source."""

    rule: str
    key: str
    unit: str
    source: str

    def __str__(self) -> str:
        return f"{self.rule}[{self.key}]"


@dataclass(frozen=True, eq=False)
class System:
    """Rows numbered through, with their entries sorted by (line, row).

    Attributes:
        names: per row.
        lower, upper: bounds per row, exact, in the row's unit.
        den: per row the denominator of its coefficients.
        until: per row the position of the last layer that counts, or the number of layers for all.
        line, row, num: the entries.
        part_of_line: per line its part, -1 for a line in no row.
        part_of_row: per row its part, -1 for a row without entries.
        packing: per part whether it has packing form.
    """

    names: list[RowName]
    lower: list[Fraction | None]
    upper: list[Fraction | None]
    den: list[int]
    until: Index
    line: Index
    row: Index
    num: Ints
    part_of_line: Index
    part_of_row: Index
    packing: Mask
    memo: Memo = field(default_factory=Memo, repr=False)
    _joined: dict[int, tuple[Index, Index]] = field(default_factory=dict, repr=False)

    @cached_property
    def capped(self) -> tuple[Mask, Exact]:
        """Which rows have an upper bound, and the bounds (0 where there is none)."""
        return _bounds(self.upper)

    @cached_property
    def floored(self) -> tuple[Mask, Exact]:
        """Which rows have a lower bound, and the bounds (0 where there is none)."""
        return _bounds(self.lower)

    @cached_property
    def common(self) -> tuple[int, Ints]:
        """A denominator for all rows, and per row how many of its parts go into one of the row's."""
        den = math.lcm(1, *set(self.den))
        return den, narrow(np.array([den // own for own in self.den], dtype=object))

    @cached_property
    def _narrow(self) -> tuple[Ints, Mask]:
        """Numerators in 64 bits, 0 for the long ones; and which entries are long."""
        long = np.asarray(abs(self.num) >= LONG, dtype=np.bool_)
        return np.where(long, 0, self.num).astype(np.int64), long

    def sums(self, entries: Index, values: Ints, group: Index, count: int) -> Ints:
        """Σ numerator · value per group, over some entries, each of a group; `values` per line."""
        narrow, long = self._narrow
        total = sums(product(narrow[entries], values[self.line[entries]]), group, count)
        mine = np.flatnonzero(long[entries])
        if len(mine) == 0:
            return total
        chosen = entries[mine]
        return whole(total) + sums(product(self.num[chosen], values[self.line[chosen]]), group[mine], count)

    @property
    def parts(self) -> int:
        """How many parts."""
        return len(self.packing)

    def parts_without(self, layers: int) -> tuple[Index, Index]:
        """Parts of lines and rows when only rows that count all layers (no `until`) join them."""
        if (self.until == layers).all():
            return self.part_of_line, self.part_of_row
        if layers not in self._joined:
            keep = self.until[self.row] == layers
            of_line, of_row, _ = connected(self.line[keep], self.row[keep], len(self.part_of_line), len(self.names))
            self._joined[layers] = of_line, of_row
        return self._joined[layers]

    def row_sums(self, values: Ints) -> Ints:
        """Σ numerator · value per row; `values` per line."""
        narrow, long = self._narrow
        if long.any():
            return self.sums(np.arange(len(self.line)), values, self.row, len(self.names))
        return sums(product(narrow, values[self.line]), self.row, len(self.names))

    def starts(self, count: int) -> Index:
        """Where each line's entries begin (count + 1 positions)."""
        return np.searchsorted(self.line, np.arange(count + 1))


def _bounds(values: Sequence[Fraction | None]) -> tuple[Mask, Exact]:
    den = math.lcm(1, *{value.denominator for value in values if value is not None})
    num = np.zeros(len(values), dtype=object)
    num[:] = [0 if value is None else value.numerator * (den // value.denominator) for value in values]
    return np.array([value is not None for value in values], dtype=np.bool_), Exact(num, den)


def assemble(blocks: Sequence[Rows], lines: int, layers: Sequence[str], memo: Memo | None = None) -> System:
    """Number the rows of all blocks through, in order, and find the parts.

    Args:
        blocks: the rows.
        lines: how many lines there are.
        layers: ids of the layers.
        memo: of earlier runs; rows with entries in the same places have the same order and parts.
    """
    memo = memo or Memo()
    names: list[RowName] = []
    lower: list[Fraction | None] = []
    upper: list[Fraction | None] = []
    den: list[int] = []
    until: list[int] = []
    line, row, num = [np.empty(0, np.intp)], [np.empty(0, np.intp)], []
    for block in blocks:
        line.append(block.line)
        row.append(block.row + len(names))
        num.append(block.num)
        named = ("names of rows", block.rule, block.unit, block.source)
        names += memo.of(named, (block.keys,), partial(_names, block))
        lower += block.lower
        upper += block.upper
        den += [block.den] * len(block)
        until += [len(layers) if block.until is None else layers.index(block.until)] * len(block)
    lines_at, rows_at = np.concatenate(line), np.concatenate(row)
    nums: Ints = np.concatenate(num) if num else np.empty(0, dtype=np.int64)
    binds = _can_bind(rows_at, nums, lower, upper)[rows_at]
    entries = {"lines of entries": lines_at, "rows of entries": rows_at, "entries that bind": binds}
    places = tuple(memo.same(name, values) for name, values in entries.items())
    order, lines_at, rows_at = memo.of("order of entries", places, lambda: _ordered(*places))
    nums = nums[order]
    of_line, of_row, parts = memo.of(
        ("parts", lines, len(names)), (lines_at, rows_at), lambda: connected(lines_at, rows_at, lines, len(names))
    )
    packing = np.ones(parts, dtype=np.bool_)
    packing[of_row[rows_at[np.asarray(nums < 0, dtype=np.bool_)]]] = False
    floors = np.array([bound is not None for bound in lower], dtype=np.bool_)
    packing[of_row[floors & (of_row >= 0)]] = False
    untils = np.array(until, dtype=np.intp)
    return System(names, lower, upper, den, untils, lines_at, rows_at, nums, of_line, of_row, packing, memo)


def _names(block: Rows) -> list[RowName]:
    return [RowName(block.rule, key, block.unit, block.source) for key in block.keys]


def _ordered(line: Index, row: Index, kept: Mask) -> tuple[Index, Index, Index]:
    """Which entries are kept, sorted by (line, row); and line and row of each."""
    chosen = np.flatnonzero(kept)
    order = chosen[np.lexsort((row[chosen], line[chosen]))]
    return order, line[order], row[order]


def _can_bind(row: Index, num: Ints, lower: list[Fraction | None], upper: list[Fraction | None]) -> Mask:
    """Per row whether any award could break it; a row that none can break joins nothing and is left aside."""
    takes, gives = np.zeros(len(lower), dtype=np.bool_), np.zeros(len(lower), dtype=np.bool_)
    takes[row[np.asarray(num > 0, dtype=np.bool_)]] = True
    gives[row[np.asarray(num < 0, dtype=np.bool_)]] = True
    above = np.array([bound is not None and bound < 0 for bound in upper], dtype=np.bool_)
    below = np.array([bound is not None and bound > 0 for bound in lower], dtype=np.bool_)
    capped = np.array([bound is not None for bound in upper], dtype=np.bool_)
    floored = np.array([bound is not None for bound in lower], dtype=np.bool_)
    found: Mask = (capped & (takes | above)) | (floored & (gives | below))
    return found


def connected(line: Index, row: Index, lines: int, rows: int) -> tuple[Index, Index, int]:
    """Parts of lines and rows that entries (line, row) join, numbered by their first line; -1 for what none joins."""
    of_row = np.full(rows, lines, dtype=np.intp)
    of_line = np.arange(lines, dtype=np.intp)
    while True:
        np.minimum.at(of_row, row, of_line[line])
        before = of_line.copy()
        np.minimum.at(of_line, line, of_row[row])
        of_line = np.minimum(of_line, of_line[of_line])
        if np.array_equal(before, of_line):
            break
    held = np.zeros(lines, dtype=np.bool_)
    held[line] = True
    roots = distinct(of_line[held])
    number = np.full(lines + 1, -1, dtype=np.intp)
    number[roots] = np.arange(len(roots))
    of_line = np.where(held, number[of_line], -1)
    return of_line, number[of_row], len(roots)


def empty_row_conflicts(system: System) -> list[int]:
    """Rows without entries whose bounds exclude 0: they can't hold whatever is awarded."""
    found = []
    for r in np.flatnonzero(system.part_of_row < 0).tolist():
        low, high = system.lower[r], system.upper[r]
        if (low is not None and low > 0) or (high is not None and high < 0):
            found.append(r)
    return found
