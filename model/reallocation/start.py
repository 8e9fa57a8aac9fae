"""What a reallocation starts from: agreements in force, with how they came about."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from verdeelsleutel.data.case import Case, with_table
from verdeelsleutel.data.faults import CaseFaults, Fault, Finding, Place

KEY = ["region", "provider", "service"]
OFFER, DEFINITIVE = "offer", "definitive"


@dataclass(frozen=True)
class FundBefore:
    """A fund as the run before left it, in cents."""

    amount: int
    reserved: int


@dataclass(frozen=True, eq=False)
class Proposal:
    """An offer that a definitive run goes on from.

    Attributes:
        units: region, provider, service, units: what was offered.
        as_of: day of the offer, None where its case didn't say.
        realisation: the care delivered as it was known then.
    """

    units: pd.DataFrame
    as_of: datetime.date | None
    realisation: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Start:
    """Where a reallocation starts.

    Attributes:
        agreements: region, provider, service, units, tariff_eur (None: unknown): in force; None: table `agreements`
            of the case.
        agreed_on: the day of those agreements, None where unknown.
        opened: reserves that the runs before opened; they stay open.
        funds: funds as the run before left them, by id; empty where there is none.
        proposal: the offer that a definitive run goes on from.
    """

    agreements: pd.DataFrame | None = None
    agreed_on: datetime.date | None = None
    opened: frozenset[str] = frozenset()
    funds: Mapping[str, FundBefore] = field(default_factory=dict)
    proposal: Proposal | None = None


def term_ends(offered_on: datetime.date, response_days: int) -> datetime.date:
    """The last day on which an offer may be answered."""
    try:
        return offered_on + datetime.timedelta(days=response_days)
    except OverflowError:  # later than the calendar goes
        return datetime.date.max


def started(case: Case, start: Start) -> tuple[Case, list[Finding]]:
    """The case with the agreements in force, and the snapshot of a proposal, in their tables.

    Lines of regions, providers or services that the case doesn't know are left out, with a finding.

    Raises:
        CaseFaults: there is no run to start from, and no table `agreements`.
    """
    findings: list[Finding] = []
    if start.agreements is None:
        if not case.has("agreements"):
            raise CaseFaults([_no_agreements()])
    else:
        if len(case.table("agreements")):
            what = "the case's own agreements give way to the plan that this run starts from"
            findings.append(Finding("agreements-replaced", what, "agreements", len(case.table("agreements"))))
        known = known_lines(case, start.agreements)
        strange = start.agreements.loc[~known, KEY]
        if len(strange):
            examples = tuple(" ".join(row) for row in strange.head(3).to_numpy().tolist())
            what = "agreements in force have a region, provider or service that this case lacks, and don't count"
            findings.append(Finding("agreements-unmatched", what, "agreements", len(strange), examples))
        case = with_table(case, "agreements", start.agreements[known])
    gone = sorted(start.funds.keys() - set(case.table("funds")["fund"].tolist()))
    if gone:
        what = "funds of the run before aren't in this case; what they held and reserved counts nowhere"
        findings.append(Finding("funds-unmatched", what, "funds", len(gone), tuple(gone[:3])))
    if start.proposal is not None:
        frozen = start.proposal.realisation
        frozen = frozen[known_lines(case, frozen)]
        if case.has("realisation") and not _alike(case.table("realisation"), frozen):
            what = "the realisation differs from what the offer was made on; the offer's snapshot counts"
            findings.append(Finding("snapshot-used", what, "realisation", len(frozen)))
        case = with_table(case, "realisation", frozen)
    return case, findings


def known_lines(case: Case, frame: pd.DataFrame) -> pd.Series[bool]:
    """Which rows have a region, provider and service of the case."""
    known = pd.Series(True, index=frame.index)
    for name in KEY:
        known &= frame[name].isin(case.table(f"{name}s")[name].tolist())
    return known


def _alike(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    columns = [*KEY, "month", "units"]
    one, other = (f[columns].reset_index(drop=True) for f in (left, right))
    return len(one) == len(other) and all(one[c].tolist() == other[c].tolist() for c in columns)


def _no_agreements() -> Fault:
    return Fault(
        Place("agreements"),
        "a reallocation starts from agreements in force, and the case has no table agreements",
        found="no table",
        expected="a table agreements, or a run to start from",
        hint="add the table, or pass --from RUN",
    )
