"""One parameter varied: what figures do along its values."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.reports.charts.scales import short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Heading, Number
from verdeelsleutel.reports.shapes import Line, LineChart, Point
from verdeelsleutel.reports.study.figures import kavel, kavels_of, label, setting, value_of
from verdeelsleutel.reports.study.folder import SWEEP, StudyFolder
from verdeelsleutel.reports.values import exact

__all__ = ["blocks"]

FIGURES = ("unfunded_eur", "agreed_eur")
MOST_PACKS = 4


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """Lines per kavel where there is one policy, per policy where there are more."""
    if (
        folder.kind != SWEEP
        or len(folder.names) != 1
        or "agreed_eur" not in folder.columns
        or folder.rows("budget_curve.csv")
    ):
        return []
    values = {scenario: _number(row[0]) for scenario, row in folder.scenarios.items()}
    if len(set(values.values())) < 3 or None in values.values():
        return []
    found: list[Block] = [Heading(lang.word("report_one_way", name=folder.names[0]))]
    return [*found, *(_chart(folder, figure, lang) for figure in FIGURES if figure in folder.columns)]


def _chart(folder: StudyFolder, figure: str, lang: Language) -> Chart:
    name, packs = folder.names[0], folder.packs[:MOST_PACKS]
    kavels = kavels_of(folder.columns, figure) if len(packs) == 1 else []
    series = [(kavel(k, lang), packs[0], f"by_kavel.{k}.{figure}") for k in kavels]
    series = series or [(pack, pack, figure) for pack in packs]
    rows = folder.results(figure, *(column for _, _, column in series))
    lines = []
    for words, pack, column in series:
        mine = [row for row in rows if row["pack"] == pack and row[column]]
        mine.sort(key=lambda row: Fraction(folder.scenarios[row["scenario"]][0]))
        points = [(folder.scenarios[row["scenario"]][0], value_of(column, row[column])) for row in mine]
        placed = tuple(Point(_at(at), value) for at, value in points if value is not None)
        if any(exact(point.y) for point in placed):
            lines.append(Line(words, placed))
    texts = [setting(str(text), lang) for text in _ends(folder)]
    totals = [value_of(figure, row[figure]) for row in _at_ends(folder, rows, packs[0])]
    ends = [short(total, lang) if total is not None else "–" for total in totals]
    says = lang.word("report_curve_says", name=name, low=texts[0], high=texts[1], first=ends[0], last=ends[1])
    return Chart(
        label(figure, lang), LineChart(name, label(figure, lang), tuple(lines)), says, lang.word("report_curve_none")
    )


def _ends(folder: StudyFolder) -> tuple[str, str]:
    ordered = sorted((row[0] for row in folder.scenarios.values()), key=Fraction)
    return ordered[0], ordered[-1]


def _at_ends(folder: StudyFolder, rows: Sequence[dict[str, str]], pack: str) -> list[dict[str, str]]:
    mine = [row for row in rows if row["pack"] == pack]
    ordered = sorted(mine, key=lambda row: Fraction(folder.scenarios[row["scenario"]][0]))
    return [ordered[0], ordered[-1]]


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except ValueError:
        return None


def _at(text: str) -> Number:
    return Number(Fraction(text), min(4, len(text.partition(".")[2])))
