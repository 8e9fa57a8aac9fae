"""A column of a sheet as a planner reads it: title, what it means, and how its numbers look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verdeelsleutel.reports.dutch import Language

__all__ = ["BookColumn", "Kind", "book_column"]

Kind = Literal["text", "units", "euros", "number", "share"]


@dataclass(frozen=True)
class BookColumn:
    """One column.

    Attributes:
        kind: text, or how its numbers look.
        titles: in Dutch and in English.
        notes: likewise.
    """

    kind: Kind
    titles: tuple[str, str]
    notes: tuple[str, str]

    def title(self, lang: Language) -> str:
        """Its title."""
        return self.titles[lang.at]

    def note(self, lang: Language) -> str:
        """What it means."""
        return self.notes[lang.at]


def book_column(kind: Kind, dutch: str, english: str, note: str, in_english: str) -> BookColumn:
    """A column by its titles and notes."""
    return BookColumn(kind, (dutch, english), (note, in_english))
