"""Building blocks that the tables of a case share: kinds of columns, and the keys of a cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from verdeelsleutel.data.tables.columns import Column, Table

__all__ = [
    "CELL",
    "CELL_KEY",
    "FUND",
    "PROVIDER",
    "REGION",
    "SERVICE",
    "ZERO",
    "choice",
    "date",
    "euros",
    "fact",
    "number",
    "optional",
    "signed",
    "text",
    "volumes",
    "whole",
    "yes_no",
]

ZERO = Decimal(0)

REGION = Column("region", "Regio", "id", "Zorgkantoor region.", references=("regions", "region"))
PROVIDER = Column(
    "provider", "AGB-code", "agb", "AGB code of the provider, 8 digits.", references=("providers", "provider")
)
SERVICE = Column(
    "service", "Prestatie", "id", "Prestatiecode of the service.", references=("services", "service")
)
FUND = Column("fund", "Geldstroom", "id", "Fund that the money belongs to.", references=("funds", "fund"))
CELL = (REGION, PROVIDER, SERVICE)
CELL_KEY = ("region", "provider", "service")


def optional(column: Column) -> Column:
    """The same column, but it may be left out or empty."""
    return replace(column, optional=True)


def number(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """A number of 0 or more, with as many decimals as written."""
    return Column(name, dutch, "number", description, optional=optional, minimum=ZERO)


def whole(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """A whole number of 0 or more."""
    return Column(name, dutch, "whole", description, optional=optional, minimum=ZERO)


def signed(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """A number that may be negative."""
    return Column(name, dutch, "number", description, optional=optional)


def euros(name: str, dutch: str, description: str, *, optional: bool = False, blank: bool = False) -> Column:
    """An amount of 0 or more in euros."""
    return Column(name, dutch, "euros", description, optional=optional, blank=blank, minimum=ZERO)


def text(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """Free text."""
    return Column(name, dutch, "text", description, optional=optional)


def date(name: str, dutch: str, description: str, *, optional: bool = False) -> Column:
    """A day, YYYY-MM-DD."""
    return Column(name, dutch, "date", description, optional=optional)


def choice(
    name: str,
    dutch: str,
    description: str,
    choices: tuple[str, ...],
    *,
    optional: bool = False,
    default: str = "",
) -> Column:
    """One of a few words."""
    return Column(name, dutch, "choice", description, optional=optional, choices=choices, default=default)


def yes_no(name: str, dutch: str, description: str, *, default: str = "") -> Column:
    """Yes or no, may be left empty."""
    return Column(name, dutch, "yes_no", description, optional=True, default=default)


def fact(name: str, dutch: str, description: str) -> Column:
    """A fact for packs: yes, no or a word of the office's own."""
    return Column(name, dutch, "fact", description, optional=True)


def volumes(name: str, dutch: str, description: str, *further: Column) -> Table:
    """A table with one row per cell: region × provider × service."""
    return Table(name, dutch, description, CELL_KEY, (*CELL, *further))
