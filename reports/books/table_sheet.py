"""One table on one sheet: totals above, a table below, formulas where a planner would check a sum."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

import pandas as pd

from verdeelsleutel.data.reading.raw import column_letter
from verdeelsleutel.data.sheets.book import Book, quoted
from verdeelsleutel.data.sheets.rows import ROW, SheetColumn, computed, numbers, results, texts
from verdeelsleutel.reports.books.columns import BookColumn, Kind
from verdeelsleutel.reports.books.look import HEADING, lay_out
from verdeelsleutel.reports.dutch import Language

__all__ = ["FIRST", "TableSheet", "add_table_sheet", "exact_sum"]

_TITLE, _ABOUT, _TOTALS, _HEADER = 0, 1, 2, 3
FIRST = _HEADER + 1
"""Row of the first line of a table, from 0."""

_AUTHOR = "verdeelsleutel"
_EUROS, _SHARE = "#,##0.00", "0.00%"
_WIDTHS: Mapping[Kind, float] = {"text": 12, "units": 13, "euros": 17, "number": 11, "share": 12}
_WIDE = {"name": 38, "description": 34, "limited_by": 44, "kept_out_by": 44, "what": 60, "key": 24, "source": 18,
         "kind": 30, "rule": 22, "item": 20, "receipt_sha256": 66}  # fmt: skip


@dataclass(frozen=True, eq=False, kw_only=True)
class TableSheet:
    """A sheet with one table.

    Attributes:
        name: of the sheet.
        table: name of its table in formulas; each once in a workbook.
        title, about: lines above it.
        columns: by key, in their order.
        frame: a column of text per key, as result files write numbers.
        formulas: key → formula on other columns of its row, with their keys in braces; the frame has what it comes to.
        totals: keys of columns that are added up above the table.
        frozen: columns that stay in sight.
        widths: of columns, where they aren't as wide as others of their kind.
    """

    name: str
    table: str
    title: str
    about: str
    columns: Mapping[str, BookColumn]
    frame: pd.DataFrame
    formulas: Mapping[str, str] = field(default_factory=dict)
    totals: tuple[str, ...] = ()
    frozen: int = 0
    widths: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def sums(self) -> dict[str, Decimal]:
        """Key of a column that is added up → its sum."""
        return {key: _sum(self.frame[key], self.columns[key]) for key in self.totals}

    def letter(self, column: str) -> str:
        """The letter of a column."""
        return column_letter(list(self.columns).index(column))

    def cell(self, column: str, line: int) -> str:
        """The cell of a line, counted from 0."""
        return f"{quoted(self.name)}!${self.letter(column)}${FIRST + 1 + line}"

    def range(self, column: str) -> str:
        """All rows of a column."""
        letter = self.letter(column)
        return f"{quoted(self.name)}!${letter}${FIRST + 1}:${letter}${FIRST + len(self.frame)}"

    def total(self, column: str) -> str:
        """The cell with the sum of all rows of a column, or what stands for it where there are none."""
        return f"SUM({self.range(column)})" if len(self.frame) else "0"

    def sum_where(self, column: str, *words: tuple[str, str]) -> str:
        """A sum over the rows that say in some columns what some cells say.

        EXACT takes words as they stand, where SUMIFS would read some as a number, a day or a pattern.

        Args:
            column: what is added up.
            words: a column with a cell; one that this sheet lacks holds for all its rows.
        """
        tests = [f"EXACT({self.range(name)},{cell})" for name, cell in words if name in self.columns]
        if not tests or self.frame.empty:
            return self.total(column)
        return f"SUMPRODUCT(--({'*'.join(tests)}),{self.range(column)})"

    def rows_where(self, column: str, value: str) -> pd.DataFrame:
        """The rows that say something in a column; all of them where this sheet lacks it."""
        return self.frame[(self.frame[column] == value).to_numpy()] if column in self.columns else self.frame


def add_table_sheet(book: Book, made: TableSheet, lang: Language) -> None:
    """Add a sheet behind those that are there."""
    sheet, count = book.sheet(made.name), len(made.frame)
    sheet.write_string(_TITLE, 0, made.title, book.style(bold=True, font_size=14))
    sheet.write_string(_ABOUT, 0, made.about, book.style(italic=True))
    formats = {key: _format(column, made.frame[key]) for key, column in made.columns.items()}
    _totals(sheet, made, book, formats, lang)
    titles = _distinct([column.title(lang) for column in made.columns.values()])
    if count:
        book.table(sheet, made.table, _HEADER, titles, count)
    looks = _looks(made)
    for at, (title, (key, column)) in enumerate(zip(titles, made.columns.items(), strict=True)):
        sheet.write_string(_HEADER, at, title, book.style(**looks[key], **HEADING))
        sheet.write_comment(_HEADER, at, column.note(lang), {"author": _AUTHOR, "x_scale": 2})
        sheet.set_column(at, at, made.widths.get(key) or _WIDE.get(key) or _WIDTHS[column.kind])
    sheet.set_row(_HEADER, 32)
    lay_out(sheet, _HEADER)
    sheet.freeze_panes(FIRST, made.frozen)
    if count:
        formulas = {key: _in_row(formula, made) for key, formula in made.formulas.items()}
        cells = [_cells(made.frame[key], column, formulas.get(key, "")) for key, column in made.columns.items()]
        styles = [
            book.style(num_format=shape) if shape else book.style(valign="vcenter", **looks[key])
            for key, shape in formats.items()
        ]
        book.grid(sheet, FIRST, cells, styles)


def _looks(made: TableSheet) -> dict[str, dict[str, Any]]:
    """On which side columns stand; words keep off numbers before them."""
    kinds = [column.kind for column in made.columns.values()]
    return {
        key: {"align": "right"} if kind != "text" else {"align": "left", "indent": int(before != "text")}
        for key, kind, before in zip(made.columns, kinds, ["text", *kinds], strict=False)
    }


def _format(column: BookColumn, values: pd.Series[Any]) -> str:
    """How numbers look; commas and points are those of the reader's own spreadsheet."""
    if column.kind == "units":
        return _EUROS if any("." in text for text in values.unique()) else "#,##0"
    return {"euros": _EUROS, "share": _SHARE, "number": "General", "text": ""}[column.kind]


def _distinct(titles: list[str]) -> list[str]:
    """A table can't have a title twice."""
    return [title if titles.index(title) == at else f"{title} ({at + 1})" for at, title in enumerate(titles)]


def _totals(sheet: Any, made: TableSheet, book: Book, formats: Mapping[str, str], lang: Language) -> None:  # noqa: ANN401  xlsxwriter has no types
    """Sums of what a filter leaves in sight."""
    if not made.totals or made.frame.empty:
        return
    sheet.write_string(_TOTALS, 0, lang.word("book_totals"), book.style(bold=True))
    for key in made.totals:
        letter = made.letter(key)
        formula = f"=SUBTOTAL(109,{letter}{FIRST + 1}:{letter}{FIRST + len(made.frame)})"
        style = book.style(bold=True, num_format=formats[key])
        sheet.write_formula(_TOTALS, list(made.columns).index(key), formula, style, made.sums[key])


def _in_row(formula: str, made: TableSheet) -> str:
    """A formula with the cells of its row in the place of keys of columns."""
    return re.sub(r"\{(\w+)\}", lambda found: f"{made.letter(found.group(1))}{ROW}", formula)


def _cells(values: pd.Series[Any], column: BookColumn, formula: str) -> SheetColumn:
    """The cells of a column; an empty value isn't computed, for nothing is no number."""
    words = values.to_numpy(dtype=object)
    if column.kind == "text":
        return SheetColumn(texts(words))
    if not formula:
        return SheetColumn(numbers(words))
    if "" in set(words.tolist()):
        return SheetColumn(computed(words, formula, FIRST + 1))
    return SheetColumn(results(words), formula)


def _sum(values: pd.Series[Any], column: BookColumn) -> Decimal:
    if column.kind == "euros":
        return exact_sum(values)
    return sum((Decimal(text) for text in values.tolist() if text), Decimal(0))


def exact_sum(values: pd.Series[Any]) -> Decimal:
    """A sum of amounts that are written with two decimals, or left empty."""
    texts = [text for text in values.tolist() if text]
    if any(text[-3:-2] != "." for text in texts):
        raise ValueError(f"{values.name} has an amount without two decimals")
    return Decimal(sum(int(text.replace(".", "")) for text in texts)).scaleb(-2)
