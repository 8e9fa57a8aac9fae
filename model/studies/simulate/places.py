"""Where clients can go: cells of a kavel in their region for their profile, in proportion to the client-years offered.

Symbols:
    A place is a cell with clients. Someone with a profile fits a place with the same profile or with none; someone
    without one fits every place of the kavel. Places stay within a region and a sector. A provider that isn't active
    in a month takes nobody in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.integers import Index, Ints, Mask
from verdeelsleutel.data.study.kinds.simulate import Choice
from verdeelsleutel.model.lines import Lines

__all__ = ["Places", "Pool", "places_of"]

WEIGHT = 10**6


@dataclass(frozen=True, eq=False)
class Pool:
    """Places to choose from.

    Attributes:
        places: the cells of all groups, group after group.
        group: per line of the case the group that its clients choose from; -1: there is none.
        first, last: per group its range of `places`.
        weight: cumulative over `places`, shape (12, places + 1), a month a row.
    """

    places: Index
    group: Index
    first: Index
    last: Index
    weight: Ints

    def chosen(self, lines: Index, month: int, draw: np.random.Generator) -> Index:
        """Per client the place it goes to from its cell; the cell itself where nobody takes it in."""
        found = lines.copy()
        group = self.group[lines]
        weight = self.weight[month]
        low = weight[self.first[group]]
        room = np.where(group >= 0, weight[self.last[group]] - low, 0)
        going = np.flatnonzero(room > 0)
        at = low[going] + draw.integers(0, room[going])
        found[going] = self.places[np.searchsorted(weight, at, side="right") - 1]
        return found


@dataclass(frozen=True, eq=False)
class Places:
    """Places of a case.

    Attributes:
        lines: of the case.
        counts: which are places.
        offered: client-years offered per line.
        pools: one per choice of the study.
    """

    lines: Lines
    counts: Mask
    offered: Sequence[Fraction]
    pools: Sequence[Pool] = field(default_factory=tuple)

    def spread(self, table: pd.DataFrame, column: str) -> list[Fraction]:
        """A table per region, kavel and profile (and provider) over its places, in proportion to what is offered.

        A row without any place adds nothing.
        """
        found = [Fraction(0)] * len(self.lines)
        names = {name: self.lines.values(name) for name in ("region", "provider", "kavel", "profile")}
        seats: dict[tuple[str, str], list[int]] = {}
        for line in np.flatnonzero(self.counts).tolist():
            seats.setdefault((names["region"][line], names["kavel"][line]), []).append(line)
        for row in table.to_dict("records"):
            mine = seats.get((str(row["region"]), str(row["kavel"])), [])
            mine = [
                i
                for i in mine
                if _fits(str(row["profile"] or ""), names["profile"][i])
                and str(row.get("provider") or "") in ("", names["provider"][i])
            ]
            total = sum((self.offered[i] for i in mine), Fraction(0))
            for i in mine if total else ():
                found[i] += Fraction(row[column]) * self.offered[i] / total
        return found


def places_of(
    lines: Lines, counts: Mask, offered: Sequence[Fraction], days: Ints, choices: Sequence[Choice]
) -> Places:
    """The places of a case, with a pool for every choice."""
    weight = np.array([int(years * WEIGHT) for years in offered], dtype=np.int64)
    pools = tuple(_pool(lines, counts, weight, days, choice) for choice in choices)
    return Places(lines, counts, offered, pools)


def _fits(wanted: str, profile: str) -> bool:
    return not wanted or not profile or wanted == profile


def _pool(lines: Lines, counts: Mask, weight: Ints, days: Ints, choice: Choice) -> Pool:
    region, sector, kavel, profile = (lines.values(name) for name in ("region", "sector", "kavel", "profile"))
    seats: dict[tuple[str, str], list[int]] = {}
    for line in np.flatnonzero(counts).tolist():
        if kavel[line] == choice.to:
            seats.setdefault((region[line], sector[line]), []).append(line)
    groups: dict[tuple[str, str, str], int] = {}
    group = np.full(len(lines), -1, dtype=np.intp)
    places: list[int] = []
    first, last = [0], [0]
    for line in np.flatnonzero(counts).tolist():
        if kavel[line] != choice.from_:
            continue
        key = region[line], sector[line], profile[line]
        if key not in groups:
            fitting = [i for i in seats.get(key[:2], []) if _fits(profile[line], profile[i])]
            groups[key] = len(first)
            first.append(len(places))
            places += fitting
            last.append(len(places))
        group[line] = groups[key]
    at = np.array(places, dtype=np.intp)
    open_ = np.where(days[at] > 0, weight[at][:, None], 0).T.reshape(12, len(at))
    summed = np.zeros((12, len(at) + 1), dtype=np.int64)
    np.cumsum(open_, axis=1, out=summed[:, 1:])
    return Pool(at, group, np.array(first, dtype=np.intp), np.array(last, dtype=np.intp), summed)
