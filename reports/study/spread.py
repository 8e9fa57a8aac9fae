"""How figures are spread over scenarios that were drawn."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.model.studies.sweep.spread import nearest_rank
from verdeelsleutel.reports.charts.scales import short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Heading
from verdeelsleutel.reports.shapes import Histogram, Mark
from verdeelsleutel.reports.study.figures import amount, label
from verdeelsleutel.reports.study.folder import SWEEP, StudyFolder

__all__ = ["blocks", "charts"]

FIGURES = ("unfunded_eur", "free_eur")
FEWEST, MOST_PACKS = 30, 3


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """A histogram, and the same added up, per figure and policy; nothing of a sweep over a grid."""
    drawn = [len(set(values)) > FEWEST / 2 for values in zip(*folder.scenarios.values(), strict=True)]
    figures = [figure for figure in FIGURES if figure in folder.columns]
    if folder.kind != SWEEP or len(folder.scenarios) < FEWEST or not any(drawn) or not figures:
        return []
    rows = folder.results(*figures)
    found: list[Block] = [Heading(lang.word("report_spread_title"), (lang.word("report_spread_about"),))]
    for figure in figures:
        for pack in folder.packs[:MOST_PACKS]:
            values = [Fraction(row[figure]) for row in rows if row["pack"] == pack and row[figure]]
            if len(set(values)) > 1:
                found += charts(figure, pack, values, lang)
    return found if len(found) > 1 else []


def charts(figure: str, who: str, values: Sequence[Fraction], lang: Language) -> list[Chart]:
    """The histogram of a figure and its running total, with the ranks that are pointed out."""
    ordered = sorted(values)
    at = {f"p{percent}": amount(figure, nearest_rank(ordered, percent)) for percent in (5, 50, 95)}
    marks = tuple(Mark(value, lang.word(f"report_{name}")) for name, value in at.items())
    low, middle, high = (short(value, lang) for value in at.values())
    says = lang.word("report_spread_says", low=low, middle=middle, high=high)
    amounts = tuple(amount(figure, value) for value in ordered)
    title = f"{label(figure, lang)} · {who}"
    return [
        Chart(title, Histogram(label(figure, lang), amounts, marks), says, lang.word("report_spread_note")),
        Chart(
            lang.word("report_added_up", title=title),
            Histogram(label(figure, lang), amounts, marks, cumulative=True),
            lang.word("report_added_up_says"),
        ),
    ]
