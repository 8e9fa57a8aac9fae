"""Who is cut, and why: the providers that lack most with the rule that stood in the way, and all of them in a table."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.reports import run_tables
from verdeelsleutel.reports.cuts import Cut, short_words
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Heading, Share, Table, Value
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.run_tables import added_up
from verdeelsleutel.reports.shapes import Bar, BarChart

__all__ = ["blocks"]

MOST_BARS, MOST_LIMITS = 12, 40


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """Bars, everybody, and what each rule or fund kept out."""
    word, found, kind = lang.word, run.short, "expected" if run.moves else "asked"
    heading = Heading(word("run_short"), (word(f"run_short_about_{kind}"),))
    if not found:
        return [heading, *(run_tables.cut_blocks(run.plan, (), lang) if not run.moves else ())]
    total, first = sum(cut.short for cut in found), found[:MOST_BARS]
    bars = tuple(Bar(_name(cut), Euros(cut.short), note=_why(run, cut, lang)) for cut in first)
    says = word(
        "run_short_says", count=len(found), total=lang.euros(total), first=_name(found[0]),
        most=lang.euros(found[0].short), shown=len(first),
    )  # fmt: skip
    shape = BarChart(word("run_amount"), bars, word("run_without" if run.moves else "run_unmet"), what=word("provider"))
    return [
        heading,
        Chart(word("run_short_chart"), shape, says, word("overproduction_note") if run.moves else ""),
        _everybody(run, lang),
        _limits(run, lang),
    ]


def _name(cut: Cut) -> str:
    return cut.name or cut.provider


def _why(run: Reported, cut: Cut, lang: Language) -> str:
    return " + ".join(short_words(run.plan, n, lang) for n in cut.main_limit) or lang.word("rounding")


def _everybody(run: Reported, lang: Language) -> Table:
    rows: list[tuple[Value, ...]] = [
        (
            _name(cut),
            cut.provider,
            Euros(cut.asked, sign=False),
            Euros(cut.short, sign=False),
            Share(Fraction(cut.short, cut.asked)) if cut.asked else None,
            _why(run, cut, lang),
        )
        for cut in run.short
    ]
    asked = "expected_eur" if run.moves else "asked_eur"
    share = "of_expected" if run.moves else "short_share"
    titles = ("provider", "run_agb", asked, "without_eur" if run.moves else "short", share, "by_rule")
    columns = tuple(Column(lang.word(t), text=t in ("provider", "run_agb", "by_rule")) for t in titles)
    total = (lang.word("total"), "", *added_up(rows)[1:3], "", "") if len(rows) > 1 else ()
    return Table(lang.word("run_short_table", count=len(rows)), columns, tuple(rows), total)


def _limits(run: Reported, lang: Language) -> Table:
    """What each set of rows kept out; a cell that several rows stopped counts once, for all of them."""
    rows, total = run_tables.limit_rows(run.plan, run.short, lang, MOST_LIMITS)
    titles = ("limit", "beyond_eur" if run.moves else "short", "providers")
    columns = tuple(Column(lang.word(t), text=t == "limit") for t in titles)
    note = (lang.word("limits_note") if run.moves else "") + lang.word("run_limits_rounded")
    return Table(lang.word("run_limits"), columns, rows, total, note)
