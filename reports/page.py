"""A page as data: what is said and in which order. How it looks is decided when it is rendered.

Values stay exact until then: amounts in cents, volumes and shares as fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verdeelsleutel.reports.shapes import Shape
from verdeelsleutel.reports.values import Euros, Number, Share, Value

__all__ = [
    "Block",
    "Chart",
    "Column",
    "Euros",
    "Facts",
    "Fold",
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
    """Where a page goes on about something else: a title and what it is about.

    Attributes:
        title: its words.
        about: sentences below it.
        level: 1 for a part of the page, 2 for a part of that, and so on; none is skipped.
    """

    title: str
    about: tuple[str, ...] = ()
    level: int = 1


@dataclass(frozen=True)
class Chart:
    """A picture of amounts; its table goes with it wherever it is shown.

    Attributes:
        title: what is shown.
        shape: what is compared with what.
        says: in a sentence or two what there is to see, for every reader and for who can't see it.
        note: how it was counted.
    """

    title: str
    shape: Shape
    says: str
    note: str = ""


@dataclass(frozen=True)
class Fold:
    """Blocks that a reader opens when wanted; on paper and in the terminal they are open."""

    title: str
    blocks: tuple[Table | Facts | Listing | Notice | Chart, ...]


Block = Table | Facts | Listing | Notice | Heading | Chart | Fold


@dataclass(frozen=True)
class Page:
    """A title, what it is about, and blocks in order."""

    title: str
    about: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
