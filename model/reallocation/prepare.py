"""A reallocation made ready: cells, caps, expectations, and what a provider keeps while it may still answer.

Formula:
    cells:  offers ∪ agreements in force ∪ realisation of the year up to the cut-off ∪ responses ∪ decisions
    cap_c = the accepted response where there is one, else max(offer_c, agreement_c, expectation_c)
    kept:   in a definitive run, cells whose offer lies below the agreement, without a judged response, while
            as_of ≤ day of the offer + response_days; they keep their agreement

Source: the herschikking replaces the agreed production and is the basis of the nacalculatie (NZa, budgetaanvragen
langdurige zorg); a provider answers the offer before it is filed (Zorg en Zekerheid, herschikking 2023: claims of
14 August over January to June, offer 22 September, filed 31 October).
"""

from __future__ import annotations

import calendar
import datetime
import re

import numpy as np

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact, scaled
from verdeelsleutel.data.faults import CaseFaults, Fault, PackFaults, Place
from verdeelsleutel.data.integers import Ints, Mask
from verdeelsleutel.data.pack import Pack, Reallocation
from verdeelsleutel.model.decisions import decision_cells
from verdeelsleutel.model.expectations import expect, realised_cells
from verdeelsleutel.model.expectations import missing as lacking_tables
from verdeelsleutel.model.funds import read_funds
from verdeelsleutel.model.lines import Lines, build_lines
from verdeelsleutel.model.memo import Memo
from verdeelsleutel.model.needs import missing
from verdeelsleutel.model.problem import Problem, basis_tables, in_force, posed, priced
from verdeelsleutel.model.reallocation.answers import answered
from verdeelsleutel.model.reallocation.findings import situation_findings
from verdeelsleutel.model.reallocation.situation import Situation
from verdeelsleutel.model.reallocation.start import DEFINITIVE, Proposal, Start, started, term_ends
from verdeelsleutel.model.tariff import FREE

REALLOCATION = "reallocation"


class BadCutoff(Exception):
    """A cut-off that no reallocation of this case can have."""

    exit_code = 2


def prepare_reallocation(
    case: Case, pack: Pack, start: Start, cutoff: str, award: str, memo: Memo | None = None
) -> Problem:
    """Make a reallocation ready.

    Args:
        case: the case, with realisation.
        pack: the policy; it has a reallocation.
        start: agreements in force, and the offer that a definitive run goes on from.
        cutoff: YYYY-MM, the last month of realisation that counts.
        award: `offer` or `definitive`.
        memo: of earlier runs, whose pieces are used again as far as they read the same.

    Raises:
        BadCutoff: the cut-off is no month of the year of the case.
        CaseFaults: the case lacks what the pack or a formula needs.
        PackFaults: the pack has no reallocation, or a rule is wrong.
    """
    last_day = end_of(cutoff, case)
    policy = policy_of(pack)
    memo = memo or Memo()
    rules, tranches = in_force(case, pack, REALLOCATION, policy.tranches, memo)
    case, findings = started(case, start)
    faults = [*missing(case, pack, tranches, rules), *lacking_tables(case, policy)]
    if faults:
        raise CaseFaults(faults)
    decided = decision_cells(case.table("decisions"))
    cells = [case.table("offers"), case.table("agreements"), realised_cells(case, cutoff), case.table("responses")]
    lines = build_lines(case, [*cells, decided], basis_tables(case, tranches, rules), memo)
    opened = start.opened | set(policy.reserves_released)
    funds, found = read_funds(lines, pack, opened, known_until=case.meta.as_of or last_day)
    agreement = lines.volumes("agreements", "units")
    expectation = expect(lines, policy, cutoff, agreement)
    context = priced(lines, pack, REALLOCATION, funds, rules, {"realised": expectation.units})
    capped, accepted = _responses(lines)
    largest = context.basis("offer").maximum(agreement).maximum(expectation.units)
    offered = _offered(lines, start.proposal)
    situation = Situation(
        cutoff, award, agreement, _old_cents(lines, context.tariffs.cents), start.agreed_on, expectation, capped,
        accepted, offered, start.proposal.as_of if start.proposal else None,
        _kept(lines, policy, start.proposal, offered, agreement) if award == DEFINITIVE else None,
        opened, start.funds,
    )  # fmt: skip
    findings += [*found, *expectation.findings, *situation_findings(lines, situation, policy)]
    cap = accepted.where(capped, largest)
    return posed(context, pack, tranches, rules, findings, cap=cap, situation=situation)


def end_of(cutoff: str, case: Case) -> datetime.date:
    """The last day of a cut-off month.

    Raises:
        BadCutoff: it is no month of the year of the case.
    """
    year = case.meta.year
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", cutoff, re.ASCII) or int(cutoff[:4]) != year:
        raise BadCutoff(f"the cut-off {cutoff} is no month of {year}; write it as {year}-06")
    month = int(cutoff[5:])
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def policy_of(pack: Pack) -> Reallocation:
    """What a pack says of the reallocation.

    Raises:
        PackFaults: nothing.
    """
    if pack.reallocation is None or not pack.reallocation.tranches:
        fault = Fault(
            Place(f"pack {pack.pack}"),
            "the pack says nothing about a reallocation",
            found="no reallocation with tranches",
            expected="reallocation: {expectation: run_rate, tranches: [{id: realised, basis: realised}]}",
            hint="add it in a pack of your own that extends this one",
        )
        raise PackFaults([fault])
    return pack.reallocation


def _old_cents(lines: Lines, now: Ints) -> Ints:
    """The tariff of each agreement in force; this run's where the table doesn't say, 0 where there is none."""
    found = np.where(now == FREE, 0, now)
    table = lines.case.table("agreements")
    at = lines.find(table)
    for line, tariff in zip(at.tolist(), table["tariff_eur"].tolist(), strict=True):
        if line >= 0 and tariff is not None:
            found[line] = int(tariff * 100)
    return found


def _responses(lines: Lines) -> tuple[Mask, Exact]:
    """Lines with an accepted response, and the units accepted."""
    table = lines.case.table("responses")
    mask = np.zeros(len(lines), dtype=np.bool_)
    if table.empty:
        return mask, Exact.zeros(len(lines))
    judged, asked, granted = (table[name].tolist() for name in ("judged", "units", "accepted_units"))
    units = table["units"].astype(object).copy()
    units[:] = [a if g is None else g for a, g in zip(asked, granted, strict=True)]
    _refuse_open_judgements(lines.case)
    at = lines.find(table)
    num, den = scaled(units)
    accepted = np.zeros(len(lines), dtype=object)
    for line, verdict, value in zip(at.tolist(), judged, num.tolist(), strict=True):
        if verdict in ("accepted", "partly"):
            mask[line], accepted[line] = True, value
    return mask, Exact(accepted, den)


def _refuse_open_judgements(case: Case) -> None:
    """An answer that was partly accepted says how far."""
    table = case.table("responses")
    rows = zip(table["judged"].tolist(), table["accepted_units"].tolist(), strict=True)
    faults = [
        Fault(
            case.place("responses", position, "accepted_units"),
            "an answer was partly accepted, and it isn't said how many units",
            found="empty",
            expected="accepted_units",
            hint="fill in the units, or judge it accepted or rejected",
        )
        for position, (judged, granted) in enumerate(rows)
        if judged == "partly" and granted is None
    ]
    if faults:
        raise CaseFaults(faults)


def _offered(lines: Lines, proposal: Proposal | None) -> Exact | None:
    if proposal is None:
        return None
    at = lines.find(proposal.units)
    units = np.zeros(len(lines), dtype=object)
    known = at >= 0
    units[at[known]] = [int(value) for value in proposal.units["units"][known].tolist()]
    return Exact(units, 1)


def _kept(
    lines: Lines, policy: Reallocation, proposal: Proposal | None, offered: Exact | None, agreement: Exact
) -> tuple[Mask, Exact] | None:
    """Cells that were to be lowered and whose provider may still answer."""
    as_of = lines.case.meta.as_of
    if proposal is None or offered is None or policy.response_days is None:
        return None
    if as_of is None or proposal.as_of is None:
        return None
    if as_of > term_ends(proposal.as_of, policy.response_days):
        return None
    mask = agreement.minus(offered).above_zero() & lines.is_cell & ~answered(lines, judged=True)
    return (mask, agreement) if mask.any() else None


__all__ = ["REALLOCATION", "BadCutoff", "end_of", "policy_of", "prepare_reallocation"]
