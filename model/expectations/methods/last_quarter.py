"""Last quarter: the rest of the year goes as the last three months.

Policy:
    Where volume moves during the year, the last months tell more about the rest of it than the first ones.

Formula:
    expectation = Σ_m units_m ÷ completeness_m + Σ_q units_q ÷ completeness_q ÷ counted × left
    Where no day is counted it isn't known, unless no day is left either: a provider that has stopped ends at what it
    delivered.

Symbols:
    m a month of the case year up to and including the cut-off; q the last three of these (fewer before March); units
    and completeness as in `run_rate`; counted days of months q between the provider's start and end, in which the
    realisation has any line of the provider in the region; left such days after the cut-off.

Example:
    >>> import numpy as np
    >>> from verdeelsleutel.data.exact import Exact
    >>> from verdeelsleutel.model.expectations.methods.last_quarter import year_end
    >>> to_date, quarter = Exact(np.array([9100]), 1), Exact(np.array([5460]), 1)
    >>> year_end(to_date, quarter, np.array([91]), np.array([184])).fraction(0)  # 60 a day from April
    Fraction(20140, 1)
"""

from __future__ import annotations

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Ints
from verdeelsleutel.model.expectations.delivery import Delivery
from verdeelsleutel.model.expectations.estimate import Estimate, at_rate

READS_TABLES = ("realisation",)

MONTHS = 3


def year_end(to_date: Exact, quarter: Exact, counted: Ints, left: Ints) -> Exact:
    """Units to date + units of the last months ÷ their days × days left, line by line."""
    return at_rate(to_date, quarter, counted, left)


def estimate(delivery: Delivery) -> Estimate:
    """Per line the units to date, carried on as the last three months."""
    since = max(0, delivery.length - MONTHS)
    counted = delivery.counted[:, since:].sum(axis=1)
    known = (counted > 0) | ((delivery.left == 0) & delivery.counted.any(axis=1))
    at = delivery.pair
    units = year_end(delivery.corrected, delivery.since(since), counted[at], delivery.left[at])
    return Estimate(units, known[at], since, "no day of the last three months is left to divide by")
