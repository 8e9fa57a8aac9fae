"""What a planner should look at in a reallocation: as findings, and cell by cell as a worklist."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.integers import Ints, Mask
from verdeelsleutel.data.pack import Reallocation
from verdeelsleutel.model.claims import KEPT
from verdeelsleutel.model.expectations import WorkItem
from verdeelsleutel.model.levels import Filling
from verdeelsleutel.model.lines import KEY, Lines
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.reallocation.answers import Answer, answered, answers, below_offer
from verdeelsleutel.model.reallocation.situation import Situation
from verdeelsleutel.model.reallocation.start import DEFINITIVE

SHOWN = 3
NO_AGREEMENT, BELOW_DELIVERED, UNJUDGED = "no-agreement", "below-delivered", "unjudged"

ANSWERED_LATER, TERM_UNKNOWN = "answered-after-as-of", "response-term-unknown"

WHAT = {
    NO_AGREEMENT: "care was delivered without an agreement; it counts with agreement 0",
    BELOW_DELIVERED: "more was delivered already than is agreed for the year",
    KEPT: "the offer lowers the agreement and its provider may still answer; the agreement stays for now",
    UNJUDGED: "an answer of a provider isn't judged yet, and doesn't count",
}

BELOW_OFFER = {
    "answer-below-offer": (
        "answers were accepted for less than the offer, and their lines end below both offer and answer: what is "
        "accepted is the most that a line may get; offer → answer → accepted → agreed"
    ),
    "offer-not-reached": (
        "answers were accepted for no less than was offered or asked, and their lines end below both all the same: "
        "tranches ask less there, or room went to other lines; offer → answer → accepted → agreed"
    ),
}
"""In the order of `below_offer`."""


def situation_findings(lines: Lines, situation: Situation, policy: Reallocation) -> list[Finding]:
    """What is odd once agreements, realisation and answers meet."""
    found = [
        _finding(kind, WHAT[kind], table, mask, lines) for kind, table, mask in _kinds(lines, situation) if mask.any()
    ]
    found = [*_beyond(situation), *found]
    waits = situation.award == DEFINITIVE and situation.offered is not None and policy.response_days is not None
    if waits and (lines.case.meta.as_of is None or situation.offered_on is None):
        what = "the pack gives days to answer an offer, and offer or case says no as_of: the term counts as over"
        found.append(Finding(TERM_UNKNOWN, what, "case", 0))
    if situation.award == DEFINITIVE:
        found += _answered_later(lines)
    return found


def _beyond(situation: Situation) -> Iterator[Finding]:
    """A cut-off after the last month that anybody delivered in: most likely the wrong cut-off, or the wrong file."""
    months = situation.expectation.beyond
    if months:
        what = "months up to the cut-off lie after the last one with any realisation"
        yield Finding("cutoff-without-realisation", what, "realisation", len(months), tuple(months))


def _answered_later(lines: Lines) -> Iterator[Finding]:
    """Answers of after the day of the run that counts them: one of the two days is wrong."""
    as_of, table = lines.case.meta.as_of, lines.case.table("responses")
    if as_of is None:
        return
    rows = zip(*(table[name].tolist() for name in (*KEY, "date")), strict=True)
    late = sorted(f"{' '.join(key)} {day}" for *key, day in rows if day is not None and day > as_of)
    if late:
        what = "answers are of after the as_of of this run, and count all the same: one of the two days is wrong"
        yield Finding(ANSWERED_LATER, what, "responses", len(late), tuple(late[:SHOWN]))


def worklist(problem: Problem) -> list[WorkItem]:
    """Every cell, provider and month that a planner should look at, sorted."""
    situation, lines = problem.situation, problem.lines
    assert situation is not None  # asked of reallocations only
    found = list(situation.expectation.worklist)
    delivered, agreement = situation.expectation.delivered, situation.agreement
    for kind, _, mask in _kinds(lines, situation):
        for line in np.flatnonzero(mask).tolist():
            beyond = delivered.fraction(line) - agreement.fraction(line)
            units = beyond if kind in (NO_AGREEMENT, BELOW_DELIVERED) else agreement.fraction(line)
            found.append(WorkItem(kind, *lines.key(line), "", decimals(units, 12), WHAT[kind]))
    return sorted(found, key=lambda item: (item.kind, item.region, item.provider, item.service, item.month))


def _kinds(lines: Lines, situation: Situation) -> Iterator[tuple[str, str, Mask]]:
    delivered, agreement = situation.expectation.delivered, situation.agreement
    beyond = delivered.minus(agreement).above_zero()
    yield NO_AGREEMENT, "realisation", beyond & ~agreement.above_zero()
    yield BELOW_DELIVERED, "realisation", beyond & agreement.above_zero()
    if situation.kept is not None:
        yield KEPT, "responses", situation.kept[0]
    yield UNJUDGED, "responses", answered(lines, judged=False)


def outcome_findings(problem: Problem, filling: Filling, units: Ints) -> list[Finding]:
    """What shows only in the outcome: agreements cut, answers that nothing asks, cuts that nobody was told."""
    pack = problem.pack.reallocation
    if problem.situation is None or pack is None:
        return []
    holding = {t.id for t in pack.tranches if t.basis == "agreement"} | {KEPT}
    found = []
    for filled in filling.tranches:
        short = filled.claim.minus(filled.awarded).above_zero()
        if filled.layer.id in holding and short.any():
            what = f"tranche {filled.layer.id} holds on to agreements, and the room can't carry all of it: it is cut"
            found.append(_finding("agreements-cut", what, "agreements", short, problem.lines))
    beyond = problem.situation.accepted.minus(problem.layers[-1].reach).above_zero() & problem.situation.capped
    if beyond.any():
        what = (
            "answers were accepted for more units than any tranche asks; an answer bounds what is agreed and asks "
            "nothing by itself: a tranche on another basis, or a decision, can honour it"
        )
        found.append(_finding("answer-not-asked", what, "responses", beyond, problem.lines))
    return [*found, *_below_offer(problem, units), *_untold(problem, problem.situation, units)]


def _below_offer(problem: Problem, units: Ints) -> Iterator[Finding]:
    """Answers that were accepted and that end below the offer: each with its figures, as somebody chose them."""
    for code, found in zip(BELOW_OFFER, below_offer(answers(problem, units)), strict=True):
        if found:
            each = tuple(f"{' '.join(problem.lines.key(one.line))}: {_figures(one)}" for one in found)
            yield Finding(code, BELOW_OFFER[code], "responses", len(found), each)


def _figures(one: Answer) -> str:
    """An answer from offer to agreement, in a form that needs no words."""
    steps = one.offered, one.asked, one.accepted, Fraction(one.agreed)
    return " → ".join("–" if value is None else decimals(value, 12) for value in steps)


def _untold(problem: Problem, situation: Situation, units: Ints) -> Iterator[Finding]:
    """Inside the response term: cells that end below their agreement though no offer said so."""
    if situation.kept is None or situation.offered is None:
        return
    lines, kept = problem.lines, situation.kept[0]
    told = situation.agreement.minus(situation.offered).above_zero()
    lowered = np.asarray(units < situation.agreement.floor(), dtype=np.bool_)
    untold = lowered & lines.is_cell & ~(told | kept | answered(lines, judged=True))
    if untold.any():
        what = (
            "lines end below their agreement though the offer didn't lower them: what others keep while they may still "
            "answer takes room"
        )
        yield _finding("lowered-untold", what, "responses", untold, lines)


def _finding(code: str, what: str, table: str, mask: Mask, lines: Lines) -> Finding:
    at = np.flatnonzero(mask)
    return Finding(code, what, table, len(at), tuple(" ".join(lines.key(int(i))) for i in at[:SHOWN]))
