"""What a column or a table of a case is: the vocabulary in which `tables.py` writes the contract."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

__all__ = ["Column", "Kind", "Table", "normalised"]

Kind = Literal[
    "id",  # a key or a reference; text, also when Excel made a number of it
    "agb",  # AGB code of a provider, 8 digits
    "ids",  # several ids separated by spaces, commas or semicolons; kept with one space between
    "text",
    "choice",
    "yes_no",
    "fact",  # yes, no or any text; what means yes or no becomes "yes" or "no"
    "number",
    "whole",
    "euros",  # at most two decimals
    "date",
    "month",  # YYYY-MM
    "postcode",  # four digits
]


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: machine name.
        dutch: Dutch title, which the reader takes as well.
        kind: how a value is read; see `Kind`.
        description: what it means to a planner, one sentence.
        optional: the column may be left out, and a value may be left empty.
        blank: the column has to be there, but a value may be left empty.
        choices: the only values of a "choice".
        references: table and column in which the value must occur.
        also: values that are right though they refer to nothing.
        minimum: least value of a number.
        above: a number must be larger than this.
        maximum: largest value of a number.
        default: what an empty value means.
        default_from: the column that an empty value takes its value from.
    """

    name: str
    dutch: str
    kind: Kind
    description: str
    optional: bool = False
    blank: bool = False
    choices: tuple[str, ...] = ()
    references: tuple[str, str] | None = None
    also: tuple[str, ...] = ()
    minimum: Decimal | None = None
    above: Decimal | None = None
    maximum: Decimal | None = None
    default: str = ""
    default_from: str = ""

    @property
    def may_be_empty(self) -> bool:
        """Whether a row may leave the value out."""
        return self.optional or self.blank

    @property
    def numeric(self) -> bool:
        """Whether the values are numbers in the frame."""
        return self.kind in ("number", "whole", "euros")

    @property
    def counts(self) -> bool:
        """Whether the values count units or clients, which run into thousands and seldom have decimals."""
        return self.kind in ("number", "whole") and ("unit" in self.name or "client" in self.name)


@dataclass(frozen=True)
class Table:
    """One table of a case.

    Attributes:
        name: machine name: name of the CSV file and of the sheet.
        dutch: Dutch title of the sheet.
        description: what a row is, one sentence.
        key: the columns that together occur once.
        columns: all columns, keys first.
        required: whether a case can't do without.
    """

    name: str
    dutch: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    required: bool = False

    def column(self, name: str) -> Column:
        """The column with this machine name.

        Raises:
            KeyError: the table has no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def names(self) -> tuple[str, ...]:
        """Machine names of all columns, in the order of the contract."""
        return tuple(column.name for column in self.columns)


def normalised(name: str) -> str:
    """A title without the differences that never mean anything.

    Case, spaces against underscores or hyphens, apostrophes and spaces at the ends. An underscore in front
    does mean something: such a file or sheet isn't read.

    Example:
        >>> normalised(" Regio's "), normalised("Offered units")
        ('regios', 'offered_units')
    """
    plain = name.replace("'", "").replace("’", "").replace("-", " ").replace("_", " ")
    mark = "_" if name.strip().startswith("_") else ""
    return mark + "_".join(plain.casefold().split())
