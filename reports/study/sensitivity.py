"""Which parameter matters most: Morris' and Sobol' indices where they were asked, else a tornado.

Formula, of the tornado:
    a parameter's values (or, where it has many, its lowest to highest fifth of scenarios) are groups of scenarios;
    low and high = the least and the largest mean of the figure over such a group, whatever the other parameters were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Fold, Heading, Number, Table
from verdeelsleutel.reports.shapes import Bar, BarChart, Swing, Tornado
from verdeelsleutel.reports.study.figures import amount, label, mean, setting
from verdeelsleutel.reports.study.folder import SWEEP, StudyFolder
from verdeelsleutel.reports.values import Amount, exact

__all__ = ["blocks"]

FIGURES = ("unfunded_eur", "free_eur", "agreed_eur")
MEASURES = ("ST", "mu_star", "S1", "sigma")
"""The first one that there is ranks the parameters."""

EFFECTS = ("mu_star", "sigma")
"""Measures in the unit of the figure."""

MANY, GROUPS, MOST_BARS, MOST_FIGURES = 12, 5, 15, 2


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """Indices if there are any; else what each of two or more parameters does to a figure."""
    rows = [row for row in folder.rows("indices.csv") if row["name"] and row["value"]]
    heading = Heading(lang.word("report_sensitivity"), (lang.word("report_sensitivity_about"),))
    if rows:
        return [heading, *_indices(rows, lang)]
    figures = [figure for figure in FIGURES if figure in folder.columns][:MOST_FIGURES]
    if folder.kind != SWEEP:
        return []
    charts = [
        chart for figure in figures for pack in folder.packs[:2] if (chart := _tornado(folder, figure, pack, lang))
    ]
    return [heading, *charts] if charts else []


def _indices(rows: Sequence[Mapping[str, str]], lang: Language) -> list[Block]:
    found: list[Block] = []
    of = dict.fromkeys((row.get("pack", ""), row["figure"]) for row in rows)
    for pack, figure in of:
        mine = [row for row in rows if row.get("pack", "") == pack and row["figure"] == figure]
        measure = next(m for m in (*MEASURES, mine[0]["measure"]) if any(row["measure"] == m for row in mine))
        ranked = sorted((row for row in mine if row["measure"] == measure), key=lambda row: -Fraction(row["value"]))
        bars = tuple(
            Bar(row["name"], _index(row, "value"), low=_or(row, "low"), high=_or(row, "high"))
            for row in ranked[:MOST_BARS]
        )
        title = " · ".join(filter(None, (label(figure, lang), pack)))
        shape = BarChart(lang.word(f"report_{measure}"), bars, what=lang.word("report_name"))
        says = lang.word("report_most_matters", name=ranked[0]["name"], figure=label(figure, lang))
        found += [Chart(title, shape, says, lang.word("report_index_note")), _all(title, mine, lang)]
    return found


def _all(title: str, rows: Sequence[Mapping[str, str]], lang: Language) -> Fold:
    columns = (
        Column(lang.word("report_name"), text=True),
        Column(lang.word("report_measure"), text=True),
        *(Column(lang.word(f"chart_{end}")) for end in ("value", "low", "high")),
    )
    lines = tuple(
        (row["name"], row["measure"], _index(row, "value"), _or(row, "low"), _or(row, "high")) for row in rows
    )
    return Fold(lang.word("report_indices"), (Table(f"{lang.word('report_indices')} · {title}", columns, lines),))


def _index(row: Mapping[str, str], part: str) -> Amount:
    """An effect is of the kind of its figure; an index is a part of its variance."""
    value = Fraction(row[part])
    return amount(row["figure"], value) if row["measure"] in EFFECTS else Number(value, 3)


def _or(row: Mapping[str, str], part: str) -> Amount | None:
    return _index(row, part) if row[part] else None


def _tornado(folder: StudyFolder, figure: str, pack: str, lang: Language) -> Chart | None:
    """None where fewer than two parameters differ, or nothing comes of it."""
    rows = [row for row in folder.results(figure) if row["pack"] == pack and row[figure]]
    values = {row["scenario"]: Fraction(row[figure]) for row in rows}
    if len(folder.names) < 2 or len(set(values.values())) < 2:
        return None
    swings = [
        swing
        for at, name in enumerate(folder.names)
        if (swing := _swing(name, [(folder.scenarios[s][at], v) for s, v in values.items()], figure, lang))
    ]
    swings.sort(key=lambda swing: -abs(exact(swing.high) - exact(swing.low)))
    if len(swings) < 2:
        return None
    middle: Amount = amount(figure, mean(list(values.values())))
    shape = Tornado(
        label(figure, lang), middle, tuple(swings[:MOST_BARS]), lang.word("report_name"), lang.word("report_mean")
    )
    says = lang.word("report_most_matters", name=swings[0].name, figure=label(figure, lang))
    title = " · ".join((label(figure, lang), pack))
    return Chart(title, shape, says, lang.word("report_tornado_note"))


def _swing(name: str, pairs: Sequence[tuple[str, Fraction]], figure: str, lang: Language) -> Swing | None:
    groups = _groups(pairs, lang)
    if len(groups) < 2:
        return None
    means = [(mean(values), words) for words, values in groups]
    low, high = min(means, key=lambda one: one[0]), max(means, key=lambda one: one[0])
    return Swing(name, amount(figure, low[0]), amount(figure, high[0]), low[1], high[1])


def _groups(pairs: Sequence[tuple[str, Fraction]], lang: Language) -> list[tuple[str, list[Fraction]]]:
    """Scenarios by value of a parameter; numbers that are many, by fifths."""
    by_value: dict[str, list[Fraction]] = {}
    for text, value in pairs:
        by_value.setdefault(text, []).append(value)
    if len(by_value) <= MANY:
        return [(setting(text, lang), values) for text, values in by_value.items()]
    try:
        ordered = sorted(pairs, key=lambda pair: Fraction(pair[0]))
    except ValueError:
        return []
    ends = [len(ordered) * at // GROUPS for at in range(GROUPS + 1)]
    parts = [ordered[a:b] for a, b in pairwise(ends)]
    return [
        (f"{setting(_cut(part[0][0]), lang)}–{setting(_cut(part[-1][0]), lang)}", [value for _, value in part])
        for part in parts
    ]


def _cut(text: str) -> str:
    """Three decimals will do for a range."""
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest[:3]}" if rest else whole
