"""The columns that a pack may name: those of a cell's offer, service, provider and region.

A bare name does where only one of the four tables has it or where they share it as their key; else, and
always if one likes, it is qualified: ``provider.name``. Columns that an office added start with ``x_``.
"""

from __future__ import annotations

from functools import lru_cache

from verdeelsleutel.data.conditions import Problem
from verdeelsleutel.data.faults import did_you_mean
from verdeelsleutel.data.tables import KAVELS, TABLES

__all__ = ["KAVELS", "choices_of", "column_problem", "known_columns"]


_QUALIFIERS = {
    "offer": "offers",
    "offers": "offers",
    "service": "services",
    "services": "services",
    "provider": "providers",
    "providers": "providers",
    "region": "regions",
    "regions": "regions",
}
_KEYS = {"region", "provider", "service"}


@lru_cache(maxsize=1)
def known_columns() -> dict[str, tuple[str, ...]]:
    """Column → the tables of a cell that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for table in ("offers", "services", "providers", "regions"):
        for column in TABLES[table].columns:
            found[column.name] = (*found.get(column.name, ()), table)
    return found


def column_problem(name: str, path: tuple[str, ...]) -> Problem | None:
    """What is wrong with the name of a column in a pack; None when it is fine.

    Args:
        name: the name as written, bare or qualified.
        path: keys that lead to it, for the place.
    """
    qualifier, dot, column = name.rpartition(".")
    if dot and qualifier not in _QUALIFIERS:
        hint = did_you_mean(qualifier, ["offer", "service", "provider", "region"])
        return Problem(
            path, f"no cell has a {qualifier}", name, "offer., service., provider. or region.", hint
        )
    if column.startswith("x_") and len(column) > 2:
        return None
    tables = known_columns().get(column, ())
    if dot:
        return None if _QUALIFIERS[qualifier] in tables else _unknown(name, column, path)
    if not tables:
        return _unknown(name, column, path)
    if len(tables) > 1 and column not in _KEYS:
        qualified = [f"{table.removesuffix('s')}.{column}" for table in tables]
        return Problem(path, f"{name} could be several columns", name, " or ".join(qualified))
    return None


def _unknown(name: str, column: str, path: tuple[str, ...]) -> Problem:
    expected = "a column of offers, services, providers or regions, or one that starts with x_"
    return Problem(path, f"no such column: {name}", name, expected, did_you_mean(column, known_columns()))


def choices_of(name: str) -> tuple[str, ...]:
    """The values that a column can have, where there are only a few words for it; else nothing."""
    column = name.rpartition(".")[2]
    if column == "kavel":
        return KAVELS
    for table in known_columns().get(column, ()):
        for found in TABLES[table].columns:
            if found.name == column:
                return found.choices
    return ()
