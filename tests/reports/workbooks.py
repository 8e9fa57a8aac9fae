"""Workbooks as tests read them: what every sheet of one shows, and what has to be so in each of them."""

import io
import re

import openpyxl

from tests.spreadsheet import formulas, needs_office, recalculated, values

__all__ = ["computed_alike", "needs_office", "read", "reads_well", "table_of", "total_of"]


def read(content, **how):
    """A workbook, of formulas the outcome."""
    return openpyxl.load_workbook(io.BytesIO(content), **{"data_only": True, **how})


def table_of(sheet):
    """The rows of a sheet with one table, by title."""
    titles, *rows = sheet.iter_rows(min_row=4, values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


def total_of(sheet, title):
    """What stands above a column."""
    at = [cell.value for cell in sheet[4]].index(title)
    return sheet[3][at].value


def reads_well(content):
    """Titles stay in sight, have notes and repeat on paper; a table has every row; no key of a word shows through."""
    book = read(content, data_only=False)
    for sheet in book:
        assert len(sheet.title) <= 31
        shown = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.data_type == "s")
        assert not re.findall(r"\b[cy]?book_\w+|\bcompare_\w+|\bcause_\w+|\byear_\w+", shown)
        assert (sheet.page_setup.orientation, sheet.sheet_view.showGridLines) == ("landscape", False)
        for table in sheet.tables.values():
            assert table.ref == f"A4:{sheet.dimensions.split(':')[1]}"
            assert all(cell.comment is not None and cell.comment.text for cell in sheet[4])
            assert sheet.freeze_panes.endswith("5")
            assert sheet.print_title_rows == "$4:$4"


def computed_alike(content, folder):
    """Every formula of a workbook that a second program computes to something else."""
    (folder / "book.xlsx").write_bytes(content)
    told, every = values(folder / "book.xlsx"), formulas(folder / "book.xlsx")
    found = values(recalculated(folder / "book.xlsx", folder))
    assert every
    return {
        cell: (every[cell], told[cell], found.get(cell))
        for cell in every
        if not isinstance(found.get(cell), int | float) or abs(told[cell] - found[cell]) > 1e-6
    }
