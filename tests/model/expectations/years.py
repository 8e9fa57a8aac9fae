"""Years written by hand: what was delivered per line and month, and what is expected of it."""

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from tests.runs import case_of
from tests.small import Line, fund, place, provider, service, small, volume
from tests.strategies import Record
from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.pack.model import Reallocation
from verdeelsleutel.model.expectations import Expectation, expect, realised_cells
from verdeelsleutel.model.lines import Lines, build_lines

Months = Mapping[str, object]


def daily(rate: int, first: int, last: int, year: int = 2024) -> dict[str, object]:
    """As many units on every day of some months."""
    return {f"{year}-{m:02d}": rate * monthrange(year, m)[1] for m in range(first, last + 1)}


def case_with(
    delivered: Mapping[Line, Months],
    *,
    year: int = 2024,
    dates: Mapping[str, tuple[str, str]] | None = None,
    agreed: Mapping[Line, object] | None = None,
    forecast: Mapping[Line, object] | None = None,
    counted: str = "",
) -> Case:
    """A case.

    Args:
        delivered: ("A", "Z1") → month → units.
        year: of the case.
        dates: letter of a provider → start and end, empty where there is none.
        agreed, forecast: tables agreements and forecast; the latter only where it is given.
        counted: realisation_as_of.
    """
    rows: list[Record] = [
        {**place(line), "month": month, "units": units}
        for line, months in delivered.items()
        for month, units in months.items()
    ]
    lines = [*delivered, *(agreed or {}), *(forecast or {})]
    letters = sorted({line[-2] for line in lines})
    known = {
        letter: dict(zip(("start", "end"), (dates or {}).get(letter, ("", "")), strict=True)) for letter in letters
    }
    regions = sorted({place(line)["region"] for line in lines})
    tables: dict[str, list[Record]] = {
        "regions": [{"region": region, "name": f"Region {region}"} for region in regions],
        "funds": [fund(1, region) for region in regions],
        "providers": [provider(letter, **known[letter]) for letter in letters],
        "realisation": rows,
        "agreements": volume(agreed or {}),
    }
    if forecast is not None:
        tables["forecast"] = volume(forecast)
    services = [service(name) for name in sorted({line[-1] for line in lines})]
    case = case_of(small(1, services, {}, **tables))
    as_of = dt.date.fromisoformat(counted) if counted else None
    return replace(case, meta=replace(case.meta, year=year, realisation_as_of=as_of))


def rules_of(method: str, completeness: Mapping[int, object] | None = None) -> Reallocation:
    """The part of a pack that says how a year is expected to go."""
    ages = {str(age): str(percent) for age, percent in (completeness or {}).items()}
    return Reallocation.model_validate({"expectation": method, "completeness": ages})


def lines_of(case: Case, cutoff: str) -> Lines:
    """Lines with an agreement, a forecast or care so far."""
    tables = [realised_cells(case, cutoff), case.table("agreements"), case.table("forecast")]
    return build_lines(case, tables, [])


def expected(
    case: Case, cutoff: str, method: str = "run_rate", completeness: Mapping[int, object] | None = None
) -> tuple[Lines, Expectation]:
    """The expectation of a case, and its lines."""
    lines = lines_of(case, cutoff)
    agreement = lines.volumes("agreements", "units")
    return lines, expect(lines, rules_of(method, completeness), cutoff, agreement)


def by_line(lines: Lines, column: Exact | np.ndarray[Any, Any]) -> dict[tuple[str, str, str], Fraction]:
    """A column of an expectation by key."""
    values = [column.fraction(i) if isinstance(column, Exact) else Fraction(int(column[i])) for i in range(len(lines))]
    return {lines.key(i): value for i, value in enumerate(values)}


def year_end(delivered: Months, cutoff: str, method: str = "run_rate", **others: Any) -> Fraction:
    """What one line of provider A is expected to bring; `others` as for `case_with`, and completeness."""
    completeness = others.pop("completeness", None)
    lines, found = expected(case_with({("A", "Z1"): delivered}, **others), cutoff, method, completeness)
    assert len(lines) == 1
    return found.units.fraction(0)
