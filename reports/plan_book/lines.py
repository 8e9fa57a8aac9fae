"""A sheet of a few lines, written from top to bottom: titles, keys with values, and small tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from verdeelsleutel.data.sheets.book import Book

__all__ = ["EUROS", "SHARE", "UNITS", "Formula", "Lines"]

EUROS, UNITS, SHARE = '"€" #,##0.00', "#,##0.00", "0.00%"


@dataclass(frozen=True)
class Formula:
    """A formula and what it comes to."""

    text: str
    value: Decimal


Cell = str | int | Decimal | Formula


class Lines:
    """Writes lines on one sheet."""

    def __init__(self, book: Book, sheet: Any) -> None:  # noqa: ANN401  xlsxwriter has no types
        self.book = book
        self.sheet = sheet
        self.row = 0

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

    def wrapped(self, text: str, last: int, width: int) -> None:
        """Text over some columns, of about so many characters together, as high as it needs."""
        self.sheet.merge_range(self.row, 0, self.row, last, text, self.book.style(text_wrap=True, valign="top"))
        self.sheet.set_row(self.row, 15 * (1 + len(text) // width))
        self.row += 1

    def head(self, titles: Sequence[str], formats: Sequence[str] = ()) -> None:
        """The titles of a small table; those of numbers stand to the right, as numbers do."""
        for at, title in enumerate(titles):
            side = "right" if at < len(formats) and formats[at] else "left"
            how = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E2EC", "bottom": 1}
            self._write(at, title, align=side, **how)
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

    def _write(self, at: int, cell: Cell, **how: Any) -> None:  # noqa: ANN401  a format of xlsxwriter
        style = self.book.style(**how) if how else None
        if isinstance(cell, Formula):
            self.sheet.write_formula(self.row, at, f"={cell.text}", style, cell.value)
        elif isinstance(cell, str):
            self.sheet.write_string(self.row, at, cell, style)
        else:
            self.sheet.write_number(self.row, at, cell, style)
