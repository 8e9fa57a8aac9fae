"""What a case is about: `case.yaml`, or the sheet `case` of key and value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verdeelsleutel.data.faults import Fault, Place, did_you_mean
from verdeelsleutel.data.pack.yaml import MapNode, ScalarNode
from verdeelsleutel.data.reading.headers import is_extra
from verdeelsleutel.data.reading.kinds import as_text, expected_of, read_value
from verdeelsleutel.data.reading.notation import Problem
from verdeelsleutel.data.reading.plain_yaml import read_mapping
from verdeelsleutel.data.reading.raw import place_in
from verdeelsleutel.data.tables import CASE
from verdeelsleutel.data.tables.columns import normalised

__all__ = ["CaseMeta", "meta_from_cells", "meta_from_yaml"]

_HEADER = {"key", "sleutel", "veld", "field"}


@dataclass(frozen=True)
class CaseMeta:
    """What a case is about.

    Attributes:
        id: short name.
        title: title above reports.
        year: year that is contracted.
        office: zorgkantoor that contracts.
        synthetic: whether the figures are made up.
        price_level: price level of the tariffs; empty when not given.
        as_of: day on which the case was drawn up.
        realisation_as_of: day up to which claims were counted in the realisation.
    """

    id: str
    title: str
    year: int
    office: str
    synthetic: bool
    price_level: str = ""
    as_of: dt.date | None = None
    realisation_as_of: dt.date | None = None


_Given = Mapping[str, tuple[object, Place]]
"""Raw value and place by key as written."""


def meta_from_yaml(text: str, source: str) -> tuple[CaseMeta | None, list[Fault]]:
    """Read `case.yaml`.

    Args:
        text: its content.
        source: the file as the user knows it.

    Returns:
        What the case is about (None when there are faults), and the faults.
    """
    root, faults = read_mapping(text, source, "keys " + ", ".join(CASE.names))
    if root is None:
        return None, faults
    given: dict[str, tuple[object, Place]] = {}
    for key, entry in _entries(root):
        if isinstance(entry[0], ScalarNode):
            given[key] = (entry[0].text, entry[0].place)
        else:
            faults.append(Fault(entry[1], f'"{key}" has several values', expected="one value"))
            given[key] = ("", entry[1])
    return _meta(given, Place(source), faults)


def _entries(root: MapNode) -> list[tuple[str, tuple[Any, Place]]]:
    return [(key, (entry.value, entry.place)) for key, entry in root.entries.items()]


def meta_from_cells(
    cells: Sequence[Sequence[object]], source: str, sheet: str
) -> tuple[CaseMeta | None, list[Fault]]:
    """Read the sheet `case`: a key in the first filled column, its value in the next.

    Args:
        cells: the sheet from A1 on.
        source: the workbook as the user knows it.
        sheet: name of the sheet as written.

    Returns:
        What the case is about (None when there are faults), and the faults.
    """
    given: dict[str, tuple[object, Place]] = {}
    faults: list[Fault] = []
    filled = [i for row in cells for i, value in enumerate(row) if value != ""]
    first = min(filled, default=0)
    for number, row in enumerate(cells, start=1):
        key = as_text(row[first]) if len(row) > first else ""
        if not key or normalised(key) in _HEADER:
            continue
        value = row[first + 1] if len(row) > first + 1 else ""
        if key in given:
            place = place_in(source, sheet, number, None, first)
            faults.append(Fault(place, "a key stands here twice", key, "each key once"))
        given.setdefault(key, (value, place_in(source, sheet, number, None, first + 1)))
    return _meta(given, place_in(source, sheet, None, None, None), faults)


def _meta(given: _Given, whole: Place, faults: list[Fault]) -> tuple[CaseMeta | None, list[Fault]]:
    """Check keys and values against the contract of `case`."""
    titles = {
        normalised(title): column.name for column in CASE.columns for title in (column.dutch, column.name)
    }
    values: dict[str, Any] = {}
    for key, (raw, place) in given.items():
        name = titles.get(normalised(key))
        if name in values:
            faults.append(Fault(place, f'the key "{name}" is given twice', key, "once"))
        elif name is not None:
            value = read_value(CASE.column(name), raw, ".")
            if isinstance(value, Problem):
                what = f'"{name}": {value.what}'
                faults.append(Fault(place, what, as_text(raw), value.expected, value.hint))
            values[name] = value
        elif not is_extra(key):
            faults.append(
                Fault(place, "unknown key", key, "one of " + ", ".join(CASE.names), did_you_mean(key, titles))
            )
    for column in CASE.columns:
        if column.name not in values and not column.optional:
            faults.append(Fault(whole, f'the key "{column.name}" is missing', expected=expected_of(column)))
    if faults:
        return None, faults
    values["synthetic"] = values["synthetic"] == "yes"
    return CaseMeta(**{name: value for name, value in values.items() if value is not None}), []
