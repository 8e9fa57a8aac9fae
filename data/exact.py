"""Exact numbers in columns: rationals as integer numerators over a denominator, never a float.

A column of 100,000 rationals as `Fraction` objects costs a quarter of a second per operation; the same column as
integer numerators over one shared denominator costs a few milliseconds and is just as exact.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import numpy as np
import pandas as pd

from verdeelsleutel.data.integers import (
    SAFE,
    Index,
    Ints,
    Mask,
    distinct,
    divisible,
    largest,
    narrow,
    product,
    summable,
    sums,
    times,
    whole,
)


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
    wide: Ints = np.empty(len(numerators) + 1, dtype=object)
    wide[:] = [*numerators, 0]
    return narrow(wide)[codes], 10**places  # an empty value has code -1: the 0 at the end


@dataclass(frozen=True, eq=False)
class Apart:
    """Lines of a column that have a denominator of their own.

    Attributes:
        lines: which, rising.
        num, den: numerator and denominator of each.
    """

    lines: Index
    num: Ints
    den: Ints


class Exact:
    """A column of rationals: integer numerators over one shared denominator, but for the lines that stand apart.

    Levels give few lines a denominator of their own, and a long one; the other lines stay plain integers of 64 bits.
    """

    def __init__(self, num: Ints, den: int | Ints) -> None:
        """A column `num[i] / den`, or `num[i] / den[i]` where lines differ in denominator."""
        if isinstance(den, int):
            self._set(num, den, None)
            return
        dens = den.tolist()
        common = Counter(dens).most_common(1)[0][0] if dens else 1
        lines = np.flatnonzero(np.array([d != common for d in dens], dtype=np.bool_))
        self._set(num, int(common), Apart(lines, narrow(num[lines]), narrow(den[lines])))

    def _set(self, num: Ints, den: int, apart: Apart | None) -> None:
        if apart is not None:
            num = num.copy()
            num[apart.lines] = 0
            mine = np.asarray(apart.num != 0, dtype=np.bool_)
            if not mine.all():
                apart = Apart(apart.lines[mine], apart.num[mine], apart.den[mine])
        self.shared = narrow(num)
        """Numerators over the shared denominator; 0 where a line stands apart."""
        self.shared_den = den
        self.apart = apart if apart is not None and len(apart.lines) else None
        """The lines that stand apart, None when there is none."""

    @classmethod
    def _of(cls, num: Ints, den: int, apart: Apart | None) -> Exact:
        made = cls.__new__(cls)
        made._set(num, den, apart)
        return made

    @classmethod
    def zeros(cls, count: int) -> Exact:
        """`count` zeros."""
        return cls(np.zeros(count, dtype=np.int64), 1)

    @classmethod
    def of(cls, column: pd.Series) -> Exact:
        """A numeric column of a case table; an empty value counts 0."""
        return cls(*scaled(column))

    @classmethod
    def from_fractions(cls, values: Sequence[Fraction]) -> Exact:
        """A column of fractions."""
        num, den = np.empty(len(values), dtype=object), np.empty(len(values), dtype=object)
        num[:], den[:] = [value.numerator for value in values], [value.denominator for value in values]
        return cls(num, den)

    def fractions(self) -> list[Fraction]:
        """Every line as a fraction."""
        found = [Fraction(value, self.shared_den) for value in self.shared.tolist()]
        if self.apart is not None:
            own = (part.tolist() for part in (self.apart.lines, self.apart.num, self.apart.den))
            for line, num, den in zip(*own, strict=True):
                found[line] = Fraction(num, den)
        return found

    def __len__(self) -> int:
        return len(self.shared)

    @cached_property
    def num(self) -> Ints:
        """Numerator per line."""
        return self.shared if self.apart is None else _with_lines(self.shared, self.apart.lines, self.apart.num)

    @cached_property
    def den(self) -> int | Ints:
        """The denominator of all lines, or one per line where they differ."""
        if self.apart is None:
            return self.shared_den
        return _with_lines(_all(len(self), self.shared_den), self.apart.lines, self.apart.den)

    def take(self, index: Index | Mask) -> Exact:
        """The chosen lines."""
        if self.apart is None:
            return Exact(self.shared[index], self.shared_den)
        at = np.full(len(self), -1, dtype=np.intp)
        at[self.apart.lines] = np.arange(len(self.apart.lines))
        at = at[index]
        lines = np.flatnonzero(at >= 0)
        chosen = Apart(lines, self.apart.num[at[lines]], self.apart.den[at[lines]])
        return Exact._of(self.shared[index], self.shared_den, chosen)

    def times(self, factor: Fraction) -> Exact:
        """Every line times one fraction."""
        common = math.gcd(factor.numerator, self.shared_den)  # keeps denominators short over many tranches
        num = times(self.shared, factor.numerator // common)
        den = self.shared_den // common * factor.denominator
        if self.apart is None:
            return Exact(num, den)
        own = self.apart
        return Exact._of(
            num, den, Apart(own.lines, times(own.num, factor.numerator), times(own.den, factor.denominator))
        )

    def each_times(self, over: Ints, under: Ints) -> Exact:
        """Every line times a fraction of its own, over ÷ under."""
        den = _wide_den(self)
        up, down = np.gcd(self.num, under), np.gcd(over, den)  # keeps them within 64 bits, mostly
        num, den = product(self.num // up, over // down), product(den // down, under // up)
        every = np.arange(len(self), dtype=np.intp)
        return Exact._of(np.zeros(len(self), dtype=np.int64), 1, Apart(every, num, den))

    def _at(self, lines: Index) -> tuple[Ints, Ints]:
        """Numerators and denominators of some lines."""
        chosen = self.take(lines)
        return chosen.num, _wide_den(chosen)

    def _both(self, other: Exact, joined: Callable[[Ints, Ints], Ints]) -> Exact:
        """What an operation on numerators makes of two columns over the same denominators."""
        den = math.lcm(self.shared_den, other.shared_den)
        num = joined(self._in_parts(den), other._in_parts(den))
        lines = _joined_lines(self.apart, other.apart)
        if lines is None:
            return Exact(num, den)
        (one, one_den), (two, two_den) = self._at(lines), other._at(lines)
        dens = product(one_den // np.gcd(one_den, two_den), two_den)
        own = joined(summable(product(one, dens // one_den)), summable(product(two, dens // two_den)))
        return Exact._of(num, den, Apart(lines, own, dens))

    @cached_property
    def _size(self) -> int:
        return largest(self.shared)

    def _in_parts(self, den: int) -> Ints:
        """Shared numerators over a multiple of the denominator, wide enough that two can be added."""
        factor = den // self.shared_den
        if self.shared.dtype != object and self._size < SAFE // factor:
            return self.shared if factor == 1 else self.shared * factor
        return whole(self.shared) * factor

    def plus(self, other: Exact) -> Exact:
        """Line by line."""
        return self._both(other, np.add)

    def minus(self, other: Exact) -> Exact:
        """Line by line."""
        return self._both(other, np.subtract)

    def minimum(self, other: Exact) -> Exact:
        """The smaller, line by line."""
        return self._both(other, np.minimum)

    def maximum(self, other: Exact) -> Exact:
        """The larger, line by line."""
        return self._both(other, np.maximum)

    def positive_part(self) -> Exact:
        """max(0, ·)."""
        own = self.apart and Apart(self.apart.lines, np.maximum(self.apart.num, 0), self.apart.den)
        return Exact._of(np.maximum(self.shared, 0), self.shared_den, own)

    def where(self, mask: Mask, other: Exact) -> Exact:
        """This column where the mask holds, else the other."""
        den = math.lcm(self.shared_den, other.shared_den)
        left, right = times(self.shared, den // self.shared_den), times(other.shared, den // other.shared_den)
        found = Exact(np.where(mask, left, right), den)
        for column, chosen in ((self, mask), (other, ~mask)):
            if column.apart is not None:
                lines = column.apart.lines[chosen[column.apart.lines]]
                found = found.put(lines, column.take(lines))
        return found

    def only(self, mask: Mask) -> Exact:
        """This column where the mask holds, else 0."""
        own = self.apart
        if own is not None:
            kept = mask[own.lines]
            own = Apart(own.lines[kept], own.num[kept], own.den[kept])
        return Exact._of(np.where(mask, self.shared, 0), self.shared_den, own)

    def above_zero(self) -> Mask:
        """Which lines are > 0."""
        found = np.asarray(self.shared > 0, dtype=np.bool_)
        if self.apart is not None:
            found[self.apart.lines] = self.apart.num > 0
        return found

    def floor(self) -> Ints:
        """⌊·⌋ line by line."""
        found = divisible(self.shared, self.shared_den) // self.shared_den
        if self.apart is not None:
            found = _with_lines(found, self.apart.lines, self.apart.num // self.apart.den)
        return narrow(found)

    def remainder(self) -> Exact:
        """· − ⌊·⌋ line by line."""
        own = self.apart and Apart(self.apart.lines, self.apart.num % self.apart.den, self.apart.den)
        return Exact._of(divisible(self.shared, self.shared_den) % self.shared_den, self.shared_den, own)

    def fraction(self, line: int) -> Fraction:
        """One line as a fraction."""
        if self.apart is not None and self.shared[line] == 0:
            at = int(np.searchsorted(self.apart.lines, line))
            if at < len(self.apart.lines) and self.apart.lines[at] == line:
                return Fraction(int(self.apart.num[at]), int(self.apart.den[at]))
        return Fraction(int(self.shared[line]), self.shared_den)

    def with_added(self, parts: Mapping[int, Fraction]) -> Exact:
        """A copy in which something is added to some lines."""
        lines = np.array(sorted(parts), dtype=np.intp)
        return self.put(lines, Exact.from_fractions([parts[at] + self.fraction(at) for at in lines.tolist()]))

    def put(self, index: Index, values: Exact) -> Exact:
        """A copy in which the lines at `index` (rising) have these values."""
        if len(index) == 0:
            return self
        lines, num, den = index, values.num, _wide_den(values)
        if self.apart is not None:
            kept = ~np.isin(self.apart.lines, index)
            lines = np.concatenate([self.apart.lines[kept], lines])
            num, den = np.concatenate([self.apart.num[kept], num]), np.concatenate([self.apart.den[kept], den])
            order = np.argsort(lines, kind="stable")
            lines, num, den = lines[order], num[order], den[order]
        return Exact._of(self.shared, self.shared_den, Apart(lines, num, den))

    def over_one(self) -> Exact:
        """The same column over one denominator for all lines, where 64 bits hold that; else as it is."""
        if self.apart is None:
            return self
        den = math.lcm(self.shared_den, *set(self.apart.den.tolist()))
        if den >= SAFE:
            return self
        own = product(self.apart.num, den // self.apart.den)
        num = narrow(_with_lines(times(self.shared, den // self.shared_den), self.apart.lines, own))
        return self if num.dtype == object else Exact(num, den)


def _with_lines(values: Ints, lines: Index, own: Ints) -> Ints:
    """A copy with other values on some lines."""
    found = values.copy() if own.dtype != object else values.astype(object)
    found[lines] = own
    return found


def _all(count: int, value: int) -> Ints:
    return np.full(count, value, dtype=np.int64 if value < SAFE else object)


def _joined_lines(left: Apart | None, right: Apart | None) -> Index | None:
    """Lines that stand apart in one of two columns."""
    if left is None:
        return None if right is None else right.lines
    if right is None:
        return left.lines
    return left.lines if left.lines is right.lines else distinct(np.concatenate([left.lines, right.lines]))


def _wide_den(column: Exact) -> Ints:
    if not isinstance(column.den, int):
        return column.den
    return _all(len(column), column.den)


def totals(column: Exact, weights: Ints, groups: Index, count: int) -> list[Fraction]:
    """Σ column · weight per group 0 … count-1, exact, whatever the denominators."""
    return summed(column, weights, groups, count).fractions()


def summed(column: Exact, weights: Ints, groups: Index, count: int, den: int = 1) -> Exact:
    """Σ column · weight / den per group 0 … count-1, as a column."""
    found = Exact(sums(product(column.shared, weights), groups, count), column.shared_den * den)
    if column.apart is None:
        return found
    own = column.apart
    loads: dict[tuple[int, int], int] = {}
    for line, num, own_den in zip(own.lines.tolist(), own.num.tolist(), own.den.tolist(), strict=True):
        at = int(groups[line]), own_den
        loads[at] = loads.get(at, 0) + num * int(weights[line])
    parts = [Fraction(0)] * count
    for (group, own_den), load in loads.items():
        parts[group] += Fraction(load, own_den * den)
    return found.plus(Exact.from_fractions(parts))


def ceiling(value: Fraction) -> int:
    """Rounded up to whole."""
    return -((-value.numerator) // value.denominator)


def decimals(value: Fraction, places: int) -> str:
    """Decimal text cut (toward zero) to at most `places` decimals, without trailing zeros."""
    if value.denominator == 1:
        return str(value.numerator)
    sign = "-" if value.numerator < 0 else ""
    digits = abs(value.numerator) * 10**places // value.denominator
    text = f"{digits // 10**places}.{digits % 10**places:0{places}d}".rstrip("0").rstrip(".")
    return sign + text if text != "0" else text


def cut_parts(values: Sequence[Fraction], places: int) -> list[int]:
    """Numbers cut to so many decimals, by largest remainder, so that they add up to their sum cut likewise.

    Args:
        values: exact numbers.
        places: decimals that stay.

    Returns:
        The numbers in units of the last decimal; of equal remainders the first is raised first.

    Example:
        >>> cut_parts([Fraction(2, 3), Fraction(1, 3)], 2)
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


def in_cents(amount: str | Decimal) -> int:
    """Euros with two decimals as whole cents, the other way round from `euros`: '1234.56' → 123456."""
    return int(Fraction(amount) * 100)


def euros(cents: int) -> str:
    """Whole cents as euros with two decimals: 123456 → '1234.56'."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"
