"""What was decided above policy, what is odd in the data, and what a planner should look at."""

from __future__ import annotations

from collections.abc import Sequence

from verdeelsleutel.model.reallocation.findings import worklist
from verdeelsleutel.reports import summary, year_outlook
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Column, Heading, Notice, Table, Value
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.sentences import decisions as decision_words

__all__ = ["decisions", "findings"]

MOST_ITEMS = 200


def decisions(run: Reported, lang: Language) -> Sequence[Block]:
    """Every decision beside what the plan gives."""
    every = len(run.plan.problem.case.table("decisions"))
    said = decision_words.block(run.plan, lang, most=every)
    heading = Heading(lang.word("run_decisions"), (lang.word("run_decisions_about"),))
    return [heading, *(said or [Notice(lang.word("run_no_decisions"), "quiet")])]


def findings(run: Reported, lang: Language) -> Sequence[Block]:
    """Findings, and the worklist of a reallocation."""
    found = run.plan.findings
    return [
        Heading(lang.word("run_findings"), (lang.word("run_findings_about"),)),
        summary.findings_block(found, lang, most=len(found)),
        *(_worklist(run, lang) if run.moves else ()),
    ]


def _worklist(run: Reported, lang: Language) -> list[Block]:
    items = worklist(run.plan.problem)
    rows: list[tuple[Value, ...]] = [(lang.word(f"work_{item.kind}"), item.where) for item in items[:MOST_ITEMS]]
    columns = tuple(Column(lang.word(t), text=True) for t in ("what", "where"))
    more = lang.word("run_more_rows", count=len(items) - MOST_ITEMS) if len(items) > MOST_ITEMS else ""
    every = Table(lang.word("run_worklist"), columns, tuple(rows), note=more)
    return [*year_outlook.to_look_at_first(run.plan.problem, lang, "worklist"), *([every] if rows else [])]
