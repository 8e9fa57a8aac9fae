"""From a raw table to a typed frame: columns read by their kinds, rows sorted by key, faults placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.faults import Fault, Finding
from verdeelsleutel.data.reading.coded import Coded, coded_values, combined, frame_of, sort_key
from verdeelsleutel.data.reading.headers import match_headers
from verdeelsleutel.data.reading.kinds import as_text, clean_agb, read_numbers, read_value
from verdeelsleutel.data.reading.notation import (
    Notation,
    Problem,
    certain_sign,
    detect,
    looks_like_thousands,
)
from verdeelsleutel.data.reading.places import Origin, listed
from verdeelsleutel.data.reading.raw import GAP, Codes, RawColumn, RawTable
from verdeelsleutel.data.tables.columns import Column, Table

__all__ = ["TypedTable", "read_table"]

Mask = npt.NDArray[np.bool_]

_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)


@dataclass(frozen=True)
class TypedTable:
    """A table that was read.

    Attributes:
        table: its contract.
        frame: the rows, sorted by key.
        coded: the columns of the frame as codes.
        origin: where the rows came from.
        faults: what is wrong in it by itself.
        findings: what was repaired, and numbers that may mean something else.
        notation: decimal sign that it was read with.
        complete: all its required columns are there, so that others can be held against it.
        repaired: what was written, by column and by the AGB code that it was filled up to.
    """

    table: Table
    frame: pd.DataFrame
    coded: Mapping[str, Coded]
    origin: Origin
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    notation: Notation
    complete: bool
    repaired: Mapping[str, Mapping[str, str]]


def read_table(table: Table, raw: RawTable, renames: Mapping[str, str]) -> TypedTable:
    """Read every column of a raw table by its contract.

    Args:
        table: the contract.
        raw: the file or sheet.
        renames: machine name by the office's own title.

    Returns:
        The typed table with all its faults; where there are any, its values are of no use but for messages.
    """
    raw = _without_empty_rows(raw)
    headers = match_headers(table, raw, renames)
    notation = _notation(table, headers.found, raw.separator)
    sources = {**headers.found, **headers.extra}
    contract = {column.name: column for column in table.columns} | {
        name: _extra(name) for name in headers.extra
    }
    faults = [*raw.faults, *(headers.faults if raw.readable else ())]
    coded: dict[str, Coded] = {}
    sound = np.ones(len(raw.rows), dtype=bool)
    for name, column in contract.items():
        if name not in sources:
            coded[name] = _absent(column, len(raw.rows))
            continue
        coded[name], problems = _read_column(column, sources[name], notation, name in table.key)
        if problems:
            found, wrong = _place_problems(raw, sources[name], problems)
            faults.extend(found)
            sound &= ~wrong if name in table.key else True
        if name in headers.extra and notation == ",":
            coded[name] = _with_points(coded[name])
    _fill_defaults(table, coded)
    complete = raw.readable and all(
        column.optional or column.name in headers.found for column in table.columns
    )
    key = combined([coded[name] for name in table.key])
    order = None if (key[1:] > key[:-1]).all() else np.argsort(key)
    if order is not None:
        if complete:
            faults.extend(_duplicates(table, raw, coded, key, sound))
        coded = {name: column.take(order) for name, column in coded.items()}
    titles = {name: (column.title, column.index) for name, column in sources.items()}
    origin = Origin(raw.source, raw.sheet, raw.rows if order is None else raw.rows[order], titles)
    findings = (*_repaired(table, headers.found), *_thousands(table, headers.found, notation))
    frame = frame_of(table, coded)
    short = {name: filled for name, raw_column in _codes(table, headers.found) if (filled := _filled_up(raw_column))}
    return TypedTable(table, frame, coded, origin, tuple(faults), findings, notation, complete, short)


def _with_points(column: Coded) -> Coded:
    """An ``x_`` column of a file with decimal commas: its numbers as packs write them, 1,5 as 1.5."""
    values = [
        value.replace(",", ".") if isinstance(value, str) and _DECIMAL_COMMA.fullmatch(value.strip()) else value
        for value in column.values
    ]
    distinct = sorted(set(values), key=sort_key)
    position = {value: i for i, value in enumerate(distinct)}
    places = np.array([position[value] for value in values], dtype=np.int64)
    return Coded(places[column.codes] if values else column.codes, distinct)


def _without_empty_rows(raw: RawTable) -> RawTable:
    """The table without rows that hold nothing: separators only, or cells that were once filled."""
    filled = np.zeros(len(raw.rows), dtype=bool)
    for column in raw.columns:
        full = np.array([not _is_empty(value) for value in column.values], dtype=bool)
        if full.all():
            return raw
        filled |= full[column.codes]
    if filled.all():
        return raw
    return replace(raw, rows=raw.rows[filled], columns=tuple(_kept(column, filled) for column in raw.columns))


def _is_empty(value: object) -> bool:
    return value is GAP or value is None or (isinstance(value, str) and not value.strip())


def _kept(column: RawColumn, keep: Mask) -> RawColumn:
    """The column at the rows to keep, with only the values that still occur."""
    used, codes = np.unique(column.codes[keep], return_inverse=True)
    return replace(column, codes=codes, values=[column.values[i] for i in used.tolist()])


def _notation(table: Table, found: Mapping[str, RawColumn], separator: str) -> Notation:
    """The decimal sign of the file, from the text in its number columns."""
    numbers = [found[column.name] for column in table.columns if column.numeric and column.name in found]
    texts = [value for raw in numbers for value in raw.values if isinstance(value, str)]
    text = "\n".join(texts)
    signs = [sign for sign in ".," if sign in text]
    if len(signs) == 1 and any(map(certain_sign, texts)):
        return signs[0]
    return detect(_counted(numbers) if signs else (), separator)


def _counted(numbers: list[RawColumn]) -> Iterator[tuple[str, int]]:
    """Every distinct text of some columns, and how often it occurs."""
    for raw in numbers:
        counts = np.bincount(raw.codes, minlength=len(raw.values)).tolist()
        for value, count in zip(raw.values, counts, strict=True):
            if isinstance(value, str):
                yield value, count


def _extra(name: str) -> Column:
    """What an office's own column is: text that may be empty."""
    return Column(name, name, "text", "Column of the office's own.", optional=True)


def _absent(column: Column, rows: int) -> Coded:
    """A column that the file doesn't have: empty, or its default, in every row."""
    empty: Any = None if column.numeric or column.kind == "date" else column.default
    return Coded(np.zeros(rows, dtype=np.int64), [empty])


def _read_column(
    column: Column, raw: RawColumn, notation: Notation, sort: bool
) -> tuple[Coded, dict[int, Problem]]:
    """The typed column, and the problem of each distinct raw value that can't be read."""
    bulk = None if sort else read_numbers(column, raw.values, notation)
    if bulk is not None:
        return Coded(raw.codes, bulk), {}
    values = [read_value(column, value, notation) for value in raw.values]
    problems = {i: value for i, value in enumerate(values) if isinstance(value, Problem)}
    empty = None if column.numeric or column.kind == "date" else ""
    clean = [empty if isinstance(value, Problem) else value for value in values]
    distinct = sorted(set(clean), key=sort_key) if sort else list(dict.fromkeys(clean))
    if distinct == clean:
        return Coded(raw.codes, distinct), problems
    position = {value: i for i, value in enumerate(distinct)}
    recode = np.array([position[value] for value in clean], dtype=np.int64)
    return Coded(recode[raw.codes] if len(recode) else raw.codes, distinct), problems


def _place_problems(
    raw: RawTable, source: RawColumn, problems: Mapping[int, Problem]
) -> tuple[list[Fault], Mask]:
    """A fault for each cell with a problem, those beyond the first ones counted; and the rows they are in."""
    hit = np.zeros(len(source.values), dtype=bool)
    hit[list(problems)] = True
    mask = hit[source.codes]
    positions: dict[str, list[int]] = {}
    for position in np.flatnonzero(mask).tolist():
        positions.setdefault(problems[int(source.codes[position])].what, []).append(position)

    def fault(position: int) -> Fault:
        code = int(source.codes[position])
        problem = problems[code]
        place = raw.place(int(raw.rows[position]), source)
        return Fault(place, problem.what, as_text(source.values[code]), problem.expected, problem.hint)

    whole = raw.place(None, source)
    faults = [f for rows in positions.values() for f in listed(map(fault, rows), len(rows), whole)]
    return faults, mask


def _fill_defaults(table: Table, coded: dict[str, Coded]) -> None:
    """Give the empty values of `default_from` columns the value of the other column."""
    for column in table.columns:
        if column.default_from:
            own, other = coded[column.name], coded[column.default_from]
            pairs = zip(own.codes.tolist(), other.codes.tolist(), strict=True)
            coded[column.name] = coded_values([own.values[a] or other.values[b] for a, b in pairs])


def _duplicates(
    table: Table, raw: RawTable, coded: Mapping[str, Coded], key: Codes, sound: Mask
) -> list[Fault]:
    """A fault for each row whose key stands in an earlier row too; rows with a faulty key are left out."""
    rows = np.flatnonzero(sound)
    order = np.argsort(key[rows], kind="stable")
    ordered = key[rows][order]
    again = np.flatnonzero(ordered[1:] == ordered[:-1]) + 1
    starts = np.searchsorted(ordered, ordered[again])  # the first row with that key
    pairs = sorted(zip(rows[order[again]].tolist(), rows[order[starts]].tolist(), strict=True))

    def fault(pair: tuple[int, int]) -> Fault:
        later, first = pair
        found = ", ".join(f"{name} {coded[name].values[coded[name].codes[later]]}" for name in table.key)
        hint = f"it stands in row {raw.rows[first]} too; keep one of them"
        place = raw.place(int(raw.rows[later]))
        return Fault(
            place, "the same key as an earlier row", found, f"each {', '.join(table.key)} once", hint
        )

    return listed(map(fault, pairs), len(pairs), raw.place())


def _codes(table: Table, found: Mapping[str, RawColumn]) -> Iterator[tuple[str, RawColumn]]:
    """The columns with AGB codes that the file has."""
    for column in table.columns:
        if column.kind == "agb" and column.name in found:
            yield column.name, found[column.name]


def _filled_up(raw: RawColumn) -> dict[str, str]:
    """What was written for each code that lacked its leading zeros."""
    texts = [as_text(value) for value in raw.values]
    return {clean_agb(text): text for text in texts if clean_agb(text) != text}


def _repaired(table: Table, found: Mapping[str, RawColumn]) -> tuple[Finding, ...]:
    """AGB codes that lacked their leading zeros."""
    findings = []
    for _, raw in _codes(table, found):
        texts = [as_text(value) for value in raw.values]
        short = [i for i, text in enumerate(texts) if clean_agb(text) != text]
        if short:
            rows = int(np.isin(raw.codes, short).sum())
            examples = tuple(f"{texts[i]} → {clean_agb(texts[i])}" for i in short[:5])
            what = f"{rows} AGB codes had lost their leading zeros and were filled up to 8 digits"
            findings.append(Finding("agb-repaired", what, table.name, rows, examples))
    return tuple(findings)


def _thousands(table: Table, found: Mapping[str, RawColumn], notation: Notation) -> Iterator[Finding]:
    """Numbers of units that were probably meant as thousands: 22.000 in a file with decimal points."""
    for column in table.columns:
        if not column.counts or column.name not in found:
            continue
        raw = found[column.name]
        texts = set(looks_like_thousands(raw.values, notation))
        if texts:
            places = [i for i, value in enumerate(raw.values) if isinstance(value, str) and value in texts]
            rows = int(np.isin(raw.codes, places).sum())
            sign = "point" if notation == "." else "comma"
            what = (
                f"{rows} values look like thousands in the column {raw.title}; read with a decimal {sign}, "
                f"so 22{notation}000 is 22: if thousands are meant, write 22000"
            )
            examples = tuple(str(raw.values[i]).strip() for i in places[:5])
            yield Finding("looks-like-thousands", what, table.name, rows, examples)
