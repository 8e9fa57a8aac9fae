"""The case of the next year, made of the first year's case, the year before and what was agreed in it.

Everything that isn't named here stays as it is, decisions and exceptions too. Money and prices follow in `money`.

- history (and agreements, where the case has that table): the plan of the year before;
- forecast, continuity, offers and need: those of the first year, grown (`growth`);
- providers that were awarded something are existing, and `previous_percentage` is the percentage of their agreements
  where they all have the same one (as built up, before a tariff cut; agreed tariffs don't count), else what it was;
- a provider whose agreement ended before the year, or begins after it, asks nothing in it: its rows in offers,
  continuity, forecast, decisions and exceptions are left out. Nobody is given its clients. What it had last year stays
  in the history, on which ceilings of a region are counted. Volumes of a part of a year are not made whole years.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case, with_table
from verdeelsleutel.data.exact import euros
from verdeelsleutel.data.integers import half_up
from verdeelsleutel.data.study.kinds.path import Study
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.studies.path.columns import with_column
from verdeelsleutel.model.studies.path.growth import Factors, grown
from verdeelsleutel.model.studies.path.money import indexed, moves_settled

__all__ = ["following", "outside"]

ASKING = ("offers", "continuity", "forecast", "decisions", "exceptions")
"""Tables in which a provider without an agreement that year has no rows."""

GROWING = ("offers", "continuity", "forecast", "demand")
"""Tables that are counted from the first year."""


def following(first: Case, before: Plan, study: Study, factors: Factors) -> Case:
    """The case of the year after a plan, at the room of the year before.

    Args:
        first: the case of the first year.
        before: the plan of the year before, with the case it was made of.
        study: the path.
        factors: of the new year.
    """
    year, last = first.meta.year + factors.at, before.problem.case
    if factors.at == 1:
        last = moves_settled(last, once=False)
    meta = replace(last.meta, year=year, as_of=None, realisation_as_of=None)
    asked = grown(first, factors)
    still = {name: first.tables[name] for name in ASKING if first.has(name)}
    fresh = {name: asked.tables[name] for name in GROWING if first.has(name)}
    case = _in_force(replace(last, meta=meta, tables={**last.tables, **still, **fresh}))
    case = _agreed(_known_now(case, before), before, study.realised_pct)
    return indexed(case, study.tariff_index, factors.at)


def outside(case: Case) -> set[str]:
    """Providers whose agreement has ended before the year of the case, or begins after it."""
    frame, year = case.table("providers"), case.meta.year
    rows = zip(frame["provider"].tolist(), frame["start"].tolist(), frame["end"].tolist(), strict=True)
    first_day, last_day = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return {
        name
        for name, start, end in rows
        if (end is not None and end < first_day) or (start is not None and start > last_day)
    }


def _in_force(case: Case) -> Case:
    gone = outside(case)
    for name in ASKING if gone else ():
        if case.has(name):
            frame = case.table(name)
            case = with_table(case, name, frame[~frame["provider"].isin(gone)])
    return case


def _known_now(case: Case, before: Plan) -> Case:
    """Status and percentage of providers, as the plan of the year before left them."""
    lines, frame = before.problem.lines, case.table("providers")
    awarded = {lines.providers[p] for p in lines.provider[np.flatnonzero(before.units > 0)].tolist()}
    names, was = frame["provider"].tolist(), frame["status"].tolist()
    status = ["existing" if name in awarded else old for name, old in zip(names, was, strict=True)]
    one = _percentages(before)
    percents = [one.get(name, old) for name, old in zip(names, frame["previous_percentage"].tolist(), strict=True)]
    return with_column(with_column(case, "providers", "status", status), "providers", "previous_percentage", percents)


def _percentages(plan: Plan) -> dict[str, Decimal]:
    """By provider the percentage that all its agreements have, where there is one and decimals hold it."""
    lines, tariffs = plan.problem.lines, plan.problem.tariffs
    built = next(iter(tariffs.uncut.values()), tariffs)  # a cut is for the year in which money is short
    found: dict[str, set[Fraction]] = {}
    for line in np.flatnonzero(plan.units > 0).tolist():
        if line not in built.agreed and built.tariffed[lines.service[line]]:
            mine = found.setdefault(lines.providers[lines.provider[line]], set())
            mine.add(built.build_ups[built.build_up[line]].percentage)
    one = {name: next(iter(mine)) for name, mine in found.items() if len(mine) == 1}
    return {name: text for name, value in one.items() if (text := _decimal(value)) is not None}


def _decimal(value: Fraction) -> Decimal | None:
    found = Decimal(value.numerator) / Decimal(value.denominator)
    return found if Fraction(found) == value else None


def _agreed(case: Case, before: Plan, realised_pct: Fraction | None) -> Case:
    """The case with the plan as its history, and as what is in force where it says what is."""
    lines = before.problem.lines
    awarded = np.flatnonzero(before.units > 0)
    units = before.units[awarded]
    columns: dict[str, object] = {
        "region": [lines.regions[i] for i in lines.region[awarded].tolist()],
        "provider": [lines.providers[i] for i in lines.provider[awarded].tolist()],
        "service": [lines.services[i] for i in lines.service[awarded].tolist()],
        "units": pd.Series(units.tolist(), dtype=object),
    }
    realised: list[int | None] = [None] * len(awarded)
    if realised_pct is not None:
        realised = half_up(units.astype(object) * realised_pct.numerator, 100 * realised_pct.denominator).tolist()
    history = pd.DataFrame({**columns, "realised_units": pd.Series(realised, dtype=object)})
    found = with_table(case, "history", history)
    if not case.has("agreements"):
        return found
    prices = before.problem.tariffs.cents[awarded].tolist()
    tariffs = pd.Series([Decimal(euros(int(cents))) for cents in prices], dtype=object)
    return with_table(found, "agreements", pd.DataFrame({**columns, "tariff_eur": tariffs}))
