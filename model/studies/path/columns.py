"""Columns of a case with other values: each row multiplied by a factor of its own, or given anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case, with_table
from verdeelsleutel.data.integers import Ints, half_up, product
from verdeelsleutel.model.studies.parameters.case_column import CaseColumn, Numbers

__all__ = ["scaled_by", "with_column"]


def scaled_by(case: Case, table: str, column: str, factors: Sequence[Fraction]) -> Case:
    """The case with every row of a column multiplied by its own factor.

    Rounded half up: euros to the cent, units and clients to the places that the column is written in (whole units stay
    whole). An empty value stays empty.

    Args:
        case: of a year.
        table, column: by machine name; euros, or a number of units or clients, at least 0.
        factors: one per row, at least 0.
    """
    numbers = Numbers.of(case, table, column)
    up, down = (_whole(factors, part) for part in ("numerator", "denominator"))
    every = CaseColumn(table, column, np.ones(len(factors), dtype=np.bool_))
    return replace(numbers, num=half_up(product(numbers.num, up), down)).put(case, every)


def with_column(case: Case, table: str, column: str, values: Sequence[Decimal | int | str | None]) -> Case:
    """The case with other values in a column that is no key."""
    frame = case.table(table).copy(deep=False)
    frame[column] = pd.Series(list(values), index=frame.index, dtype=object)
    return with_table(case, table, frame)


def _whole(factors: Sequence[Fraction], part: str) -> Ints:
    found: Ints = np.empty(len(factors), dtype=object)
    found[:] = [getattr(factor, part) for factor in factors]
    return found
