"""Year-end expectations, counted by hand."""

from fractions import Fraction

import pytest

from tests.model.expectations.years import by_line, case_with, daily, expected, year_end
from tests.small import PROVIDERS

A, B = PROVIDERS["A"], PROVIDERS["B"]
LINE = ("A", "Z1")
METHODS = ("run_rate", "last_quarter")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("year", "units"), [(2024, 3660), (2023, 3650)])
@pytest.mark.parametrize("last", [1, 2, 6, 12])
def test_ten_a_day_is_a_year_of_tens(method, year, units, last):
    delivered = daily(10, 1, last, year)
    assert year_end(delivered, f"{year}-{last:02d}", method, year=year) == units


@pytest.mark.parametrize("method", METHODS)
def test_a_start_on_1_may_leaves_245_days(method):
    assert year_end(daily(10, 5, 6), "2024-06", method, dates={"A": ("2024-05-01", "")}) == 2450


@pytest.mark.parametrize("method", METHODS)
def test_a_start_within_a_month_counts_its_days_from_there(method):
    delivered = {"2024-05": 160, "2024-06": 300}
    assert year_end(delivered, "2024-06", method, dates={"A": ("2024-05-16", "")}) == 2300


@pytest.mark.parametrize("method", METHODS)
def test_an_end_on_31_august_leaves_two_months_after_june(method):
    _, found = expected(case_with({LINE: daily(10, 1, 6)}, dates={"A": ("", "2024-08-31")}), "2024-06", method)
    assert found.units.fraction(0) == 2440
    assert found.days_left.tolist() == [62]


@pytest.mark.parametrize("method", METHODS)
def test_after_an_end_before_the_cut_off_nothing_more_is_expected(method):
    delivered = {"2024-01": 310, "2024-02": 290, "2024-03": 150}
    stopped = {"A": ("2020-01-01", "2024-03-15")}
    assert year_end(delivered, "2024-06", method, dates=stopped, agreed={LINE: 9000}) == 750


@pytest.mark.parametrize("method", METHODS)
def test_a_provider_of_whom_nothing_is_known_is_expected_to_keep_its_agreement(method):
    stopped = {"A": ("2020-01-01", "2024-03-15")}
    assert year_end({}, "2024-06", method, dates=stopped, agreed={LINE: 9000}) == 9000


@pytest.mark.parametrize("method", METHODS)
def test_a_start_after_the_cut_off_leaves_the_agreement_in_force(method):
    case = case_with({}, dates={"A": ("2024-09-01", "")}, agreed={LINE: "500.5"})
    _, found = expected(case, "2024-06", method)
    assert found.units.fraction(0) == Fraction("500.5")
    assert found.low.fraction(0) == found.high.fraction(0) == Fraction("500.5")
    assert [found.methods[i] for i in found.method] == ["agreement"]


def test_a_month_without_any_line_leaves_the_divisor():
    delivered = {**daily(10, 1, 2), **daily(10, 4, 4)}
    _, found = expected(case_with({LINE: delivered}), "2024-04")
    assert found.units.fraction(0) == 3660
    assert found.days_counted.tolist() == [90]
    assert found.days_left.tolist() == [245]


def test_a_line_that_is_absent_beside_others_of_its_provider_delivered_nothing():
    case = case_with({LINE: daily(10, 1, 2), ("A", "Z2"): {"2024-01": 60}})
    lines, found = expected(case, "2024-02")
    assert by_line(lines, found.units) == {("R1", A, "Z1"): 3660, ("R1", A, "Z2"): 366}


def test_a_month_is_missing_per_region():
    case = case_with({("R1", "A", "Z1"): daily(10, 1, 2), ("R2", "A", "Z1"): daily(10, 2, 2)})
    lines, found = expected(case, "2024-02")
    assert by_line(lines, found.units) == {("R1", A, "Z1"): 3660, ("R2", A, "Z1"): 3660}
    assert found.days_counted.tolist() == [60, 29]


def test_months_that_are_not_fully_claimed_are_divided_by_their_completeness():
    case = case_with({LINE: {"2024-01": 310, "2024-02": "275.5", "2024-03": 248}})
    _, found = expected(case, "2024-03", completeness={0: 80, 1: 95})
    assert found.units.fraction(0) == 3660
    assert found.delivered.fraction(0) == Fraction("833.5")
    assert found.corrected.fraction(0) == 910
    assert found.low.fraction(0) == found.high.fraction(0) == 3660


def test_completeness_goes_by_the_age_of_a_month():
    delivered = {"2024-01": 310, "2024-02": 290, "2024-03": 310}
    assert year_end(delivered, "2024-03", completeness={2: 50}) == Fraction(1220 * 366, 91)


def test_the_last_quarter_takes_the_rate_of_three_months_only():
    delivered = {**daily(10, 1, 3), **daily(20, 4, 6)}
    assert year_end(delivered, "2024-06", "last_quarter") == 910 + 1820 + 20 * 184
    assert year_end(delivered, "2024-06") == Fraction(2730 * 366, 182)


def test_the_last_quarter_leaves_out_a_missing_month():
    delivered = {**daily(10, 1, 3), **daily(20, 4, 4), **daily(20, 6, 6)}
    assert year_end(delivered, "2024-06", "last_quarter") == 910 + 1200 + 20 * 184


def test_the_last_quarter_without_a_line_leaves_the_agreement():
    assert year_end(daily(10, 1, 3), "2024-06", "last_quarter", agreed={LINE: 2000}) == 2000


HALF_THEN_WHOLE = {f"2023-{m:02d}": 100 if m <= 6 else 200 for m in range(1, 13)}


def test_seasons_of_an_earlier_year_say_which_part_is_done():
    assert year_end({**HALF_THEN_WHOLE, "2024-01": 40, "2024-06": 50}, "2024-06", "seasonal") == 270


def test_seasons_are_those_of_all_providers_of_the_service():
    others = {f"2023-{m:02d}": 300 if m <= 6 else 0 for m in range(1, 13)}
    case = case_with({LINE: {**HALF_THEN_WHOLE, "2024-01": 90}, ("B", "Z1"): others})
    lines, found = expected(case, "2024-06", "seasonal")
    assert by_line(lines, found.units) == {("R1", A, "Z1"): 90 * Fraction(3600, 2400)}


def test_seasons_add_up_complete_years_and_leave_out_others():
    even = {f"2022-{m:02d}": 10 for m in range(1, 13)}
    incomplete = {f"2021-{m:02d}": 10_000 for m in range(1, 12)}
    delivered = {**incomplete, **even, **HALF_THEN_WHOLE, "2024-01": 66}
    assert year_end(delivered, "2024-06", "seasonal") == 66 * Fraction(1920, 660)


def test_a_year_is_complete_per_region():
    case = case_with(
        {("R1", "A", "Z1"): {**HALF_THEN_WHOLE, "2024-01": 90}, ("R2", "A", "Z1"): {"2023-06": 5, "2024-01": 90}},
        agreed={("R2", "A", "Z1"): 77, ("R1", "A", "Z1"): 1},
    )
    lines, found = expected(case, "2024-06", "seasonal")
    assert by_line(lines, found.units) == {("R1", A, "Z1"): 270, ("R2", A, "Z1"): 90}  # delivered above agreed
    assert [found.methods[i] for i in found.method] == ["seasonal", "agreement"]


@pytest.mark.parametrize("earlier", [{}, {f"2023-{m:02d}": 0 if m <= 6 else 9 for m in range(1, 13)}])
def test_without_a_season_the_agreement_is_expected(earlier):
    assert year_end({**earlier, "2024-01": 40}, "2024-06", "seasonal", agreed={LINE: 123}) == 123


def test_a_forecast_is_taken_as_given_but_never_below_what_was_delivered():
    case = case_with(
        {LINE: {"2024-01": 40}, ("B", "Z1"): {"2024-01": "40.5"}, ("B", "Z2"): {"2024-01": 7}},
        forecast={LINE: "99.5", ("B", "Z1"): 40},
    )
    lines, found = expected(case, "2024-01", "given")
    assert by_line(lines, found.units) == {
        ("R1", A, "Z1"): Fraction("99.5"),
        ("R1", B, "Z1"): Fraction("40.5"),
        ("R1", B, "Z2"): 7,
    }


def test_an_agreement_that_takes_the_place_is_raised_to_what_was_delivered():
    start = {"A": ("2024-09-01", "")}
    assert year_end({"2024-02": 700}, "2024-06", dates=start, agreed={LINE: 500}) == 700


def test_the_band_is_the_rest_of_the_year_at_the_lowest_and_the_highest_daily_rate():
    _, found = expected(case_with({LINE: {**daily(10, 1, 1), **daily(20, 2, 2)}}), "2024-02")
    assert found.low.fraction(0) == 890 + 10 * 306
    assert found.high.fraction(0) == 890 + 20 * 306
    assert found.units.fraction(0) == Fraction(890 * 366, 60)


def test_the_band_fills_a_missing_month_as_the_expectation_does():
    _, found = expected(case_with({LINE: {**daily(10, 1, 2), **daily(20, 4, 4)}}), "2024-04")
    assert found.low.fraction(0) == 1200 + 10 * (245 + 31)
    assert found.high.fraction(0) == 1200 + 20 * (245 + 31)
    assert found.units.fraction(0) == Fraction(1200 * 366, 90)


def test_the_months_of_the_last_quarter_make_its_band():
    delivered = {**daily(90, 1, 1), **daily(20, 2, 3), **daily(10, 4, 4)}
    _, found = expected(case_with({LINE: delivered}), "2024-04", "last_quarter")
    to_date = 90 * 31 + 20 * 60 + 10 * 30
    assert found.low.fraction(0) == to_date + 10 * 245
    assert found.high.fraction(0) == to_date + 20 * 245
    assert found.days_counted.tolist() == [90]


def test_units_beyond_the_dates_count_and_their_days_dont():
    delivered = {"2024-04": 30, **daily(10, 5, 6)}
    assert year_end(delivered, "2024-06", dates={"A": ("2024-05-01", "")}) == Fraction(640 * 245, 61)
