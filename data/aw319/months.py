"""Care over months: in proportion to days, exact, and written so that nothing gets lost between months."""

from __future__ import annotations

import calendar
import datetime as dt
from fractions import Fraction
from functools import lru_cache

__all__ = ["PLACES", "shares"]

PLACES = 12
"""Decimals of a volume in a CSV file."""


@lru_cache(maxsize=4096)
def shares(begin: dt.date, end: dt.date) -> tuple[tuple[str, int | Fraction], ...]:
    """The months of a period, each with its part of the days.

    Care of which the day isn't known is spread evenly over the period; where every day counts one unit this gives
    each day to its own month.

    Args:
        begin: first day.
        end: last day, not before the first.

    Returns:
        Month (YYYY-MM) and part, which add up to 1.

    Example:
        >>> shares(dt.date(2024, 1, 22), dt.date(2024, 2, 18))
        (('2024-01', Fraction(5, 14)), ('2024-02', Fraction(9, 14)))
    """
    total = (end - begin).days + 1
    if (begin.year, begin.month) == (end.year, end.month):
        return ((_name(begin), 1),)
    found: list[tuple[str, int | Fraction]] = []
    first = begin
    while first <= end:
        last = min(end, first.replace(day=calendar.monthrange(first.year, first.month)[1]))
        found.append((_name(first), Fraction((last - first).days + 1, total)))
        first = last + dt.timedelta(days=1)
    return tuple(found)


def _name(day: dt.date) -> str:
    return f"{day.year:04d}-{day.month:02d}"
