"""The workbook of a year: a summary, every run, funds, kavels and providers, and the proof of the chain."""

from __future__ import annotations

from pathlib import Path

from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.reports import year_page
from verdeelsleutel.reports.books.layout import MOST_ROWS_SHOWN
from verdeelsleutel.reports.books.lines import LeftOut, begun
from verdeelsleutel.reports.books.look import lay_out
from verdeelsleutel.reports.books.table_sheet import TableSheet, add_table_sheet
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Listing, Notice
from verdeelsleutel.reports.run.reported_year import ReportedYear
from verdeelsleutel.reports.run.year import run_name
from verdeelsleutel.reports.year_book.sheets import Filled, sheets_of
from verdeelsleutel.reports.year_book.summary_sheet import add_summary

__all__ = ["year_book"]


def year_book(year: ReportedYear, lang: Language) -> bytes:
    """The workbook of a year; the same year and language give the same bytes.

    Args:
        year: runs that hold.
        lang: of words, titles and sheets.
    """
    book = Book(year.case.meta.title, year.case.meta.year)
    summary = book.sheet(lang.word("ybook_sheet_summary"))
    lay_out(summary, 0)
    placed: dict[str, TableSheet] = {}
    left_out: list[LeftOut] = []
    for filled in sheets_of(year, lang):
        made = _sheet(filled, lang)
        if len(made.frame) > MOST_ROWS_SHOWN:
            left_out.append(LeftOut(made.name, lang.word("ybook_left_out_rows", count=len(made.frame))))
            continue
        add_table_sheet(book, made, lang)
        placed[filled.layout.key] = made
    proof = _add_proof(book, year, lang)
    add_summary(book, summary, year, placed, left_out, proof, lang)
    return book.content()


def _sheet(filled: Filled, lang: Language) -> TableSheet:
    layout, word = filled.layout, lang.word
    return TableSheet(
        name=word(f"ybook_sheet_{layout.key}"),
        table=f"year_{layout.key}",
        title=word(f"ybook_title_{layout.key}"),
        about=word(f"ybook_about_{layout.key}"),
        columns=layout.columns,
        frame=filled.frame,
        formulas=layout.formulas,
        totals=layout.totals,
        frozen=layout.frozen,
        widths=layout.widths,
    )


def _add_proof(book: Book, year: ReportedYear, lang: Language) -> str:
    """Add what holds of every run and of the chain; tells the name of the sheet."""
    name = lang.word("ybook_sheet_proof")
    lines = begun(book, name, lang.word("ybook_title_proof"), (22, 14, 68, 68))
    for block in year_page.certificate(year.certificate, Path(), lang).blocks:
        if isinstance(block, Notice):
            lines.text(block.text, bold=True)
        elif isinstance(block, Listing):
            for item in block.items:
                lines.text(f"{block.mark} {item}")
    lines.wrapped(lang.word("ybook_proof_note"), 3)
    lines.heading(lang.word("run_year_links"))
    lines.head([lang.word(key) for key in ("year_run", "run_folder_of", "run_told_from", "run_receipt")])
    for row in year.rows:
        lines.line([run_name(row, lang), row.run, row.from_receipt, row.receipt])
    lines.text(lang.word("run_year_links_note"), italic=True)
    return name
