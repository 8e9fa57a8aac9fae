"""The report of a year: what every run brought, and whether each follows on the one before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from verdeelsleutel.data.exact import in_cents
from verdeelsleutel.model.certify.year_chain import YearRow
from verdeelsleutel.model.runs.run_folder import INITIAL
from verdeelsleutel.reports import year_page
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Heading, Number, Page, Table, Value
from verdeelsleutel.reports.run.reported_year import ReportedYear
from verdeelsleutel.reports.run_tables import added_up
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
        *year_page.nobody_asked(rows, lang),
        *_charts(rows, lang),
        year_page.runs(rows, lang),
        *_ends(year, lang),
        Heading(word("run_account"), (word("run_year_account_about"),)),
        *year_page.certificate(year.certificate, Path(), lang).blocks,
        _links(rows, lang),
    ]
    about = word("year_about", office=meta.office, pack=year.pack)
    return Page(word("year_title", year=str(meta.year), title=meta.title), (about,), tuple(blocks))


def in_short(rows: Sequence[YearRow], lang: Language) -> str:
    """The whole year in a sentence or two."""
    last = rows[-1]
    added, released = (sum(getattr(row, name) or 0 for row in rows) for name in ("added", "released"))
    return lang.word(
        "run_year_said", count=len(rows), first=lang.euros(rows[0].agreed, 0), last=lang.euros(last.agreed, 0),
        added=lang.euros(added, 0), released=lang.euros(released, 0), free=lang.euros(last.free, 0),
        unfunded=lang.euros(last.unfunded, 0),
    )  # fmt: skip


def run_name(row: YearRow, lang: Language, *, short: bool = False) -> str:
    """What a run goes by: its day, without the year where it is short."""
    if row.run == INITIAL:
        return lang.word("year_initial")
    return lang.date(dt.date.fromisoformat(row.run), "d MMM" if short else "d MMMM y")


def _charts(rows: Sequence[YearRow], lang: Language) -> list[Block]:
    """How the agreements went over the year, and what stayed free and unmet."""
    word = lang.word
    agreed = tuple(Bar(run_name(row, lang), Euros(row.agreed)) for row in rows)
    change = Fraction(rows[-1].agreed - rows[0].agreed, rows[0].agreed) if rows[0].agreed else Fraction(0)
    says = word("run_year_agreed_says", change=f"{'+' if change > 0 else ''}{lang.percent(change)}")
    shape = BarChart(word("run_amount"), agreed, word("run_agreed"), what=word("year_run"))
    charts: list[Block] = [Chart(word("run_year_agreed"), shape, says)]
    if len(rows) > 1:
        days = [run_name(row, lang, short=True) for row in rows]
        lines = tuple(
            Line(
                word(f"run_year_{name}"),
                tuple(Point(day, Euros(getattr(row, name))) for day, row in zip(days, rows, strict=True)),
            )
            for name in ("reserved", "free", "unfunded")
        )
        says = word("run_year_left_says")
        charts.append(Chart(word("run_year_left"), LineChart(word("year_run"), word("run_amount"), lines), says))
    return charts


def _ends(year: ReportedYear, lang: Language) -> Iterator[Block]:
    """What the year made of every kavel and provider, from its first run to its last."""
    if len(year.runs) < 2:
        return
    ends = [f"{run_name(year.rows[at], lang)} €" for at in (0, -1)]
    money = tuple(map(Column, (*ends, lang.word("compare_change_eur"))))
    kavels = [year.kavels(year.runs[at]) for at in (0, -1)]
    rows: list[tuple[Value, ...]] = []
    grown = Fraction(0)
    for kavel in sorted({*kavels[0], *kavels[1]}):
        then, now = (side.get(kavel, {}) for side in kavels)
        cents = [in_cents(side.get("agreed_eur", "0")) for side in (then, now)]
        years = [Fraction(side.get("agreed_client_years", "0")) for side in (then, now)]
        grown += years[1] - years[0]
        rows.append((lang.word(kavel), *_moved(*cents), Number(years[1] - years[0], 1) if any(years) else None))
    columns = (Column(lang.word("kavel"), text=True), *money, Column(lang.word("compare_years_change")))
    total = (lang.word("total"), *added_up([row[:-1] for row in rows]), Number(grown, 1))
    yield Table(lang.word("run_year_kavels"), columns, tuple(rows), total)
    yield _providers(year, money, lang)


def _providers(year: ReportedYear, money: tuple[Column, ...], lang: Language) -> Table:
    names, agreed = year.names, year.agreed()
    regions = len({region for region, _ in agreed}) > 1
    found = sorted(((cents[0] or 0, cents[-1] or 0, key) for key, cents in agreed.items()), key=_most_lost)
    rows: list[tuple[Value, ...]] = [
        (names.get(provider, provider) + (f" · {region}" if regions else ""), *_moved(then, now))
        for then, now, (region, provider) in found
    ]
    columns = (Column(lang.word("provider"), text=True), *money)
    title, note = lang.word("run_year_providers"), lang.word("run_year_providers_note")
    return Table(title, columns, tuple(rows), (lang.word("total"), *added_up(rows)), note)


def _most_lost(one: tuple[int, int, tuple[str, str]]) -> tuple[int, tuple[str, str]]:
    then, now, key = one
    return now - then, key


def _moved(then: int, now: int) -> tuple[Value, ...]:
    return tuple(Euros(cents, sign=False) for cents in (then, now, now - then))


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
