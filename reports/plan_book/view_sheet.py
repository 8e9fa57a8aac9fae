"""One result file on one sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.reports.books.table_sheet import TableSheet, add_table_sheet
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.plan_book.result_columns import result_column
from verdeelsleutel.reports.plan_book.views import View

__all__ = ["Placed", "add_view", "sheet_name"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Placed(TableSheet):
    """A view on its sheet, for formulas elsewhere."""

    view: View


def sheet_name(key: str, lang: Language) -> str:
    """The name of a sheet to read; a _ in front says that it is no table of the case."""
    return f"_{lang.word(f'book_sheet_{key}')}"


def add_view(
    book: Book, view: View, frame: pd.DataFrame, lang: Language, more: Mapping[str, str] | None = None
) -> Placed:
    """Add a sheet.

    Args:
        book: where.
        view: what it shows.
        frame: its rows, as `Frames` makes them.
        lang: of its words.
        more: further formulas by column.
    """
    placed = Placed(
        view=view,
        name=sheet_name(view.sheet, lang),
        table=f"view_{view.sheet}",
        title=lang.word(f"book_title_{view.sheet}"),
        about=f"{lang.word(f'book_about_{view.sheet}')} ({view.file})",
        columns={column: result_column(view.file, column) for column in view.columns},
        frame=frame,
        formulas={**view.formulas, **(more or {})},
        totals=view.totals,
        frozen=view.frozen,
    )
    add_table_sheet(book, placed, lang)
    return placed
