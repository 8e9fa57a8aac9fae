"""Agreed and unmet per kavel and per care profile, in euros and client-years, beside what was agreed before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact, totals
from verdeelsleutel.data.integers import sums
from verdeelsleutel.model.lines import numbered
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.provider_sums import previous_units
from verdeelsleutel.model.reallocation.moves import line_moves
from verdeelsleutel.reports import run_tables
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Heading, Number, Share, Table, Value
from verdeelsleutel.reports.reallocation import tables as reallocation_tables
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.run_tables import added_up, years_of
from verdeelsleutel.reports.shapes import Bar, BarChart

__all__ = ["Group", "blocks", "groups"]

MOST_PROFILES = 200


@dataclass(frozen=True)
class Group:
    """What some lines come to: cents and client-years, agreed now, before, and unmet."""

    key: tuple[str, ...]
    agreed: int
    before: int
    unmet: int
    years: Fraction
    years_before: Fraction
    years_unmet: Fraction


def groups(run: Reported, *facts: str) -> list[Group]:
    """Lines summed by facts of theirs, in the order of their values.

    Args:
        run: the run.
        facts: columns such as `kavel` and `profile`.

    Raises:
        KeyError: no table has such a column.
    """
    plan, lines = run.plan, run.plan.problem.lines
    keys, at = numbered([lines.column(name) for name in facts], len(lines))
    price, before = np.maximum(plan.problem.tariffs.cents, 0), previous_units(plan)
    old = line_moves(plan).old if run.moves else line_cents(before, price)
    weight, den = plan.problem.context.weights("client_years")
    money = [sums(v, at, len(keys)).tolist() for v in (plan.amounts, old, line_cents(plan.unfunded, price))]
    volumes = Exact(plan.units, 1), before, plan.unfunded
    years = [[value / den for value in totals(units, weight, at, len(keys))] for units in volumes]
    found = [Group(*row) for row in zip(keys, *money, *years, strict=True)]
    return [one for one in found if any((one.agreed, one.before, one.unmet, *(years_in(one))))]


def years_in(one: Group) -> tuple[Fraction, Fraction, Fraction]:
    """Its client-years, none of which is above 0 where its services count no clients."""
    return one.years, one.years_before, one.years_unmet


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """Bars in euros and in client-years, what is unmet, and the tables."""
    word, found = lang.word, groups(run, "kavel")
    if not found:
        return []
    before = "run_before_now" if run.moves else "run_last_year"
    about = word("run_kavels_about_now" if run.moves else "run_kavels_about")
    kavels = reallocation_tables.kavels(run.plan, lang) if run.moves else run_tables.kavels(run.plan, lang)
    blocks: list[Block] = [Heading(word("run_kavels"), (about,)), *_charts(found, word(before), lang), kavels]
    profiles = _profiles(groups(run, "kavel", "profile"), word(before), lang)
    return [*blocks, profiles] if profiles.rows else blocks


def _charts(found: Sequence[Group], before: str, lang: Language) -> list[Block]:
    word = lang.word
    old = any(one.before for one in found)
    agreed, was = sum(one.agreed for one in found), sum(one.before for one in found)
    money = tuple(
        Bar(word(one.key[0]), Euros(one.agreed), Euros(one.before) if old else None, _change(one, lang))
        for one in found
        if one.agreed or one.before
    )
    shape = BarChart(word("run_amount"), money, word("run_agreed"), before if old else "", word("kavel"))
    key = "run_kavels_says" if old else "run_kavels_says_new"
    says = word(key, agreed=lang.euros(agreed), before=lang.euros(was))
    charts: list[Block] = [Chart(word("run_kavels_chart"), shape, says)] if money else []
    care = tuple(
        Bar(word(one.key[0]), Number(one.years, 1), Number(one.years_before, 1) if old else None)
        for one in found
        if one.years or one.years_before
    )
    if care:
        years, past = sum(one.years for one in found), sum(one.years_before for one in found)
        shape = BarChart(word("run_years"), care, word("run_agreed"), before if old else "", word("kavel"))
        says = word(f"{key}_years", agreed=lang.number(Fraction(years), 1), before=lang.number(Fraction(past), 1))
        charts.append(Chart(word("run_kavels_chart_years"), shape, says))
    unmet = sorted((one for one in found if one.unmet), key=lambda one: -one.unmet)
    if unmet:
        bars = tuple(Bar(word(one.key[0]), Euros(one.unmet), note=_in_years(one.years_unmet, lang)) for one in unmet)
        total = lang.euros(sum(one.unmet for one in unmet))
        says = word("run_unmet_says", total=total, kavel=word(unmet[0].key[0]))
        shape = BarChart(word("run_amount"), bars, word("run_unmet"), what=word("kavel"))
        charts.append(Chart(word("run_unmet_chart"), shape, says, word("run_unmet_note")))
    return charts


def _change(one: Group, lang: Language) -> str:
    if not one.before:
        return ""
    change = Fraction(one.agreed - one.before, one.before)
    return f"{'+' if change > 0 else ''}{lang.percent(change)}"


def _in_years(years: Fraction, lang: Language) -> str:
    return f"{lang.number(years, 1)} {lang.word('unit_client_years')}" if years else ""


def _profiles(found: Sequence[Group], before: str, lang: Language) -> Table:
    """Per kavel and profile; services without a profile stand together."""
    word = lang.word
    some = [one for one in found if one.key[1]]
    rows: list[tuple[Value, ...]] = []
    for one in found if some else ():
        counts = any(years_in(one))
        change = Share(Fraction(one.agreed - one.before, one.before)) if one.before else None
        money = (Euros(v, sign=False, places=0) for v in (one.agreed, one.before))
        years = (years_of(v, counts) for v in (one.years, one.years_before))
        unmet = Euros(one.unmet, sign=False, places=0), years_of(one.years_unmet, counts)
        rows.append((one.key[1] or word("run_no_profile"), word(one.key[0]), *money, change, *years, *unmet))
    titles = (word("agreed_eur"), f"{before} €", word("run_change"), word("client_years"), before)
    columns = (
        Column(word("run_profile"), text=True),
        Column(word("kavel"), text=True),
        *map(Column, titles),
        Column(word("unmet_eur")),
        Column(word("unmet_client_years")),
    )
    total = (word("total"), *added_up(rows)) if len(rows) > 1 else ()
    return Table(word("run_profiles"), columns, tuple(rows[:MOST_PROFILES]), total, word("run_whole_euros"))
