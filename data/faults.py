"""What can be wrong or odd in a user's files, and where.

A **fault** stops a run and says what is wrong, where, what was found, what was expected and what to do. A
**finding** is odd but possible and never stops anything. Faults are collected and raised together, so that a
planner mends a file once instead of once per mistake.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "CaseFaults",
    "Fault",
    "Faults",
    "Finding",
    "PackFaults",
    "Place",
    "TemplateFaults",
    "did_you_mean",
    "did_you_mean_code",
    "nearest",
]

_LONGEST_FOUND = 60  # characters of a found value that a message repeats


@dataclass(frozen=True)
class Place:
    """Where something stands, in the words of the file that the user has open.

    Attributes:
        source: table or file as the user knows it: "offers", "offers.csv", "case.xlsx".
        row: line of the CSV file (its header is line 1) or row of the sheet.
        column: column as the user wrote it.
        cell: address in a workbook, "offers!C7".
        line: line of a YAML file, from 1.
    """

    source: str
    row: int | None = None
    column: str | None = None
    cell: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        """The place in one short phrase: ``offers.csv, row 7, column units``."""
        parts = [self.source]
        if self.cell is not None:
            parts.append(self.cell)
        elif self.row is not None:
            parts.append(f"row {self.row}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Fault:
    """One thing that must be mended before a run.

    Attributes:
        place: where it stands.
        what: what is wrong, as a short sentence without a full stop.
        found: the value or name as found; empty when nothing was there to quote.
        expected: what would have been right.
        hint: what to do, often a "did you mean".
        more: how many rows with the same fault it stands for, where it counts what isn't listed; else 0.
    """

    place: Place
    what: str
    found: str = ""
    expected: str = ""
    hint: str = ""
    more: int = 0

    def __str__(self) -> str:
        """The fault on one line, parts that are empty left out."""
        text = f"{self.place}: {self.what}"
        if self.found:
            text += f"; found {_shortened(self.found)}"
        if self.expected:
            text += f"; expected {self.expected}"
        if self.hint:
            text += f"; {self.hint}"
        return text


@dataclass(frozen=True)
class Finding:
    """Something a planner should know that stops nothing.

    Attributes:
        code: stable name in kebab-case, for filters and tests.
        what: what was noticed, as a sentence.
        table: table it is about, empty when it is about the whole case.
        count: how many rows or things; 0 when counting has no meaning.
        examples: the first few of them, as text.
    """

    code: str
    what: str
    table: str = ""
    count: int = 0
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The finding on one line with its examples."""
        where = f"{self.table}: " if self.table else ""
        examples = f" (for instance {', '.join(self.examples)})" if self.examples else ""
        return f"{where}{self.what}{examples}"


class Faults(Exception):
    """All faults of one piece of input at once.

    Attributes:
        faults: every fault, in the order of the files.
        exit_code: what the command line ends with.
        whose: what to mend, as a message says it.
    """

    exit_code = 3
    whose = "the case"

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults; the message lists them all, one a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[Faults], tuple[tuple[Fault, ...]]]:
        """How it travels between processes: by its faults, not by its message."""
        return type(self), (self.faults,)


class CaseFaults(Faults):
    """Faults in the tables of a case."""

    exit_code = 3


class PackFaults(Faults):
    """Faults in a policy pack."""

    exit_code = 4
    whose = "the pack"


class StudyFaults(Faults):
    """Faults in a study file: the question is written wrong, not what it is asked of."""

    exit_code = 2
    whose = "the study"


class TemplateFaults(Faults):
    """Faults in a template of one's own: a letter is asked for in a way that can't be, nothing it tells is wrong."""

    exit_code = 2
    whose = "the template"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to ``word``.

    Args:
        word: what the user wrote.
        known: what would have been understood.

    Returns:
        ``did you mean "offers"?``, or an empty text when nothing comes close.

    Example:
        >>> did_you_mean("ofers", ["offers", "history"])
        'did you mean "offers"?'
    """
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to ``word``; empty when nothing comes close."""
    by_lower: dict[str, str] = {}
    for name in known:
        by_lower.setdefault(name.casefold(), name)
    found = difflib.get_close_matches(word.strip().casefold(), by_lower, n=1, cutoff=0.7)
    return by_lower[found[0]] if found else ""


def did_you_mean_code(code: str, known: Iterable[str]) -> str:
    """A hint that names the one known number that is a swap of neighbours, or else one digit, away from ``code``.

    Numbers look much alike, so a nearest one says nothing: where none or several are that close, there is no hint.

    Example:
        >>> did_you_mean_code("41900130", ["41900103", "41900144"])
        'did you mean "41900103"?'
        >>> did_you_mean_code("41900199", ["41900109", "41900119"])
        ''
    """
    swaps, slips = [], []
    for other in known:
        differ = [at for at, (one, two) in enumerate(zip(code, other, strict=False)) if one != two]
        if len(code) != len(other) or not 1 <= len(differ) <= 2:
            continue
        first, last = differ[0], differ[-1]
        if len(differ) == 1:
            slips.append(other)
        elif last == first + 1 and (code[first], code[last]) == (other[last], other[first]):
            swaps.append(other)
    near = swaps or slips
    return f'did you mean "{near[0]}"?' if len(near) == 1 else ""


def _shortened(text: str) -> str:
    """``text`` in quotes, cut where a message would become unreadable."""
    short = text if len(text) <= _LONGEST_FOUND else text[: _LONGEST_FOUND - 1] + "…"
    return f'"{short}"'
