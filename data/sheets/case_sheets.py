"""The tables of a case as sheets: titles with notes, codes kept as text, drop-downs, checks while typing, and rows.

The empty workbook to fill in, a case written as a workbook, and the case at the end of a plan's workbook are all made
here; reading any of them gives the same case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.reading.raw import column_letter
from verdeelsleutel.data.sheets.book import A4, MOST_ROWS, Book, quoted
from verdeelsleutel.data.sheets.rows import SheetColumn, numbers, texts, typed
from verdeelsleutel.data.sheets.titles import DUTCH, MACHINE, Titles
from verdeelsleutel.data.sheets.validation import MOST_NEW_ROWS, validations
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.columns import Column, Table
from verdeelsleutel.data.writer import kept_columns, value_texts

__all__ = ["CaseSheets", "add_case", "fits", "write_workbook"]

_AUTHOR = "verdeelsleutel"
_FORMATS = {"id": "@", "agb": "@", "ids": "@", "month": "@", "postcode": "@", "date": "yyyy-mm-dd"}
_NUMBERS = {"euros": "#,##0.00", "whole": "0"}
_NEEDED = {"bold": True, "bg_color": "#D9E2EC", "bottom": 1, "valign": "top"}
_OPTIONAL = {"italic": True, "bg_color": "#EDEDED", "bottom": 1, "valign": "top"}
_FIRST_DAY = dt.date(1899, 12, 30)
_TAB = "#5B8C5A"
_OFF_TAB = "#B0B0B0"


@dataclass(frozen=True)
class CaseSheets:
    """How the sheets of a case are written.

    Attributes:
        titles: language of titles, words and notes.
        every_column: optional columns that are empty too, to be filled in; sheets that are off always have them.
        off: tables whose sheets begin with _, so that they aren't read until they are used.
    """

    titles: Titles
    every_column: bool = False
    off: frozenset[str] = frozenset()

    def name(self, table: str) -> str:
        """Name of the sheet of a table."""
        return ("_" if table in self.off else "") + self.titles.sheet(TABLES[table])


def fits(frame: pd.DataFrame) -> bool:
    """Whether a table fits on a sheet, its header included."""
    return len(frame) < MOST_ROWS


def write_workbook(path: Path, meta: CaseMeta, tables: Mapping[str, pd.DataFrame], *, dutch: bool = False) -> None:
    """Write a case as an .xlsx workbook: the same content as `writer.write_case`, one sheet per table.

    Args:
        path: the workbook; replaced if it is there.
        meta: what the case is about.
        tables: by machine name, with values as the frames of a case hold them.
        dutch: Dutch names of sheets and columns and Dutch words instead of the machine's own.

    Raises:
        KeyError: the contract knows no such table.
        TypeError: a value is a float; amounts and volumes are exact.
    """
    book = Book(meta.title, meta.year)
    add_case(book, meta, tables, CaseSheets(DUTCH if dutch else MACHINE))
    path.write_bytes(book.content())


def add_case(book: Book, meta: CaseMeta, tables: Mapping[str, pd.DataFrame], how: CaseSheets) -> None:
    """Add the sheets of a case behind those that are there.

    Args:
        book: where.
        meta: what the case is about.
        tables: by machine name, with values as the frames of a case hold them; each `fits`.
        how: titles, columns and sheets to leave off.

    Raises:
        TypeError: a value is a float; amounts and volumes are exact.
    """
    _add_meta(book, meta, how)
    for name in (*TABLES, *(name for name in tables if name not in TABLES)):
        if name in tables:
            _add_table(book, TABLES[name], tables[name], how)
    for name, frame in tables.items():
        _name_ids(book, TABLES[name], len(frame), how)


def _add_meta(book: Book, meta: CaseMeta, how: CaseSheets) -> None:
    sheet = book.sheet(how.titles.sheet(CASE))
    sheet.set_tab_color(_TAB)
    sheet.set_column(0, 1, 40)
    _print(sheet)
    row = 0
    for column in CASE.columns:
        value = getattr(meta, column.name)
        if value in ("", None) and not how.every_column:
            continue
        sheet.write_string(row, 0, how.titles.column(CASE, column.name), book.style(**_style_of(column)))
        _note(sheet, row, 0, how.titles.note(column))
        if isinstance(value, bool):
            # spreadsheets make formulas of booleans
            words = how.titles.choices(column)
            sheet.write_string(row, 1, words[0] if value else words[1])
            sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": list(words)})
        elif isinstance(value, int):
            sheet.write_number(row, 1, value, book.style(num_format="0", align="left"))
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, 1, value, book.style(num_format="yyyy-mm-dd", align="left"))
        else:
            sheet.write_string(row, 1, value or "", book.style(num_format="@"))
        row += 1


def _style_of(column: Column) -> dict[str, Any]:
    return _OPTIONAL if column.may_be_empty else _NEEDED


def _note(sheet: Any, row: int, at: int, text: str) -> None:  # noqa: ANN401  xlsxwriter has no types
    sheet.write_comment(row, at, text, {"author": _AUTHOR, "x_scale": 2, "y_scale": 1 + len(text) / 160})


def _add_table(book: Book, table: Table, frame: pd.DataFrame, how: CaseSheets) -> None:
    sheet = book.sheet(how.name(table.name))
    sheet.set_tab_color(_OFF_TAB if table.name in how.off else _TAB)
    names = kept_columns(table, frame, table.names if how.every_column or table.name in how.off else ())
    contract = {column.name: column for column in table.columns}
    columns = [contract.get(name) for name in names]
    styles = [book.style(num_format=_format(column)) for column in columns]
    titles = [how.titles.column(table, name) for name in names]
    last = max(len(frame), 1)
    book.table(sheet, f"case_{table.name}", 0, titles, last)
    for at, (column, title) in enumerate(zip(columns, titles, strict=True)):
        sheet.write_string(0, at, title, book.style(**(_style_of(column) if column else _OPTIONAL)))
        sheet.set_column(at, at, _width(title, frame[names[at]]), styles[at])
        if column is not None:
            note = how.titles.note(column)
            _note(sheet, 0, at, f"{note}\n\n{how.titles.about(table)}" if at == 0 else note)
            for rule in validations(column, how.titles, column_letter(at)):
                sheet.data_validation(1, at, min(max(last, MOST_NEW_ROWS), MOST_ROWS - 1), at, rule)
    sheet.freeze_panes(1, min(len(table.key), 3))
    _print(sheet)
    if len(frame):
        cells = zip(columns, names, strict=True)
        book.grid(sheet, 1, [SheetColumn(_cells(column, frame[name], how.titles)) for column, name in cells], styles)


def _print(sheet: Any) -> None:  # noqa: ANN401  xlsxwriter has no types
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _format(column: Column | None) -> str:
    """Codes stay text, also when somebody types one."""
    if column is None:
        return "@"
    return _FORMATS.get(column.kind) or _NUMBERS.get(column.kind) or "General"


def _width(title: str, values: pd.Series[Any]) -> float:
    longest = max((len(str(value)) for value in values.head(200).tolist() if value is not None), default=0)
    return float(min(48, max(10, len(title) + 4, longest + 2)))


def _cells(column: Column | None, values: pd.Series[Any], titles: Titles) -> Any:  # noqa: ANN401  a column of bytes
    """The cells of a column: numbers and days as such, all else as text."""
    money = column is not None and column.kind == "euros"
    if column is not None and column.kind == "date":
        return numbers(_day_numbers(values))
    words = value_texts(values, money=money)
    if column is not None and column.numeric:
        return typed(words)
    return texts(_translated(column, words, titles))


def _day_numbers(values: pd.Series[Any]) -> npt.NDArray[np.object_]:
    """Days as spreadsheets count them."""
    at, days = pd.factorize(values.to_numpy(dtype=object), use_na_sentinel=False)
    found = np.empty(len(days), dtype=object)
    found[:] = [str((day - _FIRST_DAY).days) if isinstance(day, dt.date) else "" for day in days]
    return found[at]


def _translated(column: Column | None, words: npt.NDArray[np.object_], titles: Titles) -> npt.NDArray[np.object_]:
    at, known = pd.factorize(words)
    found = np.empty(len(known), dtype=object)
    found[:] = [titles.value(column, word) for word in known]
    return found[at]


def _name_ids(book: Book, table: Table, rows: int, how: CaseSheets) -> None:
    """A name for the codes that other sheets refer to, as far down as it is filled."""
    if len(table.key) == 1:
        column = f"{quoted(how.name(table.name))}!$A$2"
        whole = f"{column}:$A${max(rows + 1, MOST_NEW_ROWS)}"
        book.define(f"ids_{table.name}", f"={column}:INDEX({whole},MAX(1,COUNTA({whole})))")
