"""Sheets of a year: every run, and per run its funds, kavels and providers; and providers with a column per run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from verdeelsleutel.data.exact import euros
from verdeelsleutel.model.certify.year_chain import YearRow
from verdeelsleutel.model.runs.settled_run import ALLOCATE
from verdeelsleutel.reports.books.columns import BookColumn, book_column
from verdeelsleutel.reports.books.layout import Layout
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.plan_book.frames import Frames
from verdeelsleutel.reports.plan_book.result_columns import COLUMNS, result_column
from verdeelsleutel.reports.plan_book.views import PROVIDERS, View, views_of
from verdeelsleutel.reports.run.reported_year import ReportedYear
from verdeelsleutel.reports.run.year import run_name

__all__ = ["CHANGE", "Filled", "sheets_of"]

RUN = "run"
CHANGE = "change"
_FUNDS = next(view for view in views_of(ALLOCATE) if view.file == "funds.csv")
_MOVES = ("agreed_before", "added", "released", "price_effect")
_OWN: Mapping[str, BookColumn] = {
    RUN: book_column("text", "Berekening", "Run", "Dag van het klikmoment.", "Day of the moment."),
    "folder": book_column("text", "Map", "Folder", "Map van de berekening in het jaar.", "Folder of the run."),
    "cutoff": book_column(
        "text", "Realisatie t/m", "Realisation to", "Laatste maand die meetelt.", "Last month that counts."
    ),
    "as_of": book_column("text", "Peildatum", "As of", "Tot en met die dag bekend.", "Known up to that day."),
    "unfunded_eur": book_column(
        "euros", "Zonder afspraak €", "Unfunded €", "Verwacht of gevraagd en niet afgesproken, per aanbieder netto.",
        "Expected or asked and not agreed, net per provider.",
    ),
    "certified": book_column(
        "text", "Gecertificeerd", "Certified", "Opnieuw nagerekend, zonder solver.", "Proven again, without a solver."
    ),
    "client_years": book_column("units", "Cliëntjaren", "Client-years", "Afgesproken.", "Agreed."),
    "unmet_eur": book_column(
        "euros", "Niet toegekend €", "Unmet €", "Gevraagd en niet toegekend.", "Asked and not awarded."
    ),
    "unmet_years": book_column(
        "units", "Niet toegekende cliëntjaren", "Unmet client-years", "Gevraagd in de tranches en niet afgesproken.",
        "Asked and not awarded.",
    ),
    CHANGE: book_column("euros", "Verschil €", "Change €", "Laatste min eerste berekening.", "Last less first run."),
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Filled:
    """A sheet with what stands on it."""

    layout: Layout
    frame: pd.DataFrame


def sheets_of(year: ReportedYear, lang: Language) -> tuple[Filled, ...]:
    """Every sheet with a table, in their order."""
    frames = Frames(year.case, lang, {})
    names = [run_name(row, lang) for row in year.rows]
    providers = _of_files(year, PROVIDERS, frames, names)
    funds = _of_files(year, _FUNDS, frames, names)
    return _runs(year, names), funds, _kavels(year, names, lang), _beside(year, names), providers


def _runs(year: ReportedYear, names: Sequence[str]) -> Filled:
    """What every run brought, as `year.csv` has it."""
    keys = (
        "folder", "cutoff", "as_of", *(f"{name}_eur" for name in _MOVES), "agreed_eur", "balance_eur", "reserved_eur",
        "free_eur", "unfunded_eur", "certified",
    )  # fmt: skip
    found = []
    for name, row in zip(names, year.rows, strict=True):
        texts = row.texts() | {"folder": row.run, "balance_eur": euros(_balance(row)), "certified": "✓"}
        found.append((name, *(texts[key] for key in keys)))
    columns = _columns(RUN, *keys)
    balance = PROVIDERS.formulas["balance_eur"]
    formula = {"balance_eur": f'IF({{agreed_before_eur}}="",0,{balance})'}
    layout = Layout(
        "runs", columns, formula, tuple(f"{name}_eur" for name in _MOVES[1:]), 1,
        {RUN: 20, "folder": 12, "cutoff": 14, "unfunded_eur": 20, "certified": 15},
    )  # fmt: skip
    return Filled(layout, _frame(columns, found))


def _balance(row: YearRow) -> int:
    """What the steps from agreement to agreement leave: nought."""
    if row.agreed_before is None:
        return 0
    return row.agreed_before + (row.added or 0) - (row.released or 0) + (row.price_effect or 0) - row.agreed


def _columns(*keys: str) -> dict[str, BookColumn]:
    return {key: _OWN.get(key) or COLUMNS[key] for key in keys}


def _frame(columns: Mapping[str, BookColumn], rows: Sequence[tuple[str, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype=object)


def _of_files(year: ReportedYear, view: View, frames: Frames, names: Sequence[str]) -> Filled:
    """A result file of every run, one below the other."""
    made = []
    for name, run in zip(names, year.runs, strict=True):
        frame = frames.frame(view, year.table(run, view.file))
        frame.insert(0, RUN, name)
        made.append(frame)
    columns = {RUN: _OWN[RUN]} | {key: result_column(view.file, key) for key in view.columns}
    key = "funds" if view is _FUNDS else "per_run"
    layout = Layout(key, columns, view.formulas, (), view.frozen + 1, {RUN: 20})
    return Filled(layout, pd.concat(made, ignore_index=True))


def _kavels(year: ReportedYear, names: Sequence[str], lang: Language) -> Filled:
    columns = _columns(RUN, "kavel", "agreed_eur", "client_years", "unmet_eur", "unmet_years")
    found = [
        (
            name, lang.word(kavel), mine["agreed_eur"], mine["agreed_client_years"], mine["unfunded_eur"],
            mine["unfunded_client_years"],
        )
        for name, run in zip(names, year.runs, strict=True)
        for kavel, mine in year.kavels(run).items()
    ]  # fmt: skip
    return Filled(Layout("kavels", columns, frozen=2, widths={RUN: 20, "kavel": 22}), _frame(columns, found))


def _beside(year: ReportedYear, names: Sequence[str]) -> Filled:
    """What is agreed with a provider, with a column per run, and what that is more or less at the end."""
    keys, known = [f"run_{at}" for at in range(len(names))], year.names
    moments = {
        key: book_column("euros", name, name, "Afgesproken in deze berekening, in €.", "Agreed in this run, in €.")
        for key, name in zip(keys, names, strict=True)
    }
    columns = _columns("region", "provider", "name") | moments | {CHANGE: _OWN[CHANGE]}
    found = []
    for (region, provider), cents in year.agreed().items():
        told = ["" if one is None else euros(one) for one in cents]
        change = euros((cents[-1] or 0) - (cents[0] or 0))
        found.append((region, provider, known.get(provider, ""), *told, change))
    formula = {CHANGE: f"ROUND({{{keys[-1]}}}-{{{keys[0]}}},2)"}
    return Filled(Layout("beside", columns, formula, (*keys, CHANGE), 3), _frame(columns, found))
