"""Which column of a file is which column of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verdeelsleutel.data.faults import Fault, did_you_mean, nearest
from verdeelsleutel.data.reading.kinds import as_text
from verdeelsleutel.data.reading.raw import RawColumn, RawTable
from verdeelsleutel.data.tables.columns import Column, Table, normalised

__all__ = ["Headers", "is_extra", "known_titles", "match_headers"]


@dataclass(frozen=True)
class Headers:
    """The columns of one file, by machine name.

    Attributes:
        found: columns of the contract that the file has.
        extra: ``x_`` columns, in the order of the file.
        faults: unknown, double and missing columns.
    """

    found: Mapping[str, RawColumn]
    extra: Mapping[str, RawColumn]
    faults: tuple[Fault, ...]


def is_extra(title: str) -> bool:
    """Whether a title is one of an office's own ``x_`` columns."""
    return title.strip().casefold().startswith("x_")


def known_titles(table: Table, renames: Mapping[str, str]) -> dict[str, str]:
    """Machine name by every title, normalised, that the reader takes.

    Args:
        table: the contract.
        renames: machine name by the office's own title.
    """
    titles = {
        normalised(title): column.name for column in table.columns for title in (column.dutch, column.name)
    }
    return titles | {normalised(theirs): machine for theirs, machine in renames.items()}


def match_headers(table: Table, raw: RawTable, renames: Mapping[str, str]) -> Headers:
    """Find the columns of the contract in a file.

    Args:
        table: the contract.
        raw: the file.
        renames: machine name (or ``x_`` name) by the office's own title.

    Returns:
        The columns and every fault: a title that is unknown or empty, that stands there twice, or is missing.
    """
    titles = known_titles(table, renames)
    found: dict[str, RawColumn] = {}
    unknown: list[RawColumn] = []
    faults: list[Fault] = []
    for column in raw.columns:
        name = _name(column.title, titles)
        if name is None:
            unknown.append(column)
        elif name in found:
            faults.append(_double(raw, found[name], column, name))
        else:
            found[name] = column
    missing = [column for column in table.columns if column.name not in found and not column.optional]
    misspelt = _misspelt(missing, unknown)
    for column in unknown:
        lacking = misspelt.get(column.index)
        faults.extend([_renamed(raw, column, lacking)] if lacking else _unknown(raw, column, table, found))
    faults.extend(_missing(raw, column) for column in missing if column not in misspelt.values())
    extra = {name: column for name, column in found.items() if name not in table.names}
    return Headers({name: found[name] for name in found if name in table.names}, extra, tuple(faults))


def _name(title: str, titles: Mapping[str, str]) -> str | None:
    if normalised(title) in titles:
        return titles[normalised(title)]
    return "x_" + title.strip()[2:] if is_extra(title) else None


def _double(raw: RawTable, first: RawColumn, second: RawColumn, name: str) -> Fault:
    what = f'the column "{name}" stands there twice'
    found = f"{first.title}, {second.title}"
    return Fault(
        raw.place(raw.first_row if raw.sheet else None, second), what, found, "once", "take one of them out"
    )


def _unknown(raw: RawTable, column: RawColumn, table: Table, found: Mapping[str, RawColumn]) -> list[Fault]:
    """An unknown title; a column without a title only when it has values."""
    place = raw.place(raw.first_row if raw.sheet else None, column)
    if not column.title:
        if any(as_text(value) for value in column.values):
            return [Fault(place, f"values below no title, in column {column.index + 1}", expected="a title")]
        return []
    free = [name for c in table.columns if c.name not in found for name in (c.name, c.dutch)]
    hint = did_you_mean(column.title, free) or did_you_mean(column.title, table.names)
    if "\t" in column.title:
        hint = "fields are separated by tabs; save with commas or semicolons"
    return [
        Fault(
            place,
            "unknown column",
            column.title,
            "a column of the contract, or one that begins with x_",
            hint,
        )
    ]


def _misspelt(missing: list[Column], unknown: list[RawColumn]) -> dict[int, Column]:
    """By the place of an unknown title the missing column that it comes near; each once."""
    found: dict[int, Column] = {}
    for column in missing:
        free = {c.title: c.index for c in unknown if c.title and c.index not in found}
        near = nearest(column.name, free) or nearest(column.dutch, free)
        if near:
            found[free[near]] = column
    return found


def _renamed(raw: RawTable, column: RawColumn, meant: Column) -> Fault:
    """A required column under a misspelt title: one fault, and what is in it is read once it has its name."""
    what = f'unknown column, and the column "{meant.name}" is missing'
    expected = f'"{meant.name}" (or "{meant.dutch}")'
    near = nearest(column.title, (meant.name, meant.dutch)) or meant.name
    hint = f'did you mean "{near}"? rename it; more may be wrong in this column, which is read only then'
    return Fault(raw.place(raw.first_row if raw.sheet else None, column), what, column.title, expected, hint)


def _missing(raw: RawTable, column: Column) -> Fault:
    expected = f'"{column.name}" (or "{column.dutch}")'
    return Fault(raw.place(), f'the column "{column.name}" is missing', "", expected)
