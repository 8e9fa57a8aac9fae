"""Run rate: the rest of the year goes as the days so far.

Policy:
    Offices carry the realisation of the first months on to the whole year before they reallocate (herschikking);
    a provider that starts or stops during the year is carried on over its own days.

Formula:
    expectation = Σ_m units_m ÷ completeness_m × days ÷ counted
    Where no day is counted it isn't known.

Symbols:
    m a month of the case year up to and including the cut-off; units_m units of the line in it; completeness_m the part
    of that month's care that is claimed by now; days from start or 1 January to end or 31 December; counted those of
    these days that lie in months m in which the realisation has any line of the provider in the region.

Example:
    >>> import numpy as np
    >>> from verdeelsleutel.data.exact import Exact
    >>> from verdeelsleutel.model.expectations.methods.run_rate import year_end
    >>> year_end(Exact(np.array([9100]), 1), np.array([366]), np.array([182])).fraction(0)  # half a leap year
    Fraction(18300, 1)
"""

from __future__ import annotations

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Ints
from verdeelsleutel.model.expectations.delivery import Delivery
from verdeelsleutel.model.expectations.estimate import Estimate, at_rate

READS_TABLES = ("realisation",)

FILLS_MISSING_MONTHS = True
"""A missing month goes as the others did."""


def year_end(to_date: Exact, days: Ints, counted: Ints) -> Exact:
    """Units to date × days ÷ counted days, line by line."""
    return at_rate(to_date, to_date, counted, days - counted)


def estimate(delivery: Delivery) -> Estimate:
    """Per line the units to date over the whole year."""
    days, counted = delivery.active.sum(axis=1), delivery.counted.sum(axis=1)
    units = year_end(delivery.corrected, days[delivery.pair], counted[delivery.pair])
    return Estimate(units, counted[delivery.pair] > 0, unknown_because="no day is left to divide by")
