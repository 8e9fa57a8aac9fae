"""Rows of a sheet as the XML of an .xlsx file, put together column by column from bytes (`data.byte_columns`).

Text stands in its cell and never becomes a formula; an empty value is an empty cell with its format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.byte_columns import Column, cells, side_by_side
from verdeelsleutel.data.integers import Index
from verdeelsleutel.data.reading.raw import column_letter

__all__ = ["ROW", "SheetColumn", "as_written", "computed", "numbers", "results", "texts", "typed", "xml_rows"]

ROW = "{row}"
"""Stands for the number of its row in a formula."""

_SPECIAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MOST_DIGITS = 15
"""So many digits of a number go through every spreadsheet unharmed."""

Values = Sequence[str] | npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class SheetColumn:
    """The cells of a column.

    Attributes:
        content: per row what stands in its cell, as `texts`, `numbers`, `typed` or `as_written` give it.
        formula: what a cell is computed from, `ROW` for its row; the content is then what `results` gives.
    """

    content: Column
    formula: str = ""

    def __len__(self) -> int:
        return len(self.content)


def texts(values: Values) -> Column:
    """Cells of text."""
    at, known = _known(values)
    return Column(cells([_text(text) for text in known]), at)


def numbers(values: Values) -> Column:
    """Cells of numbers that are written with a decimal point, at most as exact as a spreadsheet can show them."""
    at, known = _known(values)
    return Column(cells([_number(text) for text in known]), at)


def results(values: Values) -> Column:
    """Outcomes of formulas, for readers that don't compute when they open a workbook."""
    at, known = _known(values)
    return Column(cells([f"><v>{text}</v></c>" if text else "></c>" for text in known]), at)


def computed(values: Values, formula: str, first: int) -> Column:
    """Formulas with their outcomes in some rows; where nothing comes out the cell is empty.

    Args:
        values: per row the outcome, or nothing.
        formula: `ROW` for its row.
        first: number of the first row, from 1.
    """
    plain = _escaped(formula)
    return Column(
        cells(
            [
                f"><f>{plain.replace(ROW, str(row))}</f><v>{text}</v></c>" if text else "/>"
                for row, text in enumerate(values, first)
            ]
        )
    )


def typed(values: Values) -> Column:
    """Cells of numbers; one with more digits than a spreadsheet keeps stands as text, so that nothing of it is lost."""
    at, known = _known(values)
    return Column(cells([_number(text) if _fits(text) else _text(text) for text in known]), at)


def as_written(values: Values, contents: Sequence[str]) -> Column:
    """Cells of which every distinct value has content of its own, in order of first appearance."""
    return Column(cells(contents), _known(values)[0])


def _known(values: Values) -> tuple[Index, list[str]]:
    """Positions among the distinct values, and these."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    at, known = pd.factorize(array)
    return at, list(known)


def _number(text: str) -> str:
    return f"><v>{text}</v></c>" if text else "/>"


def _fits(text: str) -> bool:
    return len(text.lstrip("-").replace(".", "").strip("0")) <= _MOST_DIGITS


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(text: str) -> str:
    if not text:
        return "/>"
    plain = _SPECIAL.sub(lambda found: f"_x{ord(found.group()):04X}_", _escaped(text)).replace("\r", "_x000D_")
    space = ' xml:space="preserve"' if plain != plain.strip() or "\n" in plain else ""
    return f' t="inlineStr"><is><t{space}>{plain}</t></is></c>'


def xml_rows(columns: Sequence[SheetColumn], first: int, styles: Sequence[str]) -> Iterator[bytes]:
    """The rows of a sheet.

    Args:
        columns: from A on, of equal length.
        first: number of the first row, from 1.
        styles: per column the number of its format.
    """
    count = len(columns[0])
    row = Column(cells([str(first + i) for i in range(count)]))
    parts: list[Column | bytes] = [b'<row r="', row, b'">']
    for at, (column, style) in enumerate(zip(columns, styles, strict=True)):
        parts += [f'<c r="{column_letter(at)}'.encode(), row, f'" s="{style}"'.encode()]
        if column.formula:
            parts.append(b"><f>")
            parts += _between_rows(column.formula, row)
            parts += [b"</f", column.content]
        else:
            parts.append(column.content)
    return side_by_side([*parts, b"</row>"], count)


def _between_rows(formula: str, row: Column) -> Iterator[Column | bytes]:
    """The pieces of a formula and the number of the row between them."""
    for at, piece in enumerate(_escaped(formula).split(ROW)):
        if at:
            yield row
        if piece:
            yield piece.encode()
