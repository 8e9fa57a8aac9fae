"""A workbook to write: XlsxWriter makes all of it but the rows of its grids, which `rows` puts together.

XlsxWriter spends a microsecond or so on every cell, and a plan for the whole country has millions. So it writes of a grid
only the first row, empty but for its formats; once it is done, that row makes place for all rows, in the formats that
XlsxWriter numbered. The document's date is fixed: equal content gives equal bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verdeelsleutel.data.reading.raw import column_letter
from verdeelsleutel.data.sheets.rows import SheetColumn, xml_rows

__all__ = ["A4", "LONGEST_NAME", "MOST_ROWS", "Book", "HeaderStyle", "quoted"]

MOST_ROWS = 1_048_576
"""A sheet has no more."""

LONGEST_NAME = 31
A4 = 9
_ZIPPED_ON = (1980, 1, 1, 0, 0, 0)
_QUICK = 6

HeaderStyle = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class _Grid:
    """The rows of a sheet that stand in the place of its pattern row."""

    part: str
    row: int
    columns: Sequence[SheetColumn]


class Book:
    """A workbook in memory.

    `sheet` and `style` give XlsxWriter's own objects, which have no types.
    """

    def __init__(self, title: str, year: int) -> None:
        """Begin a workbook.

        Args:
            title: of the document.
            year: its first day is the date of the document.
        """
        from xlsxwriter import Workbook  # slow to load, and only needed here

        self._made = io.BytesIO()
        words = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = Workbook(self._made, {"in_memory": True, **words})
        self._book.set_properties({"created": dt.datetime(year, 1, 1), "title": title})
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._grids: list[_Grid] = []
        self._count = 0

    def style(self, **how: Any) -> Any:  # noqa: ANN401  xlsxwriter has no types
        """A format, the same object for the same words."""
        key = tuple(sorted(how.items()))
        if key not in self._styles:
            self._styles[key] = self._book.add_format(how)
        return self._styles[key]

    def sheet(self, name: str) -> Any:  # noqa: ANN401  xlsxwriter has no types
        """A new sheet, behind the others.

        Args:
            name: at most `LONGEST_NAME` characters.
        """
        self._count += 1
        return self._book.add_worksheet(name)

    def define(self, name: str, formula: str) -> None:
        """A name for a range."""
        self._book.define_name(name, formula)

    def grid(self, sheet: Any, row: int, columns: Sequence[SheetColumn], styles: Sequence[Any]) -> None:  # noqa: ANN401  xlsxwriter has no types
        """Put rows into the sheet that was made last, below all else that it holds.

        Args:
            sheet: that sheet.
            row: of the first one, from 0.
            columns: from A on, of equal length of at least 1.
            styles: their formats.
        """
        for at, style in enumerate(styles):
            sheet.write_blank(row, at, None, style)
        self._grids.append(_Grid(f"xl/worksheets/sheet{self._count}.xml", row + 1, columns))

    def content(self) -> bytes:
        """The bytes of the finished workbook."""
        self._book.close()
        grids = {grid.part: grid for grid in self._grids}
        made = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self._made.getvalue())) as old,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as new,
        ):
            for name in old.namelist():
                with new.open(zipfile.ZipInfo(name, _ZIPPED_ON), "w", force_zip64=False) as part:
                    if name in grids:
                        _fill(part, old.read(name), grids[name])
                    else:
                        part.write(old.read(name))
        return made.getvalue()


def _fill(part: Any, xml: bytes, grid: _Grid) -> None:  # noqa: ANN401  a member of an archive
    """Write a sheet with its rows in the place of the pattern row."""
    number = str(grid.row).encode()
    found = re.search(rb'<row r="' + number + rb'"[^>]*>(.*?)</row>', xml)
    if found is None:
        raise RuntimeError(f"{grid.part} has no row {grid.row}")
    styles = re.findall(rb'<c r="[A-Z]+[0-9]+"(?: s="([0-9]+)")?', found.group(1))
    last = f"{column_letter(len(grid.columns) - 1)}{grid.row + len(grid.columns[0]) - 1}".encode()
    head = re.sub(rb'<dimension ref="[^"]*"/>', rb'<dimension ref="A1:' + last + rb'"/>', xml[: found.start()], count=1)
    part.write(head)
    for rows in xml_rows(grid.columns, grid.row, [(style or b"0").decode() for style in styles]):
        part.write(rows)
    part.write(xml[found.end() :])


def quoted(sheet: str) -> str:
    """The name of a sheet in a formula."""
    return "'" + sheet.replace("'", "''") + "'"
