"""The report of a year: what every run brought, and whether each follows on the one before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from verdeelsleutel.model.certify.year_chain import INITIAL, YearRow
from verdeelsleutel.reports import year_page
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Heading, Page, Table, Value
from verdeelsleutel.reports.run.reported_year import ReportedYear
from verdeelsleutel.reports.shapes import Bar, BarChart, Line, LineChart, Point
from verdeelsleutel.reports.summary import synthetic_notice

__all__ = ["in_short", "page", "run_name"]

BEGIN = 16
"""Letters of a hash that are shown."""


def page(year: ReportedYear, lang: Language) -> Page:
    """The whole report."""
    word, rows, meta = lang.word, year.rows, year.case.meta
    blocks: list[Block] = [
        *synthetic_notice(meta, lang),
        Heading(word("run_in_short"), (in_short(rows, lang),)),
        *_charts(rows, lang),
        year_page.runs(rows, lang),
        Heading(word("run_account"), (word("run_year_account_about"),)),
        *year_page.certificate(year.certificate, Path(), lang).blocks,
        _links(rows, lang),
    ]
    about = word("year_about", office=meta.office, pack=year.pack)
    return Page(word("year_title", year=str(meta.year), title=meta.title), (about,), tuple(blocks))


def in_short(rows: Sequence[YearRow], lang: Language) -> str:
    """The whole year in a sentence or two."""
    last, moved = rows[-1], sum((row.added or 0) for row in rows)
    return lang.word(
        "run_year_said", count=len(rows), first=lang.euros(rows[0].agreed, 0), last=lang.euros(last.agreed, 0),
        moved=lang.euros(moved, 0), free=lang.euros(last.free, 0), unfunded=lang.euros(last.unfunded, 0),
    )  # fmt: skip


def run_name(row: YearRow, lang: Language) -> str:
    """What a run goes by: its day."""
    return lang.word("year_initial") if row.run == INITIAL else lang.date(dt.date.fromisoformat(row.run))


def _charts(rows: Sequence[YearRow], lang: Language) -> list[Block]:
    """How the agreements went over the year, and what stayed free and unmet."""
    word = lang.word
    agreed = tuple(Bar(run_name(row, lang), Euros(row.agreed)) for row in rows)
    change = Fraction(rows[-1].agreed - rows[0].agreed, rows[0].agreed) if rows[0].agreed else Fraction(0)
    says = word("run_year_agreed_says", change=f"{'+' if change > 0 else ''}{lang.percent(change)}")
    shape = BarChart(word("run_amount"), agreed, word("run_agreed"), what=word("year_run"))
    charts: list[Block] = [Chart(word("run_year_agreed"), shape, says)]
    if len(rows) > 1:
        lines = tuple(
            Line(word(f"run_year_{name}"), tuple(Point(run_name(row, lang), Euros(getattr(row, name))) for row in rows))
            for name in ("reserved", "free", "unfunded")
        )
        says = word("run_year_left_says")
        charts.append(Chart(word("run_year_left"), LineChart(word("year_run"), word("run_amount"), lines), says))
    return charts


def _links(rows: Sequence[YearRow], lang: Language) -> Table:
    found: list[tuple[Value, ...]] = [
        (run_name(row, lang), row.run, _begin(row.from_receipt) or None, _begin(row.receipt)) for row in rows
    ]
    titles = ("year_run", "run_folder_of", "run_told_from", "run_receipt")
    columns = tuple(Column(lang.word(t), text=True) for t in titles)
    return Table(lang.word("run_year_links"), columns, tuple(found), note=lang.word("run_year_links_note"))


def _begin(sha256: str) -> str:
    """Enough of a hash to see that two are the same."""
    return f"{sha256[:BEGIN]}…" if sha256 else ""
