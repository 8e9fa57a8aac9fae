"""An empty case to fill in: a folder of CSV files, or a workbook with Dutch titles, notes and drop-downs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.reading.kinds import expected_of
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.columns import Column, Table
from verdeelsleutel.data.writer import meta_yaml

__all__ = ["EXAMPLE_META", "contract_text", "write_template", "write_template_workbook"]

EXAMPLE_META = CaseMeta("my-case-2027", "Our region, 2027", 2027, "Our zorgkantoor", synthetic=False)

_FORMATS = {"id": "@", "agb": "@", "ids": "@", "month": "@", "postcode": "@", "date": "yyyy-mm-dd"}
_ROWS = 10_000  # so far down a drop-down or a format reaches
_YES_NO = ("yes", "no")
_HOW = """\
How to fill in this case
========================

In a folder: one CSV file per table and case.yaml for what the case is about. In a workbook: one sheet per
table and a sheet of keys and values. Columns and rows may stand in any order, under the names below or the
Dutch titles beside them. CSV files are UTF-8, with commas or semicolons between fields and a decimal point
or a decimal comma, but no thousands separators. A column of your own begins with x_. Choices may be written
in Dutch as well: dag, uur, dagdeel, bestaand, nieuw, ander kantoor, ja, nee.

A file or sheet whose name begins with _ isn't read. The optional tables of the empty workbook begin so:
take the _ off when you fill one in. In a folder, make a file of that name. Then check it all with

    verdeel check CASE

"""


def write_template(folder: Path) -> list[Path]:
    """Write an empty case as a folder: `case.yaml`, the required tables with their titles, and LEESMIJ.txt.

    Args:
        folder: made if it isn't there.

    Returns:
        The files that were written.

    Raises:
        FileExistsError: one of the files is there already; nothing is written then.
    """
    texts = {"case.yaml": meta_yaml(EXAMPLE_META), "LEESMIJ.txt": contract_text()}
    texts |= {
        f"{table.name}.csv": ",".join(table.names) + "\n" for table in TABLES.values() if table.required
    }
    paths = {folder / name: text for name, text in texts.items()}
    for path in paths:
        if path.exists():
            raise FileExistsError(path)
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in paths.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(paths)


def contract_text() -> str:
    """All tables and columns in plain text, from the contract."""
    return _HOW + "\n".join(line for table in (CASE, *TABLES.values()) for line in _table_text(table))


def _table_text(table: Table) -> Iterator[str]:
    name = "case.yaml" if table is CASE else f"{table.name}.csv"
    needed = "required" if table.required else "optional"
    yield f"{name}  ({table.dutch}; {needed})"
    yield f"    {table.description}"
    if table.key:
        yield f"    Each {' + '.join(table.key)} once."
    for column in table.columns:
        yield f"  {column.name:<24} {column.dutch}{' (optional)' if column.optional else ''}"
        yield f"  {'':<24} {_note(column)}"
    yield ""


def _note(column: Column) -> str:
    """What a column means and what it takes, in one line."""
    expected = "" if column.kind == "text" else f" {expected_of(column).capitalize()}."
    reference = f" One of the table {column.references[0]}." if column.references else ""
    return f"{column.description}{expected}{reference}"


def write_template_workbook(path: Path) -> None:
    """Write an empty case as a workbook: a sheet per table with Dutch titles, notes and drop-downs.

    Args:
        path: the workbook.

    Raises:
        FileExistsError: it is there already.
    """
    if path.exists():
        raise FileExistsError(path)
    book = Workbook()
    book.remove(book.active)
    guide = book.create_sheet("Toelichting")
    for line in contract_text().splitlines():
        guide.append([line])
    sheet = book.create_sheet(CASE.dutch)
    for row, column in enumerate(CASE.columns, start=1):
        sheet.cell(row, 1, column.dutch).comment = Comment(_note(column), "verdeelsleutel")
        value = getattr(EXAMPLE_META, column.name)
        if isinstance(value, bool):
            value = _YES_NO[0] if value else _YES_NO[1]  # spreadsheets make formulas of booleans
        sheet.cell(row, 2, value if value != "" else None)
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 28
    for table in TABLES.values():
        _table_sheet(book.create_sheet(table.dutch if table.required else f"_{table.dutch}"), table)
    book.save(path)


def _table_sheet(sheet: Any, table: Table) -> None:  # noqa: ANN401  openpyxl has no types
    """Titles with notes, formats that keep codes as text, and drop-downs where there are choices."""
    for number, column in enumerate(table.columns, start=1):
        letter = get_column_letter(number)
        cell = sheet.cell(1, number, column.dutch)
        cell.font = Font(bold=not column.may_be_empty)
        cell.comment = Comment(_note(column), "verdeelsleutel")
        sheet.column_dimensions[letter].width = max(12, len(column.dutch) + 2)
        sheet.column_dimensions[letter].number_format = _FORMATS.get(column.kind, "General")
        words = _YES_NO if column.kind in ("yes_no", "fact") else column.choices
        if words:
            validation = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
            validation.showErrorMessage = column.kind != "fact"
            validation.errorStyle = "warning"  # the same word in Dutch is right too
            validation.add(f"{letter}2:{letter}{_ROWS}")
            sheet.add_data_validation(validation)
    sheet.freeze_panes = "A2"
