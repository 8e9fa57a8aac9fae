"""What a method says of the year, and the arithmetic on days that methods share."""

from __future__ import annotations

from dataclasses import dataclass

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Ints, Mask, product, times


@dataclass(frozen=True, eq=False)
class Estimate:
    """The year as a method sees it.

    Attributes:
        units: per line; of no meaning where `known` doesn't hold.
        known: per line whether there was anything to divide by.
        since: the first month that the method takes a rate from; 0 is January.
        unknown_because: why lines are not known.
    """

    units: Exact
    known: Mask
    since: int = 0
    unknown_because: str = ""


def at_rate(to_date: Exact, units: Exact, days: Ints, ahead: Ints) -> Exact:
    """Units to date + units ÷ days × days ahead, line by line; where there are no days, to date alone.

    Both columns have the same denominator for all lines.
    """
    assert isinstance(units.den, int)
    assert units.den == to_date.den
    divisor = days + (days == 0)
    den = times(divisor, units.den)
    reached = Exact(product(to_date.num, divisor), den)
    return reached.plus(Exact(product(units.num, ahead * (days > 0)), den))
