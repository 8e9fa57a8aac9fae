"""Who gains and who loses between two runs, by how much, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from verdeelsleutel.data.integers import Index, sums
from verdeelsleutel.model.compare.causes import PRICE, Cause, Causes
from verdeelsleutel.model.compare.cells import Cells

__all__ = ["CauseSum", "ProviderChange", "cause_sums", "gained_and_lost", "moved_inside", "provider_changes"]


@dataclass(frozen=True)
class CauseSum:
    """What one cause makes, in cents, over how many lines and providers; what it raises and lowers is that apart."""

    cause: Cause
    cents: int
    lines: int
    providers: int
    raised: int
    lowered: int


@dataclass(frozen=True)
class ProviderChange:
    """A provider in a region whose lines differ.

    Attributes:
        region, provider: which.
        agreed: cents, then and now.
        volume, price: the two effects, in cents; together the change.
        raised, lowered: lines with more, and lines with less, in cents; together the change.
        causes: what each cause makes of it, most first; they add up to the change.
    """

    region: str
    provider: str
    agreed: tuple[int, int]
    volume: int
    price: int
    raised: int
    lowered: int
    causes: tuple[tuple[Cause, int], ...]

    @property
    def change(self) -> int:
        """Cents more, or less."""
        return self.agreed[1] - self.agreed[0]

    @property
    def main(self) -> Cause | None:
        """The cause that makes most of the change, in its direction; None where none does."""
        up = self.change > 0
        return next((cause for cause, cents in self.causes if cents and (cents > 0) == up), None)


def provider_changes(cells: Cells, causes: Causes) -> tuple[ProviderChange, ...]:
    """Every provider of every region with a line that differs, in key order."""
    pairs = cells.at[0].astype(np.int64) * max(1, len(cells.names[1])) + cells.at[1]
    every, at = np.unique(pairs, return_inverse=True)
    sides = np.maximum(cells.change, 0), np.minimum(cells.change, 0)
    columns = (cells.then.amount, cells.now.amount, cells.volume, cells.price, *sides)
    totals = zip(*(sums(values, at, len(every)).tolist() for values in columns), strict=True)
    why = _by_pair(cells, causes, at)
    found = []
    for place, (pair, (old, new, *effects, raised, lowered)) in enumerate(zip(every.tolist(), totals, strict=True)):
        region, provider = divmod(pair, len(cells.names[1]))
        mine = why.get(place)
        if mine is None:
            continue
        ordered = tuple(sorted(mine.items(), key=lambda one: (-abs(one[1]), str(one[0]))))
        key = cells.names[0][region], cells.names[1][provider]
        found.append(ProviderChange(*key, (old, new), effects[0], effects[1], raised, lowered, ordered))
    return tuple(found)


def _by_pair(cells: Cells, causes: Causes, at: Index) -> dict[int, dict[Cause, int]]:
    found: dict[int, dict[Cause, int]] = {}
    for values, cause_at in ((cells.volume, causes.at), (cells.price, None)):
        for cell in np.flatnonzero(np.asarray(values != 0, dtype=np.bool_)).tolist():
            cause = PRICE if cause_at is None else causes.every[cause_at[cell]]
            mine = found.setdefault(int(at[cell]), {})
            mine[cause] = mine.get(cause, 0) + int(values[cell])
    return found


def cause_sums(cells: Cells, causes: Causes) -> tuple[CauseSum, ...]:
    """What every cause makes in all, most first; they add up to the change."""
    found = []
    for i, cause in enumerate([*causes.every, PRICE]):
        values = cells.price if cause == PRICE else cells.volume
        mine = np.asarray(values != 0, dtype=np.bool_)
        if cause != PRICE:
            mine &= causes.at == i
        if mine.any():
            each = values[mine].tolist()
            sides = sum(value for value in each if value > 0), sum(value for value in each if value < 0)
            found.append(CauseSum(cause, sum(each), len(each), len(np.unique(cells.at[1][mine])), *sides))
    return tuple(sorted(found, key=lambda one: (-abs(one.cents), str(one.cause))))


def gained_and_lost(changes: Sequence[ProviderChange]) -> tuple[list[ProviderChange], list[ProviderChange]]:
    """Who has more, most first, and who has less, least first."""
    up = sorted((c for c in changes if c.change > 0), key=lambda c: (-c.change, c.region, c.provider))
    down = sorted((c for c in changes if c.change < 0), key=lambda c: (c.change, c.region, c.provider))
    return up, down


def moved_inside(changes: Sequence[ProviderChange]) -> list[ProviderChange]:
    """Who has as much, from other lines; most first."""
    found = (c for c in changes if c.raised and not c.change)
    return sorted(found, key=lambda c: (-c.raised, c.region, c.provider))
