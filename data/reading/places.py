"""Where the rows of a frame stand in the user's file, and long lists of the same fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from verdeelsleutel.data.faults import Fault, Place
from verdeelsleutel.data.reading.raw import Codes, place_in

__all__ = ["LISTED", "Origin", "listed"]

LISTED = 20
"""So many of the same fault are listed one by one; the rest are counted."""


@dataclass(frozen=True)
class Origin:
    """Where the rows of a frame stand in the user's file.

    Attributes:
        source: the file as the user knows it.
        sheet: sheet of a workbook; None for a CSV file.
        rows: shape (rows of the frame,), row or line in the file.
        titles: title as written and position in the file, by machine name.
    """

    source: str
    sheet: str | None
    rows: Codes
    titles: Mapping[str, tuple[str, int]]

    @property
    def name(self) -> str:
        """The file or sheet in one word."""
        return self.sheet or self.source

    def place(self, position: int | None = None, column: str | None = None) -> Place:
        """Where a row of the frame, a column, a cell or the whole table stands."""
        title, index = self.titles.get(column, (column, None)) if column else (None, None)
        row = int(self.rows[position]) if position is not None else None
        return place_in(self.source, self.sheet, row, title, index)


def listed(faults: Iterable[Fault], count: int, whole: Place) -> list[Fault]:
    """The first of the same faults one by one, and how many more there are.

    Args:
        faults: made as they are needed.
        count: how many there are.
        whole: the column or table they are all in.
    """
    first = list(islice(faults, LISTED))
    if count > len(first):
        more = count - len(first)
        first.append(Fault(whole, f"{more} more rows with the same fault: {first[0].what}", more=more))
    return first
