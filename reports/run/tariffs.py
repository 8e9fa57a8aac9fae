"""Tariff levels: which percentages of the maximum are paid on how many lines, and who has which adjustments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.integers import Mask
from verdeelsleutel.model.tariff import Item
from verdeelsleutel.reports.dutch import Language
from verdeelsleutel.reports.explain.tables import shown
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
    uses = _uses(run)
    return [*found, *([_adjustments(run, uses, lang), _adjusted(run, uses, lang)] if uses else [])]


def _built(run: Reported) -> Mask:
    """Lines whose price is a percentage that the policy builds up."""
    tariffs, lines = run.plan.problem.tariffs, run.plan.problem.lines
    found: Mask = lines.is_cell & np.array(tariffs.tariffed, dtype=np.bool_)[lines.service]
    found[sorted(tariffs.agreed)] = False
    return found


def _levels(run: Reported) -> tuple[dict[Fraction, int], dict[str, int]]:
    """Per percentage its number of cells, rising; and how many have a price that is no percentage of a maximum."""
    tariffs, lines, built = run.plan.problem.tariffs, run.plan.problem.lines, _built(run)
    found: Counter[Fraction] = Counter()
    apart: Counter[str] = Counter()
    for at, count in zip(*np.unique(tariffs.build_up[built], return_counts=True), strict=True):
        found[tariffs.build_ups[int(at)].percentage] += int(count)
    agreed = [line for line in tariffs.agreed if lines.is_cell[line]]
    for line in agreed:
        percentage = tariffs.agreed[line].percentage
        if percentage is None:
            apart["agreed"] += 1
        else:
            found[percentage] += 1
    own = int(np.count_nonzero(lines.is_cell)) - int(np.count_nonzero(built)) - len(agreed)
    if own:
        apart["own"] = own
    return dict(sorted(found.items())), dict(apart)


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


@dataclass(frozen=True)
class _Use:
    """The adjustments of one build-up as one provider has it, on so many cells."""

    provider: str
    items: tuple[Item, ...]
    percentage: Fraction
    cells: int


def _uses(run: Reported) -> list[_Use]:
    """Every build-up with an adjustment that isn't 0, provider by provider."""
    tariffs, lines = run.plan.problem.tariffs, run.plan.problem.lines
    cells, kinds = np.flatnonzero(_built(run)), max(1, len(tariffs.build_ups))
    code = lines.provider[cells].astype(np.int64) * kinds + tariffs.build_up[cells]
    found = []
    for value, count in zip(*(part.tolist() for part in np.unique(code, return_counts=True)), strict=True):
        provider, at = divmod(value, kinds)
        build_up = tariffs.build_ups[at]
        items = tuple(item for item in build_up.items if item.name not in SHARED and Fraction(item.value))
        if items:
            found.append(_Use(lines.providers[provider], items, build_up.percentage, count))
    return found


def _adjustments(run: Reported, uses: Sequence[_Use], lang: Language) -> Table:
    """Per adjustment how many providers and cells have it, and what the policy says of it."""
    word = lang.word
    notes = {one.id: one.said(lang.code) for one in run.plan.problem.pack.tariff.adjustments}
    rows: list[tuple[Value, ...]] = []
    for name in dict.fromkeys(item.name for use in uses for item in use.items):
        mine = [(use, item) for use in uses for item in use.items if item.name == name]
        values = sorted({Fraction(item.value) for _, item in mine})
        ends = [_signed(decimals(value, 6), lang) for value in dict.fromkeys((values[0], values[-1]))]
        source = next((item.source for _, item in mine if item.source), "")
        sizes = Number(len({use.provider for use, _ in mine})), Number(sum(use.cells for use, _ in mine))
        rows.append((name, " – ".join(ends), *sizes, notes.get(name, ""), source))
    titles = ("adjustment", "points", "providers", "cells", "policy_says", "source")
    columns = tuple(Column(word(f"run_{t}"), text=t not in ("providers", "cells")) for t in titles)
    return without_empty(Table(word("run_adjustments"), columns, tuple(rows)))


def _adjusted(run: Reported, uses: Sequence[_Use], lang: Language) -> Table:
    """Per provider what it has."""
    word = lang.word
    rows: list[tuple[Value, ...]] = [
        (
            run.names.get(use.provider) or use.provider,
            " · ".join(f"{item.name} {_signed(item.value, lang)}" for item in use.items),
            Share(use.percentage / 100, 2),
            Number(use.cells),
        )
        for use in uses[:MOST_PROVIDERS]
    ]
    columns = (
        Column(word("provider"), text=True),
        Column(word("run_adjustments_of"), text=True),
        Column(word("run_percentage")),
        Column(word("run_cells")),
    )
    return Table(word("run_adjusted"), columns, tuple(rows), note=shown(len(uses), MOST_PROVIDERS, lang))


def _signed(value: str, lang: Language) -> str:
    """Percentage points with their sign."""
    text = value if value.startswith("-") else f"+{value}"
    return text.replace(".", ",") if lang.code == "nl" else text
