"""Figures of a pack that are allowed but probably slips: fractions for percentages, sums of days and hours."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from verdeelsleutel.data.exact import decimals
from verdeelsleutel.data.pack import Pack, RuleText
from verdeelsleutel.data.pack.checks import place_at
from verdeelsleutel.data.pack.warned import Warned

__all__ = ["mixed_units", "odd_percentages"]

_LEAST = 50
"""No office pays less than half of the maximum tariff."""

_SUMS = {"volume_ceiling": ("where",), "growth_ceiling": ("where",), "share_ceiling": ("where", "in")}
"""Rules that add up volumes, and which of their conditions say of what."""

_ONE_UNIT = ("service", "unit", "profile", "kavel")
_KAVELS_IN_DAYS = ("intramural", "vpt")


def odd_percentages(pack: Pack) -> Iterator[Warned]:
    """Percentages of the maximum tariff below half of it: 0.96 where 96 was meant."""
    tariff = pack.tariff
    figures = [
        *((f"base.{i}.percent", "the base percentage", case.percent) for i, case in enumerate(tariff.base)),
        *((f"adjustments.{i}.set", f"set of adjustment {a.id}", a.set) for i, a in enumerate(tariff.adjustments)),
        ("minimum", "the minimum percentage", tariff.minimum),
        ("maximum", "the maximum percentage", tariff.maximum),
    ]
    for path, called, value in figures:
        if value is not None and value < _LEAST:
            what = f"{called} is {decimals(value, 6)} % of the maximum tariff"
            yield Warned("percentage-odd", place_at(pack.tree, f"tariff.{path}"), what, _meant(value))


def _meant(value: Fraction) -> str:
    """The percentage that a fraction stands for."""
    likely = next((value * factor for factor in (100, 10) if _LEAST <= value * factor <= 110), None)
    return f"did you mean {decimals(likely, 6)}?" if likely is not None else "percentages are written as 96"


def mixed_units(pack: Pack) -> Iterator[Warned]:
    """Rules that add up days and hours as if they were the same."""
    for rule in pack.rules:
        if rule.rule in _SUMS and rule.params.get("measure", "units") == "units" and not _has_one_unit(rule):
            what = f"rule {rule.id} adds up units of all kinds, days and hours alike"
            hint = "measure: client_years or eur, or say of which service, unit, profile or kavel"
            yield Warned("mixed-units", rule.place(), what, hint)


def _has_one_unit(rule: RuleText) -> bool:
    """Whether what the rule adds up is counted alike, as far as the pack itself can tell."""
    per = rule.params.get("per") or ()
    if any(_bare(name) in _ONE_UNIT for name in ([per] if isinstance(per, str) else per)):
        return True
    conditions = [rule.params.get(key) for key in _SUMS[rule.rule]]
    tests = [pair for condition in conditions if isinstance(condition, dict) for pair in condition.items()]
    return any(_bare(column) in _ONE_UNIT and not _mixes(_bare(column), value) for column, value in tests)


def _bare(column: str) -> str:
    return column.rpartition(".")[2]


def _mixes(column: str, value: object) -> bool:
    """Several units, or kavels in days beside kavels in hours."""
    values = value if isinstance(value, list) else [value]
    if column == "kavel":
        return len({kavel in _KAVELS_IN_DAYS for kavel in values}) > 1
    return column == "unit" and len(values) > 1
