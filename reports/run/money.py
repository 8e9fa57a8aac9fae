"""Use of the funds: agreed, reserved and free, fund by fund."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.reports import run_tables
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Euros, Heading
from verdeelsleutel.reports.reallocation import tables as reallocation_tables
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.shapes import StackedBars

__all__ = ["blocks"]

MOST_BARS = 12


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """A bar per fund, and the table of all."""
    plan, word = run.plan, lang.word
    purses = list(zip(plan.problem.funds.funds, plan.drawn, strict=True))
    if not purses:
        return []
    room, drawn = sum(fund.room for fund, _ in purses), sum(cents for _, cents in purses)
    use = lang.percent(Fraction(drawn, room), 2) if room else "–"
    found: list[Block] = [Heading(word("run_money"), (word("run_money_about"),))]
    largest = sorted(purses, key=lambda pair: (-pair[0].amount, pair[0].id))
    bars = [(fund.id, (drawn, fund.reserved, fund.room - drawn)) for fund, drawn in largest[:MOST_BARS]]
    rest = largest[MOST_BARS:]
    if rest:
        sums = sum(d for _, d in rest), sum(f.reserved for f, _ in rest), sum(f.room - d for f, d in rest)
        bars.append((word("others", count=len(rest)), sums))
    parts = tuple(word(f"run_part_{name}") for name in ("agreed", "reserved", "free"))
    shape = StackedBars(
        word("run_amount"), parts, tuple((name, tuple(map(Euros, cents))) for name, cents in bars), word("fund")
    )
    says = word("run_money_says", use=use, free=lang.euros(room - drawn), count=len(purses))
    found.append(Chart(word("run_money_chart"), shape, says, word("use_note")))
    if run.moves:
        found += [reallocation_tables.moved(plan, lang), reallocation_tables.room(plan, lang)]
    else:
        found.append(run_tables.funds(plan, lang, most=len(purses)))
    return found
