"""The result tables that only a reallocation has, as the text of their files."""

from __future__ import annotations

import numpy as np

from verdeelsleutel.data.exact import Exact, decimals, euros
from verdeelsleutel.data.integers import Index
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.csv_text import Column, words
from verdeelsleutel.model.kept_out import Reason, reason_text, reasons
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.reallocation import TABLES
from verdeelsleutel.model.reallocation.findings import worklist
from verdeelsleutel.model.reallocation.moves import Bridge, bridges, cents_of, moves, situation_of
from verdeelsleutel.model.reallocation.start import DEFINITIVE
from verdeelsleutel.model.results import KEY, key_columns


def files(plan: Plan) -> dict[str, str]:
    """File name → content."""
    makers = (expectations_csv, ledger_csv, moves_csv, bridge_csv, unfunded_csv, worklist_csv)
    return {name: make(plan) for name, make in zip(TABLES, makers, strict=True)}


def expectations_csv(plan: Plan) -> str:
    """Per line with an agreement, delivery or expectation how the year was estimated, with its band."""
    lines, situation = plan.problem.lines, situation_of(plan)
    e = situation.expectation
    known = situation.agreement.above_zero() | e.delivered.above_zero() | e.units.above_zero()
    at = np.flatnonzero(known)
    header = (
        *KEY, "method", "agreed_units", "delivered_units", "corrected_units", "days_counted", "days_left",
        "expected_units", "low_units", "high_units",
    )  # fmt: skip
    columns = [
        *key_columns(lines, at),
        Column(csv_text.cells(e.methods), e.method[at]),
        *_units(at, situation.agreement, e.delivered, e.corrected),
        *_units(at, Exact(e.days_counted, 1), Exact(e.days_left, 1)),
        *_units(at, e.units, e.low, e.high),
    ]
    return csv_text.table(header, columns)


def ledger_csv(plan: Plan) -> str:
    """Per cell agreed → delivered → expected → offered → answered → definitive, with the days."""
    problem, situation = plan.problem, situation_of(plan)
    lines, case = problem.lines, problem.case
    cells = np.flatnonzero(lines.is_cell)
    agreed = Exact(plan.units, 1)
    final = situation.award == DEFINITIVE
    offered = situation.offered if final else agreed
    today = _day(case.meta.as_of)
    answers = _answers(plan)
    blank = words([""] * len(cells))
    offered_on = "" if offered is None else _day(situation.offered_on) if final else today
    columns = [
        *key_columns(lines, cells),
        *_units(cells, situation.agreement),
        csv_text.euro_texts(situation.old_cents[cells]),
        words([_day(situation.agreed_on)] * len(cells)),
        *_units(cells, situation.expectation.delivered, situation.expectation.units),
        *([blank] if offered is None else _units(cells, offered)),
        words([offered_on] * len(cells)),
        *(words(answers[line][i] if line in answers else "" for line in cells.tolist()) for i in range(4)),
        *(_units(cells, agreed) if final else [blank]),
        words([today if final else ""] * len(cells)),
    ]
    header = (
        *KEY, "agreed_units", "agreed_tariff_eur", "agreed_on", "delivered_units", "expected_units", "offered_units",
        "offered_on", "answered_units", "answered_on", "judged", "accepted_units", "definitive_units", "definitive_on",
    )  # fmt: skip
    return csv_text.table(header, columns)


def _answers(plan: Plan) -> dict[int, tuple[str, str, str, str]]:
    """Per line what was answered: units, day, judgement and accepted units."""
    situation = situation_of(plan)
    table = plan.problem.case.table("responses")
    at = plan.problem.lines.find(table)
    found = {}
    for line, row in zip(at.tolist(), table.to_dict("records"), strict=True):
        granted = decimals(situation.accepted.fraction(line), csv_text.PLACES) if situation.capped[line] else ""
        found[line] = (str(row["units"]), _day(row["date"]), str(row["judged"] or ""), granted)
    return found


def moves_csv(plan: Plan) -> str:
    """Per purse where money came from and went to; sources and uses add up to the same."""
    rows = [(m.purse, m.side, m.item, m.region, m.provider, euros(m.cents)) for m in moves(plan)]
    return csv_text.rows(("fund", "side", "item", "region", "provider", "amount_eur"), rows)


def bridge_csv(plan: Plan) -> str:
    """Per purse from before to now."""
    header = ("fund", *(f"{name}_eur" for name in BRIDGE))
    return csv_text.rows(header, [(b.purse, *_bridge_texts(b)) for b in sorted(bridges(plan), key=lambda b: b.purse)])


BRIDGE = (
    "amount_before", "amount", "reserved_before", "reserved", "agreed_before", "released", "added", "price", "agreed",
    "free_before", "free",
)  # fmt: skip
"""What is told of a bridge, in this order."""


def _bridge_texts(bridge: Bridge) -> list[str]:
    return [euros(getattr(bridge, name)) for name in BRIDGE]


def unfunded_csv(plan: Plan) -> str:
    """Per cell the expected or asked volume beyond what is agreed, and what kept it out."""
    expectation = situation_of(plan).expectation
    at, beyond, why = beyond_agreed(plan)
    cents = cents_of(beyond, plan)
    columns = [
        *key_columns(plan.problem.lines, at),
        *_units(at, expectation.units, plan.basis, Exact(plan.units, 1), beyond),
        csv_text.euro_texts(cents[at]),
        words(reason_text(why[line]) for line in at.tolist()),
    ]
    header = (
        *KEY, "expected_units", "basis_units", "agreed_units", "beyond_units", "beyond_eur", "kept_out_by",
    )  # fmt: skip
    return csv_text.table(header, columns)


def beyond_agreed(plan: Plan) -> tuple[Index, Exact, dict[int, Reason]]:
    """The cells with more expected or asked than is agreed, per line how much, and per cell what kept it out."""
    at = np.flatnonzero(plan.beyond.above_zero() & plan.problem.lines.is_cell)
    return at, plan.beyond, reasons(plan, at, plan.wanted)


def worklist_csv(plan: Plan) -> str:
    """What a planner should look at, cell by cell."""
    rows = [(i.kind, i.region, i.provider, i.service, i.month, i.units, i.what) for i in worklist(plan.problem)]
    return csv_text.rows(("kind", *KEY, "month", "units", "what"), rows)


def _units(at: Index, *columns: Exact) -> list[Column]:
    return [csv_text.decimal_texts(column.take(at)) for column in columns]


def _day(day: object) -> str:
    return "" if day is None else str(day)
