"""The budget curve: what more money brings, per kavel, and whether anyone has less of it when there is more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from verdeelsleutel.reports.charts.scales import short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Heading, Notice, Number, Table, Value
from verdeelsleutel.reports.shapes import Line, LineChart, Mark, Point
from verdeelsleutel.reports.study.figures import kavel, kavels_of, label, setting, value_of
from verdeelsleutel.reports.study.folder import StudyFolder
from verdeelsleutel.reports.values import Amount, exact

__all__ = ["blocks", "summary"]

MOST_CURVES, MOST_MARKS, MOST_STEPS = 4, 4, 60
NESTED, NOT_NESTED = "yes", "no"
PER_KAVEL = ("unfunded_eur", "unfunded_client_years")

Row = Mapping[str, str]


@dataclass(frozen=True)
class Curve:
    """The steps of one pack at the same other parameters, from less money to more; `over` is the money."""

    pack: str
    over: str
    others: str
    steps: tuple[Row, ...]


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """A statement on who loses, and per curve what stays unfunded in every kavel."""
    curves = _curves(folder, lang)
    if not curves:
        return []
    word = lang.word
    found: list[Block] = [Heading(word("report_curve"), (word("report_curve_about"),)), *_losers(folder, curves, lang)]
    names = {figure: kavels_of(folder.columns, figure) for figure in PER_KAVEL}
    wanted = [f"by_kavel.{name}.{figure}" for figure in PER_KAVEL for name in names[figure]]
    results = {(row["pack"], row["scenario"]): row for row in folder.results(*wanted)}
    for curve in curves[:MOST_CURVES]:
        found += [_chart(curve, figure, names[figure], results, lang) for figure in PER_KAVEL if names[figure]]
    if len(curves) > MOST_CURVES:
        found.append(Notice(word("report_curve_more", count=len(curves), shown=MOST_CURVES), "quiet"))
    return found


def _curves(folder: StudyFolder, lang: Language) -> list[Curve]:
    """The rows of budget_curve.csv in curves: one begins where nothing is said of nestedness."""
    found: list[list[Row]] = []
    key: tuple[str, ...] = ()
    over = _over(folder)
    for row in folder.rows("budget_curve.csv"):
        mine = (row["pack"], *(row[name] for name in folder.names if name != over))
        if not found or mine != key:
            found.append([])
            key = mine
        found[-1].append(row)
    others = [name for name in folder.names if name != over]
    return [
        Curve(
            steps[0]["pack"],
            over,
            ", ".join(f"{name} {setting(steps[0][name], lang)}" for name in others),
            tuple(steps),
        )
        for steps in found
    ]


def _over(folder: StudyFolder) -> str:
    """The parameter that is the money: the one that changes within a curve."""
    rows = folder.rows("budget_curve.csv")
    for before, row in pairwise(rows):
        changed = [name for name in folder.names if before[name] != row[name]]
        if row["nested"] and len(changed) == 1:
            return changed[0]
    return folder.names[0] if folder.names else ""


def summary(folder: StudyFolder, lang: Language) -> list[Block]:
    """The statement alone, for the terminal."""
    curves = _curves(folder, lang)
    return [_said(curves, lang)] if curves else []


def _said(curves: Sequence[Curve], lang: Language) -> Notice:
    """At how many steps somebody has less, and at how many of these only because units are whole."""
    told = [row for curve in curves for row in curve.steps if row["nested"]]
    lost = [row for row in told if row["nested"] == NOT_NESTED]
    real = sum(_really(row) for row in lost)
    rounded = len(lost) - real
    if not lost:
        return Notice(lang.word("report_curve_nested", count=len(told)), "good")
    if not real:
        return Notice(lang.word("report_curve_nested_but", count=rounded, steps=len(told)), "good")
    said = lang.word("report_curve_not_nested", count=real, steps=len(told))
    said += " " + lang.word("report_curve_rounded_too", count=rounded) if rounded else ""
    return Notice(said, "odd")


def _really(row: Row) -> bool:
    """Whether anybody has less before rounding too; a study of an earlier version doesn't say, and counts as such."""
    return int(row["losers"]) > int(row.get("losers_by_rounding") or 0)


def _losers(folder: StudyFolder, curves: Sequence[Curve], lang: Language) -> list[Block]:
    lost = [(curve, row) for curve in curves for row in curve.steps if row["nested"] == NOT_NESTED]
    if not lost:
        return [_said(curves, lang)]
    lost.sort(key=lambda pair: not _really(pair[1]))
    names = folder.provider_names
    columns = (
        Column(lang.word("pack"), text=True),
        *(Column(name) for name in [curves[0].over]),
        Column(lang.word("report_losers")),
        Column(lang.word("report_losers_rounding")),
        Column(lang.word("report_lost")),
        Column(lang.word("report_largest_loss")),
        Column(lang.word("report_loser"), text=True),
    )
    rows: list[tuple[Value, ...]] = [
        (
            " · ".join(filter(None, (curve.pack, curve.others))),
            setting(row[curve.over], lang),
            value_of("losers", row["losers"]),
            value_of("losers", row.get("losers_by_rounding")),
            value_of("lost_eur", row["lost_eur"]),
            value_of("largest_loss_eur", row["largest_loss_eur"]),
            _who(row["loser"], names),
        )
        for curve, row in lost[:MOST_STEPS]
    ]
    more = lang.word("report_curve_more_steps", count=len(lost) - MOST_STEPS) if len(lost) > MOST_STEPS else ""
    note = " · ".join(filter(None, (more, lang.word("report_curve_losers_note"))))
    return [
        _said(curves, lang),
        Table(lang.word("report_curve_losers"), columns, tuple(rows), note=note),
    ]


def _who(loser: str, names: Mapping[str, str]) -> str:
    """Region and name of a provider, with its code where there is a name."""
    region, _, code = loser.rpartition(" ")
    name = names.get(code)
    return f"{name} ({code}) · {region}" if name else loser


def _chart(
    curve: Curve, figure: str, kavels: Sequence[str], results: Mapping[tuple[str, str], Row], lang: Language
) -> Chart:
    lines = []
    for name in kavels:
        column = f"by_kavel.{name}.{figure}"
        points = []
        for step in curve.steps:
            value = value_of(figure, results.get((curve.pack, step["scenario"]), {}).get(column))
            if value is not None:
                points.append(Point(_place(step[curve.over]), value))
        if any(exact(point.y) for point in points):
            lines.append(Line(kavel(name, lang), tuple(points)))
    less = [step for step in curve.steps if step["nested"] == NOT_NESTED and _really(step)]
    marks = tuple(Mark(_place(step[curve.over]), lang.word("report_less")) for step in less[:MOST_MARKS])
    title = " · ".join(filter(None, (label(figure, lang), curve.pack, curve.others)))
    first, last = (value_of(figure, curve.steps[at][figure]) for at in (0, -1))
    says = lang.word(
        "report_curve_says",
        name=curve.over,
        low=setting(curve.steps[0][curve.over], lang),
        high=setting(curve.steps[-1][curve.over], lang),
        first=_shown(first, lang),
        last=_shown(last, lang),
    )
    note = " · ".join([lang.word("report_curve_none"), *([lang.word("report_curve_marks")] if marks else [])])
    return Chart(title, LineChart(curve.over, label(figure, lang), tuple(lines), marks=marks), says, note)


def _place(text: str) -> Amount:
    value = Fraction(text)
    return Number(value, min(4, len(text.partition(".")[2])))


def _shown(value: Amount | None, lang: Language) -> str:
    return "–" if value is None else short(value, lang)
