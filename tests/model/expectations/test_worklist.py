"""What a planner is told to look at, one by one and per kind."""

import pytest

from tests.model.expectations.years import case_with, daily, expected
from tests.small import PROVIDERS
from verdeelsleutel.model.expectations.worklist import KINDS
from verdeelsleutel.reports.sentences.findings import DUTCH

A, B = PROVIDERS["A"], PROVIDERS["B"]
LINE = ("A", "Z1")
EARLIER = {f"2023-{m:02d}": 10 for m in range(1, 13)}


def items(case, cutoff, method="run_rate", completeness=None):
    """(kind, region, provider, service, month, units) of everything to look at, the findings beside it."""
    _, found = expected(case, cutoff, method, completeness)
    rows = [(i.kind, i.region, i.provider, i.service, i.month, i.units) for i in found.worklist]
    counts = {finding.code: finding.count for finding in found.findings}
    assert counts == {kind: sum(row[0] == kind for row in rows) for kind in {row[0] for row in rows}}
    assert all(item.what for item in found.worklist)
    return rows


def test_a_whole_year_without_questions_leaves_nothing_to_look_at():
    case = case_with({LINE: {**EARLIER, **daily(10, 1, 6)}}, agreed={LINE: 3660}, forecast={LINE: 3660})
    for method in ("run_rate", "last_quarter", "seasonal", "given"):
        assert items(case, "2024-06", method) == []


def test_each_missing_month_of_a_provider_in_a_region_is_named():
    case = case_with({LINE: daily(10, 2, 2), ("B", "Z1"): daily(10, 1, 3)}, agreed={LINE: 1})
    assert items(case, "2024-03") == [
        ("month-without-lines", "R1", A, "", "2024-01", ""),
        ("month-without-lines", "R1", A, "", "2024-03", ""),
    ]


def test_a_month_before_the_start_or_after_the_end_is_not_missing():
    case = case_with({LINE: daily(10, 2, 3)}, dates={"A": ("2024-02-29", "2024-03-01")})
    assert items(case, "2024-06") == []


def test_who_has_neither_agreement_nor_care_misses_nothing():
    case = case_with({}, agreed={LINE: 0}, forecast={("B", "Z1"): 5})
    assert items(case, "2024-06") == []


def test_a_line_that_keeps_its_agreement_is_named_with_its_units():
    case = case_with({}, dates={"A": ("2024-09-01", "")}, agreed={LINE: "500.50", ("A", "Z2"): 0})
    assert items(case, "2024-06") == [("expectation-is-agreement", "R1", A, "Z1", "", "500.5")]


def test_care_before_the_start_and_after_the_end_is_named_per_month():
    dates = {"A": ("2024-02-01", "2024-03-31")}
    case = case_with({LINE: {**daily(10, 1, 4), "2024-05": 0}, ("A", "Z2"): {"2024-04": 1}}, dates=dates)
    assert items(case, "2024-05") == [
        ("realised-outside-dates", "R1", A, "", "2024-01", ""),
        ("realised-outside-dates", "R1", A, "", "2024-04", ""),
    ]
    assert [item.what.split(" lines")[0] for item in expected(case, "2024-05")[1].worklist] == ["1", "2"]


def test_the_finding_names_every_provider_with_care_outside_its_dates_once_with_its_months():
    dates = {"A": ("2024-03-01", "2024-03-31"), "B": ("2024-02-01", "")}
    given = {LINE: daily(10, 1, 5), ("B", "Z1"): daily(10, 1, 5)}
    (found,) = expected(case_with(given, dates=dates), "2024-05")[1].findings
    assert (found.code, found.count) == ("realised-outside-dates", 5)
    assert found.examples == (f"R1 {A} 2024-01 – 2024-02, 2024-04 – 2024-05", f"R1 {PROVIDERS['B']} 2024-01")


def test_months_after_the_cut_off_dont_count_and_are_named():
    delivered = {**daily(10, 1, 2), "2024-03": 9999, "2024-05": 9999, "2025-01": 9999}
    case = case_with({LINE: delivered})
    assert items(case, "2024-02") == [
        ("realised-after-cutoff", "", "", "", month, "") for month in ("2024-03", "2024-05", "2025-01")
    ]
    assert expected(case, "2024-02")[1].units.fraction(0) == 3660


def test_months_that_are_not_fully_claimed_are_named():
    case = case_with({LINE: daily(10, 1, 3)})
    assert items(case, "2024-03", completeness={0: "80.5", 1: 100, 9: 50}) == [
        ("month-completed", "", "", "", "2024-03", "")
    ]
    assert "80.5 %" in expected(case, "2024-03", completeness={0: "80.5"})[1].worklist[0].what


@pytest.mark.parametrize(
    ("cutoff", "counted", "told"),
    [("2024-03", "2024-04-30", False), ("2024-03", "2024-05-01", True), ("2024-12", "2025-02-01", True)],
)
def test_counting_more_than_a_month_later_is_told_where_months_are_completed(cutoff, counted, told):
    case = case_with({LINE: daily(10, 1, 12)}, counted=counted)
    kinds = [row[0] for row in items(case, cutoff, completeness={0: 80})]
    assert ("counted-after-cutoff" in kinds) == told
    assert "counted-after-cutoff" not in [row[0] for row in items(case, cutoff)]


def test_seasons_tell_who_starts_or_stops_during_the_year():
    delivered = {**EARLIER, **daily(10, 5, 6)}
    case = case_with({LINE: delivered}, dates={"A": ("2024-05-01", "")})
    assert items(case, "2024-06", "seasonal") == [("season-of-part-year", "R1", A, "", "", "")]
    assert items(case, "2024-06") == []
    case = case_with({LINE: {**EARLIER, **daily(10, 1, 6)}}, dates={"A": ("2024-01-01", "2024-12-31")})
    assert items(case, "2024-06", "seasonal") == []


def test_every_kind_has_a_finding_in_dutch():
    assert set(KINDS) <= set(DUTCH)
