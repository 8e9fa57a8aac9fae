"""Rows as data: lower ≤ Σ k_c · x_c ≤ upper over cells, nothing in them knows a solver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.integers import Index, Ints, sums

CENTS, UNITS, CLIENT_YEARS = "cents", "units", "client_years"


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of one rule.

    Attributes:
        rule: id of the rule, fund or decision.
        unit: what the sums are counted in: cents, units or client_years.
        keys: one per row, for instance a region; several columns are joined by `|`.
        row, line, num: the entries: position of the row, line, and numerator of the coefficient (never 0).
        den: the denominator that all coefficients share.
        lower, upper: bounds in `unit`; None where there is none.
        until: the last tranche whose awards count; None for the final volume.
    """

    rule: str
    unit: str
    keys: list[str]
    row: Index
    line: Index
    num: Ints
    den: int
    lower: list[Fraction | None]
    upper: list[Fraction | None]
    until: str | None = None
    source: str = ""

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True)
class Count:
    """A rule recounted on a plan for one key: what the policy allows and what stands there."""

    key: str
    unit: str
    value: Fraction
    lower: Fraction | None
    upper: Fraction | None


def key_text(key: Sequence[str]) -> str:
    """One text for the values of several columns; a bar in a value is marked, so that two keys never read alike."""
    return "|".join(map(_marked, key))


def _marked(value: str) -> str:
    if "|" not in value and "\\" not in value:
        return value
    return value.replace("\\", "\\\\").replace("|", "\\|")


def make_rows(  # a row has as many parts as it has
    rule: str,
    unit: str,
    keys: list[str],
    entries: tuple[Index, Index, Ints, int],
    *,
    lower: list[Fraction | None] | None = None,
    upper: list[Fraction | None] | None = None,
    until: str | None = None,
    source: str = "",
) -> Rows:
    """Rows from entries (row, line, numerator, denominator).

    Entries of one line in one row are added up; zero coefficients and rows without bounds are left out.
    """
    row, line, num, den = entries
    row, line, num = _added_up(row, line, num)
    none: list[Fraction | None] = [None] * len(keys)
    low, high = lower or none, upper or none
    bounded = np.array(
        [a is not None or b is not None for a, b in zip(low, high, strict=True)], dtype=np.bool_
    )
    keep = np.asarray(num != 0, dtype=np.bool_)
    if bounded.all() and keep.all():
        return Rows(rule, unit, keys, row, line, num, den, low, high, until, source)
    if len(row):
        keep &= bounded[row]
    place = np.cumsum(bounded) - 1
    kept = np.flatnonzero(bounded).tolist()
    return Rows(
        rule,
        unit,
        [keys[i] for i in kept],
        place[row[keep]] if len(row) else row,
        line[keep],
        num[keep],
        den,
        [low[i] for i in kept],
        [high[i] for i in kept],
        until,
        source,
    )


def _added_up(row: Index, line: Index, num: Ints) -> tuple[Index, Index, Ints]:
    if (line[1:] > line[:-1]).all():  # no line stands there twice
        return row, line, num
    code, at = np.unique(row.astype(np.int64) * (int(line.max()) + 1) + line, return_inverse=True)
    if len(code) == len(row):
        return row, line, num
    rows, lines = np.divmod(code, int(line.max()) + 1)
    return rows, lines, sums(num, at, len(code))
