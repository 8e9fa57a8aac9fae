"""What was delivered so far in a year, as every expectation reads it from the table realisation."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, reduce

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact, scaled
from verdeelsleutel.data.integers import Index, Ints, Mask, added, sums
from verdeelsleutel.data.months import month_number, month_numbers, month_text
from verdeelsleutel.model.expectations.activity import active_days
from verdeelsleutel.model.lines import KEY, Lines


@dataclass(frozen=True, eq=False)
class Delivery:
    """The months of the case year up to and including the cut-off; month 0 is January.

    A *pair* is a provider in a region: days are counted per pair, units per line.

    Attributes:
        number: per row of the table realisation its month as a number.
        delivered: per line units to date, as reported.
        months: per month and line units divided by the completeness of the month: numerators.
        den: their denominator.
        complete: per month the part of its care that is claimed by now.
        pair: per line its pair.
        pairs: per pair a line of it.
        active: days on which the provider is active, shape (pairs, 12).
        present: whether the realisation has any line of the pair, shape (pairs, months).
    """

    lines: Lines
    number: Index
    delivered: Exact
    months: Sequence[Ints]
    den: int
    complete: Sequence[Fraction]
    pair: Index
    pairs: Index
    active: Ints
    present: Mask

    @property
    def length(self) -> int:
        """Months up to and including the cut-off."""
        return len(self.months)

    @property
    def counted(self) -> Ints:
        """Days that a month's units can be divided by, shape (pairs, months); 0 in a month without any line."""
        return np.where(self.present, self.active[:, : self.length], 0)

    @property
    def missing(self) -> Mask:
        """Months in which the provider is active and has no line at all, shape (pairs, months)."""
        return (self.active[:, : self.length] > 0) & ~self.present

    @property
    def nobodys(self) -> list[str]:
        """Months, YYYY-MM, in which nobody has any line and some provider is active."""
        none = self.missing.any(axis=0) & ~self.present.any(axis=0)
        return [month_text(self.lines.case.meta.year * 12 + month) for month in np.flatnonzero(none).tolist()]

    @property
    def beyond(self) -> list[str]:
        """Months of `nobodys` up to and including the cut-off and after the last one in which anybody has a line."""
        seen = np.flatnonzero(self.present.any(axis=0))
        last = month_text(self.lines.case.meta.year * 12 + int(seen[-1])) if len(seen) else ""
        return [month for month in self.nobodys if month > last]

    @property
    def left(self) -> Ints:
        """Active days after the cut-off, per pair."""
        days: Ints = self.active[:, self.length :].sum(axis=1)
        return days

    @property
    def ahead(self) -> Ints:
        """Active days of the year that aren't counted: those left, and those of missing months, per pair."""
        days: Ints = self.active.sum(axis=1) - self.counted.sum(axis=1)
        return days

    @cached_property
    def corrected(self) -> Exact:
        """Units to date per line, each month divided by its completeness."""
        return self.since(0)

    def since(self, month: int) -> Exact:
        """Units per line from a month up to and including the cut-off, each divided by its completeness."""
        none: Ints = np.zeros(len(self.lines), dtype=np.int64)
        return Exact(reduce(added, self.months[month:], none), self.den)


def realised_cells(case: Case, cutoff: str) -> pd.DataFrame:
    """Every region, provider and service with a line in the case year up to and including the cut-off (YYYY-MM)."""
    frame = case.table("realisation")
    number = month_numbers(frame["month"])
    to_date = (number >= case.meta.year * 12) & (number <= month_number(cutoff))
    return frame.loc[to_date, list(KEY)].drop_duplicates(ignore_index=True)


def read_delivery(lines: Lines, completeness: Mapping[int, Fraction], cutoff: str) -> Delivery:
    """The realisation of the case year up to and including the cut-off.

    Args:
        lines: with every cell of `realised_cells`.
        completeness: percent of a month's care that is claimed after so many months; 100 where it says nothing.
        cutoff: YYYY-MM, in the case year.

    Raises:
        ValueError: the cut-off is no month of the case year, or lines lack a cell.
    """
    case, first, last = lines.case, lines.case.meta.year * 12, month_number(cutoff)
    length = last - first + 1
    if not 1 <= length <= 12:
        raise ValueError(f"cut-off {cutoff} is no month of {case.meta.year}")
    table = case.table("realisation")
    number = month_numbers(table["month"])
    rows = np.flatnonzero((number >= first) & (number <= last))
    frame, month = table[[*KEY, "units"]].iloc[rows], number[rows] - first
    at = lines.find(frame)
    if (at < 0).any():
        raise ValueError("lines lack cells of the realisation: build them with realised_cells")
    units, den = scaled(frame["units"])
    complete = [Fraction(completeness.get(last - first - m, 100)) / 100 for m in range(length)]
    common = math.lcm(*(part.numerator for part in complete))  # of 1 / part
    months = []
    for m, part in enumerate(complete):
        here = month == m
        total = sums(units[here], at[here], len(lines))
        months.append(Exact(total, 1).times(common / part).num)
    code, pairs, pair = np.unique(
        lines.region.astype(np.int64) * len(lines.providers) + lines.provider, return_index=True, return_inverse=True
    )
    present = np.zeros((len(code), length), dtype=np.bool_)
    present[pair[at], month] = True
    return Delivery(
        lines=lines,
        number=number,
        delivered=Exact(sums(units, at, len(lines)), den),
        months=months,
        den=den * common,
        complete=complete,
        pair=pair,
        pairs=pairs,
        active=active_days(case, lines.providers)[lines.provider[pairs]],
        present=present,
    )
