"""Seasonal: the year so far is the part of the year that it was in earlier years.

Policy:
    Volume follows the seasons (holidays, winter); earlier years say which part of a year is delivered by a month.

Formula:
    share = Σ_{y, m ≤ cut-off} units ÷ Σ_{y, m} units, per region and service over all providers
    expectation = Σ_m units_m ÷ completeness_m ÷ share
    Where there is no such year, or its share is 0, it isn't known.

Symbols:
    y an earlier year in which the realisation has a line of the region in each of the twelve months; units as reported;
    units_m, completeness_m as in `run_rate`. The share is of whole years, also for a provider that starts or stops.

Example:
    >>> import numpy as np
    >>> from verdeelsleutel.data.exact import Exact
    >>> from verdeelsleutel.model.expectations.methods.seasonal import year_end
    >>> year_end(Exact(np.array([450]), 1), np.array([4000]), np.array([10000])).fraction(0)  # 40 % by now
    Fraction(1125, 1)
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from verdeelsleutel.data.exact import Exact, scaled
from verdeelsleutel.data.integers import Ints, product, sums, times
from verdeelsleutel.model.expectations.delivery import Delivery
from verdeelsleutel.model.expectations.estimate import Estimate

READS_TABLES = ("realisation",)

TAKES_WHOLE_YEARS = True
"""A start or end inside the year is told to the planner."""


def year_end(to_date: Exact, by_now: Ints, in_all: Ints) -> Exact:
    """Units to date × earlier units in all ÷ earlier units by now, line by line; to date alone where that is 0."""
    assert isinstance(to_date.den, int)
    none = by_now == 0
    whole_year, part = np.where(none, 1, in_all), np.where(none, 1, by_now)
    common = np.gcd(whole_year, part)
    return Exact(product(to_date.num, whole_year // common), times(part // common, to_date.den))


def estimate(delivery: Delivery) -> Estimate:
    """Per line the units to date ÷ the share of its region and service."""
    by_now, in_all = earlier_years(delivery)
    at = delivery.lines.region * len(delivery.lines.services) + delivery.lines.service
    units = year_end(delivery.corrected, by_now[at], in_all[at])
    reason = "no complete earlier year has this care by this month"
    return Estimate(units, np.asarray(by_now[at] > 0), unknown_because=reason)


def earlier_years(delivery: Delivery) -> tuple[Ints, Ints]:
    """Units of all complete earlier years: in the months up to the cut-off's, and in all; per region × service."""
    lines = delivery.lines
    rows = np.flatnonzero(delivery.number < lines.case.meta.year * 12)
    frame = lines.case.table("realisation")[["region", "service", "units"]].iloc[rows]
    year, month = np.divmod(delivery.number[rows], 12)
    years, year = np.unique(year, return_inverse=True)
    region = pd.Index(lines.regions).get_indexer(pd.Index(frame["region"]))
    service = pd.Index(lines.services).get_indexer(pd.Index(frame["service"]))
    seen = np.zeros((len(lines.regions), len(years), 12), dtype=np.bool_)
    seen[region, year, month] = True
    whole = np.asarray(seen.all(axis=2))[region, year]
    units, _ = scaled(frame["units"])
    count = len(lines.regions) * len(lines.services)
    at, early = region * len(lines.services) + service, whole & (month < delivery.length)
    return sums(units[early], at[early], count), sums(units[whole], at[whole], count)
