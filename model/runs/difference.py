"""Where a result first differs from what it should be: the line, and in a table the column."""

from __future__ import annotations

import csv
from dataclasses import dataclass

__all__ = ["Difference", "first_difference"]


@dataclass(frozen=True)
class Difference:
    """The first place where two texts differ.

    Attributes:
        file: its name.
        line: counted from 1; the header of a table is line 1.
        column: of a table, where both lines have as many values as the header; else empty.
        found: the value, or the line, as it stands in the folder; None where the text ends before it.
        expected: as it should be; None where the text should have ended.
    """

    file: str
    line: int
    column: str
    found: str | None
    expected: str | None

    def __str__(self) -> str:
        column = f", {self.column}" if self.column else ""
        if self.expected is None:
            return f"{self.file}, line {self.line}: {self.found!r}, and should have ended before it"
        found = "the file has ended" if self.found is None else self.found if self.column else repr(self.found)
        return f"{self.file}, line {self.line}{column}: {found}, should be {self._expected}"

    @property
    def _expected(self) -> str:
        return f"{self.expected}" if self.column else repr(self.expected)


def first_difference(file: str, stored: str, made: str) -> Difference:
    """The first place where what is stored isn't what was made; the two are not the same."""
    left, right = stored.split("\n"), made.split("\n")
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    found, expected = (lines[at] if at < len(lines) else None for lines in (left, right))
    if file.endswith(".csv") and at and found is not None and expected is not None and left[0] == right[0]:
        for name, old, new in _values(left[0], found, expected):
            if old != new:
                return Difference(file, at + 1, name, old, new)
    return Difference(file, at + 1, "", found, expected)


def _values(header: str, found: str, expected: str) -> list[tuple[str, str, str]]:
    """Per column both values; nothing where the lines aren't rows of that header."""
    try:
        names, old, new = (next(csv.reader([line], strict=True), []) for line in (header, found, expected))
        return list(zip(names, old, new, strict=True))
    except (csv.Error, ValueError):
        return []
