"""A workbook to write: XlsxWriter makes all of it but the rows of its grids, which `rows` puts together.

XlsxWriter takes a step per cell, and a plan for the whole country has millions. So it writes of a grid only the first
row, empty but for its formats; once it is done, that row makes place for all rows, in the formats that XlsxWriter
numbered. The document's date is fixed: equal content gives equal bytes.
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

__all__ = ["A4", "MOST_ROWS", "Book", "quoted"]

MOST_ROWS = 1_048_576
"""A sheet has no more."""

A4 = 9
_LOOK = "Table Style Light 1"
_ZIPPED_ON = (1980, 1, 1, 0, 0, 0)
_QUICK, _LONG = 1, 10_000_000
"""How hard long parts are compressed: three times as fast, and a quarter longer."""


@dataclass(frozen=True, eq=False)
class _Grid:
    """The rows of a sheet that stand in the place of its pattern row."""

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
        self._grids: dict[str, _Grid] = {}
        self._tables: dict[str, int] = {}
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
            name: at most 31 characters.
        """
        self._count += 1
        return self._book.add_worksheet(name)

    def define(self, name: str, formula: str) -> None:
        """A name for a range."""
        self._book.define_name(name, formula)

    def table(self, sheet: Any, name: str, row: int, titles: Sequence[str], rows: int) -> None:  # noqa: ANN401  xlsxwriter has no types
        """Make a range of a sheet a table, with its titles, a filter and a name.

        Args:
            sheet: the sheet.
            name: for formulas; each once in a workbook.
            row: of the titles, from 0.
            titles: from A on, each once.
            rows: below the titles, at least 1.
        """
        headings = [{"header": title} for title in titles]
        # XlsxWriter would go over every cell; it is told of one row, and the others are added when it is done
        sheet.add_table(row, 0, row + 1, len(titles) - 1, {"name": name, "style": _LOOK, "columns": headings})
        self._tables[name] = rows

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
        part = f"xl/worksheets/sheet{self._count}.xml"
        self._grids[part] = _Grid(row + 1, columns)

    def content(self) -> bytes:
        """The bytes of the finished workbook."""
        self._book.close()
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._made.getvalue())) as old, zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                xml = self._whole(name, old.read(name))
                level = _QUICK if len(xml) > _LONG else None
                new.writestr(zipfile.ZipInfo(name, _ZIPPED_ON), xml, zipfile.ZIP_DEFLATED, level)
        return made.getvalue()

    def _whole(self, part: str, xml: bytes) -> bytes:
        """A part of the archive with all its rows."""
        if part in self._grids:
            return _filled(xml, self._grids[part])
        if part.startswith("xl/tables/"):
            return _stretched(xml, self._tables)
        return xml


def _filled(xml: bytes, grid: _Grid) -> bytes:
    """A sheet with its rows in the place of the pattern row."""
    number = str(grid.row).encode()
    found = re.search(rb'<row r="' + number + rb'"[^>]*>(.*?)</row>', xml)
    if found is None:
        raise RuntimeError(f"the sheet has no row {grid.row}")
    styles = re.findall(rb'<c r="[A-Z]+[0-9]+"(?: s="([0-9]+)")?', found.group(1))
    last = f"{column_letter(len(grid.columns) - 1)}{grid.row + len(grid.columns[0]) - 1}".encode()
    head = re.sub(rb'<dimension ref="[^"]*"/>', rb'<dimension ref="A1:' + last + rb'"/>', xml[: found.start()], count=1)
    rows = xml_rows(grid.columns, grid.row, [(style or b"0").decode() for style in styles])
    return b"".join([head, *rows, xml[found.end() :]])


def _stretched(xml: bytes, rows: Mapping[str, int]) -> bytes:
    """A table of one row, as long as it is."""
    name = re.search(rb' name="([^"]+)"', xml)
    if name is None:
        raise RuntimeError("the table has no name")
    more = rows[name.group(1).decode()] - 1

    def longer(found: re.Match[bytes]) -> bytes:
        return found.group(1) + str(int(found.group(2)) + more).encode() + b'"'

    return re.sub(rb'( ref="[A-Z]+[0-9]+:[A-Z]+)([0-9]+)"', longer, xml)


def quoted(sheet: str) -> str:
    """The name of a sheet in a formula."""
    return "'" + sheet.replace("'", "''") + "'"
