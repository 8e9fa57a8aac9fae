"""The moments (klikmomenten) of a year: the day of each reallocation, and the last month of realisation that it knows.

Formula:
    cut-off = the last full month before the day of the moment; `monthly` is the first day of February to December

Source: pack, reallocation.moments (VGZ 2021: 1 April and 2 August; CZ 2021: monthly).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.faults import Fault, PackFaults, Place
from verdeelsleutel.data.months import month_number, month_text
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.reallocation.prepare import policy_of

MONTHLY = "monthly"
NO_REALISATION, BEFORE_YEAR, BEFORE_START = "no-realisation", "before-year", "before-start"


@dataclass(frozen=True)
class Moment:
    """A reallocation to make.

    Attributes:
        day: of the moment; things known later don't count.
        cutoff: YYYY-MM, the last month of realisation that counts.
    """

    day: dt.date
    cutoff: str


@dataclass(frozen=True)
class LeftOut:
    """A moment of the pack that isn't run, and why."""

    moment: Moment
    why: str


def days_of(pack: Pack, year: int) -> list[dt.date]:
    """The moments of a pack in a year, in order.

    Raises:
        PackFaults: the pack has no reallocation, no moments, or one that is no day of the year.
    """
    moments = policy_of(pack).moments
    if MONTHLY in moments:
        return [dt.date(year, month, 1) for month in range(2, 13)]
    faults = [] if moments else [_fault(pack, "the pack names no moments of reallocation", "none")]
    days = set()
    for moment in moments:
        try:
            days.add(dt.date.fromisoformat(f"{year}-{moment}"))
        except ValueError:
            faults.append(_fault(pack, f"{year} has no such day", moment))
    if faults:
        raise PackFaults(faults)
    return sorted(days)


def _fault(pack: Pack, what: str, found: str) -> Fault:
    expected = 'reallocation: {moments: ["04-01", "08-02"]}, or monthly'
    hint = "add them in a pack of your own that extends this one"
    return Fault(Place(f"pack {pack.pack}"), what, found, expected, hint)


def moment_on(day: dt.date) -> Moment:
    """The moment of a day: it knows the last full month before."""
    return Moment(day, month_text(day.year * 12 + day.month - 2))


def sorted_out(days: Sequence[dt.date], case: Case, known: str | None) -> tuple[list[Moment], list[LeftOut]]:
    """Moments that can be run, and those that can't.

    Args:
        days: the moments, in order.
        case: with the table realisation.
        known: the cut-off of the reallocation that the year starts from; None where it starts from an allocation.
    """
    last = last_month(case)
    run, left = [], []
    for day in days:
        moment = moment_on(day)
        why = next(_against(moment, case.meta.year, last, known), None)
        if why is None:
            run.append(moment)
        else:
            left.append(LeftOut(moment, why))
    return run, left


def _against(moment: Moment, year: int, last: str | None, known: str | None) -> Iterator[str]:
    if int(moment.cutoff[:4]) < year:
        yield BEFORE_YEAR
    if known is not None and moment.cutoff <= known:
        yield BEFORE_START
    if last is None or moment.cutoff > last:
        yield NO_REALISATION


def last_month(case: Case) -> str | None:
    """The last month of the year of the case that has realisation; None without any."""
    months = [month for month in set(case.table("realisation")["month"]) if int(month[:4]) == case.meta.year]
    return max(months, key=month_number, default=None)
