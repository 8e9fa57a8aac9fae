"""One result file on one sheet: totals above, a table below, formulas where a planner would check a sum."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import pandas as pd

from verdeelsleutel.data.reading.raw import column_letter
from verdeelsleutel.data.sheets.book import A4, Book, quoted
from verdeelsleutel.data.sheets.rows import ROW, SheetColumn, numbers, results, texts
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.plan_book.frames import exact_sum
from verdeelsleutel.reports.plan_book.result_columns import Kind, ResultColumn, result_column
from verdeelsleutel.reports.plan_book.views import View

__all__ = ["FIRST", "TAB", "Placed", "add_view", "lay_out", "sheet_name"]

_TITLE, _ABOUT, _TOTALS, _HEADER = 0, 1, 2, 3
FIRST = _HEADER + 1
"""Row of the first line of a table, from 0."""

TAB = "#2F5D8A"
_AUTHOR = "verdeelsleutel"
_HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E2EC", "bottom": 1}
_EUROS, _SHARE = "#,##0.00", "0.00%"
_WIDTHS: Mapping[Kind, float] = {"text": 12, "units": 13, "euros": 17, "number": 11, "share": 12}
_WIDE = {"name": 38, "description": 34, "limited_by": 44, "kept_out_by": 44, "what": 60, "key": 24, "source": 18,
         "kind": 30, "rule": 22, "item": 20, "receipt_sha256": 66}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Placed:
    """A view on its sheet, for formulas elsewhere.

    Attributes:
        view: what it shows.
        sheet: name of the sheet.
        frame: its rows.
    """

    view: View
    sheet: str
    frame: pd.DataFrame

    @cached_property
    def sums(self) -> dict[str, Decimal]:
        """Column of amounts → its sum."""
        return {name: exact_sum(self.frame[name]) for name in self.view.totals}

    def letter(self, column: str) -> str:
        """The letter of a column."""
        return column_letter(self.view.columns.index(column))

    def cell(self, column: str, line: int) -> str:
        """The cell of a line, counted from 0."""
        return f"{quoted(self.sheet)}!${self.letter(column)}${FIRST + 1 + line}"

    def range(self, column: str) -> str:
        """All rows of a column."""
        letter = self.letter(column)
        return f"{quoted(self.sheet)}!${letter}${FIRST + 1}:${letter}${FIRST + len(self.frame)}"

    def total(self, column: str) -> str:
        """The cell with the sum of all rows of a column, or what stands for it where there are none."""
        return f"SUM({self.range(column)})" if len(self.frame) else "0"


def sheet_name(key: str, lang: Language) -> str:
    """The name of a sheet to read; a _ in front says that it is no table of the case."""
    return f"_{lang.word(f'book_sheet_{key}')}"


def add_view(
    book: Book, view: View, frame: pd.DataFrame, lang: Language, more: Mapping[str, str] | None = None
) -> Placed:
    """Add a sheet.

    Args:
        book: where.
        view: what it shows.
        frame: its rows, as `Frames` makes them.
        lang: of its words.
        more: further formulas by column.
    """
    name = sheet_name(view.sheet, lang)
    placed = Placed(view, name, frame)
    columns = [result_column(view.file, column) for column in view.columns]
    formats = [_format(column, frame[key]) for column, key in zip(columns, view.columns, strict=True)]
    sheet = book.sheet(name)
    sheet.set_tab_color(TAB)
    sheet.write_string(_TITLE, 0, lang.word(f"book_title_{view.sheet}"), book.style(bold=True, font_size=14))
    sheet.write_string(_ABOUT, 0, f"{lang.word(f'book_about_{view.sheet}')} ({view.file})", book.style(italic=True))
    _totals(sheet, placed, book, lang)
    titles = _distinct([column.title(lang) for column in columns])
    if len(frame):
        book.table(sheet, f"view_{view.sheet}", _HEADER, titles, len(frame))
    for at, (title, column) in enumerate(zip(titles, columns, strict=True)):
        sheet.write_string(
            _HEADER, at, title, book.style(align="left" if column.kind == "text" else "right", **_HEADING)
        )
        sheet.write_comment(_HEADER, at, column.note(lang), {"author": _AUTHOR, "x_scale": 2})
        sheet.set_column(at, at, _WIDE.get(view.columns[at], _WIDTHS[column.kind]))
    sheet.set_row(_HEADER, 32)
    lay_out(sheet, _HEADER)
    sheet.freeze_panes(FIRST, view.frozen)
    if len(frame):
        formulas = {key: _in_row(formula, placed) for key, formula in {**view.formulas, **(more or {})}.items()}
        cells = [
            _cells(frame[key], column, formulas.get(key, "")) for key, column in zip(view.columns, columns, strict=True)
        ]
        styles = [book.style(num_format=shape) if shape else book.style(valign="vcenter") for shape in formats]
        book.grid(sheet, FIRST, cells, styles)
    return placed


def lay_out(sheet: Any, header: int) -> None:  # noqa: ANN401  xlsxwriter has no types
    """How a sheet prints: landscape, as wide as the paper, its header on every page, its name at the foot."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.hide_gridlines(2)


def _format(column: ResultColumn, values: pd.Series[Any]) -> str:
    """How numbers look; commas and points are those of the reader's own spreadsheet."""
    if column.kind == "units":
        return _EUROS if any("." in text for text in values.unique()) else "#,##0"
    return {"euros": _EUROS, "share": _SHARE, "number": "General", "text": ""}[column.kind]


def _distinct(titles: list[str]) -> list[str]:
    """A table can't have a title twice."""
    return [title if titles.index(title) == at else f"{title} ({at + 1})" for at, title in enumerate(titles)]


def _totals(sheet: Any, placed: Placed, book: Book, lang: Language) -> None:  # noqa: ANN401  xlsxwriter has no types
    """Sums of what a filter leaves in sight."""
    if not placed.view.totals or placed.frame.empty:
        return
    bold = book.style(bold=True)
    sheet.write_string(_TOTALS, 0, lang.word("book_totals"), bold)
    for key in placed.view.totals:
        letter = placed.letter(key)
        formula = f"=SUBTOTAL(109,{letter}{FIRST + 1}:{letter}{FIRST + len(placed.frame)})"
        sheet.write_formula(
            _TOTALS, placed.view.columns.index(key), formula, book.style(bold=True, num_format=_EUROS), placed.sums[key]
        )


def _in_row(formula: str, placed: Placed) -> str:
    """A formula with the cells of its row in the place of names of columns."""
    return re.sub(r"\{(\w+)\}", lambda found: f"{placed.letter(found.group(1))}{ROW}", formula)


def _cells(values: pd.Series[Any], column: ResultColumn, formula: str) -> SheetColumn:
    """The cells of a column; one with an empty value isn't computed, for nothing is no number."""
    words = values.to_numpy(dtype=object)
    if column.kind == "text":
        return SheetColumn(texts(words))
    if formula and "" not in set(words.tolist()):
        return SheetColumn(results(words), formula)
    return SheetColumn(numbers(words))
