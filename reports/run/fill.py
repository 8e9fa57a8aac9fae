"""Fill per tranche: what was asked, awarded and not awarded, in order of priority."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.data.pack import Tranche
from verdeelsleutel.model import figures
from verdeelsleutel.reports import run_tables
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Heading, Table, Value
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.run.without_empty import without_empty
from verdeelsleutel.reports.sentences.tranches import tranche_words
from verdeelsleutel.reports.shapes import StackedBars

__all__ = ["blocks"]


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """A bar per tranche, the table, and what the policy says of each."""
    word = lang.word
    found = figures.figures(run.plan)["tranches"]
    if not found:
        return []
    bars = []
    for name, figure in found.items():
        asked, awarded = (round(Fraction(figure[key]) * 100) for key in ("claim_eur", "awarded_eur"))
        bars.append((tranche_words(run.plan, name, lang), (Euros(awarded), Euros(asked - awarded))))
    parts = (word("run_awarded"), word("run_not_awarded"))
    shape = StackedBars(word("run_amount"), parts, tuple(bars), word("tranche"))
    policy = _policy(run, lang)
    return [
        Heading(word("run_fill"), (word("run_fill_about"),)),
        Chart(word("run_fill_chart"), shape, word("run_fill_says", count=len(bars)), word("run_fill_note")),
        run_tables.tranches(run.plan, lang),
        *([policy] if policy.rows else []),
    ]


def _called(tranche: Tranche, lang: Language) -> str:
    """Title and id: files name a tranche by its id."""
    return f"{tranche.title} ({tranche.id})" if tranche.title and lang.code == "nl" else tranche.id


def _policy(run: Reported, lang: Language) -> Table:
    """What the pack itself says of its tranches."""
    pack = run.plan.problem.pack
    policy = pack.reallocation if run.moves else pack.initial
    asked = {layer.id for layer in run.plan.problem.layers}
    rows: list[tuple[Value, ...]] = [
        (_called(tranche, lang), tranche.said(lang.code), tranche.source or "")
        for tranche in (policy.tranches if policy else ())
        if tranche.id in asked and (tranche.note or tranche.source)
    ]
    columns = tuple(Column(lang.word(t), text=True) for t in ("tranche", "run_policy_says", "run_source"))
    return without_empty(Table(lang.word("run_tranches_policy"), columns, tuple(rows)))
