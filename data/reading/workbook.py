"""Reads the sheets of an .xlsx workbook: quickly, and with an eye for what the quick reader doesn't see.

python-calamine gives the values; a formula shows there as its last result and an error as an empty cell. Both
stand in the sheet's XML, so that is searched, and only a workbook that has any is read again with openpyxl,
which knows the addresses.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from verdeelsleutel.data.faults import Fault, Place
from verdeelsleutel.data.reading.kinds import as_text
from verdeelsleutel.data.reading.raw import RawColumn, RawTable, Unreadable, encode

__all__ = ["Workbook", "open_workbook"]

_SUSPECTS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b't="e"', b"t='e'")
"""Formulas and errors in a sheet's XML, with or without a prefix; text that looks so only costs time."""

_SHEET = re.compile(rb"<(?:[\w.]+:)?sheet\s[^>]*?\b[\w.]+:id=[\"']([^\"']+)[\"']")
_RELATED = re.compile(rb"<(?:[\w.]+:)?Relationship\s[^>]*>")
_ID = re.compile(rb"\bId=[\"']([^\"']+)[\"']")
_TARGET = re.compile(rb"\bTarget=[\"']([^\"']+)[\"']")
"""Which sheet is which file of the archive."""

_BOOLEANS = {"=TRUE()": True, "=FALSE()": False}
"""LibreOffice keeps a boolean as such a formula when it saves a workbook."""

_AS_VALUE = "copy the cells and paste them as values"

Cells = list[list[Any]]


class Workbook:
    """The sheets of one workbook, each read when it is asked for."""

    def __init__(self, source: str, data: bytes) -> None:
        """Open a workbook.

        Args:
            source: the file as the user knows it.
            data: its content.

        Raises:
            CalamineError: it is no workbook.
        """
        self.source = source
        self._data = data
        self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        self._parts: dict[str, str] | None = None

    @property
    def names(self) -> list[str]:
        """The names of the sheets, in their order."""
        return list(self._book.sheet_names)

    def matters(self, name: str) -> bool:
        """Whether a sheet is visible and holds anything; lists for drop-downs are hidden."""
        about = next(meta for meta in self._book.sheets_metadata if meta.name == name)
        if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
            return False
        return self._book.get_sheet_by_name(name).start is not None

    def filled_rows(self, name: str) -> int:
        """How many rows hold anything, the header left out."""
        rows = self._book.get_sheet_by_name(name).to_python(skip_empty_area=True)
        return max(0, sum(any(value != "" for value in row) for row in rows) - 1)

    def table(self, name: str) -> RawTable:
        """One sheet as a table: its first row with anything in it is the header."""
        cells = self.cells(name)
        first = next((i for i, row in enumerate(cells) if any(value != "" for value in row)), None)
        if first is None:
            fault = Fault(
                Place(self.source, cell=name),
                "the sheet is empty",
                expected="a row with the names of the columns",
            )
            return RawTable(
                name, self.source, name, (), np.empty(0, np.int64), faults=(fault,), readable=False
            )
        titles = cells[first]
        body = cells[first + 1 :]
        values: Sequence[Sequence[object]] = list(zip(*body, strict=True)) if body else [()] * len(titles)
        columns = tuple(
            RawColumn(as_text(title), index, *encode(column))
            for index, (title, column) in enumerate(zip(titles, values, strict=True))
        )
        rows = np.arange(len(body), dtype=np.int64) + first + 2
        return RawTable(name, self.source, name, columns, rows, first_row=first + 1)

    def cells(self, name: str) -> Cells:
        """All cells of a sheet from A1 on; what is no value is `Unreadable`."""
        cells: Cells = self._book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if self._suspects(name):
            for row, column, cell in self._unreadable(name):
                while len(cells) < row:
                    cells.append([])
                cells[row - 1].extend([""] * (column - len(cells[row - 1])))
                cells[row - 1][column - 1] = cell
        width = max(map(len, cells), default=0)
        for line in cells:
            line.extend([""] * (width - len(line)))
        return cells

    def _suspects(self, name: str) -> bool:
        """Whether a sheet has a formula or an error; other sheets may be full of them, and nobody reads those."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            if self._parts is None:
                self._parts = _parts(archive, self.names)
            every = [n for n in archive.namelist() if n.startswith("xl/worksheets/") and n.endswith(".xml")]
            own = self._parts.get(name)
            parts = [own] if own in every else every
            return any(mark in xml for part in parts for xml in [archive.read(part)] for mark in _SUSPECTS)

    def _unreadable(self, name: str) -> Iterator[tuple[int, int, Unreadable | bool]]:
        """Row, column and content of each formula and error of a sheet; what LibreOffice makes of yes or no is one."""
        from openpyxl import load_workbook  # slow to load, and only needed to tell of formulas

        book = load_workbook(io.BytesIO(self._data), read_only=True)
        try:
            sheet = book[name]
            sheet.reset_dimensions()
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        formula = _formula(cell.value)
                        value = _BOOLEANS.get(formula.upper())
                        content = Unreadable(formula, "a formula", _AS_VALUE) if value is None else value
                        yield cell.row, cell.column, content
                    elif cell.data_type == "e":
                        yield (
                            cell.row,
                            cell.column,
                            Unreadable(str(cell.value), "an error of Excel", "fill in a value"),
                        )
        finally:
            book.close()


def _parts(archive: zipfile.ZipFile, names: Sequence[str]) -> dict[str, str]:
    """The file of each sheet in the archive; none where it can't be told."""
    try:
        sheets = _SHEET.findall(archive.read("xl/workbook.xml"))
        related = _RELATED.findall(archive.read("xl/_rels/workbook.xml.rels"))
    except KeyError:
        return {}
    targets: dict[bytes, str] = {}
    for words in related:
        key, target = _ID.search(words), _TARGET.search(words)
        if key and target:
            targets[key.group(1)] = target.group(1).decode("utf-8", "replace")
    if len(sheets) != len(names):
        return {}
    known = {name: targets.get(key, "") for name, key in zip(names, sheets, strict=True)}
    return {name: at.lstrip("/") if at.startswith("/") else f"xl/{at}" for name, at in known.items() if at}


def _formula(value: object) -> str:
    """A formula as text, also where openpyxl gives an object for it."""
    return str(getattr(value, "text", None) or value)


def open_workbook(source: str, data: bytes) -> Workbook | Fault:
    """The workbook, or why it can't be opened."""
    try:
        return Workbook(source, data)
    except (CalamineError, zipfile.BadZipFile) as error:
        found = (
            "an old .xls file or one with a password" if data.startswith(b"\xd0\xcf\x11\xe0") else str(error)
        )
        what = "the file is no .xlsx workbook"
        return Fault(Place(source), what, found, "an .xlsx workbook", "open it in Excel and save it as .xlsx")
