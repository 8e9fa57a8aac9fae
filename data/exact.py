"""Exact numbers in columns: rationals as integer numerators over a denominator, never a float.

A column of 100,000 rationals as `Fraction` objects costs a quarter of a second per operation; the same column as
integer numerators over one shared denominator costs a few milliseconds and is just as exact.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[Any]
"""Whole numbers: dtype int64, or object holding Python integers where 64 bits might not do."""

Index = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

_SAFE = 1 << 62


def whole(values: Ints) -> Ints:
    """Python integers instead of int64 (object dtype), so that products can't overflow."""
    return values if values.dtype == object else values.astype(object)


def _largest(values: Ints) -> int:
    if len(values) == 0:
        return 0
    return max(abs(int(values.max())), abs(int(values.min())))


def times(values: Ints, factor: int) -> Ints:
    """`values · factor`, widened to Python integers where 64 bits might not do."""
    if factor == 1:
        return values
    if values.dtype != object and abs(factor) < _SAFE and _largest(values) * abs(factor) < _SAFE:
        return values * factor
    return whole(values) * factor


def product(left: Ints, right: Ints) -> Ints:
    """Element by element, widened where needed."""
    if object not in (left.dtype, right.dtype) and _largest(left) * _largest(right) < _SAFE:
        return left * right
    return whole(left) * whole(right)


def added(left: Ints, right: Ints) -> Ints:
    """Element by element, widened where 64 bits might not do."""
    if object not in (left.dtype, right.dtype) and _largest(left) + _largest(right) < _SAFE:
        return left + right
    return whole(left) + whole(right)


def sums(values: Ints, groups: Index, count: int) -> Ints:
    """Σ of `values` per group 0 … count-1, exact."""
    if values.dtype != object and _largest(values) * max(1, len(values)) < _SAFE:
        total = np.zeros(count, dtype=np.int64)
        np.add.at(total, groups, values)
        return total
    wide: Ints = np.zeros(count, dtype=object)
    np.add.at(wide, groups, whole(values))
    return wide


def scaled(column: pd.Series) -> tuple[Ints, int]:
    """A numeric column of a case table as (numerators, denominator); an empty value counts 0.

    The denominator is the smallest power of ten that holds every value exactly.
    """
    if column.dtype != object:
        return column.to_numpy(dtype=np.int64), 1
    codes, distinct = pd.factorize(column.to_numpy())  # a volume seldom has a value of its own
    values: list[Decimal | int] = distinct.tolist()
    places = 0
    for value in values:
        if isinstance(value, Decimal):
            exponent = value.as_tuple().exponent
            if isinstance(exponent, int) and -exponent > places:
                places = -exponent
    numerators = [int(Decimal(value).scaleb(places)) for value in values]
    return _narrow([*numerators, 0])[codes], 10**places  # an empty value has code -1: the 0 at the end


def _narrow(numerators: Sequence[int]) -> Ints:
    wide: Ints = np.empty(len(numerators), dtype=object)
    wide[:] = numerators
    return wide.astype(np.int64) if _largest(wide) < _SAFE else wide


@dataclass(frozen=True, eq=False)
class Exact:
    """A column of rationals: `num[i] / den`, or `num[i] / den[i]` where lines differ in denominator."""

    num: Ints
    den: int | Ints

    @classmethod
    def zeros(cls, count: int) -> Exact:
        """`count` zeros."""
        return cls(np.zeros(count, dtype=np.int64), 1)

    @classmethod
    def of(cls, column: pd.Series) -> Exact:
        """A numeric column of a case table; an empty value counts 0."""
        return cls(*scaled(column))

    def __len__(self) -> int:
        return len(self.num)

    def take(self, index: Index | Mask) -> Exact:
        """The chosen lines."""
        return Exact(self.num[index], self.den if isinstance(self.den, int) else self.den[index])

    def times(self, factor: Fraction) -> Exact:
        """Every line times one fraction."""
        num = times(self.num, factor.numerator)
        if isinstance(self.den, int):
            common = math.gcd(factor.numerator, self.den)  # keeps denominators short over many tranches
            den = self.den // common * factor.denominator
            return Exact(times(self.num, factor.numerator // common), den)
        return Exact(num, times(self.den, factor.denominator))

    def _with(self, other: Exact) -> tuple[Ints, Ints, int | Ints]:
        if isinstance(self.den, int) and isinstance(other.den, int):
            den = math.lcm(self.den, other.den)
            return times(self.num, den // self.den), times(other.num, den // other.den), den
        if self.den is other.den:
            return self.num, other.num, self.den
        mine, others = _dens(self), _dens(other)
        common = np.gcd(mine, others)
        return (
            product(self.num, others // common),
            product(other.num, mine // common),
            product(mine, others // common),
        )

    def plus(self, other: Exact) -> Exact:
        """Line by line."""
        left, right, den = self._with(other)
        return Exact(added(left, right), den)

    def minus(self, other: Exact) -> Exact:
        """Line by line."""
        left, right, den = self._with(other)
        return Exact(added(left, -right), den)

    def minimum(self, other: Exact) -> Exact:
        """The smaller, line by line."""
        left, right, den = self._with(other)
        return Exact(np.minimum(left, right), den)

    def maximum(self, other: Exact) -> Exact:
        """The larger, line by line."""
        left, right, den = self._with(other)
        return Exact(np.maximum(left, right), den)

    def positive_part(self) -> Exact:
        """max(0, ·)."""
        return Exact(np.maximum(self.num, 0), self.den)

    def where(self, mask: Mask, other: Exact) -> Exact:
        """This column where the mask holds, else the other."""
        left, right, den = self._with(other)
        return Exact(np.where(mask, left, right), den)

    def above_zero(self) -> Mask:
        """Which lines are > 0."""
        return np.asarray(self.num > 0, dtype=np.bool_)

    def floor(self) -> Ints:
        """⌊·⌋ line by line."""
        return _fitting(self) // self.den

    def remainder(self) -> Exact:
        """· − ⌊·⌋ line by line."""
        return Exact(_fitting(self) % self.den, self.den)

    def fraction(self, line: int) -> Fraction:
        """One line as a fraction."""
        den = self.den if isinstance(self.den, int) else int(self.den[line])
        return Fraction(int(self.num[line]), den)

    def denominators(self) -> tuple[list[int], Index]:
        """The distinct denominators, and per line the position of its own."""
        if isinstance(self.den, int):
            return [self.den], np.zeros(len(self), dtype=np.intp)
        known: dict[int, int] = {}
        at = np.array([known.setdefault(int(d), len(known)) for d in self.den.tolist()], dtype=np.intp)
        return list(known), at

    def put(self, index: Index, values: Exact) -> Exact:
        """A copy in which the lines at `index` have these values; denominators become per line."""
        if len(index) == 0:
            return self
        num = whole(self.num).copy()
        den = whole(_dens(self)).copy()
        num[index] = whole(values.num)
        den[index] = whole(_dens(values))
        return Exact(num, den)

    def over_one(self) -> Exact:
        """The same column over one denominator for all lines, where 64 bits hold that; else as it is."""
        if isinstance(self.den, int):
            return self
        den = 1
        for each in np.unique(self.den).tolist():
            den = math.lcm(den, each)
            if den >= _SAFE:
                return self
        num = product(self.num, den // self.den)
        return self if num.dtype == object else Exact(num, den)


def _fitting(column: Exact) -> Ints:
    """The numerators, wide enough to be divided by the denominator."""
    wide = isinstance(column.den, int) and column.den >= _SAFE
    return whole(column.num) if wide else column.num


def _dens(column: Exact) -> Ints:
    """The denominator of each line."""
    if not isinstance(column.den, int):
        return column.den
    if column.den < _SAFE:
        return np.full(len(column.num), column.den, dtype=np.int64)
    wide: Ints = np.empty(len(column.num), dtype=object)
    wide[:] = column.den
    return wide


def totals(column: Exact, weights: Ints, groups: Index, count: int) -> list[Fraction]:
    """Σ column · weight per group 0 … count-1, exact, whatever the denominators."""
    dens, at = column.denominators()
    pair, place = np.unique(groups.astype(np.int64) * len(dens) + at, return_inverse=True)
    found = [Fraction(0)] * count
    for code, value in zip(
        pair.tolist(), sums(product(column.num, weights), place, len(pair)).tolist(), strict=True
    ):
        group, den = divmod(code, len(dens))
        found[group] += Fraction(int(value), dens[den])
    return found


def half_up(numerators: Ints, denominator: int) -> Ints:
    """Rounded to whole, halves up: ⌊n/d + 1/2⌋ (all n ≥ 0)."""
    doubled = times(numerators, 2)
    if doubled.dtype != object and max(_largest(doubled), denominator) * 2 >= _SAFE:
        doubled = whole(doubled)
    return (doubled + denominator) // (2 * denominator)


def ceiling(value: Fraction) -> int:
    """Rounded up to whole."""
    return -((-value.numerator) // value.denominator)


def decimals(value: Fraction, places: int) -> str:
    """Decimal text cut (toward zero) to at most `places` decimals, without trailing zeros."""
    sign = "-" if value < 0 else ""
    digits = abs(value.numerator) * 10**places // value.denominator
    text = f"{digits // 10**places}.{digits % 10**places:0{places}d}".rstrip("0").rstrip(".")
    return sign + text if text != "0" else text


def euros(cents: int) -> str:
    """Whole cents as euros with two decimals: 123456 → '1234.56'."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"
