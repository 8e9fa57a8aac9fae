"""Regions side by side, where there is more than one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.tables import side_by_side
from verdeelsleutel.reports.page import Block, Chart, Column, Euros, Heading, Share, Table, Value
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.run_tables import added_up
from verdeelsleutel.reports.shapes import Bar, BarChart

__all__ = ["blocks"]

MOST_BARS = 40


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """Bars of what is agreed, what changed and is unmet, and the steps from asked to agreed."""
    word, sums = lang.word, _sums(run)
    if len(sums) < 2:
        return []
    table = run.plan.problem.case.table("regions")
    names = {code: f"{name} ({code})" for code, name in zip(table["region"], table["name"], strict=True)}
    order = sorted(sums, key=lambda code: (-sums[code][1], code))
    before = word("run_before_now" if run.moves else "run_last_year")
    old = any(was for was, _, _ in sums.values())
    bars = tuple(
        Bar(names.get(code, code), Euros(sums[code][1]), Euros(sums[code][0]) if old else None)
        for code in order[:MOST_BARS]
    )
    shape = BarChart(word("run_amount"), bars, word("run_agreed"), before if old else "", word("run_region"))
    says = word("run_regions_says", count=len(sums), first=names.get(order[0], order[0]))
    waterfalls = run.found.by("region")
    steps = ((names.get(code, code), one) for code, one in waterfalls.items())
    return [
        Heading(word("run_regions"), (word("run_regions_about"),)),
        Chart(word("run_regions_chart"), shape, says),
        _table([(names.get(code, code), *sums[code]) for code in sorted(sums)], run, lang),
        side_by_side(word("run_regions_steps"), word("run_region"), steps, lang),
    ]


def _sums(run: Reported) -> dict[str, tuple[int, int, int]]:
    """Per region before, agreed and unmet, in cents; unmet is net per provider."""
    found: dict[str, tuple[int, int, int]] = {}
    for one in run.sums:
        before, agreed, unmet = found.get(one.region, (0, 0, 0))
        found[one.region] = before + one.before, agreed + one.agreed, unmet + one.unfunded
    return found


def _table(sums: Sequence[tuple[str, int, int, int]], run: Reported, lang: Language) -> Table:
    rows: list[tuple[Value, ...]] = [
        (
            name,
            Euros(was, sign=False),
            Euros(agreed, sign=False),
            Euros(agreed - was, sign=False),
            Share(Fraction(agreed - was, was)) if was else None,
            Euros(unmet, sign=False),
        )
        for name, was, agreed, unmet in sums
    ]
    columns = (
        Column(lang.word("run_region"), text=True),
        Column(lang.word("run_before_now_eur" if run.moves else "last_year_eur")),
        Column(lang.word("agreed_eur")),
        Column(lang.word("run_change_eur")),
        Column(lang.word("run_change")),
        Column(lang.word("without_eur" if run.moves else "unmet_eur")),
    )
    note = lang.word("overproduction_note") if run.moves else ""
    return Table(lang.word("run_regions_table"), columns, tuple(rows), (lang.word("total"), *added_up(rows)), note)
