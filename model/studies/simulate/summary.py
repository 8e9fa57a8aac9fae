"""Many simulated years side by side: per pack and calendar every figure, and how it differs from another's.

Formula, over the years that both decided:
    mean           = Σ value ÷ n
    standard_error = √( Σ (value − mean)² ÷ (n − 1) ÷ n ), none for one year
    p5, p50, p95   = value at (n − 1) · p of the sorted values, straight between two of them

Symbols:
    value: a figure of a year; in a row with `than_pack` and `than_calendar` the figure minus that of the same year
    under these. The years are the same, so the error of a difference is that of the differences, not of two samples.
    Every calendar of a pack is held against the pack's first, every other pack against the first pack's same calendar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from verdeelsleutel.model import csv_text

__all__ = ["FIGURES", "summary_csv"]

FIGURES = {
    "unfunded_eur": 2,
    "unfunded_client_years": 6,
    "unused_eur": 2,
    "agreed_eur": 2,
    "delivered_eur": 2,
    "kept_pct": 6,
    "moved_eur": 2,
    "moved_pct": 6,
    "providers_lowered": 6,
    "reallocations": 6,
}
"""Figures, and the decimals of what is made of them."""

HEADER = (
    "pack", "calendar", "than_pack", "than_calendar", "figure", "years", "mean", "standard_error", "p5", "p50", "p95",
)  # fmt: skip

Who = tuple[str, str]
"""Pack and calendar."""

_ROOTS = Context(prec=60)


def summary_csv(results: Any) -> str:  # noqa: ANN401  # a dataset of pyarrow, untyped
    """simulate.csv of all results, a row per pack, calendar and figure, and per comparison."""
    years: dict[Who, dict[int, Mapping[str, Any]]] = {}
    for row in results.to_table().to_pylist():
        mine = years.setdefault((row["pack"], row["calendar"]), {})
        if row["status"] == "ok":
            mine[row["scenario"]] = row
    own = [line for who in years for line in _rows(years, who, None)]
    beside = [line for who, other in _pairs(list(years)) for line in _rows(years, who, other)]
    return csv_text.rows(HEADER, [*own, *beside])


def _pairs(everyone: Sequence[Who]) -> Iterator[tuple[Who, Who]]:
    first: dict[str, Who] = {}
    for who in everyone:
        first.setdefault(who[0], who)
    yield from ((who, first[who[0]]) for who in everyone if who != first[who[0]])
    main = everyone[0][0] if everyone else ""
    yield from ((who, (main, who[1])) for who in everyone if who[0] != main and (main, who[1]) in everyone)


def _rows(years: Mapping[Who, Mapping[int, Mapping[str, Any]]], who: Who, other: Who | None) -> Iterator[list[str]]:
    mine, theirs = years[who], years[other] if other else {}
    for figure, places in FIGURES.items():
        values = []
        for number, row in mine.items():
            value, against = row[figure], theirs.get(number, {}).get(figure) if other else 0
            if value is not None and against is not None:
                values.append(Fraction(value) - Fraction(against))
        if values:
            told = [_text(value, places) for value in _told(values)]
            yield [*who, *(other or ("", "")), figure, str(len(values)), *told]


def _told(values: Sequence[Fraction]) -> list[Fraction | Decimal | None]:
    """Mean, standard error and quantiles."""
    count = len(values)
    mean = sum(values, Fraction(0)) / count
    error = None
    if count > 1:
        square = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (count - 1) / count
        error = _ROOTS.sqrt(_ROOTS.divide(Decimal(square.numerator), Decimal(square.denominator)))
    ordered = sorted(values)
    return [mean, error, *(_quantile(ordered, percent) for percent in (5, 50, 95))]


def _quantile(ordered: Sequence[Fraction], percent: int) -> Fraction:
    at, rest = divmod((len(ordered) - 1) * percent, 100)
    above = ordered[min(at + 1, len(ordered) - 1)]
    return ordered[at] + (above - ordered[at]) * Fraction(rest, 100)


def _text(value: Fraction | Decimal | None, places: int) -> str:
    """Rounded to so many decimals, halves to even; empty where there is nothing to tell."""
    return "" if value is None else f"{Decimal(round(Fraction(value) * 10**places)).scaleb(-places):f}"
