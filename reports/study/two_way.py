"""Two parameters varied over a grid: a heat map per figure and policy."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Heading
from verdeelsleutel.reports.shapes import HeatMap
from verdeelsleutel.reports.study.figures import label, setting, value_of
from verdeelsleutel.reports.study.folder import SWEEP, StudyFolder
from verdeelsleutel.reports.values import Amount, exact

__all__ = ["blocks"]

FIGURES = ("unfunded_eur", "free_eur")
MOST_VALUES, MOST_PACKS = 12, 4


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """Rows are the first parameter, columns the second; a scenario without a plan is an open cell."""
    if folder.kind != SWEEP or len(folder.names) != 2:
        return []
    down, across = (_values([row[at] for row in folder.scenarios.values()]) for at in (0, 1))
    whole = len(folder.scenarios) == len(down) * len(across) == len(set(folder.scenarios.values()))
    if not whole or not all(1 < len(values) <= MOST_VALUES for values in (down, across)):
        return []
    first, second = folder.names
    found: list[Block] = [Heading(lang.word("report_two_way", first=first, second=second))]
    figures = [figure for figure in FIGURES if figure in folder.columns]
    rows = folder.results(*figures)
    for figure in figures:
        for pack in folder.packs[:MOST_PACKS]:
            cells = {
                folder.scenarios[row["scenario"]]: value_of(figure, row[figure]) for row in rows if row["pack"] == pack
            }
            found.append(_chart(folder, (figure, pack), (down, across), cells, lang))
    return found


def _chart(
    folder: StudyFolder,
    about: tuple[str, str],
    sides: tuple[list[str], list[str]],
    cells: dict[tuple[str, ...], Amount | None],
    lang: Language,
) -> Chart:
    (figure, pack), (down, across) = about, sides
    shape = HeatMap(
        folder.names[1],
        folder.names[0],
        tuple(setting(value, lang) for value in across),
        tuple(setting(value, lang) for value in down),
        tuple(tuple(cells.get((row, column)) for column in across) for row in down),
        label(figure, lang),
    )
    present = {place: value for place, value in cells.items() if value is not None}
    if not present:
        return Chart(f"{label(figure, lang)} · {pack}", shape, lang.word("report_nothing"))
    ends = [pick(present, key=lambda place: exact(present[place])) for pick in (min, max)]
    low, high = (
        " · ".join(f"{n} {setting(v, lang)}" for n, v in zip(folder.names, place, strict=True)) for place in ends
    )
    return Chart(f"{label(figure, lang)} · {pack}", shape, lang.word("report_two_way_says", low=low, high=high))


def _values(texts: list[str]) -> list[str]:
    """The values of a parameter, numbers by size."""
    distinct = list(dict.fromkeys(texts))
    try:
        return sorted(distinct, key=Fraction)
    except ValueError:
        return distinct
