"""A sheet of a few lines, written from top to bottom: titles, keys with values, and small tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap
from typing import Any

from verdeelsleutel.data.sheets.book import Book, quoted
from verdeelsleutel.reports.books.look import HEADING, lay_out

__all__ = ["EUROS", "SHARE", "UNITS", "Cell", "Formula", "LeftOut", "Lines", "begun"]

_LINE = 15
"""Height of a line of text, in points."""

EUROS, UNITS, SHARE = '"€" #,##0.00', "#,##0.00", "0.00%"


@dataclass(frozen=True)
class Formula:
    """A formula and what it comes to."""

    text: str
    value: Decimal


@dataclass(frozen=True)
class LeftOut:
    """Something that a workbook of this size is spared.

    Attributes:
        name: of the file, table or sheet.
        told: what is left out.
    """

    name: str
    told: str


Cell = str | int | Decimal | Formula


class Lines:
    """Writes lines on one sheet."""

    def __init__(self, book: Book, sheet: Any, widths: Sequence[float]) -> None:  # noqa: ANN401  xlsxwriter has no types
        """Begin at the top.

        Args:
            book: where styles come from.
            sheet: the sheet.
            widths: of its columns, in characters.
        """
        self.book = book
        self.sheet = sheet
        self.row = 0
        self._widths = widths
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)

    def title(self, text: str) -> None:
        """The title of the sheet."""
        self._write(0, text, bold=True, font_size=14)
        self.row += 1

    def heading(self, text: str) -> None:
        """A heading, below an empty line."""
        self.row += 1
        self._write(0, text, bold=True, font_size=12)
        self.row += 1

    def text(self, text: str, **how: Any) -> None:  # noqa: ANN401  a format of xlsxwriter
        """A line of text."""
        self._write(0, text, **how)
        self.row += 1

    def wrapped(self, text: str, columns: int) -> None:
        """Text over some columns, as high as it needs."""
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, text, self.book.style(text_wrap=True, valign="top"))
        self._as_high_as([(text, sum(self._widths[:columns]))])
        self.row += 1

    def wrapped_line(self, cells: Sequence[Cell]) -> None:
        """A line of a small table whose words may take several lines."""
        self._as_high_as([(str(cell), width) for cell, width in zip(cells, self._widths, strict=False)])
        self.line(cells, text_wrap=True, valign="top")

    def _as_high_as(self, texts: Sequence[tuple[str, float]]) -> None:
        """Spreadsheets don't find the height by themselves where a file says nothing of it."""
        lines = max(len(wrap(text, max(1, int(width)))) or 1 for text, width in texts)
        self.sheet.set_row(self.row, _LINE * lines + 1)

    def head(self, titles: Sequence[str], formats: Sequence[str] = ()) -> None:
        """The titles of a small table; those of numbers stand to the right, as numbers do."""
        for at, title in enumerate(titles):
            side = "right" if at < len(formats) and formats[at] else "left"
            self._write(at, title, align=side, **HEADING)
        self.row += 1

    def line(self, cells: Sequence[Cell], formats: Sequence[str] = (), **how: Any) -> None:  # noqa: ANN401  a format of xlsxwriter
        """A line of a small table.

        Args:
            cells: from A on.
            formats: per cell how its number looks; empty for text.
            how: format of the whole line.
        """
        for at, cell in enumerate(cells):
            shape = formats[at] if at < len(formats) else ""
            self._write(at, cell, **({"num_format": shape} if shape else {}), **how)
        self.row += 1

    def link(self, sheet: str, about: str) -> None:
        """The name of a sheet, which leads there, and what it holds."""
        self.sheet.write_url(self.row, 0, f"internal:{quoted(sheet)}!A1", string=sheet)
        self.sheet.write_string(self.row, 1, about)
        self.row += 1

    def _write(self, at: int, cell: Cell, **how: Any) -> None:  # noqa: ANN401  a format of xlsxwriter
        style = self.book.style(**how) if how else None
        if isinstance(cell, Formula):
            self.sheet.write_formula(self.row, at, f"={cell.text}", style, cell.value)
        elif isinstance(cell, str):
            self.sheet.write_string(self.row, at, cell, style)
        else:
            self.sheet.write_number(self.row, at, cell, style)


def begun(book: Book, name: str, title: str, widths: Sequence[float]) -> Lines:
    """A new sheet of words.

    Args:
        book: where.
        name: of the sheet.
        title: its first line.
        widths: of its columns, in characters.
    """
    sheet = book.sheet(name)
    lay_out(sheet, 0)
    lines = Lines(book, sheet, widths)
    lines.title(title)
    return lines
