"""A figure over many scenarios, summed up.

Formula:
    mean: the sum divided by the number, cut to the decimals of the column
    p5, p50, p95: the smallest value that at least so many percent of the scenarios don't exceed (nearest rank)
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from verdeelsleutel.data.exact import decimals

__all__ = ["SPREAD", "nearest_rank", "spread"]

Number = TypeVar("Number", Decimal, Fraction)

SPREAD = ("scenarios", "mean", "least", "p5", "p50", "p95", "most")
"""What `spread` gives."""


def nearest_rank(ordered: Sequence[Number], percent: int) -> Number:
    """The smallest of ordered values that at least so many percent of them don't exceed."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def spread(values: Sequence[Decimal], places: int) -> tuple[str, ...]:
    """How many, and mean, least, p5, p50, p95 and most as text."""
    ordered = sorted(values)
    count = len(ordered)
    mean = sum((Fraction(value) for value in ordered), Fraction(0)) / count
    ranks = [nearest_rank(ordered, percent) for percent in (5, 50, 95)]
    shown = [mean, *map(Fraction, (ordered[0], *ranks, ordered[-1]))]
    return (str(count), *(decimals(value, places) for value in shown))
