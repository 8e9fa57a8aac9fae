"""A case: what one zorgkantoor knows about one year, read from a folder of CSV files or from a workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from verdeelsleutel.data.faults import CaseFaults, Fault, Finding, Place
from verdeelsleutel.data.findings import dialect_finding, odd_between_tables
from verdeelsleutel.data.history_run import HistoryRun
from verdeelsleutel.data.reading.case_files import CaseFiles, SourceFile, read_case_files
from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.reading.coded import coded_values, combined, frame_of
from verdeelsleutel.data.reading.places import Origin
from verdeelsleutel.data.reading.raw import RawTable
from verdeelsleutel.data.reading.references import check_together
from verdeelsleutel.data.reading.typed import TypedTable, read_table
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.tables.columns import Table

__all__ = ["Case", "CaseMeta", "SourceFile", "read_case", "with_table"]


@dataclass(frozen=True)
class Case:
    """A case without faults.

    Frames are sorted by key and have every column of the contract, then the ``x_`` columns. Text is
    `str`, empty where nothing was given; numbers are int64 where all are whole and present, else
    `Decimal` or None as written (never float); dates are `datetime.date` or None; months are text
    YYYY-MM. Empty values that mean something by the contract (role, tariffed, room, fund_region) hold
    that meaning.

    Attributes:
        meta: what the case is about.
        tables: the tables that the case has.
        findings: what was repaired, and what is odd.
        files: every file that was read.
        given: options of a run that stand in place of what the case says (`data.given`).
        history_run: the run whose plan is its history, where it isn't its own.
    """

    meta: CaseMeta
    tables: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...] = ()
    files: tuple[SourceFile, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict, repr=False, compare=False)
    given: Mapping[str, object] = field(default_factory=dict)
    history_run: HistoryRun | None = None

    def has(self, name: str) -> bool:
        """Whether the case has this table, be it without rows."""
        return name in self.tables

    def table(self, name: str) -> pd.DataFrame:
        """A table by machine name; without rows when the case doesn't have it.

        Raises:
            KeyError: the contract knows no such table.
        """
        return self.tables[name] if name in self.tables else _empty(TABLES[name])

    def place(self, table: str, position: int, column: str | None = None) -> Place:
        """Where a row of a frame stands in the user's file, for faults that show later.

        Args:
            table: machine name of the table.
            position: row of the frame, from 0.
            column: column of the frame, for the cell.
        """
        origin = self.origins.get(table)
        return origin.place(position, column) if origin is not None else Place(table, column=column)


def read_case(path: Path, *, mapping: Path | None = None, only: Collection[str] | None = None) -> Case:
    """Read and check a case.

    Args:
        path: a folder with `case.yaml` and CSV files, or an .xlsx workbook.
        mapping: YAML file with an office's own names of tables and columns.
        only: read and check just these tables, beside what the case is about; tables that they refer to but
            that aren't among them are not looked at.

    Returns:
        The case.

    Raises:
        CaseFaults: with every fault at once.
    """
    files = read_case_files(path, mapping, only)
    faults = list(files.faults)
    typed: dict[str, TypedTable] = {}
    for name in TABLES:
        raw = files.tables.get(name)
        if raw is not None:
            typed[name] = read_table(TABLES[name], raw, files.renames.columns.get(name, {}))
            faults.extend(typed[name].faults)
    faults.extend(_missing(files, only))
    faults.extend(check_together(typed))
    if faults or files.meta is None:
        raise CaseFaults(faults)
    dialects = {
        t.origin.source: _dialect(files.tables[name], t) for name, t in typed.items() if not t.origin.sheet
    }
    repaired = [finding for table in typed.values() for finding in table.findings]
    return Case(
        meta=files.meta,
        tables={name: table.frame for name, table in typed.items()},
        findings=(*dialect_finding(dialects), *files.findings, *repaired, *odd_between_tables(typed, files.meta)),
        files=tuple(replace(file, dialect=dialects.get(file.name, "")) for file in files.files),
        origins={name: table.origin for name, table in typed.items()},
    )


def _dialect(raw: RawTable, typed: TypedTable) -> str:
    """How a CSV file was read."""
    separator = {",": "comma", ";": "semicolon"}[raw.separator]
    return f"{separator}, decimal {'point' if typed.notation == '.' else 'comma'}"


def with_table(case: Case, name: str, frame: pd.DataFrame) -> Case:
    """The same case with one table replaced.

    Args:
        case: a case.
        name: machine name of the table.
        frame: its rows, with values as the frames of a case hold them; columns that it lacks become empty.

    Returns:
        A new case; rows of the new table have no place in a file.

    Raises:
        TypeError: a value is a float.
    """
    table = TABLES[name]
    columns = {}
    for column in table.columns:
        values = (
            _plain(frame[column.name])
            if column.name in frame
            else [_nothing(table, column.name)] * len(frame)
        )
        columns[column.name] = coded_values(values)
    for extra in sorted(set(frame.columns) - set(table.names)):
        columns[extra] = coded_values(_plain(frame[extra]))
    order = combined([columns[key] for key in table.key]).argsort(kind="stable")
    typed = frame_of(table, {key: column.take(order) for key, column in columns.items()})
    origins = {key: origin for key, origin in case.origins.items() if key != name}
    return replace(case, tables={**case.tables, name: typed}, origins=origins)


def _missing(files: CaseFiles, only: Collection[str] | None) -> list[Fault]:
    """A fault for each required table that isn't there."""
    if not files.readable:
        return []
    wanted = [t for t in TABLES.values() if t.required and (only is None or t.name in only)]
    return [
        Fault(
            files.whole,
            f'the table "{table.name}" is missing',
            expected=files.expected_name(table),
            hint=f"{table.description[0].lower()}{table.description[1:]}",
        )
        for table in wanted
        if table.name not in files.tables
    ]


def _nothing(table: Table, name: str) -> object:
    column = table.column(name)
    return None if column.numeric or column.kind == "date" else column.default


def _plain(values: pd.Series[Any]) -> list[Any]:
    """The values of a column as Python values; a float is none of ours."""
    plain = [value.item() if isinstance(value, np.generic) else value for value in values]
    if any(isinstance(value, float) for value in plain):
        raise TypeError(f"{values.name} holds floats; give exact numbers")
    return plain


@cache
def _empty(table: Table) -> pd.DataFrame:
    """A table without rows; always the same, since nobody changes a frame of a case."""
    none = coded_values([])
    return frame_of(table, {column.name: none for column in table.columns})
