"""Rules, funds and decisions with what they have left, those that bind first."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.tables import row_costs, rows_table
from verdeelsleutel.reports.page import Block, Column, Heading, Table, Value
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.run.without_empty import without_empty

__all__ = ["blocks"]

MOST_ROWS = 60


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """How many bind, every row, and what the policy says of its rules."""
    word = lang.word
    costs = row_costs(run.found, run.losses)
    if not costs:
        return []
    binding = sum(one.row.binding for one in costs)
    about = word("run_rules_about", count=len(costs), binding=binding)
    policy = _policy(run, lang)
    return [
        Heading(word("run_rules"), (about,)),
        rows_table(run.plan, costs, MOST_ROWS, lang),
        *([policy] if policy.rows else []),
    ]


def _policy(run: Reported, lang: Language) -> Table:
    """The rules in force in the words of the pack."""
    active = {rule.id for rule in run.plan.problem.rules}
    rows: list[tuple[Value, ...]] = [
        (rule.id, rule.said(lang.code), rule.source or "")
        for rule in run.plan.problem.pack.rules
        if rule.id in active and (rule.note or rule.source)
    ]
    columns = tuple(Column(lang.word(t), text=True) for t in ("run_rule", "run_policy_says", "run_source"))
    return without_empty(Table(lang.word("run_rules_policy"), columns, tuple(rows)))
