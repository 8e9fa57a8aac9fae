"""What a planner should look at before a settlement is sent: as findings, and case by case as a worklist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from verdeelsleutel.data.exact import decimals, euros
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.integers import Mask
from verdeelsleutel.data.months import month_text
from verdeelsleutel.model.expectations.worklist import KINDS, OUTSIDE_DATES, WorkItem, concerned, outside_dates
from verdeelsleutel.model.reallocation.findings import NO_AGREEMENT, WHAT
from verdeelsleutel.model.settlement.notices import notices
from verdeelsleutel.model.settlement.purses import purses
from verdeelsleutel.model.settlement.settle import Settlement

SHOWN = 3
PROVISIONAL = "provisional"
MONTH_LACKING = "settled-month-missing"
UNFINISHED = "settled-year-unfinished"
LACKING = "a month of a provider in a region has no line at all, and counts as no care"


def worklist(settlement: Settlement) -> list[WorkItem]:
    """Every line, provider and month to look at, sorted."""
    found = [*_months_lacking(settlement), *outside_dates(settlement.delivery), *_without_agreement(settlement)]
    return sorted(found, key=lambda item: (item.kind, item.region, item.provider, item.service, item.month))


def _months_lacking(settlement: Settlement) -> Iterator[WorkItem]:
    """Active months without any line: nothing is filled in for them."""
    delivery = settlement.delivery
    pairs = concerned(delivery, settlement.agreed_units)
    for at, month in np.argwhere(delivery.missing[pairs]).tolist():
        region, provider, _ = settlement.lines.key(delivery.pairs[pairs[at]])
        text = month_text(settlement.case.meta.year * 12 + month)
        yield WorkItem(MONTH_LACKING, region, provider, "", text, "", LACKING)


def _without_agreement(settlement: Settlement) -> Iterator[WorkItem]:
    for line in np.flatnonzero(_strange(settlement)).tolist():
        units = decimals(settlement.delivery.delivered.fraction(line), 12)
        yield WorkItem(NO_AGREEMENT, *settlement.lines.key(line), "", units, WHAT[NO_AGREEMENT])


def _strange(settlement: Settlement) -> Mask:
    mask: Mask = settlement.delivery.delivered.above_zero() & ~settlement.agreed_units.above_zero()
    return mask


def findings(settlement: Settlement) -> list[Finding]:
    """Everything that was found in reading, preparing and settling."""
    todo = worklist(settlement)
    kinds = {
        MONTH_LACKING: ("realisation", "months of a provider in a region have no line at all, and count as no care"),
        OUTSIDE_DATES: KINDS[OUTSIDE_DATES],
        NO_AGREEMENT: ("realisation", WHAT[NO_AGREEMENT]),
    }
    found = [*settlement.case.findings, *settlement.findings]
    for kind, (table, what) in kinds.items():
        mine = [item.where for item in todo if item.kind == kind]
        if mine:
            found.append(Finding(kind, what, table, len(mine), tuple(mine[:SHOWN])))
    return [*_unfinished(settlement), *found, *_dates(settlement), *_money(settlement)]


def months_lacking(settlement: Settlement) -> dict[str, list[str]]:
    """Per provider (AGB) the months, YYYY-MM, of which it has no line in some region where it should have; in order."""
    found: dict[str, set[str]] = {}
    for item in _months_lacking(settlement):
        found.setdefault(item.provider, set()).add(item.month)
    return {provider: sorted(months) for provider, months in sorted(found.items())}


def _unfinished(settlement: Settlement) -> Iterator[Finding]:
    """Whole months without any line: an unfinished year may be settled, and what is recovered isn't final then."""
    months = settlement.delivery.nobodys
    if months:
        what = "months of the year have no line of anybody and count as no care: what is recovered is not final"
        yield Finding(UNFINISHED, what, "realisation", len(months), tuple(months))


def _dates(settlement: Settlement) -> Iterator[Finding]:
    """When it is settled, and who was told when: recovery can fail on a statement that comes too late.

    Source: GHDHA:2022:1008 (recovery of an overrun unacceptable because the final statement came too late); the form
    is due before 1 June of the next year (NZa, budgetaanvragen langdurige zorg).
    """
    as_of, year = settlement.case.meta.as_of, settlement.case.meta.year
    counted = settlement.case.meta.realisation_as_of
    if counted is not None and counted <= dt.date(year, 12, 31):
        what = f"the realisation was counted on {counted}, and {year} wasn't over"
        yield Finding("counted-early", what, "case", 0)
    if as_of is None:
        what = "the case says no as_of, so the settlement has no date; recovery can fail when its day can't be shown"
        yield Finding("settlement-undated", what, "case", 0)
    elif as_of >= dt.date(year + 1, 6, 1):
        what = f"it is settled on {as_of}, and the settlement of {year} is due before 1 June {year + 1}"
        yield Finding("settled-late", what, "case", 0)
    elif as_of <= dt.date(year, 12, 31):
        what = f"it is settled on {as_of}, and {year} isn't over"
        yield Finding("year-not-over", what, "case", 0)
    blank = [n for n in notices(settlement) if not n.date and n.kind != "settlement"]
    if blank:
        examples = tuple(f"{n.region} {n.provider} {n.kind}" for n in blank[:SHOWN])
        what = "notices have no date, because the case of their run says no as_of"
        yield Finding("notice-undated", what, "", len(blank), examples)
    if settlement.agreement.award == PROVISIONAL:
        what = "the agreements that are settled are a provisional award"
        yield Finding("provisional-settled", what, "", 0)


def _money(settlement: Settlement) -> Iterator[Finding]:
    """Funds that don't carry what is settled, and agreements that draw on other funds than they did."""
    over = [f"{p.name} {euros(-p.free)}" for p in purses(settlement) if p.free < 0]
    if over:
        what = "more is settled than the fund holds; an excess over the contracteerruimte isn't honoured"
        yield Finding("fund-exceeded", what, "funds", len(over), tuple(over[:SHOWN]))
    moved = [f"{p.name} {euros(p.agreed)}" for p in purses(settlement) if p.agreed != p.drawn]
    if moved:
        what = "what is agreed on the fund by this case differs from what the settled run drew on it"
        yield Finding("fund-differs", what, "funds", len(moved), tuple(moved[:SHOWN]))
