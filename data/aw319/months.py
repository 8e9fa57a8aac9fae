"""Care over months: in proportion to days, exact, and written so that nothing gets lost between months."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

__all__ = ["PLACES", "parts", "shares"]

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


def parts(values: Sequence[Fraction], places: int) -> list[int]:
    """Numbers cut to so many decimals, by largest remainder, so that they add up to their sum cut likewise.

    Args:
        values: exact numbers.
        places: decimals that stay.

    Returns:
        The numbers in units of the last decimal; of equal remainders the first is raised first.

    Example:
        >>> parts([Fraction(2, 3), Fraction(1, 3)], 2)
        [67, 33]
    """
    scaled = [value * 10**places for value in values]
    cut = [value.numerator // value.denominator for value in scaled]
    exact = sum(scaled, Fraction(0))
    missing = exact.numerator // exact.denominator - sum(cut)
    order = sorted(range(len(cut)), key=lambda i: (cut[i] - scaled[i], i))
    for i in order[:missing]:
        cut[i] += 1
    return cut
