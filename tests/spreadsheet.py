"""LibreOffice as a second reader of workbooks: it computes every formula again, and says what it found."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) isn't installed")

_ALWAYS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
<value>0</value></prop></item>
</oor:items>
"""


def recalculated(book: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it after computing all formulas, whatever outcomes it held."""
    profile, out = folder / "profile", folder / "computed"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    words = ["--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx", "--outdir", out]
    subprocess.run([SOFFICE, *words, book], check=True, capture_output=True, timeout=300)
    return out / book.name


def formulas(book: Path) -> dict[tuple[str, str], str]:
    """Sheet and cell → formula."""
    read = openpyxl.load_workbook(book, read_only=True)
    cells = ((sheet.title, cell) for sheet in read for row in sheet.iter_rows() for cell in row)
    return {(name, cell.coordinate): cell.value for name, cell in cells if getattr(cell, "data_type", "") == "f"}


def values(book: Path) -> dict[tuple[str, str], object]:
    """Sheet and cell → value, of a formula its outcome."""
    read = openpyxl.load_workbook(book, read_only=True, data_only=True)
    cells = ((sheet.title, cell) for sheet in read for row in sheet.iter_rows() for cell in row)
    return {(name, cell.coordinate): cell.value for name, cell in cells if cell.value is not None}
