"""Policies side by side: what every pack makes of the same case, on average over the scenarios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Heading, Table, Value
from verdeelsleutel.reports.shapes import Bar, BarChart, StackedBars
from verdeelsleutel.reports.study.figures import MAIN, amount, kavel, kavels_of, label, value_of
from verdeelsleutel.reports.study.folder import StudyFolder
from verdeelsleutel.reports.values import Amount

__all__ = ["blocks"]

Rows = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Figure → pack → its row of figures.csv."""


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """One table and one chart per thing that policies differ in."""
    rows: dict[str, dict[str, Mapping[str, str]]] = {}
    for row in folder.rows("figures.csv"):
        rows.setdefault(row["figure"], {})[row["pack"]] = row
    packs = [pack for pack in folder.packs if any(pack in of for of in rows.values())]
    if len(packs) < 2:
        return []
    found: list[Block] = [Heading(lang.word("report_policies"), (lang.word("report_policies_about"),))]
    found.append(_agreed(rows, packs, lang))
    if "unfunded_eur" in rows:
        found.append(_unfunded(rows["unfunded_eur"], packs, lang))
    return [*found, _table(rows, packs, lang)]


def _agreed(rows: Rows, packs: Sequence[str], lang: Language) -> Chart:
    kavels = [
        name
        for name in kavels_of(list(rows), "agreed_eur")
        if any(Fraction(row["most"]) for row in rows[f"by_kavel.{name}.agreed_eur"].values())
    ]
    bars = tuple(
        (pack, tuple(_mean(rows[f"by_kavel.{name}.agreed_eur"], pack, "agreed_eur") for name in kavels))
        for pack in packs
    )
    parts = tuple(kavel(name, lang) for name in kavels)
    shape = StackedBars(label("agreed_eur", lang), parts, bars, lang.word("pack"))
    return Chart(lang.word("report_policies_agreed"), shape, lang.word("report_policies_agreed_says"))


def _unfunded(of: Mapping[str, Mapping[str, str]], packs: Sequence[str], lang: Language) -> Chart:
    spread = any(row["least"] != row["most"] for row in of.values())
    bars = tuple(
        Bar(
            pack,
            amount("unfunded_eur", Fraction(of[pack]["mean"])),
            low=value_of("unfunded_eur", of[pack]["p5"]) if spread else None,
            high=value_of("unfunded_eur", of[pack]["p95"]) if spread else None,
        )
        for pack in packs
        if pack in of
    )
    says = lang.word("report_policies_unfunded_says")
    shape = BarChart(label("unfunded_eur", lang), bars, what=lang.word("pack"))
    note = lang.word("report_interval") if spread else ""
    return Chart(lang.word("report_policies_unfunded"), shape, says, note)


def _table(rows: Rows, packs: Sequence[str], lang: Language) -> Table:
    columns = (Column(lang.word("report_figure"), text=True), *(Column(pack) for pack in packs))
    order = [*(figure for figure in MAIN if figure in rows), *(figure for figure in rows if figure not in MAIN)]
    lines: list[tuple[Value, ...]] = [
        (label(figure, lang), *(_mean(rows[figure], pack, figure) for pack in packs)) for figure in order
    ]
    return Table(lang.word("report_policies_table"), columns, tuple(lines), note=lang.word("report_mean_note"))


def _mean(of: Mapping[str, Mapping[str, str]], pack: str, figure: str) -> Amount | None:
    return value_of(figure, of[pack]["mean"]) if pack in of else None
