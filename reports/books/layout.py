"""How a sheet of a workbook is laid out, whatever stands on it: its columns, formulas and totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from verdeelsleutel.reports.books.columns import BookColumn

__all__ = ["MOST_ROWS_SHOWN", "Layout"]

MOST_ROWS_SHOWN = 300_000
"""More rows aren't shown: spreadsheets get slow, and nobody scrolls through them."""


@dataclass(frozen=True)
class Layout:
    """The layout of a sheet.

    Attributes:
        key: of its words, and the name of its table.
        columns: by key, in their order.
        formulas: key → formula on other columns of its row, with their keys in braces.
        totals: keys of columns that are added up above the table.
        frozen: columns that stay in sight.
        widths: of columns, where they aren't as wide as others of their kind.
    """

    key: str
    columns: Mapping[str, BookColumn]
    formulas: Mapping[str, str] = field(default_factory=dict)
    totals: tuple[str, ...] = ()
    frozen: int = 0
    widths: Mapping[str, float] = field(default_factory=dict)
