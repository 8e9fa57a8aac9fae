"""What a planner should look at before believing an expectation, one by one; findings count it per kind."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from verdeelsleutel.data.exact import Exact, decimals
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.integers import Index, sums
from verdeelsleutel.data.months import month_text
from verdeelsleutel.model.expectations.delivery import Delivery
from verdeelsleutel.model.expectations.estimate import Estimate

_PLACES = 12
_SHOWN = 5


@dataclass(frozen=True)
class WorkItem:
    """One thing to look at.

    Attributes:
        kind: code of its finding, one of `KINDS`.
        region, provider, service: where; empty where it is about all of them.
        month: YYYY-MM, empty where it is about the whole year.
        units: decimal text, empty where no single volume is meant.
        what: what is the matter, as a short sentence.
    """

    kind: str
    region: str
    provider: str
    service: str
    month: str
    units: str
    what: str

    @property
    def where(self) -> str:
        """The place in a few words."""
        return " ".join(part for part in (self.region, self.provider, self.service, self.month) if part)


MONTH_MISSING, AGREEMENT_KEPT = "month-without-lines", "expectation-is-agreement"
OUTSIDE_DATES, AFTER_CUTOFF = "realised-outside-dates", "realised-after-cutoff"
COMPLETED, COUNTED_LATER, PART_YEAR = "month-completed", "counted-after-cutoff", "season-of-part-year"

KINDS = {
    MONTH_MISSING: ("realisation", "months of a provider in a region have no line at all; no rate counts their days"),
    AGREEMENT_KEPT: ("realisation", "lines are expected to end at their agreement, for lack of anything to divide by"),
    OUTSIDE_DATES: ("realisation", "months of a provider in a region have units before its start or after its end"),
    AFTER_CUTOFF: ("realisation", "months lie after the cut-off and don't count"),
    COMPLETED: ("realisation", "months are not fully claimed by the pack: their units are divided by the part that is"),
    COUNTED_LATER: (
        "case",
        "the realisation was counted more than a month after the cut-off: more may be in than completeness says",
    ),
    PART_YEAR: ("providers", "providers start or stop during the year, and the seasons are of whole years"),
}
"""Kind → the table it is about, and what its finding says."""


def to_look_at(delivery: Delivery, estimate: Estimate, agreement: Exact, *, part_years: bool) -> list[WorkItem]:
    """Everything to look at, by kind and then by key and month.

    Args:
        delivery: the months so far.
        estimate: what the method made of them.
        agreement: per line the units in force.
        part_years: whether the method takes every provider for a whole year.
    """
    return [
        *_months_missing(delivery, agreement),
        *_agreements_kept(delivery, estimate, agreement),
        *outside_dates(delivery),
        *_after_cutoff(delivery),
        *_completed(delivery),
        *_counted_later(delivery),
        *(_part_years(delivery, agreement) if part_years else ()),
    ]


def findings_of(worklist: Sequence[WorkItem]) -> list[Finding]:
    """One finding per kind, with how many there are and the first of them."""
    found = []
    for kind, (table, what) in KINDS.items():
        items = [item for item in worklist if item.kind == kind]
        if items:
            examples = tuple((_spans(items) if kind == OUTSIDE_DATES else [item.where for item in items])[:_SHOWN])
            found.append(Finding(kind, what, table, len(items), examples))
    return found


def _spans(items: Sequence[WorkItem]) -> list[str]:
    """Every provider of a region once, with its months: those that follow on one another as first – last."""
    found = []
    for who, mine in groupby(items, key=lambda item: f"{item.region} {item.provider}"):
        months = [item.month for item in mine]
        runs = [[months[0]]]
        for month in months[1:]:
            if int(month[-2:]) == int(runs[-1][-1][-2:]) + 1:
                runs[-1].append(month)
            else:
                runs.append([month])
        found.append(f"{who} {', '.join(' – '.join(dict.fromkeys((run[0], run[-1]))) for run in runs)}")
    return found


def concerned(delivery: Delivery, agreement: Exact) -> Index:
    """Pairs that have an agreement, or any line so far."""
    agreed = sums(agreement.above_zero().astype(np.int64), delivery.pair, len(delivery.pairs))
    return np.flatnonzero(np.asarray(agreed > 0) | delivery.present.any(axis=1))


def _month(delivery: Delivery, month: int) -> str:
    return month_text(delivery.lines.case.meta.year * 12 + month)


def _months_missing(delivery: Delivery, agreement: Exact) -> Iterator[WorkItem]:
    pairs = concerned(delivery, agreement)
    for at, month in np.argwhere(delivery.missing[pairs]).tolist():
        region, provider, _ = delivery.lines.key(delivery.pairs[pairs[at]])
        what = f"no line in this month; its {delivery.active[pairs[at], month]} days are in no rate"
        yield WorkItem(MONTH_MISSING, region, provider, "", _month(delivery, month), "", what)


def _agreements_kept(delivery: Delivery, estimate: Estimate, agreement: Exact) -> Iterator[WorkItem]:
    told = ~estimate.known & (agreement.above_zero() | delivery.delivered.above_zero())
    for line in np.flatnonzero(told).tolist():
        units = decimals(agreement.fraction(line), _PLACES)
        what = f"{estimate.unknown_because}; the agreement is expected"
        yield WorkItem(AGREEMENT_KEPT, *delivery.lines.key(line), "", units, what)


def outside_dates(delivery: Delivery) -> Iterator[WorkItem]:
    """Months in which a provider has care before its start or after its end."""
    count = len(delivery.pairs)
    units = [sums((column > 0).astype(np.int64), delivery.pair, count) for column in delivery.months]
    lines = np.stack(units, axis=1) * (delivery.active[:, : delivery.length] == 0)
    for pair, month in np.argwhere(lines > 0).tolist():
        region, provider, _ = delivery.lines.key(delivery.pairs[pair])
        what = f"{lines[pair, month]} lines before the provider's start or after its end; their units count, no days do"
        yield WorkItem(OUTSIDE_DATES, region, provider, "", _month(delivery, month), "", what)


def _after_cutoff(delivery: Delivery) -> Iterator[WorkItem]:
    first = delivery.lines.case.meta.year * 12 + delivery.length
    late, rows = np.unique(delivery.number[delivery.number >= first], return_counts=True)
    for month, count in zip(late.tolist(), rows.tolist(), strict=True):
        yield WorkItem(AFTER_CUTOFF, "", "", "", month_text(month), "", f"{count} lines after the cut-off don't count")


def _completed(delivery: Delivery) -> Iterator[WorkItem]:
    for month, part in enumerate(delivery.complete):
        if part != 1:
            what = f"taken to be {decimals(part * 100, _PLACES)} % claimed; its units are divided by that"
            yield WorkItem(COMPLETED, "", "", "", _month(delivery, month), "", what)


def _counted_later(delivery: Delivery) -> Iterator[WorkItem]:
    meta = delivery.lines.case.meta
    year, month = divmod(meta.year * 12 + delivery.length, 12)
    latest = dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
    if meta.realisation_as_of and meta.realisation_as_of > latest and any(part != 1 for part in delivery.complete):
        what = f"counted on {meta.realisation_as_of}: more of this month may be in than completeness says"
        yield WorkItem(COUNTED_LATER, "", "", "", _month(delivery, delivery.length - 1), "", what)


def _part_years(delivery: Delivery, agreement: Exact) -> Iterator[WorkItem]:
    days = delivery.active.sum(axis=1)
    full = 366 if calendar.isleap(delivery.lines.case.meta.year) else 365
    pairs = concerned(delivery, agreement)
    for pair in pairs[(days[pairs] > 0) & (days[pairs] < full)].tolist():
        region, provider, _ = delivery.lines.key(delivery.pairs[pair])
        what = f"active on {days[pair]} of {full} days, and the seasons are of whole years"
        yield WorkItem(PART_YEAR, region, provider, "", "", "", what)
