"""How much to hold back: the percentages side by side, the best one, and what a better plan is worth."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from verdeelsleutel.data.exact import in_cents
from verdeelsleutel.reports.charts.scales import short
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Facts, Heading, Notice, Share, Table, Value
from verdeelsleutel.reports.shapes import Bar, BarChart, Dot, Line, LineChart, Mark, Point, ScatterChart
from verdeelsleutel.reports.study.figures import label, value_of
from verdeelsleutel.reports.study.folder import StudyFolder
from verdeelsleutel.reports.values import exact, whole

__all__ = ["blocks"]

FRONTIER, BEST, PACK, FIXED = "frontier", "rp", "pack", "fixed"
"""Values of `which` in reserve.csv."""

LINES = ("cost_eur", "expected_unfunded_eur", "expected_unused_eur")
COSTS = ("ws_eur", "rp_eur", "eev_eur")
TABLE = ("held_eur", "agreed_eur", *LINES[1:], "expected_released_eur", "cvar_unfunded_eur", "cost_eur")

Row = Mapping[str, str]


def blocks(folder: StudyFolder, lang: Language) -> Sequence[Block]:
    """Per policy the advice, its cost along the percentages, the frontier, and what knowing more is worth."""
    rows = folder.rows("reserve.csv")
    told = folder.path / "reserve.json"
    if not rows or not told.is_file():
        return []
    summary: Mapping[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    word = lang.word
    about = word("report_reserve_about", count=int(summary["scenarios"]))
    found: list[Block] = [Heading(word("report_reserve"), (about,))]
    for answer in summary["packs"]:
        mine = [row for row in rows if row["pack"] == answer["pack"]]
        several = len(summary["packs"]) > 1
        found += [Heading(answer["pack"], level=2)] if several else []
        found += [_advice(answer, lang), _facts(answer, lang), _along(mine, lang), _frontier(mine, lang)]
        found += [_costs(answer, lang), _table(mine, lang)]
    return found


def _advice(answer: Mapping[str, Any], lang: Language) -> Notice:
    hold, now = answer["hold_back"], answer["pack_now"]
    words = lang.word(
        "report_reserve_advice",
        percent=_percent(hold["pct"], lang),
        amount=short(_euros(hold["not_agreed_eur"]), lang),
        now=_percent(now["pct"], lang),
        more=short(_euros(now["best_plan_above_rp_eur"]), lang),
    )
    bound = hold["at_bound"]
    return Notice(f"{words} {lang.word(f'bound_{bound}')}" if bound else words, "odd" if bound else "good")


def _facts(answer: Mapping[str, Any], lang: Language) -> Facts:
    now = answer["pack_now"]
    facts: list[tuple[str, Value]] = [
        (lang.word("report_reserve_best"), _share(answer["hold_back"]["pct"])),
        (lang.word("report_reserve_now"), _share(now["pct"])),
        (lang.word("report_rp_eur"), whole(_euros(answer["rp_eur"]))),
        (lang.word("report_evpi_eur"), whole(_euros(answer["evpi_eur"]))),
        (lang.word("report_vss_eur"), whole(_euros(answer["vss_eur"]))),
        (lang.word("report_reserve_its_plan"), whole(_euros(now["its_plan_above_rp_eur"]))),
    ]
    return Facts("", tuple(facts))


def _along(rows: Sequence[Row], lang: Language) -> Chart:
    grid = [row for row in rows if row["which"] == FRONTIER]
    lines = tuple(
        Line(label(figure, lang), tuple(Point(_share(row["held_pct"]), _euros(row[figure])) for row in grid))
        for figure in LINES
    )
    marks = tuple(
        Mark(_share(row["held_pct"]), lang.word(f"reservemark_{which}"))
        for row in rows
        if (which := row["which"]) in (BEST, FIXED)
    )
    least = min(Fraction(row["cost_eur"]) for row in grid)
    best = [_percent(row["held_pct"], lang) for row in grid if Fraction(row["cost_eur"]) == least]
    says = lang.word("report_reserve_along_says", percent=" – ".join(dict.fromkeys((best[0], best[-1]))))
    shape = LineChart(lang.word("report_held_pct"), lang.word("report_per_year"), lines, marks=marks)
    return Chart(lang.word("report_reserve_along"), shape, says, lang.word("report_reserve_along_note"))


def _frontier(rows: Sequence[Row], lang: Language) -> Chart:
    """Of what stays unfunded against what stays unused, per percentage."""
    grid = [row for row in rows if row["which"] in (FRONTIER, PACK)]
    points = [(_euros(row["expected_unused_eur"]), _euros(row["expected_unfunded_eur"])) for row in grid]
    dots = tuple(
        Dot(_name(row, lang), x, y, best=row["which"] == FRONTIER and not _beaten((x, y), points))
        for row, (x, y) in zip(grid, points, strict=True)
    )
    shape = ScatterChart(
        label("expected_unused_eur", lang),
        label("expected_unfunded_eur", lang),
        dots,
        lang.word("report_frontier"),
        lang.word("report_held_pct"),
    )
    return Chart(lang.word("report_reserve_frontier"), shape, lang.word("report_reserve_frontier_says"))


def _beaten(mine: tuple[Euros, Euros], points: Sequence[tuple[Euros, Euros]]) -> bool:
    x, y = map(exact, mine)
    return any(exact(a) <= x and exact(b) <= y and (exact(a), exact(b)) != (x, y) for a, b in points)


def _costs(answer: Mapping[str, Any], lang: Language) -> Chart:
    now = answer["pack_now"]
    bars = [Bar(lang.word(f"report_{name}"), _euros(answer[name])) for name in COSTS]
    bars += [
        Bar(lang.word("report_reserve_fixed_plan"), _euros(now["best_plan_cost_eur"])),
        Bar(lang.word("report_reserve_its_plan_cost"), _euros(now["its_plan_cost_eur"])),
    ]
    evpi, vss = (short(_euros(answer[name]), lang) for name in ("evpi_eur", "vss_eur"))
    shape = BarChart(lang.word("report_per_year"), tuple(bars), what=lang.word("report_plan_made"))
    return Chart(lang.word("report_reserve_costs"), shape, lang.word("report_reserve_costs_says", evpi=evpi, vss=vss))


def _table(rows: Sequence[Row], lang: Language) -> Table:
    columns = (Column(lang.word("report_held_pct"), text=True), *(Column(label(figure, lang)) for figure in TABLE))
    lines = tuple((_name(row, lang), *(whole(value_of(figure, row[figure])) for figure in TABLE)) for row in rows)
    return Table(
        lang.word("report_reserve_table"), columns, lines, note=lang.word("report_whole_of", file="reserve.csv")
    )


def _name(row: Row, lang: Language) -> str:
    percent, which = _percent(row["held_pct"], lang), row["which"]
    return percent if which == FRONTIER else f"{percent} · {lang.word(f'reserveplan_{which}')}"


def _share(text: str) -> Share:
    return Share(Fraction(text) / 100, 2)


def _percent(text: str, lang: Language) -> str:
    """With two decimals, or fewer where it is round."""
    value = Fraction(text)
    return lang.percent(value / 100, next((n for n in (0, 1) if (value * 10**n).denominator == 1), 2))


def _euros(text: str) -> Euros:
    return Euros(in_cents(text))
