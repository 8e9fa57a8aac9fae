"""The workbook of a comparison: a summary, what differs in what went in, and what differs in what came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.model.compare.comparison import Comparison
from verdeelsleutel.reports.books.layout import MOST_ROWS_SHOWN, Layout
from verdeelsleutel.reports.books.lines import LeftOut
from verdeelsleutel.reports.books.look import lay_out
from verdeelsleutel.reports.books.table_sheet import TableSheet, add_table_sheet
from verdeelsleutel.reports.compare.words import Pair, pairs_of
from verdeelsleutel.reports.compare_book import input_sheets as put_in
from verdeelsleutel.reports.compare_book import outcome_sheets as came_out
from verdeelsleutel.reports.compare_book.columns import columns
from verdeelsleutel.reports.compare_book.line_sheet import LINES, lines
from verdeelsleutel.reports.compare_book.summary_sheet import add_summary
from verdeelsleutel.reports.dutch import Language

__all__ = ["SHEETS", "compare_book"]

RUN = "run"

SHEETS: Sequence[tuple[Layout, Callable[[Pair], put_in.Rows]]] = (
    (put_in.ASKED, put_in.asked),
    (put_in.TABLES_CHANGED, put_in.tables),
    (put_in.SUMS, put_in.sums),
    (put_in.ROWS, put_in.changed_rows),
    (came_out.FUNDS, came_out.funds),
    (came_out.KAVELS, came_out.kavels),
    (came_out.CAUSES, came_out.causes),
    (came_out.PROVIDERS, came_out.providers),
    (came_out.PROVIDER_CAUSES, came_out.provider_causes),
    (came_out.TRANCHES, came_out.tranches),
    (came_out.TARIFFS, came_out.tariffs),
    (came_out.RULES, came_out.rules),
    (LINES, lines),
)
"""Every sheet behind the summary, with what fills it; one without rows is left out."""


def compare_book(comparison: Comparison, lang: Language) -> bytes:
    """The workbook; the same runs in folders of the same names and the same language give the same bytes.

    Args:
        comparison: two runs or more.
        lang: of words, titles and sheets.
    """
    pairs = _by_name(pairs_of(comparison, lang))
    book = Book(comparison.base.case.meta.title, comparison.base.case.meta.year)
    summary = book.sheet(lang.word("cbook_sheet_summary"))
    lay_out(summary, 0)
    placed: dict[str, TableSheet] = {}
    left_out: list[LeftOut] = []
    for layout, rows_of in SHEETS:
        made = _sheet(layout, rows_of, pairs, lang)
        if len(made.frame) > MOST_ROWS_SHOWN:
            left_out.append(LeftOut(made.name, lang.word("cbook_left_out_rows", count=len(made.frame))))
        elif len(made.frame):
            add_table_sheet(book, made, lang)
            placed[layout.key] = made
    add_summary(book, summary, pairs, placed, left_out)
    return book.content()


def _by_name(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs that go by different names, also where a run was given twice."""
    found: list[Pair] = []
    for at, pair in enumerate(pairs, 2):
        taken = {one.now for one in found}
        found.append(replace(pair, now=f"{pair.now} ({at})") if pair.now in taken else pair)
    return found


def _sheet(
    layout: Layout, rows_of: Callable[[Pair], put_in.Rows], pairs: Sequence[Pair], lang: Language
) -> TableSheet:
    """One sheet over all pairs; of several runs each row says which one it is about."""
    several = len(pairs) > 1
    keys = [RUN, *layout.columns] if several else [*layout.columns]
    rows = [(pair.now, *row) if several else row for pair in pairs for row in rows_of(pair)]
    sides = {"then": pairs[0].then, "now": pairs[0].now}
    told = lang.word("cbook_sides_several", **sides) if several else lang.word("cbook_sides", **sides)
    return TableSheet(
        name=lang.word(f"cbook_sheet_{layout.key}"),
        table=f"compare_{layout.key}",
        title=lang.word(f"cbook_title_{layout.key}"),
        about=f"{lang.word(f'cbook_about_{layout.key}')} {told}",
        columns={**(columns(RUN) if several else {}), **layout.columns},
        frame=pd.DataFrame(rows, columns=keys, dtype=object),
        formulas=layout.formulas,
        totals=layout.totals,
        frozen=layout.frozen + several,
        widths={RUN: 20, **layout.widths},
    )
