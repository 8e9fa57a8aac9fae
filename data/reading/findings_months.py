"""What is odd in the realisation per month."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.months import month_number, month_text
from verdeelsleutel.data.reading.cells import Given, Tables, cell_numbers, has_all, row_names, scaled
from verdeelsleutel.data.reading.raw import Codes

__all__ = ["missing_months", "realised_after_date", "sums_that_differ"]

Mask = npt.NDArray[np.bool_]
_EXAMPLES = 5


def missing_months(given: Given) -> Iterator[Finding]:
    """Months without any line of a provider in a region, in a year in which it has others.

    Up to the last month that anyone has; before the start and after the end of a provider nothing is missing.
    """
    typed = given.tables.get("realisation")
    if typed is None or typed.frame.empty:
        return
    region, provider, month = (typed.coded[name] for name in ("region", "provider", "month"))
    numbers = np.array([month_number(text) for text in month.values], dtype=np.int64)
    first = int(numbers.min()) // 12 * 12
    last = int(numbers.max())
    have = np.zeros((len(region.values), len(provider.values), (last // 12 + 1) * 12 - first), dtype=bool)
    have[region.codes, provider.codes, (numbers - first)[month.codes]] = True
    years = have.reshape(*have.shape[:2], -1, 12)
    active = np.repeat(years.any(axis=3), 12, axis=2)
    lost = active & ~have & _expected(given.tables, provider.values, np.arange(have.shape[2]) + first, last)
    count = int(lost.sum())
    if count:
        what = f"{count} months of a provider in a region have no line at all"
        examples = tuple(
            f"{region.values[r]} {provider.values[p]} {month_text(m + first)}"
            for r, p, m in np.argwhere(lost)[:_EXAMPLES].tolist()
        )
        yield Finding("months-missing", what, "realisation", count, examples)


def _expected(tables: Tables, providers: list[str], numbers: Codes, last: int) -> Mask:
    """Shape (providers, months): months in which a provider should have lines, as far as dates tell."""
    starts = np.zeros(len(providers), dtype=np.int64)
    ends = np.full(len(providers), last, dtype=np.int64)
    if "providers" in tables:
        frame = tables["providers"].frame
        position = {name: i for i, name in enumerate(providers)}
        for name, start, end in zip(frame["provider"], frame["start"], frame["end"], strict=True):
            if name in position and start is not None:
                starts[position[name]] = month_number(start.isoformat())
            if name in position and end is not None:
                ends[position[name]] = min(last, month_number(end.isoformat()))
    return (numbers >= starts[:, None]) & (numbers <= ends[:, None])


def realised_after_date(given: Given) -> Iterator[Finding]:
    """Care in months after the day up to which claims were counted."""
    typed = given.tables.get("realisation")
    if typed is None or given.meta.realisation_as_of is None or typed.frame.empty:
        return
    counted = given.meta.realisation_as_of.isoformat()[:7]
    coded = typed.coded["month"]
    late = [value for value in coded.values if value > counted]
    if late:
        rows = int(np.isin(coded.codes, [coded.values.index(value) for value in late]).sum())
        what = f"{rows} rows are of months after {given.meta.realisation_as_of}, up to which was counted"
        yield Finding("realisation-after-date", what, "realisation", rows, tuple(late[:_EXAMPLES]))


def sums_that_differ(given: Given) -> Iterator[Finding]:
    """Last year's realisation by the month that doesn't add up to the realised units of the history."""
    history, typed = given.tables.get("history"), given.tables.get("realisation")
    if history is None or typed is None or "realised_units" not in history.origin.titles:
        return
    if not has_all(given.tables, "regions", "providers", "services"):
        return
    months = typed.coded["month"]
    year = [code for code, text in enumerate(months.values) if text.startswith(f"{given.meta.year - 1}-")]
    if len(year) < 12:
        return
    rows = np.isin(months.codes, year)
    agreed = history.frame["realised_units"]
    left, right = scaled([typed.coded["units"].values, list(agreed)])
    cells = cell_numbers(typed, given.tables)[rows]
    starts = np.flatnonzero(np.diff(cells, prepend=-1))  # rows are sorted by cell
    sums = np.add.reduceat(left[typed.coded["units"].codes[rows]], starts)
    wanted = cell_numbers(history, given.tables)
    found = np.searchsorted(cells[starts], wanted).clip(max=len(starts) - 1)
    total = np.where(cells[starts][found] == wanted, sums[found], 0)
    lost = np.flatnonzero(
        np.array([value is not None for value in agreed.tolist()], dtype=bool) & (right != total)
    )
    if len(lost):
        what = (
            f"{len(lost)} rows have other realised units than the months of {given.meta.year - 1} add up to"
        )
        yield Finding("sums-differ", what, "history", len(lost), row_names(history, lost))
