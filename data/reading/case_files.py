"""Finds the tables of a case in a folder or a workbook, and says what doesn't belong there.

In a folder every `.csv` file is a table, and `case.yaml` says what the case is about. In a workbook every
sheet is a table, and the sheet `case` holds keys and values. Names are machine names, Dutch titles or an
office's own. Left alone, because people keep such things beside their figures: files that aren't tables at
all, names that begin with `_` or `.`, instruction sheets (`Toelichting`, `Leesmij`, `Instructie`, …), and
hidden or empty sheets of an unknown name. Any other CSV file or sheet of an unknown name is a fault: it may
be a table that is misspelt, and leaving that out of a run would be silently wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from verdeelsleutel.data.faults import Fault, Finding, Place, did_you_mean
from verdeelsleutel.data.reading.case_meta import CaseMeta, meta_from_cells, meta_from_yaml
from verdeelsleutel.data.reading.csv_file import read_csv_bytes
from verdeelsleutel.data.reading.headers import is_extra, known_titles
from verdeelsleutel.data.reading.raw import RawTable
from verdeelsleutel.data.reading.renames import Renames, read_renames
from verdeelsleutel.data.reading.workbook import Workbook, open_workbook
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.columns import Table, normalised

__all__ = ["CaseFiles", "SourceFile", "read_case_files", "table_names"]

META_FILE = "case.yaml"
_INSTRUCTIONS = (
    "toelichting",
    "leesmij",
    "lees_mij",
    "readme",
    "read_me",
    "instructie",
    "uitleg",
    "voorblad",
    "notes",
)
_OTHER_TABLES = (".xlsx", ".xls", ".xlsm", ".ods", ".txt", ".tsv", ".parquet", ".json")
_BOM = "\ufeff"


@dataclass(frozen=True)
class SourceFile:
    """A file that was read.

    Attributes:
        name: its path below the case.
        path: where it was found.
        sha256: of its bytes.
        dialect: how it was read: "comma, decimal point"; empty for what isn't CSV.
    """

    name: str
    path: Path
    sha256: str
    dialect: str = ""


@dataclass
class CaseFiles:
    """What was found: raw tables by machine name, what the case is about, every fault and what is odd."""

    whole: Place
    meta: CaseMeta | None = None
    tables: dict[str, RawTable] = field(default_factory=dict)
    renames: Renames = field(default_factory=Renames)
    files: tuple[SourceFile, ...] = ()
    faults: list[Fault] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    readable: bool = True
    workbook: bool = False

    def expected_name(self, table: Table) -> str:
        """What to call a table here."""
        return f'a sheet "{table.name}" or "{table.dutch}"' if self.workbook else f"a file {table.name}.csv"


def read_case_files(path: Path, mapping: Path | None, only: Collection[str] | None) -> CaseFiles:
    """Everything that belongs to a case, as it stands in its files.

    Args:
        path: folder or workbook.
        mapping: YAML file with an office's own names, or None.
        only: tables to read, all when None.
    """
    found = CaseFiles(Place(path.name or str(path)), workbook=path.suffix.lower() == ".xlsx")
    if mapping is not None:
        _read_mapping(found, mapping)
    if path.is_dir():
        found.workbook = False
        _read_folder(found, path, only)
    elif path.is_file() and found.workbook:
        _read_workbook(found, path, only)
    else:
        found.readable = False
        found.faults.append(_no_case(path))
    return found


def _no_case(path: Path) -> Fault:
    expected = "a folder with CSV files and case.yaml, or an .xlsx workbook"
    if not path.exists():
        near = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
        return Fault(
            Place(str(path)),
            "there is no such folder or workbook",
            "",
            expected,
            did_you_mean(path.name, near),
        )
    hint = f'give the folder: "{path.parent}"' if path.suffix.lower() in (".csv", ".yaml") else ""
    return Fault(
        Place(str(path)), "this is neither a folder nor an .xlsx workbook", path.name, expected, hint
    )


def _bytes(found: CaseFiles, path: Path, name: str) -> bytes | None:
    """The content of a file, kept in the list of what was read; None, with a fault, when it can't be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        found.faults.append(Fault(Place(name), "the file can't be read", error.strerror or str(error)))
        return None
    found.files += (SourceFile(name, path, hashlib.sha256(data).hexdigest()),)
    return data


def _text(found: CaseFiles, path: Path, name: str) -> str | None:
    """The content of a text file; None, with a fault, when it is none."""
    data = _bytes(found, path, name)
    if data is None:
        return None
    try:
        return data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        found.faults.append(Fault(Place(name, line=row), "the file is no UTF-8 text", "", "UTF-8"))
        return None


def _read_mapping(found: CaseFiles, mapping: Path) -> None:
    text = _text(found, mapping, mapping.name)
    if text is not None:
        found.renames, faults = read_renames(text, mapping.name)
        found.faults.extend(faults)


def _read_folder(found: CaseFiles, folder: Path, only: Collection[str] | None) -> None:
    """A folder of CSV files."""
    entries = sorted(
        entry for entry in folder.iterdir() if entry.is_file() and not entry.name.startswith((".", "~"))
    )
    names = _names(found)
    workbook = _only_workbook(entries, names)
    if workbook is not None:
        found.readable = False
        what = "the case in this folder is a workbook; give the workbook itself"
        found.faults.append(Fault(found.whole, what, workbook.name, hint=f"use {workbook}"))
        return
    for entry in entries:
        if entry.name.lower() == META_FILE:
            text = _text(found, entry, entry.name)
            if text is not None:
                found.meta, faults = meta_from_yaml(text, entry.name)
                found.faults.extend(faults)
        elif entry.suffix.lower() == ".csv":
            _read_csv(found, entry, names, only)
        else:
            found.faults.extend(_other_file(entry, names, only))
    if not any(entry.name.lower() == META_FILE for entry in entries):
        hint = "; ".join(did_you_mean(META_FILE, [e.name for e in entries if e.suffix != ".csv"]).split("; "))
        found.faults.append(
            Fault(found.whole, f'the file "{META_FILE}" is missing', "", "what the case is about", hint)
        )


def _only_workbook(entries: Sequence[Path], names: Mapping[str, str]) -> Path | None:
    """The one workbook of a folder that has nothing else of a case."""
    books = [entry for entry in entries if entry.suffix.lower() == ".xlsx"]
    tables = [e for e in entries if e.suffix.lower() == ".csv" and normalised(e.stem) in names]
    meta = any(entry.name.lower() == META_FILE for entry in entries)
    return books[0] if len(books) == 1 and not tables and not meta else None


def table_names() -> dict[str, str]:
    """Machine name of a table by every name, normalised, that the reader takes of itself."""
    return {normalised(name): t.name for t in (*TABLES.values(), CASE) for name in (t.dutch, t.name)}


def _names(found: CaseFiles) -> dict[str, str]:
    """The same, with an office's own names."""
    return table_names() | dict(found.renames.tables)


def _read_csv(found: CaseFiles, entry: Path, names: Mapping[str, str], only: Collection[str] | None) -> None:
    name = names.get(normalised(entry.stem))
    if name is None:
        if only is None and not _is_instruction(entry.stem):
            found.faults.append(_unknown(Place(entry.name), "file", entry.stem, names))
        return
    if name == CASE.name:
        what = "what the case is about stands in case.yaml in a folder"
        found.faults.append(
            Fault(Place(entry.name), what, entry.name, META_FILE, "write it as keys in case.yaml")
        )
        return
    if only is not None and name not in only:
        return
    if name in found.tables:
        found.faults.append(_twice(Place(entry.name), name, found.tables[name].source))
        return
    data = _bytes(found, entry, entry.name)
    if data is not None:
        titles = known_titles(TABLES[name], found.renames.columns.get(name, {}))
        found.tables[name] = read_csv_bytes(
            entry.stem, entry.name, data, lambda title: normalised(title) in titles or is_extra(title)
        )


def _twice(place: Place, name: str, first: str) -> Fault:
    return Fault(place, f'the table "{name}" is there twice', f"{first} too", "once", "take one of them out")


def _unknown(place: Place, noun: str, title: str, names: Mapping[str, str]) -> Fault:
    known = [name for table in TABLES.values() for name in (table.name, table.dutch)]
    hint = did_you_mean(title, known) or did_you_mean(title, names)
    hint = hint or f'a {noun} that isn\'t a table may begin with "_"'
    return Fault(place, f"unknown {noun}", title, "a table of the contract", hint)


def _is_instruction(title: str) -> bool:
    return title.startswith(("_", ".")) or normalised(title).startswith(_INSTRUCTIONS)


def _other_file(entry: Path, names: Mapping[str, str], only: Collection[str] | None) -> list[Fault]:
    """A table in a form that isn't read in a folder would be left out silently."""
    table = names.get(normalised(entry.stem))
    if table is None or entry.suffix.lower() not in _OTHER_TABLES or (only is not None and table not in only):
        return []
    hint = f'save it as "{entry.stem}.csv", or give the workbook itself as the case'
    return [Fault(Place(entry.name), "a table in a folder is a CSV file", entry.name, f"{table}.csv", hint)]


def _read_workbook(found: CaseFiles, path: Path, only: Collection[str] | None) -> None:
    """A workbook."""
    data = _bytes(found, path, path.name)
    book = open_workbook(path.name, data) if data is not None else None
    if not isinstance(book, Workbook):
        found.readable = False
        found.faults.extend([book] if book is not None else [])
        return
    names = _names(found)
    seen: dict[str, str] = {}
    for sheet in book.names:
        name = names.get(normalised(sheet))
        place = Place(path.name, cell=sheet)
        if name is None:
            if only is None and not _is_instruction(sheet) and book.matters(sheet):
                found.faults.append(_unknown(place, "sheet", sheet, names))
        elif name in seen:
            found.faults.append(_twice(place, name, seen[name]))
        elif name == CASE.name:
            found.meta, faults = meta_from_cells(book.cells(sheet), path.name, sheet)
            found.faults.extend(faults)
        elif only is None or name in only:
            found.tables[name] = book.table(sheet)
        if name is not None:
            seen.setdefault(name, sheet)
    for sheet in book.names:
        table = names.get(normalised(sheet.strip().lstrip("_"))) if sheet.strip().startswith("_") else None
        if table is not None and table not in seen and (only is None or table in only):
            found.findings.extend(_left_out(sheet, table, book.filled_rows(sheet)))
    if not seen and not found.faults:
        found.readable = False
        found.faults.append(Fault(found.whole, "the workbook is empty", expected="a sheet for each table"))
    elif CASE.name not in seen:
        found.faults.append(Fault(found.whole, 'the sheet "case" is missing', "", "a sheet of key and value"))


def _left_out(sheet: str, table: str, rows: int) -> list[Finding]:
    """A table of the template that was filled in, but whose name still says that it isn't read."""
    if not rows:
        return []
    what = f'the sheet "{sheet}" has {rows} rows and isn\'t read; take the _ off its name to use it'
    return [Finding("sheet-left-out", what, table, rows, (sheet,))]
