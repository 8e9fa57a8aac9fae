"""The workbook of a run: sheets to read, with a _ in front, and behind them the case, which can be run again."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.data.sheets.case_sheets import CaseSheets, add_case, fits
from verdeelsleutel.data.sheets.titles import DUTCH, MACHINE
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.model.runs.sealed_run import SealedRun
from verdeelsleutel.reports.books.lines import LeftOut
from verdeelsleutel.reports.books.look import lay_out
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.plan_book.frames import Frames
from verdeelsleutel.reports.plan_book.small_sheets import add_findings, add_guide, add_proof, add_sources
from verdeelsleutel.reports.plan_book.summary_sheet import add_summary
from verdeelsleutel.reports.plan_book.view_sheet import Placed, add_view, sheet_name
from verdeelsleutel.reports.plan_book.views import MOST_ROWS_LINKED, MOST_ROWS_SHOWN, PLAN, PROVIDERS, View, views_of
from verdeelsleutel.reports.sentences.tranches import titles_of_run

__all__ = ["plan_book"]

_AROUND = ("summary", "findings", "sources", "proof")


TO_ADD = ("decisions", "agreed_tariffs", "exceptions")
"""Tables that a planner may want to add to a case: empty sheets, off until they are used."""


def plan_book(run: SealedRun, lang: Language) -> bytes:
    """The workbook of a run; the same run and language give the same bytes.

    Args:
        run: an allocation, a reallocation or a settlement.
        lang: of words, titles and sheets.
    """
    case = run.inputs.case
    book = Book(case.meta.title, case.meta.year)
    tables = {name: frame for name, frame in case.tables.items() if fits(frame)}
    spare = [name for name in TO_ADD if name not in case.tables]
    how = CaseSheets(DUTCH if lang.code == "nl" else MACHINE, off=frozenset(spare))
    shown, left_out = _shown(run, lang)
    keys = [_AROUND[0], *(view.sheet for view in shown), *_AROUND[1:]]
    kept = [CASE, *(table for table in TABLES.values() if table.name in tables)]
    named = [(how.titles.sheet(table), how.titles.meaning(table)) for table in kept]
    left_out += [_too_long(name, len(frame), lang) for name, frame in case.tables.items() if name not in tables]
    add_guide(book, run, keys, named, left_out, lang)
    summary = book.sheet(sheet_name("summary", lang))
    lay_out(summary, 0)
    placed = _placed(book, run, shown, lang)
    add_summary(book, summary, run, placed, lang)
    add_findings(book, run, lang)
    add_sources(book, run, lang)
    add_proof(book, run, lang)
    add_case(book, case.meta, tables | {name: case.table(name) for name in spare}, how)
    return book.content()


def _shown(run: SealedRun, lang: Language) -> tuple[list[View], list[LeftOut]]:
    """The views of files that a spreadsheet can carry, and what is left out of a long run."""
    shown, left_out = [], []
    for view in views_of(run.inputs.receipt.get("command")):
        rows = (run.folder / view.file).read_bytes().count(b"\n") - 1
        if rows > MOST_ROWS_SHOWN:
            left_out.append(_too_long(view.file, rows, lang))
            continue
        shown.append(view)
        if view is PLAN and rows > MOST_ROWS_LINKED:
            left_out.append(LeftOut(sheet_name(PROVIDERS.sheet, lang), lang.word("book_left_out_sums")))
    return shown, left_out


def _too_long(name: str, rows: int, lang: Language) -> LeftOut:
    return LeftOut(name, lang.word("book_left_out_rows", count=rows))


def _placed(book: Book, run: SealedRun, views: Sequence[View], lang: Language) -> dict[str, Placed]:
    frames = Frames(run.inputs.case, lang, titles_of_run(run, lang))
    placed: dict[str, Placed] = {}
    for view in views:
        plan = placed.get("plan.csv")
        more = _sums_per_provider(plan) if view is PROVIDERS and plan is not None else {}
        placed[view.file] = add_view(book, view, frames.frame(view, run.table(view.file)), lang, more)
    return placed


def _sums_per_provider(plan: Placed) -> dict[str, str]:
    """What is agreed with a provider, added up from the plan."""
    if plan.frame.empty or len(plan.frame) > MOST_ROWS_LINKED:
        return {}
    tests = f"{plan.range('region')},{{region}},{plan.range('provider')},{{provider}}"
    return {"agreed_eur": f"ROUND(SUMIFS({plan.range('amount_eur')},{tests}),2)"}
