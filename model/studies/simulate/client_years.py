"""Volumes of a case per line, in units and in client-years, as fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.model.context import BASIS_TABLES
from verdeelsleutel.model.lines import Lines

__all__ = ["client_years", "per_client_year", "volume"]


def volume(lines: Lines, basis: str) -> list[Fraction]:
    """Units of a basis per line."""
    found: Exact = lines.volumes(*BASIS_TABLES[basis])
    return [found.fraction(line) for line in range(len(lines))]


def per_client_year(lines: Lines) -> list[Fraction | None]:
    """Per line the units of one client in a whole year; None where the service counts no clients."""
    table = lines.case.table("services")
    known = dict(zip(table["service"].tolist(), table["units_per_client_year"].tolist(), strict=True))
    units = [None if known[s] is None else Fraction(known[s]) for s in lines.services]
    return [units[s] for s in lines.service.tolist()]


def client_years(units: Sequence[Fraction], per_year: Sequence[Fraction | None]) -> list[Fraction]:
    """Client-years of units; 0 where the service counts none."""
    return [Fraction(0) if u is None else value / u for value, u in zip(units, per_year, strict=True)]
