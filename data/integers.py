"""Whole numbers in columns: 64 bits where that holds every result, Python integers where it might not."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[Any]
"""Whole numbers: dtype int64, or object holding Python integers where 64 bits might not do."""

Index = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

SAFE = 1 << 62
"""Numbers below this can be added once more within 64 bits."""


def whole(values: Ints) -> Ints:
    """Python integers instead of int64 (object dtype), so that products can't overflow."""
    return values if values.dtype == object else values.astype(object)


def largest(values: Ints) -> int:
    """The largest size of a number, 0 where there is none."""
    if len(values) == 0:
        return 0
    if values.dtype == np.int64:
        found = int(np.maximum.reduce(values.view(np.uint64)))
        if found < 1 << 63:  # a number below 0 is seen as 2^63 or more
            return found
    return max(int(np.maximum.reduce(values)), -int(np.minimum.reduce(values)))


def times(values: Ints, factor: int) -> Ints:
    """`values · factor`, widened to Python integers where 64 bits might not do."""
    if factor == 1:
        return values
    if values.dtype != object and abs(factor) < SAFE and largest(values) * abs(factor) < SAFE:
        return values * factor
    return whole(values) * factor


def product(left: Ints, right: Ints) -> Ints:
    """Element by element, widened where needed."""
    if object not in (left.dtype, right.dtype) and largest(left) * largest(right) < SAFE:
        return left * right
    return whole(left) * whole(right)


def added(left: Ints, right: Ints) -> Ints:
    """Element by element, widened where 64 bits might not do."""
    if object not in (left.dtype, right.dtype) and largest(left) + largest(right) < SAFE:
        return left + right
    return whole(left) + whole(right)


def sums(values: Ints, groups: Index, count: int) -> Ints:
    """Σ of `values` per group 0 … count-1, exact."""
    if values.dtype != object and _fits(values, groups):
        total = np.zeros(count, dtype=np.int64)
        np.add.at(total, groups, values)
        return total
    wide: Ints = np.zeros(count, dtype=object)
    np.add.at(wide, groups, whole(values))
    return wide


def _fits(values: Ints, groups: Index) -> bool:
    """Whether no group can add up beyond 64 bits."""
    most = largest(values)
    return most * len(values) < SAFE or most * int(np.bincount(groups).max(initial=0)) < SAFE


def total(values: Ints) -> int:
    """Σ of all values, exact."""
    if values.dtype != object and largest(values) * len(values) < SAFE:
        return int(np.add.reduce(values))
    return sum(values.tolist())


def distinct(values: Index) -> Index:
    """The distinct numbers, rising; np.unique hashes them first, which takes many times as long."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def grouped(values: Index) -> tuple[Index, Index]:
    """The distinct numbers, rising, and per number its position among them."""
    at, found = pd.factorize(values, sort=True)
    return found, at


def narrow(values: Ints) -> Ints:
    """int64 where that holds every value, else the Python integers that they were."""
    if values.dtype != object:
        return values
    try:
        small = values.astype(np.int64)
    except OverflowError:
        return values
    return small if largest(small) < SAFE else values


def summable(values: Ints) -> Ints:
    """Wide enough that two of them can be added."""
    return values if values.dtype == object or largest(values) < SAFE else whole(values)


def divisible(values: Ints, den: int) -> Ints:
    """Numerators that are wide enough to be divided by the denominator."""
    return whole(values) if den >= SAFE else values


def half_up(numerators: Ints, denominator: int | Ints) -> Ints:
    """Rounded to whole, halves up: ⌊n/d + 1/2⌋ (all n ≥ 0)."""
    if isinstance(denominator, int) and denominator == 1:
        return numerators.copy()
    doubled = times(numerators, 2)
    if isinstance(denominator, int) and doubled.dtype != object and max(largest(doubled), denominator) * 2 >= SAFE:
        doubled = whole(doubled)
    return (doubled + denominator) // (2 * denominator)
