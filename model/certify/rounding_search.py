"""Every whole plan of a small part, looked through for one that the published rounding would have chosen instead.

The order that plans are compared in: all rows kept in the box; all rows kept in the wider box; in the box with the
smallest shortfall. Among these the largest Σ fraction · z, then the first by key. Plain counting, no solver: cells one
after another, given up where what is left can't keep a row or reach the sum any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_CELLS = 40
"""Parts with more cells to choose aren't looked through."""

MOST_STEPS = 20_000
"""Nor are those that would take more steps."""


class TooMany(Exception):
    """The part has too many plans to look through."""


@dataclass(frozen=True)
class Row:
    """A row in whole numbers: entries (cell, coefficient), bounds, and where it may be short.

    Attributes:
        low, high: None where there is none.
        soft: by how much it may be short at most, 0 where it may not; `over`: of its upper bound, else of its lower.
    """

    entries: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None
    soft: int = 0
    over: bool = False

    def bounds(self, soft: bool) -> tuple[int | None, int | None]:
        """What must be kept."""
        slack = self.soft if soft else 0
        low = None if self.low is None else self.low - (0 if self.over else slack)
        high = None if self.high is None else self.high + (slack if self.over else 0)
        return low, high

    def short(self, least: int, most: int) -> int:
        """The smallest shortfall that a sum between these can have."""
        if self.over:
            return 0 if self.high is None else max(0, least - self.high)
        return 0 if self.low is None else max(0, self.low - most)


@dataclass(frozen=True)
class Asked:
    """What a better plan would have.

    Attributes:
        low, high: the box.
        gains: per cell what a unit above ⌊x⌋ counts.
        least: the sum that it has to reach, None for any; `margin`: it is better when above by more than this.
        first: with the same sum it is better when it comes after this plan, cell by cell; None: never.
        short: its shortfall has to be below this; None: none may be short.
    """

    low: Sequence[int]
    high: Sequence[int]
    gains: Sequence[int] = ()
    least: int | None = None
    margin: int = 0
    first: tuple[int, ...] | None = None
    short: int | None = None


def find(rows: Sequence[Row], asked: Asked) -> tuple[int, ...] | None:
    """A plan that is as asked, None when there is none.

    Raises:
        TooMany: not all plans were looked through.
    """
    if sum(1 for low, high in zip(asked.low, asked.high, strict=True) if low < high) > MOST_CELLS:
        raise TooMany
    return _Search(rows, asked).run()


class _Search:
    def __init__(self, rows: Sequence[Row], asked: Asked) -> None:
        self.rows, self.asked = rows, asked
        self.bounds = [row.bounds(asked.short is not None) for row in rows]
        count = len(asked.low)
        self.of_cell: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        self.least, self.most = [0] * len(rows), [0] * len(rows)
        for r, row in enumerate(rows):
            for cell, k in row.entries:
                self.of_cell[cell].append((r, k))
                ends = (k * asked.low[cell], k * asked.high[cell])
                self.least[r] += min(ends)
                self.most[r] += max(ends)
        self.gains = list(asked.gains) or [0] * count
        self.order = sorted(range(count), key=lambda c: (asked.low[c] < asked.high[c], -abs(self.gains[c])))
        self.best = sum(max(g * a, g * b) for g, a, b in zip(self.gains, asked.low, asked.high, strict=True))
        self.plan = list(asked.low)
        self.steps = 0

    def run(self) -> tuple[int, ...] | None:
        return self._from(0) if all(self._may_hold(r) for r in range(len(self.rows))) else None

    def _may_hold(self, r: int) -> bool:
        low, high = self.bounds[r]
        return not ((low is not None and self.most[r] < low) or (high is not None and self.least[r] > high))

    def _from(self, depth: int) -> tuple[int, ...] | None:
        if depth == len(self.order):
            return tuple(self.plan) if self._is_better() else None
        cell = self.order[depth]
        low, high = self.asked.low[cell], self.asked.high[cell]
        values = range(low, high + 1) if self.gains[cell] < 0 else range(high, low - 1, -1)
        for value in values:
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise TooMany
            found = self._with(depth, cell, value)
            if found is not None:
                return found
        return None

    def _with(self, depth: int, cell: int, value: int) -> tuple[int, ...] | None:
        low, high, gain = self.asked.low[cell], self.asked.high[cell], self.gains[cell]
        before = [(r, self.least[r], self.most[r]) for r, _ in self.of_cell[cell]]
        lost = max(gain * low, gain * high) - gain * value
        for r, k in self.of_cell[cell]:
            ends = (k * low, k * high)
            self.least[r] += k * value - min(ends)
            self.most[r] += k * value - max(ends)
        self.best -= lost
        self.plan[cell] = value
        found = None
        if self._worth_it() and all(self._may_hold(r) for r, _ in self.of_cell[cell]):
            found = self._from(depth + 1)
        self.best += lost
        for r, least, most in before:
            self.least[r], self.most[r] = least, most
        return found

    def _worth_it(self) -> bool:
        asked = self.asked
        if asked.least is not None and self.best < asked.least:
            return False
        return asked.short is None or self._short() < asked.short

    def _short(self) -> int:
        return sum(row.short(self.least[r], self.most[r]) for r, row in enumerate(self.rows))

    def _is_better(self) -> bool:
        asked = self.asked
        if asked.least is None or self.best > asked.least + asked.margin:
            return True
        return self.best == asked.least and asked.first is not None and tuple(self.plan) > asked.first
