"""An office's own names for tables and columns, from the YAML file of `--map`.

    tables:
      Aanbod 2024: offers                # name of their file or sheet: machine name
    columns:
      offers:                            # machine name of the table
        Aantal: offered_units            # their header: machine name, or x_… to keep it as a fact for packs

Names of tables and columns are taken without case; machine names and Dutch titles keep working beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from verdeelsleutel.data.faults import Fault, did_you_mean
from verdeelsleutel.data.pack.yaml import Entry, MapNode, ScalarNode
from verdeelsleutel.data.reading.headers import is_extra
from verdeelsleutel.data.reading.plain_yaml import read_mapping
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.columns import normalised

__all__ = ["Renames", "read_renames"]


@dataclass(frozen=True)
class Renames:
    """An office's own names.

    Attributes:
        tables: machine name by their normalised name.
        columns: per table, machine name by their header.
    """

    tables: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_renames(text: str, source: str) -> tuple[Renames, list[Fault]]:
    """Read a file of names.

    Args:
        text: its content.
        source: the file as the user knows it.

    Returns:
        The names and every fault: unknown keys, tables and columns, two names for one thing.
    """
    root, faults = read_mapping(text, source, "tables: or columns:")
    if root is None:
        return Renames(), faults
    for key, entry in root.entries.items():
        if key not in ("tables", "columns"):
            hint = did_you_mean(key, ("tables", "columns"))
            faults.append(Fault(entry.place, "unknown key", key, "tables or columns", hint))
    tables = {}
    for theirs, entry in _mapping(root, "tables", faults):
        machine = _word(entry, (*TABLES, CASE.name), "table", faults)
        if machine:
            tables[normalised(theirs)] = machine
    columns = {}
    for name, entry in _mapping(root, "columns", faults):
        if name in TABLES:
            columns[name] = _columns(name, entry, faults)
        else:
            faults.append(
                Fault(
                    entry.place, "unknown table", name, "a table of the contract", did_you_mean(name, TABLES)
                )
            )
    return Renames(tables, columns), faults


def _columns(table: str, entry: Entry, faults: list[Fault]) -> dict[str, str]:
    """Their headers of one table."""
    if not isinstance(entry.value, MapNode):
        faults.append(Fault(entry.place, f'"{table}" is no list of names', expected="their header: column"))
        return {}
    found = {}
    for theirs, column in entry.value.entries.items():
        machine = _word(column, TABLES[table].names, "column", faults)
        if machine:
            found[theirs] = machine
    return found


def _mapping(root: MapNode, key: str, faults: list[Fault]) -> Iterator[tuple[str, Entry]]:
    entry = root.entries.get(key)
    if entry is None:
        return
    if isinstance(entry.value, MapNode):
        yield from entry.value.entries.items()
    else:
        faults.append(Fault(entry.place, f'"{key}" is no list of names', expected="their name: our name"))


def _word(entry: Entry, known: tuple[str, ...], noun: str, faults: list[Fault]) -> str:
    """The machine name that an entry gives; empty, with a fault, when it is none."""
    text = entry.value.text.strip() if isinstance(entry.value, ScalarNode) else ""
    if text in known or (noun == "column" and is_extra(text)):
        return text
    expected = f"a {noun} of the contract" + (" or x_…" if noun == "column" else "")
    faults.append(Fault(entry.place, f"unknown {noun}", text, expected, did_you_mean(text, known)))
    return ""
