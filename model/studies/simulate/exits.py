"""How many clients leave per month, and for how long of a year a client is there then.

Formula:
    staying  = Σ_m days_m ÷ days of the year · (1 − exit)^m         one client of the start, in client-years
    newcomer = Σ_m days_m ÷ days of the year · Σ_{k ≤ m} (1 − exit)^(m − k)       one arrival a month, over active k
    exit where the study gives none: the one at which staying is, over the kavel,
        Σ continuity ÷ Σ history (realised where that is known), what is left of last year's volume, over the lines of
        this year whose provider is active on all its days

Symbols:
    m = 1 … 12: months; clients come and go on the first of a month, in January too; days_m: days of the month on which
    the provider is active.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.data.study.kinds.simulate import ALL, Study
from verdeelsleutel.model.expectations.activity import active_days
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.studies.simulate.client_years import client_years, per_client_year, volume

__all__ = ["derived_exit", "exits_of", "newcomer", "staying"]


def staying(stay: Fraction, days: Sequence[int], year_days: int) -> Fraction:
    """Client-years of one client of the start, of whom a part stays every month."""
    return sum((Fraction(d, year_days) * stay ** (m + 1) for m, d in enumerate(days)), Fraction(0))


def newcomer(stay: Fraction, days: Sequence[int], year_days: int) -> Fraction:
    """Client-years of one arrival in every active month."""
    total, there = Fraction(0), Fraction(0)
    for d in days:
        there = there * stay + (1 if d else 0)
        total += Fraction(d, year_days) * there
    return total


def derived_exit(lines: Lines, kavel: str) -> Fraction | None:
    """The part of a kavel's clients who leave per month, by continuity and history; None where they don't tell.

    Returns:
        The least number of 6 decimals at which no more stay than continuity says; 0 where it is at least the history.
    """
    case = lines.case
    if not case.has("continuity"):
        return None
    year_days = 366 if calendar.isleap(case.meta.year) else 365
    whole_year = active_days(case, lines.providers)[lines.provider].sum(axis=1) == year_days
    per_year = per_client_year(lines)
    mine = [i for i, name in enumerate(lines.values("kavel")) if name == kavel and whole_year[i]]

    def total(basis: str) -> Fraction:
        years = client_years(volume(lines, basis), per_year)
        return sum((years[i] for i in mine), Fraction(0))

    before = total("history_realised") or total("history")
    if not before:
        return None
    left = total("continuity") / before
    months = [calendar.monthrange(case.meta.year, m)[1] for m in range(1, 13)]
    low, high = 0, 10**6
    while low < high:
        middle = (low + high) // 2
        if staying(1 - Fraction(middle, 10**6), months, year_days) <= left:
            high = middle
        else:
            low = middle + 1
    return Fraction(low, 10**6)


def exits_of(lines: Lines, study: Study, kavels: Sequence[str]) -> tuple[dict[str, Fraction], list[str]]:
    """Per kavel the part of its clients who leave per month, and the kavels for which nothing tells it."""
    found: dict[str, Fraction] = {}
    unknown = []
    for kavel in kavels:
        given = study.exit.get(kavel, study.exit.get(ALL))
        told = given / 100 if given is not None else derived_exit(lines, kavel)
        if told is None:
            unknown.append(kavel)
        else:
            found[kavel] = told
    return found, unknown
