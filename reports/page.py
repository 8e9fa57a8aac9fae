"""A page as data: what is said and in which order. How it looks is decided when it is rendered.

Values stay exact until then: amounts in cents, volumes and shares as fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

__all__ = [
    "Block",
    "Column",
    "Euros",
    "Facts",
    "Heading",
    "Listing",
    "Notice",
    "Number",
    "Page",
    "Share",
    "Table",
    "Tone",
    "Value",
]

Tone = Literal["plain", "synthetic", "good", "bad", "odd", "quiet"]


@dataclass(frozen=True)
class Euros:
    """An amount in cents; `sign` is left out in columns whose title says €."""

    cents: int
    sign: bool = True


@dataclass(frozen=True)
class Number:
    """A number, shown with so many decimals."""

    value: Fraction | int
    places: int = 0


@dataclass(frozen=True)
class Share:
    """A part of 1, shown as a percentage."""

    value: Fraction
    places: int = 1


Value = str | Euros | Number | Share | None
"""None is shown as a dash: there is nothing to say."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        title: its heading.
        rank: the higher, the sooner it is left out where there is no room; 0 always stays.
        text: words, set left; numbers are set right.
    """

    title: str
    rank: int = 0
    text: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under headings; `total` is set apart below them."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: tuple[Value, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """Labels with their values."""

    title: str
    facts: tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class Listing:
    """Sentences under a heading, each with a mark in front: ✓, ✗, •, or a command to type."""

    title: str
    items: tuple[str, ...]
    mark: str = "•"
    tone: Tone = "plain"


@dataclass(frozen=True)
class Notice:
    """One thing that has to be seen."""

    text: str
    tone: Tone


@dataclass(frozen=True)
class Heading:
    """Where a page goes on about something else: a title and what it is about."""

    title: str
    about: tuple[str, ...] = ()


Block = Table | Facts | Listing | Notice | Heading


@dataclass(frozen=True)
class Page:
    """A title, what it is about, and blocks in order."""

    title: str
    about: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
