"""A table as it stands in a file, before anyone says what its columns mean.

Each column is held as its distinct values and, per row, the position of its value among them. Whatever is
done per value is so done once per distinct value, however long the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.faults import Fault, Place

__all__ = ["GAP", "Codes", "RawColumn", "RawTable", "Unreadable", "encode"]

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Unreadable:
    """What a cell holds instead of a value: a formula or an error of Excel.

    Attributes:
        text: as it stands in the cell.
        what: what is wrong with it.
        hint: what to do about it.
    """

    text: str
    what: str
    hint: str


class _Gap:
    """A field that its row doesn't have; the row was reported already."""


GAP = _Gap()


@dataclass(frozen=True)
class RawColumn:
    """One column as it stands in the file.

    Attributes:
        title: the header as written.
        index: position in the file, from 0.
        codes: shape (rows,), position of each value in `values`.
        values: distinct values: text, and in workbooks also numbers, booleans and dates.
    """

    title: str
    index: int
    codes: Codes
    values: Sequence[object]


@dataclass(frozen=True)
class RawTable:
    """One file or sheet.

    Attributes:
        title: name of the sheet, or of the file without its ending.
        source: the file as the user knows it.
        sheet: name of the sheet; None for a CSV file.
        columns: in the order of the file.
        rows: shape (rows,), row in the sheet or line in the file.
        separator: what stands between fields; empty for a sheet.
        faults: what was wrong with the file itself.
        readable: False when there is no use in looking at the columns.
    """

    title: str
    source: str
    sheet: str | None
    columns: tuple[RawColumn, ...]
    rows: Codes
    separator: str = ""
    faults: tuple[Fault, ...] = ()
    readable: bool = True
    first_row: int = field(default=1)

    def place(self, row: int | None = None, column: RawColumn | None = None) -> Place:
        """Where a row, a column or a cell of this table stands."""
        return place_in(
            self.source, self.sheet, row, column.title if column else None, column.index if column else None
        )


def place_in(source: str, sheet: str | None, row: int | None, title: str | None, index: int | None) -> Place:
    """A place in a CSV file or in a sheet."""
    cell = None
    if sheet is not None:
        letter = column_letter(index) if index is not None else ""
        address = f"{letter}{row}" if row is not None else letter
        cell = f"{sheet}!{address}" if address else sheet
    return Place(source, row=row, column=title, cell=cell)


def column_letter(index: int) -> str:
    """The letters of a column of a sheet.

    Example:
        >>> column_letter(0), column_letter(27)
        ('A', 'AB')
    """
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def encode(values: Sequence[object] | npt.NDArray[np.object_]) -> tuple[Codes, list[object]]:
    """Positions and distinct values of a column, in order of first appearance.

    Args:
        values: one value per row, an array when all are text; in a mix of types nothing equals anything of
            another type.

    Returns:
        Shape (rows,) positions, and the distinct values.
    """
    if isinstance(values, np.ndarray):
        codes, distinct = pd.factorize(values)
        return codes, list(distinct)
    if len(set(map(type, values)) - {str}) > 1:  # True equals 1 to Python, but not to a planner
        codes, keys = pd.factorize(_object_array([(type(value).__name__, value) for value in values]))
        return codes, [value for _, value in keys]
    codes, distinct = pd.factorize(_object_array(values), use_na_sentinel=False)
    return codes, list(distinct)


def _object_array(values: Sequence[object]) -> npt.NDArray[np.object_]:
    """An array that keeps each value as it is, tuples too."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array
