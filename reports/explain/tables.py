"""Tables that explanations share: a waterfall step by step, sums side by side, rows of rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.model.explain.cut_cells import costs
from verdeelsleutel.model.explain.step import Step, StepKind, above_decision
from verdeelsleutel.model.explain.waterfalls import Loss, Waterfall, Waterfalls
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import RowCount, row_counts
from verdeelsleutel.model.system import RowName
from verdeelsleutel.reports.cuts import amount, bounds, key_words, provider_names, short_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Column, Euros, Number, Share, Table, Value
from verdeelsleutel.reports.run_tables import added_up, years_of
from verdeelsleutel.reports.sentences.rules import Sentences

__all__ = [
    "ABOVE_DECISION",
    "RowCost",
    "is_decision",
    "parts",
    "reasons",
    "row_costs",
    "rows_table",
    "share_of",
    "shown",
    "side_by_side",
    "steps",
    "waterfall",
]

PARTS: Mapping[StepKind, str] = {
    "raised": "raised_eur",
    "cap": "kept_out_eur",
    "excluded": "kept_out_eur",
    "percentage": "not_asked_eur",
    "tranche": "not_awarded_eur",
    "rounding": "rounding_eur",
}
"""Kinds of steps that stand in one column."""

ABOVE_DECISION = "above_decision_eur"
"""The column of what was asked above a decision, which sets the volume itself: no rule took it away."""


COLUMNS = tuple(dict.fromkeys(("raised_eur", ABOVE_DECISION, *PARTS.values())))
"""Columns in the order in which they stand."""


def part_of(step: Step) -> str:
    """The column in which a step stands."""
    return ABOVE_DECISION if above_decision(step) else PARTS[step.kind]


def parts(one: Waterfall) -> dict[str, int]:
    """Cents per column, in order, of those in which something stands."""
    found = dict.fromkeys(COLUMNS, 0)
    for step, amount_of in one.steps:
        found[part_of(step)] += amount_of.cents
    return {name: cents for name, cents in found.items() if cents}


def shown(count: int, most: int, lang: Language) -> str:
    """That there are more rows than are shown, empty where there aren't."""
    return lang.word("explain_more_rows", count=count - most) if count > most else ""


def waterfall(found: Waterfalls, one: Waterfall, lang: Language) -> Table:
    """One waterfall, a row per step that changes anything."""
    word, said = lang.word, Sentences(found.plan, lang)
    counts = any((one.asked.client_years, one.agreed.client_years))
    asked, title = steps(found.plan)
    rows: list[tuple[Value, ...]] = [
        (word(asked), Euros(one.asked.cents, sign=False), years_of(one.asked.client_years, counts)),
    ]
    rows += [
        (said.step(step), Euros(part.cents, sign=False), years_of(part.client_years, counts))
        for step, part in one.steps
        if part.cents or part.client_years
    ]
    total = (word("agreed"), Euros(one.agreed.cents, sign=False), years_of(one.agreed.client_years, counts))
    columns = (Column(word("explain_waterfall_step"), text=True), Column("€"), Column(word("client_years")))
    return Table(word(title), columns, tuple(rows), total, word("explain_waterfall_note"))


def steps(plan: Plan) -> tuple[str, str]:
    """The words for where a waterfall starts, and for the whole of it."""
    start = "offer" if plan.problem.situation is None else "expected"
    return f"explain_asked_{start}", f"explain_waterfall_{start}"


def side_by_side(title: str, head: str, groups: Iterable[tuple[str, Waterfall]], lang: Language) -> Table:
    """Waterfalls of several groups, steps of a kind in one column; columns in which nothing stands are left out."""
    sums = [(label, one, parts(one)) for label, one in groups]
    used = [name for name in COLUMNS if any(name in each for _, _, each in sums)]
    rows: list[tuple[Value, ...]] = []
    for label, one, each in sums:
        values = (one.asked.cents, *(each.get(name, 0) for name in used), one.agreed.cents)
        rows.append((label, *(Euros(value, sign=False) for value in values)))
    names = ("explain_start_eur", *(f"explain_{name}" for name in used), "agreed_eur")
    columns = (Column(head, text=True), *(Column(lang.word(name)) for name in names))
    total = (lang.word("total"), *added_up(rows)) if len(rows) > 1 else ()
    return Table(title, columns, tuple(rows), total)


def reasons(found: Waterfalls, losses: Sequence[Loss], most: int, lang: Language) -> Table:
    """What cost most, each reason in a sentence."""
    said, word = Sentences(found.plan, lang), lang.word
    rows = tuple(
        (
            Euros(loss.cents, sign=False),
            Number(loss.cells),
            said.told(loss.step, said.full(loss.step, loss.reason)),
        )
        for loss in losses[:most]
    )
    columns = (
        Column(word("explain_lost_eur")),
        Column(word("explain_cells_count"), rank=1),
        Column(word("explain_reason"), text=True),
    )
    return Table(word("explain_reasons_of"), columns, rows, (), shown(len(losses), most, lang))


@dataclass(frozen=True)
class RowCost:
    """A row with what was not awarded, in cents, where it stood in the way."""

    row: RowCount
    cents: int


def row_costs(found: Waterfalls, losses: Sequence[Loss]) -> list[RowCost]:
    """Every row: binding ones first, then by what they cost, then by how little of their bound is left."""
    cost = dict(costs(found))
    for loss in losses:
        for name in loss.reason:
            if isinstance(name, RowName):
                cost[str(name)] = cost.get(str(name), 0) + loss.cents
    every = [RowCost(row, cost.get(row.name, 0)) for row in row_counts(found.plan)]
    return sorted(every, key=lambda one: (not one.row.binding, -one.cents, _left(one.row), one.row.name))


def _left(row: RowCount) -> Fraction:
    """What part of its bound a row has left; rows without one come last."""
    bound = row.count.upper if row.count.upper is not None else row.count.lower
    if row.slack is None or not bound:
        return Fraction(10**9)
    return row.slack / abs(bound)


def rows_table(plan: Plan, rows_shown: Sequence[RowCost], most: int, lang: Language) -> Table:
    """Rows with bound, value and slack, and what they cost."""
    word = lang.word
    rows: list[tuple[Value, ...]] = []
    names = provider_names(plan)
    for one in rows_shown[:most]:
        count, row = one.row.count, one.row
        name = RowName(row.rule, count.key, count.unit, _source(plan, row.rule))
        label = " · ".join(part for part in (short_words(plan, name, lang), key_words(plan, count.key, names)) if part)
        slack = amount(row.slack, count.unit, lang) if row.slack is not None else ""
        rows.append(
            (
                label,
                bounds(count.lower, count.upper, count.unit, lang),
                slack,
                word("explain_yes" if row.binding else "explain_no"),
                Euros(one.cents, sign=False) if one.cents and name.source != "decisions" else None,
            )
        )
    titles = ("row", "row_bound", "row_slack", "row_binding", "row_cost")
    columns = tuple(
        Column(word(f"explain_{title}"), text=title in ("row", "row_binding"), rank=2 if title == "row_bound" else 0)
        for title in titles
    )
    of_decisions = any(is_decision(one.row.rule) for one in rows_shown[:most])
    notes = shown(len(rows_shown), most, lang), word("explain_rows_note"), word("explain_decision_costs")
    note = " · ".join(filter(None, notes if of_decisions else notes[:2]))
    return Table(word("explain_rows_title"), columns, tuple(rows), (), note)


def _source(plan: Plan, rule: str) -> str:
    if any(fund.id == rule for fund in plan.problem.funds.funds):
        return "funds"
    return "decisions" if is_decision(rule) else ""


def is_decision(rule: str) -> bool:
    """Whether rows of this name are decisions: what policy gives without them only another run can say."""
    return rule.startswith("decision_")


def share_of(part: int, whole: int) -> Value:
    """A part of what was asked; a dash where nothing was."""
    return Share(Fraction(part, whole)) if whole else None
