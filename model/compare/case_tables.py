"""Tables of two cases held side by side, row by row: what came, what went, and which values changed by how much.

Volumes are weighed in euros, so that the changes that matter come first: units times the tariff of the first run (of
the other where the first doesn't have the cell); amounts count as they are, anything else by its number.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.exact import decimals, scaled
from verdeelsleutel.data.integers import Index, Ints, Mask, distinct, narrow, product, summable, times
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.tables.columns import Table
from verdeelsleutel.model.compare.cells import KEY, Cells
from verdeelsleutel.model.compare.whole_run import WholeRun

__all__ = ["ColumnChange", "Row", "TableChange", "ValueChange", "table_changes"]

PLACES = 12
"""Decimals of a value as it is shown."""


class Row(NamedTuple):
    """A row that one case alone has.

    Attributes:
        key: the values of its key columns.
        values: the others that aren't empty, as text.
        size: what it weighs; only for putting the changes of a table in order.
    """

    key: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    size: int


class ValueChange(NamedTuple):
    """A value that is another one in the same row.

    Attributes:
        key: the values of the row's key columns.
        column: which value.
        then, now: as text.
        size: what the change weighs, up or down; 0 of texts. Only for putting the changes of a table in order.
    """

    key: tuple[str, ...]
    column: str
    then: str
    now: str
    size: int


@dataclass(frozen=True)
class ColumnChange:
    """A column with other values.

    Attributes:
        column: its name.
        rows: in how many rows that both cases have.
        then, now: the sum over all rows, None where it holds nothing that adds up.
        cents: what the change weighs in cents, rows that came and went included; None where it has no price.
    """

    column: str
    rows: int
    then: Fraction | None
    now: Fraction | None
    cents: Fraction | None


@dataclass(frozen=True)
class TableChange:
    """What differs between two tables; largest first in every list.

    Attributes:
        table: machine name.
        there: whether the first case has it, and whether the other has.
        rows: of both.
        key: its key columns.
        added, gone: rows that only the other case has, or only the first.
        columns: per column with a change, in the order of the contract.
        values: every value that changed.
    """

    table: str
    there: tuple[bool, bool]
    rows: tuple[int, int]
    key: tuple[str, ...]
    added: tuple[Row, ...]
    gone: tuple[Row, ...]
    columns: tuple[ColumnChange, ...]
    values: tuple[ValueChange, ...]


def table_changes(then: WholeRun, now: WholeRun, cells: Cells, skipped: Sequence[str]) -> tuple[TableChange, ...]:
    """Every table with a difference, in the order of the contract.

    Args:
        then, now: the runs; a table that wasn't read is the same in both.
        cells: for the prices by which volumes are weighed.
        skipped: tables that aren't compared.
    """
    found = []
    for name in TABLES:
        if name in skipped or not (then.case.has(name) or now.case.has(name)):
            continue
        change = _Pair(TABLES[name], then, now, cells).change()
        if change is not None:
            found.append(change)
    return tuple(found)


class _Pair:
    """One table of both cases, its rows put together by key."""

    def __init__(self, table: Table, then: WholeRun, now: WholeRun, cells: Cells) -> None:
        self._table = table
        self._there = then.case.has(table.name), now.case.has(table.name)
        self._frames = [run.case.table(table.name) for run in (then, now)]
        self._cut = len(self._frames[0])
        codes = _codes(self._frames, table.key)
        every = distinct(codes)
        places = np.searchsorted(every, codes[: self._cut]), np.searchsorted(every, codes[self._cut :])
        self._rows = [_rows_at(place, len(every)) for place in places]
        both = (self._rows[0] >= 0) & (self._rows[1] >= 0)
        self._both = self._rows[0][both], self._rows[1][both]
        self._only = self._rows[0][~both & (self._rows[0] >= 0)], self._rows[1][~both & (self._rows[1] >= 0)]
        self._prices = [_prices(frame, cells) if {*KEY} <= {*table.key} else None for frame in self._frames]
        self._den = math.lcm(
            *(self._weighed(side, n)[1] for n in self._columns() if self._numeric(n) for side in (0, 1))
        )

    def change(self) -> TableChange | None:
        """What differs; None where nothing does."""
        columns, values = [], []
        for column in self._columns():
            changed, mine = self._column(column)
            columns += [changed] if changed else []
            values += mine
        gone, added = (self._lone(side) for side in range(2))
        if not (columns or gone or added or self._there[0] != self._there[1]):
            return None
        return TableChange(
            self._table.name,
            self._there,
            (len(self._frames[0]), len(self._frames[1])),
            self._table.key,
            added,
            gone,
            tuple(columns),
            tuple(sorted(values, key=lambda v: (-abs(v.size), v.key, v.column))),
        )

    def _columns(self) -> list[str]:
        own = [name for name in self._table.names if name not in self._table.key]
        extra = sorted({name for frame in self._frames for name in frame.columns} - {*self._table.names})
        return [*own, *extra]

    def _series(self, side: int, column: str) -> pd.Series:
        frame = self._frames[side]
        return frame[column] if column in frame else pd.Series([""] * len(frame), dtype=object)

    def _numeric(self, column: str) -> bool:
        return column in self._table.names and self._table.column(column).numeric

    def _priced(self, column: str) -> bool:
        return self._prices[0] is not None and self._table.column(column).counts

    def _column(self, column: str) -> tuple[ColumnChange | None, list[ValueChange]]:
        left, right = (self._series(side, column).to_numpy()[self._both[side]] for side in range(2))
        at = np.flatnonzero(np.asarray(left != right, dtype=np.bool_))
        sizes, cents = [0] * len(at), None
        sums: tuple[Fraction | None, Fraction | None] = (None, None)
        moved = bool(len(at))
        if self._numeric(column):
            before, after = (self._weights(side, column) for side in range(2))
            sizes = (summable(after)[self._both[1]] - summable(before)[self._both[0]])[at].tolist()
            if self._adds_up(column):
                plain = [scaled(self._series(side, column)) for side in range(2)]
                first, second = (Fraction(sum(num.tolist()), own) for num, own in plain)
                sums, moved = (first, second), moved or first != second
            if self._priced(column) or self._amounts(column):
                cents = Fraction(sum(after.tolist()) - sum(before.tolist()), self._den)
        if not moved:
            return None, []
        keys = self._keys(1, self._both[1][at])
        parts = zip(keys, _texts(left[at]), _texts(right[at]), sizes, strict=True)
        values = [ValueChange(key, column, old, new, size) for key, old, new, size in parts]
        return ColumnChange(column, len(at), *sums, cents), values

    def _amounts(self, column: str) -> bool:
        """Whether a column holds amounts of money; prices are none."""
        return column.endswith("_eur") and "tariff" not in column and not column.startswith(("nhc", "nic"))

    def _adds_up(self, column: str) -> bool:
        """Whether a sum over rows says something: of volumes and amounts, not of prices and percentages."""
        return self._amounts(column) or (self._table.column(column).counts and "_per_" not in column)

    def _weighed(self, side: int, column: str) -> tuple[Ints, int]:
        """Per row what a value weighs: numerators and denominator."""
        num, den = scaled(self._series(side, column))
        prices = self._prices[side]
        if prices is not None and self._priced(column):
            return narrow(product(num, prices)), den
        return (narrow(times(num, 100)), den) if column.endswith("_eur") else (num, den)

    def _weights(self, side: int, column: str) -> Ints:
        """The same over the denominator that all columns of the table share."""
        num, den = self._weighed(side, column)
        return times(num, self._den // den)

    def _lone(self, side: int) -> tuple[Row, ...]:
        """Rows that this side alone has, heaviest first."""
        rows = self._only[side]
        main = next((name for name in self._columns() if self._numeric(name)), None)
        sizes = [0] * len(rows) if main is None else self._weights(side, main)[rows].tolist()
        columns = self._columns()
        picked = [_texts(self._series(side, name).to_numpy()[rows]) for name in columns]
        values = [tuple((n, v) for n, v in zip(columns, row, strict=True) if v) for row in zip(*picked, strict=True)]
        found = [Row(*parts) for parts in zip(self._keys(side, rows), values or [()] * len(rows), sizes, strict=True)]
        return tuple(sorted(found, key=lambda row: (-abs(row.size), row.key)))

    def _keys(self, side: int, rows: Index) -> list[tuple[str, ...]]:
        frame = self._frames[side]
        return list(zip(*(_texts(frame[name].to_numpy()[rows]) for name in self._table.key), strict=True))


def _codes(frames: Sequence[pd.DataFrame], key: Sequence[str]) -> Index:
    """One number per row of both tables, the same where all key columns are."""
    total = np.zeros(sum(map(len, frames)), dtype=np.int64)
    for name in key:
        code, values = pd.factorize(np.concatenate([frame[name].to_numpy(dtype=object) for frame in frames]))
        total = pd.factorize(total * (len(values) + 1) + code + 1)[0].astype(np.int64)
    return total


def _rows_at(place: Index, count: int) -> Index:
    """Per key the row that has it, −1 for none."""
    rows = np.full(count, -1, dtype=np.intp)
    rows[place] = np.arange(len(place))
    return rows


def _prices(frame: pd.DataFrame, cells: Cells) -> Ints:
    """Per row the tariff by which units are weighed, in cents; 0 where neither run has the cell."""
    if not len(cells):
        return np.zeros(len(frame), dtype=np.int64)
    at = cells.position(frame)
    price = np.where(cells.then.there, cells.then.tariff, cells.now.tariff)
    known: Mask = at >= 0
    return narrow(np.where(known, price[at], 0))


def _texts(values: npt.NDArray[Any]) -> list[str]:
    """Values as text; few of them differ."""
    plain = values.tolist()
    known = {value: _text(value) for value in set(plain)}
    return [known[value] for value in plain]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal() | int():
            return decimals(Fraction(value), PLACES)
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)
