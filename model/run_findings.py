"""What a planner should know of a run though it stops nothing: odd only once case and policy meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.integers import Index
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.catalogue import facts
from verdeelsleutel.model.claims import Layer
from verdeelsleutel.model.decisions import Decisions
from verdeelsleutel.model.funds import CONTRACTEERRUIMTE, MEERZORG, Funds
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.rule import BoundRule

CHOICES = ("minimum_contract",)
"""Rules that read the least units that a provider accepts."""

SHOWN = 3


def run_findings(
    lines: Lines, pack: Pack, funds: Funds, rules: Sequence[BoundRule], layers: Sequence[Layer], decisions: Decisions
) -> list[Finding]:
    """Findings of one run."""
    return [
        *_of_another_year(lines, pack),
        *_minimum_not_used(lines, rules),
        *_facts_empty(lines, rules),
        *_decided_above_offer(lines, decisions),
        *_idle_funds(lines, funds),
        *_nothing_asked(lines, layers),
    ]


def _of_another_year(lines: Lines, pack: Pack) -> Iterator[Finding]:
    year = lines.case.meta.year
    if pack.year not in (None, year):
        what = "the pack is of another year than the case; its percentages, dates and sources are those of its own year"
        years = f"{pack.pack}: {pack.year}", f"{lines.case.meta.id}: {year}"
        yield Finding("pack-of-another-year", what, examples=years)


def _minimum_not_used(lines: Lines, rules: Sequence[BoundRule]) -> Iterator[Finding]:
    given = [units is not None for units in lines.case.table("offers")["minimum_units"].tolist()]
    if any(given) and not any(rule.name in CHOICES for rule in rules):
        yield Finding(
            "minimum-not-used",
            "offers name a least volume that the provider accepts, and no rule of the pack looks at it",
            "offers",
            sum(given),
        )


def _facts_empty(lines: Lines, rules: Sequence[BoundRule]) -> Iterator[Finding]:
    for rule in rules:
        for column in facts(rule):
            distinct, at = lines.column(column)
            empty = np.array([text == "" for text in distinct], dtype=np.bool_)[at]
            spoken_of = lines.is_cell & lines.mask(rule.parameters.where)
            who = [lines.providers[i] for i in np.unique(lines.provider[empty & spoken_of]).tolist()]
            if who:
                what = f"some lack the column {column}; rule {rule.id} reads it and doesn't apply to them"
                yield Finding("fact-empty", what, "providers", len(who), tuple(who[:SHOWN]))


def _decided_above_offer(lines: Lines, decisions: Decisions) -> Iterator[Finding]:
    offer = lines.volumes("offers", "offered_units")
    above = np.flatnonzero(decisions.least.minus(offer).above_zero())
    if len(above):
        what = "decisions give more units than were offered"
        yield Finding("decision-above-offer", what, "decisions", len(above), _examples(lines, above))


def _idle_funds(lines: Lines, funds: Funds) -> Iterator[Finding]:
    used = {i for at in np.unique(funds.purse[lines.is_cell & (funds.purse >= 0)]).tolist() for i in funds.purses[at]}
    idle = [
        fund.id
        for i, fund in enumerate(funds.funds)
        if i not in used and fund.amount and fund.kind in (CONTRACTEERRUIMTE, MEERZORG)
    ]
    if idle:
        what = "funds hold money that no offer can draw on"
        yield Finding("fund-without-offers", what, "funds", len(idle), tuple(idle[:SHOWN]))


def _nothing_asked(lines: Lines, layers: Sequence[Layer]) -> Iterator[Finding]:
    reach = layers[-1].reach if layers else Exact.zeros(len(lines))
    if lines.is_cell.any() and not reach.above_zero().any():
        what = "no tranche of the pack asks anything of this case: nothing is agreed"
        yield Finding("nothing-asked", what, "offers", 0)


def _examples(lines: Lines, at: Index) -> tuple[str, ...]:
    return tuple(" ".join(lines.key(int(line))) for line in at[:SHOWN])
