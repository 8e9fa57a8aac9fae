"""An empty case to fill in: a folder of CSV files, or a workbook with Dutch titles, notes and drop-downs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.reading.kinds import expected_of
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.columns import Column, Table
from verdeelsleutel.data.tables.dutch_notes import dutch_expected, dutch_note
from verdeelsleutel.data.writer import meta_yaml

__all__ = ["EXAMPLE_META", "contract_text", "write_template", "write_template_workbook"]

EXAMPLE_META = {
    True: CaseMeta("onze-casus-2027", "Onze regio, 2027", 2027, "Ons zorgkantoor", synthetic=False),
    False: CaseMeta("our-case-2027", "Our region, 2027", 2027, "Our zorgkantoor", synthetic=False),
}
"""What an empty case is about until that is filled in, by whether it is Dutch."""

_HOW = {
    True: """\
Zo vult u deze casus in
=======================

In een map: één CSV-bestand per tabel, en case.yaml voor waar de casus over gaat. In een werkmap: één blad per
tabel, en een blad met kenmerken en waarden. Kolommen en rijen mogen in elke volgorde staan, onder de namen hier
of de Nederlandse titels ernaast. CSV-bestanden zijn UTF-8, met komma's of puntkomma's tussen de velden en een
decimale punt of komma, maar zonder tekens tussen duizendtallen. Een kolom van uzelf begint met x_. Keuzes mogen
ook Nederlands: dag, uur, dagdeel, bestaand, nieuw, ander kantoor, ja, nee.

Een bestand of blad waarvan de naam met _ begint, wordt niet gelezen. Zo beginnen in de lege werkmap de tabellen
die niet nodig zijn: haal de _ weg zodra u er een invult. Maak in een map een bestand met die naam. Kijk daarna
alles na met

    verdeel check CASUS

""",
    False: """\
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

""",
}
_WORDS = {
    True: ("nodig", "mag weg", "Elke {key} één keer.", "mag leeg", "Uit de tabel {table}."),
    False: ("required", "optional", "Each {key} once.", "optional", "One of the table {table}."),
}


def write_template(folder: Path, *, dutch: bool = True) -> list[Path]:
    """Write an empty case as a folder: `case.yaml`, the required tables with their titles, and LEESMIJ.txt.

    Args:
        folder: made if it isn't there.
        dutch: LEESMIJ.txt and the example in case.yaml in Dutch, else in English.

    Returns:
        The files that were written.

    Raises:
        FileExistsError: one of the files is there already; nothing is written then.
    """
    texts = {"case.yaml": meta_yaml(EXAMPLE_META[dutch]), "LEESMIJ.txt": contract_text(dutch=dutch)}
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


def contract_text(*, dutch: bool = True) -> str:
    """All tables and columns in plain text, from the contract."""
    return _HOW[dutch] + "\n".join(line for table in (CASE, *TABLES.values()) for line in _table_text(table, dutch))


def _table_text(table: Table, dutch: bool) -> Iterator[str]:
    required, optional, each, empty, _ = _WORDS[dutch]
    name = "case.yaml" if table is CASE else f"{table.name}.csv"
    yield f"{name}  ({table.dutch}; {required if table.required else optional})"
    yield f"    {dutch_note(table) if dutch else table.description}"
    if table.key:
        yield f"    {each.format(key=' + '.join(table.key))}"
    for column in table.columns:
        yield f"  {column.name:<24} {column.dutch}{f' ({empty})' if column.optional else ''}"
        yield f"  {'':<24} {_note(column, dutch)}"
    yield ""


def _note(column: Column, dutch: bool) -> str:
    """What a column means and what it takes, in one line."""
    takes = dutch_expected(column) if dutch else expected_of(column)
    expected = "" if column.kind == "text" else f" {takes[0].upper()}{takes[1:]}."
    reference = f" {_WORDS[dutch][-1].format(table=column.references[0])}" if column.references else ""
    return f"{dutch_note(column) if dutch else column.description}{expected}{reference}"


def write_template_workbook(path: Path, *, dutch: bool = True) -> None:
    """Write an empty case as a workbook: a sheet per table with titles, notes and drop-downs, and how to fill it in.

    Args:
        path: the workbook.
        dutch: Dutch titles, notes and words, else machine names and English notes.

    Raises:
        FileExistsError: it is there already.
    """
    from verdeelsleutel.data.sheets.book import Book
    from verdeelsleutel.data.sheets.case_sheets import CaseSheets, add_case
    from verdeelsleutel.data.sheets.guide import add_guide
    from verdeelsleutel.data.sheets.titles import DUTCH, MACHINE

    if path.exists():
        raise FileExistsError(path)
    titles = DUTCH if dutch else MACHINE
    optional = frozenset(table.name for table in TABLES.values() if not table.required)
    about = EXAMPLE_META[dutch]
    book = Book(about.title, about.year)
    how = CaseSheets(titles, every_column=True, off=optional)
    add_guide(book, how)
    add_case(book, about, {name: _no_rows(table) for name, table in TABLES.items()}, how)
    path.write_bytes(book.content())


def _no_rows(table: Table) -> pd.DataFrame:
    return pd.DataFrame({column.name: pd.Series([], dtype=object) for column in table.columns})
