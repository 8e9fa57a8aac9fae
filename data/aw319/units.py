"""What one unit of a claim is, and how it counts in the unit of a service. Exact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["TIME_UNITS", "TimeUnit", "factor"]


@dataclass(frozen=True)
class TimeUnit:
    """A time unit of the standard (field 0419).

    Attributes:
        name: in words.
        unit: unit of a service that it is, or is a part of.
        size: how many of that unit it is.
    """

    name: str
    unit: str
    size: Fraction


TIME_UNITS: Mapping[str, TimeUnit] = {
    "01": TimeUnit("minute", "hour", Fraction(1, 60)),
    "04": TimeUnit("hour", "hour", Fraction(1)),
    "07": TimeUnit("5 minutes", "hour", Fraction(1, 12)),
    "14": TimeUnit("day", "day", Fraction(1)),
    "16": TimeUnit("half-day of 4 hours", "half_day", Fraction(1)),
    "81": TimeUnit("no time unit", "piece", Fraction(1)),
}
"""Code → time unit."""

_BETWEEN: Mapping[tuple[str, str], Fraction] = {
    ("half_day", "hour"): Fraction(4),
    ("hour", "half_day"): Fraction(1, 4),
    ("piece", "week"): Fraction(1),
    ("piece", "month"): Fraction(1),
}
"""A half-day is 4 hours by its code; a week or month has no code and is claimed without time unit."""


def factor(time_unit: str, unit: str) -> Fraction | None:
    """How many units of a service one unit of a claim is.

    Args:
        time_unit: code of a time unit.
        unit: of the service: day, hour, half_day, piece, week or month.

    Returns:
        Service units per claimed unit; None when the one can't be counted in the other.

    Example:
        >>> factor("07", "hour"), factor("16", "hour"), factor("14", "hour")
        (Fraction(1, 12), Fraction(4, 1), None)
    """
    claimed = TIME_UNITS[time_unit]
    if claimed.unit == unit:
        return claimed.size
    between = _BETWEEN.get((claimed.unit, unit))
    return None if between is None else claimed.size * between
