"""Typed columns as codes: distinct values and positions, for sorting, comparing and making frames quickly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.reading.raw import Codes
from verdeelsleutel.data.tables.columns import Table

__all__ = ["Coded", "coded_values", "combined", "frame_of", "sort_key"]

_LARGEST_CODE = 2**62


@dataclass(frozen=True)
class Coded:
    """A typed column.

    Attributes:
        codes: shape (rows,), position of each row's value in `values`.
        values: distinct values; sorted, empty first, where the column belongs to a key.
    """

    codes: Codes
    values: list[Any]

    def take(self, order: Codes) -> Coded:
        """The same column with its rows in another order."""
        return Coded(self.codes[order], self.values)


def sort_key(value: object) -> tuple[bool, Any]:
    """Empty first, then in order."""
    return (value is not None, value if value is not None else 0)


def coded_values(values: Sequence[Any]) -> Coded:
    """A column from clean values, one per row."""
    distinct = sorted(set(values), key=sort_key)
    position = {value: i for i, value in enumerate(distinct)}
    return Coded(np.array([position[value] for value in values], dtype=np.int64), distinct)


def combined(columns: Sequence[Coded]) -> Codes:
    """One number per row for several columns together; it sorts as the columns do, one after the other.

    Args:
        columns: of the same length, with sorted values.

    Returns:
        Shape (rows,); equal where all columns are equal.
    """
    total = np.zeros(len(columns[0].codes), dtype=np.int64)
    size = 1
    for column in columns:
        width = max(len(column.values), 1)
        if size * width > _LARGEST_CODE:
            distinct, total = np.unique(total, return_inverse=True)
            size = len(distinct)
        total = total * width + column.codes
        size *= width
    return total


def frame_of(table: Table, coded: Mapping[str, Coded]) -> pd.DataFrame:
    """The frame of a table; object columns stay so, that it is the same whatever pandas has for text."""
    arrays = {name: _array(column, table, name) for name, column in coded.items()}
    columns = {name: pd.Series(array, dtype=array.dtype, copy=False) for name, array in arrays.items()}
    frame = pd.DataFrame(columns, copy=False)
    frame.columns = pd.Index(list(columns), dtype=object)  # a column is found several times as fast
    return frame


def _array(column: Coded, table: Table, name: str) -> npt.NDArray[Any]:
    """A column as the frame holds it: int64 for whole numbers that are all there, else Python objects."""
    numeric = name in table.names and table.column(name).numeric
    if numeric and not len(column.codes):
        return np.empty(0, dtype=np.int64)
    if numeric and all(type(value) is int for value in column.values):
        return np.array(column.values, dtype=np.int64)[column.codes]
    values = np.empty(len(column.values), dtype=object)
    values[:] = [Decimal(v) if numeric and type(v) is int else v for v in column.values]
    return values[column.codes]
