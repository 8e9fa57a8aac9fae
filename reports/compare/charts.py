"""Pictures of a comparison: the change per kavel, and the largest changes per provider."""

from __future__ import annotations

from collections.abc import Iterator

from verdeelsleutel.model.compare.providers import gained_and_lost
from verdeelsleutel.reports.compare.words import LEAST_YEARS, Pair, changed_euros, signed
from verdeelsleutel.reports.page import Chart, Euros
from verdeelsleutel.reports.shapes import Bar, BarChart

__all__ = ["kavels", "providers"]

MOST = 16
"""Bars of providers that can still be read at a glance."""


def kavels(pair: Pair) -> Iterator[Chart]:
    """A bar per kavel that changed, its client-years beside it."""
    moved = [k for k in pair.against.outcome.kavels if k.agreed[0] != k.agreed[1]]
    if not moved:
        return
    lang, most = pair.lang, max(moved, key=lambda k: abs(k.agreed[1] - k.agreed[0]))
    bars = []
    for k in moved:
        years = k.years[1] - k.years[0]
        note = f"{signed(years, lang)} {lang.word('unit_client_years')}" if abs(years) >= LEAST_YEARS else ""
        bars.append(Bar(lang.word(k.kavel), Euros(k.agreed[1] - k.agreed[0], places=0), note=note))
    change = changed_euros(most.agreed[1] - most.agreed[0], lang)
    says = lang.word("compare_kavel_says", kavel=lang.word(most.kavel), change=change)
    shape = BarChart(lang.word("compare_change_eur"), tuple(bars), what=lang.word("kavel"))
    yield Chart(lang.word("compare_kavel_chart"), shape, says)


def providers(pair: Pair) -> Iterator[Chart]:
    """The largest changes, from who loses most to who gains most."""
    gained, lost = gained_and_lost(pair.against.outcome.providers)
    if not gained and not lost:
        return
    largest = sorted([*gained, *lost], key=lambda one: (-abs(one.change), one.region, one.provider))[:MOST]
    shown = sorted(largest, key=lambda one: (one.change, one.region, one.provider))
    regions = len({one.region for one in pair.against.outcome.providers}) > 1
    bars = [
        Bar(pair.provider(one.provider) + (f" · {one.region}" if regions else ""), Euros(one.change, places=0))
        for one in shown
    ]
    lang = pair.lang
    says = lang.word("compare_people_says", count=len(shown))
    shape = BarChart(lang.word("compare_change_eur"), tuple(bars), what=lang.word("provider"))
    yield Chart(lang.word("compare_people_chart"), shape, says)
