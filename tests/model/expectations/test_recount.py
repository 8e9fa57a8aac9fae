"""Random years, counted again day by day with fractions; and what must not matter to an expectation."""

import datetime as dt
from calendar import monthrange
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.expectations.years import by_line, case_with, expected
from tests.small import PROVIDERS
from verdeelsleutel.data.case import Case, with_table

METHODS = ("run_rate", "last_quarter", "seasonal", "given")
DAY = dt.timedelta(days=1)
LINES = [(region, PROVIDERS[letter], name) for region in ("R1", "R2") for letter in "ABC" for name in ("Z1", "Z2")]
KEY = ["region", "provider", "service"]


@cache
def blank() -> Case:
    return case_with(
        {(region, letter, name): {} for region in ("R1", "R2") for letter in "ABC" for name in ("Z1", "Z2")}
    )


def month_text(year, month):
    return f"{year}-{month:02d}"


def frame(rows, *columns):
    return pd.DataFrame(rows, columns=list(columns), dtype=object)


SOME_DATE = st.none() | st.dates(dt.date(2022, 11, 1), dt.date(2025, 2, 1))
UNITS = st.integers(0, 400) | st.decimals(0, 400, places=2) | st.sampled_from([0, 10**15])


@st.composite
def years(draw):
    """A case, its cut-off and the completeness of months."""
    year = draw(st.sampled_from([2023, 2024]))
    cutoff = draw(st.integers(1, 12))
    case = replace(blank(), meta=replace(blank().meta, year=year))
    dates = [(PROVIDERS[letter], "x", "existing", draw(SOME_DATE), draw(SOME_DATE)) for letter in "ABC"]
    lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=5, unique=True))
    rows = []
    for line in lines:
        months = draw(st.sets(st.integers(1, 12)))
        rows += [(*line, month_text(year, month), draw(UNITS)) for month in sorted(months)]
        if draw(st.booleans()):
            whole = range(1, draw(st.sampled_from([12, 12, 11])) + 1)
            rows += [(*line, month_text(year - 1, month), draw(st.integers(0, 9))) for month in whole]
    volumes = st.lists(st.sampled_from(LINES), max_size=4, unique=True)
    case = with_table(case, "providers", frame(dates, "provider", "name", "status", "start", "end"))
    case = with_table(case, "realisation", frame(rows, *KEY, "month", "units"))
    for table in ("agreements", "forecast"):
        given_rows = [(*line, draw(UNITS)) for line in draw(volumes)]
        case = with_table(case, table, frame(given_rows, *KEY, "units"))
    ages = draw(st.dictionaries(st.integers(0, 4), st.sampled_from(["80", "95", "33.3", "100", "110"]), max_size=3))
    return case, month_text(year, cutoff), ages


def days_of(year, month=None):
    first = dt.date(year, month or 1, 1)
    last = dt.date(year, month or 12, monthrange(year, month or 12)[1])
    return [first + DAY * i for i in range((last - first).days + 1)]


class Recount:
    """One line, day by day."""

    def __init__(self, case, cutoff, ages, key):
        self.year, self.cut = case.meta.year, int(cutoff[5:])
        self.region, self.provider, self.service = self.key = key
        rows = zip(*(case.table("realisation")[name] for name in [*KEY, "month", "units"]), strict=True)
        self.rows = [(tuple(row[:3]), row[3], Fraction(row[4])) for row in rows]
        providers = case.table("providers")
        at = providers["provider"].tolist().index(self.provider)
        self.start, self.end = providers["start"][at], providers["end"][at]
        self.complete = {month: Fraction(ages.get(self.cut - month, "100")) / 100 for month in range(1, self.cut + 1)}
        self.active = [
            day
            for day in days_of(self.year)
            if (self.start is None or day >= self.start) and (self.end is None or day <= self.end)
        ]
        self.months_with_lines = {
            int(month[5:]) for at, month, _ in self.rows if at[:2] == key[:2] and month[:4] == str(self.year)
        }
        self.counted = [day for day in self.active if day.month <= self.cut and day.month in self.months_with_lines]
        self.left = [day for day in self.active if day.month > self.cut]

    def reported(self, month):
        return sum(u for at, m, u in self.rows if at == self.key and m == month_text(self.year, month))

    def corrected(self, month):
        return self.reported(month) / self.complete[month]

    def share(self):
        """Part of earlier complete years by the cut-off; 0 where there is none."""
        own = [(m, u, at[2]) for at, m, u in self.rows if at[0] == self.region and m < str(self.year)]
        whole = {m[:4] for m, _, _ in own if len({n for n, _, _ in own if n[:4] == m[:4]}) == 12}
        units = [(int(m[5:]), u) for m, u, name in own if m[:4] in whole and name == self.service]
        total = sum(u for _, u in units)
        return sum(u for m, u in units if m <= self.cut) / total if total else 0

    def expect(self, method, agreement, forecast):
        """(year end, low, high, days counted, days left, whether anything could be divided by)."""
        months = range(1, self.cut + 1)
        delivered = sum(map(self.reported, months))
        to_date = sum(map(self.corrected, months))
        since = max(1, self.cut - 2) if method == "last_quarter" else 1
        recent = [day for day in self.counted if day.month >= since]
        known = True
        if method == "given":
            units = forecast
        elif method == "seasonal":
            known = self.share() > 0
            units = to_date / self.share() if known else agreement
        elif recent:
            rate = sum(map(self.corrected, range(since, self.cut + 1))) / len(recent)
            ahead = len(self.active) - len(recent) if method == "run_rate" else len(self.left)
            units = to_date + rate * ahead
        elif method == "last_quarter" and self.counted and not self.left:
            units = to_date
        else:
            units, known = agreement, False
        units = max(units, delivered)
        rates = [self.corrected(m) / sum(day.month == m for day in recent) for m in {day.month for day in recent}]
        filled = ahead if method == "run_rate" and recent else len(self.left)
        ends = [max(to_date + rate * filled, delivered) for rate in rates] or [units]
        return units, min(*ends, units), max(*ends, units), len(recent), len(self.left), known


@given(drawn=years(), method=st.sampled_from(METHODS))
def test_an_expectation_is_what_counting_day_by_day_gives(drawn, method):
    case, cutoff, ages = drawn
    lines, found = expected(case, cutoff, method, ages)
    volumes = {table: by_line(lines, lines.volumes(table, "units")) for table in ("agreements", "forecast")}
    for at in range(len(lines)):
        key = lines.key(at)
        recount = Recount(case, cutoff, ages, key)
        wanted = recount.expect(method, volumes["agreements"][key], volumes["forecast"][key])
        band = tuple(column.fraction(at) for column in (found.units, found.low, found.high))
        days = int(found.days_counted[at]), int(found.days_left[at])
        assert (*band, *days, found.methods[found.method[at]] != "agreement") == wanted
        months = range(1, recount.cut + 1)
        assert found.delivered.fraction(at) == sum(map(recount.reported, months))
        assert found.corrected.fraction(at) == sum(map(recount.corrected, months))


@settings(max_examples=30)
@given(drawn=years(), method=st.sampled_from(METHODS), data=st.data())
def test_rows_in_another_order_change_nothing(drawn, method, data):
    case, cutoff, ages = drawn
    table = case.table("realisation")
    order = data.draw(st.permutations(range(len(table))))
    other = replace(case, tables={**case.tables, "realisation": table.iloc[list(order)].reset_index(drop=True)})
    lines, found = expected(case, cutoff, method, ages)
    again_lines, again = expected(other, cutoff, method, ages)
    for name in ("units", "low", "high", "delivered", "corrected"):
        assert by_line(again_lines, getattr(again, name)) == by_line(lines, getattr(found, name))
    assert (again.worklist, again.findings) == (found.worklist, found.findings)


@given(
    rate=st.integers(0, 50),
    year=st.sampled_from([2023, 2024]),
    first=st.integers(1, 365),
    length=st.integers(1, 365),
    cutoffs=st.tuples(st.integers(1, 12), st.integers(1, 12)),
    method=st.sampled_from(["run_rate", "last_quarter"]),
)
def test_a_later_cut_off_at_the_same_units_a_day_gives_the_same_expectation(rate, year, first, length, cutoffs, method):
    start = dt.date(year, 1, 1) + DAY * (first - 1)
    end = min(start + DAY * (length - 1), dt.date(year, 12, 31))
    active = [start + DAY * i for i in range((end - start).days + 1)]
    months = {month: rate * sum(day.month == month for day in active) for month in {day.month for day in active}}
    line, dates = LINES[0], [(LINES[0][1], "x", "existing", start, end)]
    case = replace(blank(), meta=replace(blank().meta, year=year))
    others = [(PROVIDERS[letter], "x", "existing", None, None) for letter in "BC"]
    case = with_table(case, "providers", frame([*dates, *others], "provider", "name", "status", "start", "end"))
    rows = [(*line, month_text(year, month), units) for month, units in months.items()]
    case = with_table(case, "realisation", frame(rows, *KEY, "month", "units"))
    case = with_table(case, "agreements", frame([(*line, 7)], *KEY, "units"))
    ends = []
    for cutoff in cutoffs:
        _, found = expected(case, month_text(year, max(cutoff, start.month)), method)
        ends.append(found.units.fraction(0))
        assert found.low.fraction(0) == found.high.fraction(0) == ends[-1]
    assert ends == [rate * len(active)] * 2


@pytest.mark.parametrize("method", METHODS)
def test_volumes_beyond_64_bits_stay_exact(method):
    huge = Decimal("1234567890123456789.37")
    rows = [(*LINES[0], month_text(2024, m), huge) for m in range(1, 8)]
    rows += [(*LINES[0], month_text(2023, m), huge + m) for m in range(1, 13)]
    case = with_table(blank(), "realisation", frame(rows, *KEY, "month", "units"))
    case = with_table(case, "forecast", frame([(*LINES[0], huge)], *KEY, "units"))
    ages = {0: "80.7", 1: "95.3", 2: "99.1"}
    _, found = expected(case, "2024-07", method, ages)
    wanted = Recount(case, "2024-07", ages, LINES[0]).expect(method, Fraction(0), Fraction(huge))
    assert tuple(column.fraction(0) for column in (found.units, found.low, found.high)) == wanted[:3]
    assert np.array_equal(found.method, [0])
