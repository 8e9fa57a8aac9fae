"""Tariff levels: which percentages of the maximum are paid on how many lines, and who has which adjustments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.model.tariff import Item
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain_tables import shown
from verdeelsleutel.reports.page import Block, Chart, Column, Facts, Heading, Number, Table, Value
from verdeelsleutel.reports.run.reported import Reported
from verdeelsleutel.reports.run.without_empty import without_empty
from verdeelsleutel.reports.shapes import Bar, BarChart, Histogram
from verdeelsleutel.reports.values import Share

__all__ = ["blocks"]

MOST_BARS, MOST_PROVIDERS = 14, 400
SHARED = ("base", "percentage", "minimum", "maximum")
"""Items that every build-up may have; the others are adjustments."""


def blocks(run: Reported, lang: Language) -> Sequence[Block]:
    """The spread of percentages, and the adjustments that made it."""
    word = lang.word
    levels, apart = _levels(run)
    if not levels and not apart:
        return []
    found: list[Block] = [Heading(word("run_tariffs"), (word("run_tariffs_about"),))]
    if levels:
        found.append(_chart(levels, lang))
    if apart:
        facts = tuple((word(f"run_price_{name}"), Number(count)) for name, count in apart.items())
        found.append(Facts(word("run_prices_apart"), facts))
    return [*found, *(table for table in _adjustments(run, lang) if table.rows)]


def _levels(run: Reported) -> tuple[dict[Fraction, int], dict[str, int]]:
    """Per percentage its number of cells, rising; and how many have a price that is no percentage of a maximum."""
    tariffs, lines = run.plan.problem.tariffs, run.plan.problem.lines
    found: dict[Fraction, int] = {}
    apart: dict[str, int] = {}
    tariffed = np.array(tariffs.tariffed, dtype=np.bool_)
    built = lines.is_cell & (tariffed[lines.service] if len(tariffed) else False)
    agreed = np.array(sorted(line for line in tariffs.agreed if lines.is_cell[line]), dtype=np.intp)
    own = lines.is_cell & ~built
    built[agreed], own[agreed] = False, False
    for at, count in zip(*np.unique(tariffs.build_up[built], return_counts=True), strict=True):
        percentage = tariffs.build_ups[int(at)].percentage
        found[percentage] = found.get(percentage, 0) + int(count)
    for line in agreed.tolist():
        percentage = tariffs.agreed[line].percentage
        if percentage is None:
            apart["agreed"] = apart.get("agreed", 0) + 1
        else:
            found[percentage] = found.get(percentage, 0) + 1
    if own.any():
        apart["own"] = int(np.count_nonzero(own))
    return dict(sorted(found.items())), apart


def _chart(levels: dict[Fraction, int], lang: Language) -> Chart:
    word, count = lang.word, sum(levels.values())
    common = max(levels, key=lambda percentage: (levels[percentage], percentage))
    says = word(
        "run_tariffs_says", low=_percent(min(levels), lang), high=_percent(max(levels), lang),
        common=_percent(common, lang), share=lang.percent(Fraction(levels[common], count)),
    )  # fmt: skip
    shape: BarChart | Histogram
    if len(levels) <= MOST_BARS:
        bars = tuple(Bar(_percent(level, lang), Number(cells)) for level, cells in levels.items())
        shape = BarChart(word("run_cells"), bars, what=word("run_percentage"))
    else:
        values = tuple(Share(level / 100, 2) for level, cells in levels.items() for _ in range(cells))
        shape = Histogram(word("run_percentage"), values)
    return Chart(word("run_tariffs_chart"), shape, says, word("run_tariffs_note"))


def _percent(percentage: Fraction, lang: Language) -> str:
    return lang.percent(percentage / 100, 2)


def _adjustments(run: Reported, lang: Language) -> Iterable[Table]:
    """Per adjustment how many cells and providers have it; and per provider what it has."""
    tariffs, lines, word = run.plan.problem.tariffs, run.plan.problem.lines, lang.word
    cells = np.flatnonzero(lines.is_cell)
    code = lines.provider[cells].astype(np.int64) * max(1, len(tariffs.build_ups)) + tariffs.build_up[cells]
    per_item: dict[str, list[tuple[Item, int, int]]] = {}
    per_provider: dict[int, list[tuple[str, Fraction, int]]] = {}
    for value, count in zip(*(part.tolist() for part in np.unique(code, return_counts=True)), strict=True):
        provider, at = divmod(value, max(1, len(tariffs.build_ups)))
        build_up = tariffs.build_ups[at]
        mine = [item for item in build_up.items if item.name not in SHARED and Fraction(item.value)]
        for item in mine:
            per_item.setdefault(item.name, []).append((item, provider, count))
        if mine:
            text = " · ".join(f"{item.name} {_signed(item.value, lang)}" for item in mine)
            per_provider.setdefault(provider, []).append((text, build_up.percentage, count))
    notes = {one.id: one.note for one in run.plan.problem.pack.tariff.adjustments}
    rows: list[tuple[Value, ...]] = []
    for name, uses in per_item.items():
        values = sorted({Fraction(item.value) for item, _, _ in uses})
        ends = [_signed(decimals(value, 6), lang) for value in dict.fromkeys((values[0], values[-1]))]
        source = next((item.source for item, _, _ in uses if item.source), "")
        sizes = Number(len({provider for _, provider, _ in uses})), Number(sum(count for _, _, count in uses))
        rows.append((name, " – ".join(ends), *sizes, notes.get(name) or "", source))
    titles = ("adjustment", "points", "providers", "cells", "policy_says", "source")
    columns = tuple(Column(word(f"run_{t}"), text=t not in ("providers", "cells")) for t in titles)
    yield without_empty(Table(word("run_adjustments"), columns, tuple(rows)))
    who: list[tuple[Value, ...]] = [
        (run.names.get(lines.providers[provider]) or lines.providers[provider], text, Share(level / 100, 2), Number(n))
        for provider, uses_ in per_provider.items()
        for text, level, n in uses_
    ]
    titles = ("provider", "adjustments_of", "percentage", "cells")
    columns = tuple(
        Column(word("provider" if t == "provider" else f"run_{t}"), text=t in ("provider", "adjustments_of"))
        for t in titles
    )
    more = shown(len(who), MOST_PROVIDERS, lang)
    yield Table(word("run_adjusted"), columns, tuple(who[:MOST_PROVIDERS]), note=more)


def _signed(value: str, lang: Language) -> str:
    """Percentage points with their sign."""
    text = value if value.startswith("-") else f"+{value}"
    return text.replace(".", ",") if lang.code == "nl" else text
