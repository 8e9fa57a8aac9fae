"""The year that the oracle expects against figures worked out by hand."""

from fractions import Fraction

import pytest

from tests.oracle.by_hand import months, sample, short, solved
from tests.small import PROVIDERS, fund, provider, volume

F = Fraction


def expected(tmp_path, cutoff, realised, **parts):
    parts = {"expectation": "run_rate", "year": int(cutoff[:4]), **parts}
    return short(solved(tmp_path, sample(realisation=realised, **parts), cutoff).expected)


def one_expected(tmp_path, cutoff, units, facts=(), **parts):
    """The expectation of one line of one provider."""
    realised = months(("A", "Z1"), units, int(cutoff[:4]))
    return expected(tmp_path, cutoff, realised, providers=[provider("A", **dict(facts))], **parts)["A", "Z1"]


@pytest.mark.parametrize(("year", "feb", "days"), [(2024, 29, 366), (2023, 28, 365), (2100, 28, 365)])
def test_a_unit_a_day_is_a_year_of_days_in_a_leap_year_and_in_others(tmp_path, year, feb, days):
    assert one_expected(tmp_path, f"{year}-02", {1: 31, 2: feb}) == days


def test_a_provider_that_starts_on_1_may_is_counted_from_then(tmp_path):
    units = {5: 30, 6: 31, 7: 31, 8: 31}  # 123 in 123 days, of 245 until the end of the year
    assert one_expected(tmp_path, "2024-08", units, {"start": "2024-05-01"}.items()) == 245
    # from 16 May: 16 + 30 + 31 + 31 = 108 days, of 230
    later = one_expected(tmp_path, "2024-08", units, {"start": "2024-05-16"}.items())
    assert later == F(123 * 230, 108)


def test_a_provider_that_ends_halfway_is_counted_until_then(tmp_path):
    facts = {"start": "2019-01-01", "end": "2024-06-30"}.items()
    units = {1: 31, 2: 29, 3: 31, 4: 30}  # 121 in 121 days, of 182
    assert one_expected(tmp_path / "a", "2024-04", units, facts) == 182
    assert one_expected(tmp_path / "b", "2024-09", {**units, 6: 7}, facts) == F(128 * 182, 182 - 31)  # no line of May


def test_the_days_of_a_month_without_any_line_leave_the_divisor(tmp_path):
    realised = [
        *months(("A", "Z1"), {1: 31, 2: 29, 4: 30}),
        *months(("A", "Z2"), {1: 10}),  # nothing in February and April, when there are lines of the provider
        *months(("R2", "A", "Z1"), {3: 5, 4: 0}),  # elsewhere; a line of 0 is a line
        *months(("B", "Z1"), {3: 99}),
    ]
    regions = [{"region": name, "name": name, "fund_region": "R1"} for name in ("R1", "R2")]
    tables = {"realisation": realised, "regions": regions, "funds": [fund(9999)]}
    one = sample(services=["Z1", "Z2"], expectation="run_rate", **tables)
    found = solved(tmp_path, one, "2024-04").expected
    assert found["R1", PROVIDERS["A"], "Z1"] == 366  # 90 in 121 − 31 days
    assert found["R1", PROVIDERS["A"], "Z2"] == F(10 * 366, 90)
    assert found["R2", PROVIDERS["A"], "Z1"] == F(5 * 366, 31 + 30)
    assert found["R1", PROVIDERS["B"], "Z1"] == F(99 * 366, 31)


def test_a_month_is_divided_by_how_complete_it_is(tmp_path):
    units = {1: 31, 2: 19, 3: 24}  # 31 + 19 ÷ 95 % + 24 ÷ 80 % = 81 in 90 days
    assert one_expected(tmp_path, "2023-03", units, completeness={0: 80, 1: 95}) == F(657, 2)


def test_months_after_the_cutoff_and_of_other_years_do_not_count(tmp_path):
    realised = months(("A", "Z1"), {1: 31, 2: 9}) + months(("A", "Z1"), {1: 500}, 2023)
    assert expected(tmp_path, "2024-01", realised) == {("A", "Z1"): 366}


def test_the_last_quarter_is_what_the_rest_of_the_year_will_be_like(tmp_path):
    units = {**dict.fromkeys(range(1, 7), 10), 7: 20, 8: 20, 9: 6}  # 46 in 92 days, 92 to go
    quarter = {"expectation": "last_quarter"}
    assert one_expected(tmp_path / "a", "2024-09", units, **quarter) == 106 + 46
    # 12 of September make 24 · 46 + 6 more in 92 days
    assert one_expected(tmp_path / "b", "2024-09", units, completeness={0: 50}, **quarter) == 112 + 52
    ending = {"end": "2024-10-31"}.items()
    assert one_expected(tmp_path / "c", "2024-09", units, ending, **quarter) == 106 + F(46 * 31, 92)
    assert one_expected(tmp_path / "d", "2024-02", {1: 30, 2: 30}, **quarter) == 366  # only two months


def test_a_quarter_leaves_out_its_missing_months_and_days_before_the_start(tmp_path):
    facts = {"start": "2024-07-22"}.items()  # 10 days of July, 31 of August; none told of September
    found = one_expected(tmp_path, "2024-09", {7: 10, 8: 31}, facts, expectation="last_quarter")
    assert found == 41 + 92


def test_seasons_are_those_of_all_earlier_complete_years_of_the_region(tmp_path):
    low, high = range(1, 7), range(7, 13)
    realised = [
        *months(("A", "Z1"), {**dict.fromkeys(low, 10), **dict.fromkeys(high, 20)}, 2022),  # 60 of 180
        *months(("B", "Z1"), {**dict.fromkeys(low, 10), **dict.fromkeys(high, 30)}, 2023),  # 60 of 240
        *months(("B", "Z1"), dict.fromkeys(range(2, 13), 500), 2021),  # not complete
        *months(("C", "Z1"), {2: 8, 6: 12}),
        *months(("C", "Z2"), {2: 8}),
    ]
    agreements = volume({("C", "Z1"): 7, ("C", "Z2"): 30})
    parts = {"expectation": "seasonal", "services": ["Z1", "Z2"], "agreements": agreements}
    found = expected(tmp_path, "2024-06", realised, **parts)
    assert found["C", "Z1"] == 70  # 20 ÷ (120 ÷ 420)
    assert found["C", "Z2"] == 30  # nothing known of earlier years: the agreement in force


def test_without_a_complete_year_or_with_nothing_early_in_it_the_agreement_stands(tmp_path):
    agreements = volume({("A", "Z1"): 50})
    parts = {"expectation": "seasonal", "agreements": agreements}
    now = months(("A", "Z1"), {1: 4})
    gap = months(("A", "Z1"), dict.fromkeys(range(1, 12), 10), 2023)
    assert expected(tmp_path / "a", "2024-03", now + gap, **parts) == {("A", "Z1"): 50}
    late = months(("A", "Z1"), {**dict.fromkeys(range(1, 12), 0), 12: 10}, 2023)
    assert expected(tmp_path / "b", "2024-03", now + late, **parts) == {("A", "Z1"): 50}


def test_a_given_year_is_never_less_than_what_is_delivered(tmp_path):
    forecast = volume({("A", "Z1"): 20, ("B", "Z1"): 90, ("C", "Z1"): 5})
    realised = months(("A", "Z1"), {1: 10, 2: 15}) + months(("B", "Z1"), {1: 10})
    parts = {"expectation": "given", "forecast": forecast, "completeness": {0: 50}}
    found = expected(tmp_path, "2024-02", realised, **parts)
    assert found == {("A", "Z1"): 25, ("B", "Z1"): 90}  # 25 as reported; a forecast alone makes no cell


@pytest.mark.parametrize("expectation", ["run_rate", "last_quarter"])
@pytest.mark.parametrize(("delivered", "stands"), [(0, 40), (55, 55)])
def test_with_no_day_to_divide_by_the_agreement_stands_unless_more_is_delivered(
    tmp_path, expectation, delivered, stands
):
    facts = {"start": "2024-10-01"}.items()
    parts = {"agreements": volume({("A", "Z1"): 40}), "expectation": expectation}
    assert one_expected(tmp_path / "a", "2024-08", {3: delivered}, facts, **parts) == stands
    # all months missing, whoever else told something
    realised = months(("B", "Z1"), {1: 31})
    assert expected(tmp_path / "b", "2024-01", realised, **parts)["A", "Z1"] == 40
