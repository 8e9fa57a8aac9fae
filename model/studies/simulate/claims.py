"""The table realisation as a moment knows it: earlier years of the case, and the simulated months up to its cut-off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.integers import Index, Ints, half_up, times
from verdeelsleutel.model.lines import KEY, Lines

__all__ = ["Claims", "known_units"]

TABLE = "realisation"


def known_units(units: Ints, claimed: Mapping[int, Fraction]) -> Ints:
    """Units as they are known at the end of the last month.

    Args:
        units: delivered, shape (lines, months).
        claimed: percent of a month's care that is known after so many months; 100 where it says nothing.
    """
    found = units.copy()
    last = units.shape[1] - 1
    for age, percent in claimed.items():
        if age <= last:
            part = percent / 100
            found[:, last - age] = half_up(times(units[:, last - age], part.numerator), part.denominator)
    return found


@dataclass(frozen=True, eq=False)
class Claims:
    """Makes a case of simulated care.

    Attributes:
        lines: of the simulated care.
        keys: the key columns of these lines.
        first: per line the first line of its provider in its region.
        active: whether its provider is active, shape (lines, 12).
        earlier: rows of the realisation before the year of the case.
    """

    lines: Lines
    keys: pd.DataFrame
    first: Index
    active: Ints
    earlier: pd.DataFrame

    @classmethod
    def of(cls, lines: Lines, active: Ints) -> Claims:
        """For care of these lines."""
        names = [np.array(ids, dtype=object) for ids in (lines.regions, lines.providers, lines.services)]
        codes = (lines.region, lines.provider, lines.service)
        keys = pd.DataFrame({name: ids[at] for name, ids, at in zip(KEY, names, codes, strict=True)})
        pair = lines.region * len(lines.providers) + lines.provider
        table = lines.case.table(TABLE)
        before = np.array([int(month[:4]) < lines.case.meta.year for month in table["month"]], dtype=np.bool_)
        return cls(lines, keys, np.searchsorted(pair, pair), active > 0, table[before])

    def known(self, case: Case, units: Ints) -> Case:
        """The case with these months of its year in table realisation, in the place of its own.

        A provider that is active and delivers nothing in a month says so, with a line of 0: a month without any line
        would count as one that wasn't reported.

        Args:
            case: the case.
            units: as known, shape (lines, months).
        """
        total = np.zeros_like(units)
        np.add.at(total, self.first, units)
        here = np.arange(len(self.lines))
        nothing = (self.first == here)[:, None] & (total == 0) & self.active[:, : units.shape[1]]
        line, month = np.nonzero((units > 0) | nothing)
        year = case.meta.year
        months = np.array([f"{year}-{m:02d}" for m in range(1, 13)], dtype=object)
        frame = self.keys.iloc[line].reset_index(drop=True)
        frame["month"] = pd.Series(months[month], dtype=object)
        frame["units"] = units[line, month]
        if len(self.earlier):
            frame = pd.concat([self.earlier[list(frame)], frame])
            frame = frame.sort_values([*KEY, "month"], kind="stable", ignore_index=True)
        origins = {name: origin for name, origin in case.origins.items() if name != TABLE}
        return replace(case, tables={**case.tables, TABLE: frame}, origins=origins)
