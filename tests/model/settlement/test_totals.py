"""The lesser of delivered and agreed, on the total of a provider: worked out by hand."""

from fractions import Fraction

import pytest

from tests.model.settlement.settled_years import MONTHS, Year, care
from tests.small import fund, service
from verdeelsleutel.data.faults import CaseFaults
from verdeelsleutel.model.settlement.findings import findings

A1, A2, B1 = ("A", "Z1"), ("A", "Z2"), ("B", "Z1")
DAYS = [service("Z1", 10), service("Z2", 20)]
WHAT = ("settled", "recovered", "topped_up", "unfunded")


def codes(outcome):
    return {finding.code: finding.count for finding in findings(outcome.settlement)}


def test_what_was_not_delivered_is_recovered(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 100})
    year.settle({A1: 90})
    assert year.totals(*WHAT) == {("R1", "A", "CR-R1"): (900, 100, 0, 0)}
    assert year.table("funds") == [
        {
            "fund": "CR-R1", "region": "R1", "amount_eur": "1000000.00", "agreed_eur": "1000.00",
            "delivered_eur": "900.00", "settled_eur": "900.00", "recovered_eur": "100.00", "topped_up_eur": "0.00",
            "unfunded_eur": "0.00", "free_eur": "999100.00",
        }
    ]  # fmt: skip


def test_what_was_delivered_beyond_the_agreement_stays_unfunded(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 100})
    year.settle({A1: "110.5"})
    assert year.totals(*WHAT) == {("R1", "A", "CR-R1"): (1000, 0, 0, 105)}


def test_more_of_one_service_makes_up_for_less_of_another_and_the_ceiling_is_the_total(tmp_path):
    # Delivered 120 · 10 + 45 · 20 = 2,100, agreed 100 · 10 + 50 · 20 = 2,000. Of what is settled Z1 gets
    # 2,000 · 1,200/2,100 = 1,142.857…, Z2 857.142…: the cent left over goes to the larger remainder.
    year = Year(tmp_path, DAYS, {A1: 100, A2: 50})
    year.settle({A1: 120, A2: 45})
    assert year.totals(*WHAT) == {("R1", "A", "CR-R1"): (2000, 0, 0, 100)}
    assert [row["settled_eur"] for row in year.table("settlement_lines")] == ["1142.86", "857.14"]


def test_of_equal_remainders_the_first_in_key_order_gets_the_cent(tmp_path):
    year = Year(tmp_path, [service("Z1", "0.01"), service("Z2", "0.01")], {A1: 1})
    year.settle({A1: 1, A2: 1})
    assert [row["settled_eur"] for row in year.table("settlement_lines")] == ["0.01", "0.00"]


def test_providers_regions_and_purses_are_settled_apart(tmp_path):
    services = [*DAYS, service("M1", 10, "meerzorg"), service("X1", 10, room="outside")]
    funds = [fund(1000000), fund(1000000, "R2"), fund(500, kind="meerzorg", name="MZ-R1")]
    agreed = {A1: 10, ("R2", "A", "Z1"): 10, ("A", "M1"): 10, ("A", "X1"): 10, B1: 10}
    year = Year(tmp_path, services, agreed, funds=funds)
    year.settle({A1: 8, ("R2", "A", "Z1"): 13, ("A", "M1"): 14, ("A", "X1"): 11, B1: 10})
    assert year.totals("settled", "recovered", "unfunded") == {
        ("R1", "A", "CR-R1"): (80, 20, 0),
        ("R2", "A", "CR-R2"): (100, 0, 30),
        ("R1", "A", "MZ-R1"): (100, 0, 40),
        ("R1", "A", ""): (100, 0, 10),
        ("R1", "B", "CR-R1"): (100, 0, 0),
    }
    assert {row["fund"]: row["settled_eur"] for row in year.table("funds")} == {
        "CR-R1": "180.00",
        "CR-R2": "100.00",
        "MZ-R1": "100.00",
    }


def test_care_without_an_agreement_counts_in_what_is_delivered(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 100, B1: 0})
    outcome = year.settle({A1: 90, A2: 3, B1: 5})
    assert year.totals("agreed", *WHAT) == {
        ("R1", "A", "CR-R1"): (1000, 960, 40, 0, 0),
        ("R1", "B", "CR-R1"): (0, 0, 0, 0, 50),
    }
    assert codes(outcome)["no-agreement"] == 2
    assert [(row["kind"], row["service"], row["units"]) for row in year.table("worklist")] == [
        ("no-agreement", "Z2", "3"),
        ("no-agreement", "Z1", "5"),
    ]


def test_months_of_other_years_dont_count(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 100})
    months = [*MONTHS, "2023-12", "2025-01"]
    rows = [
        {"region": "R1", "provider": "00000001", "service": "Z1", "month": month, "units": 7} for month in months
    ]
    year.settle({}, realisation=rows)
    assert year.totals("delivered") == {("R1", "A", "CR-R1"): (840,)}


def test_months_without_a_line_are_told_and_never_filled_in(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 120})
    outcome = year.settle({A1: 100}, months=MONTHS[:10])
    assert year.totals("delivered", "recovered") == {("R1", "A", "CR-R1"): (1000, 200)}
    assert codes(outcome)["settled-month-missing"] == 2
    assert [row["month"] for row in year.table("worklist")] == ["2024-11", "2024-12"]


def test_whole_months_that_lack_for_everybody_are_told_first(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 120, B1: 80})
    found = findings(year.settle({A1: 100, B1: 60}, months=MONTHS[:9]).settlement)[0]
    assert (found.code, found.examples) == ("settled-year-unfinished", ("2024-10", "2024-11", "2024-12"))


def test_a_month_that_one_provider_has_or_in_which_nobody_is_active_isnt_one_that_lacks(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 120, B1: 80})
    others = care({B1: 60}, MONTHS[9:])
    assert "settled-year-unfinished" not in codes(year.settle({}, realisation=[*care({A1: 100}, MONTHS[:9]), *others]))
    stopped = {letter: {"end": "2024-10-31"} for letter in "AB"}
    assert "settled-year-unfinished" not in codes(year.settle({A1: 1, B1: 1}, months=MONTHS[:10], facts=stopped))


def test_care_outside_the_dates_of_a_provider_counts_and_is_told(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 100})
    outcome = year.settle({A1: 90}, facts={"A": {"start": "2024-02-01"}})
    assert year.totals("delivered") == {("R1", "A", "CR-R1"): (900,)}
    assert codes(outcome)["realised-outside-dates"] == 1


def test_a_year_in_which_nothing_was_delivered_is_recovered_in_full(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 100})
    outcome = year.settle({})
    assert year.totals(*WHAT) == {("R1", "A", "CR-R1"): (0, 1000, 0, 0)}
    assert codes(outcome)["settled-month-missing"] == 12


def test_a_year_in_which_nothing_was_agreed_settles_nothing(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 0})
    year.settle({A1: 4})
    assert year.totals("agreed", *WHAT) == {("R1", "A", "CR-R1"): (0, 0, 0, 0, 40)}


def test_the_agreed_price_stays_where_nothing_was_delivered_at_another(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 100, A2: 0})
    year.settle({A1: "99.995"})
    assert year.totals("delivered") == {("R1", "A", "CR-R1"): (Fraction("999.95"),)}


def test_a_free_price_that_was_never_agreed_is_a_fault(tmp_path):
    free = [{"provider": "00000001", "service": "Z1", "tariff_eur": 7, "reason": "asked", "date": "2023-11-01"}]
    year = Year(tmp_path, [service("Z1", ""), service("Z2", 20)], {A1: 10}, agreed_tariffs=free)
    year.settle({A1: 9})
    assert year.totals("settled") == {("R1", "A", "CR-R1"): (63,)}
    with pytest.raises(CaseFaults, match="free and provider 00000001"):
        year.settle({A1: 9}, agreed_tariffs=[])


def test_an_agreement_that_the_case_doesnt_know_is_a_fault(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 10, B1: 10})
    case = year.case({A1: 9})
    providers = case / "providers.csv"
    providers.write_text("".join(providers.read_text().splitlines(keepends=True)[:2]))
    (case / "offers.csv").write_text("region,provider,service,offered_units\n")
    from verdeelsleutel.model.runs.settlement_run import Request, settle

    with pytest.raises(CaseFaults, match="an agreement has provider 00000002"):
        settle(Request(year.run, case), year.made)
    assert not year.made.exists()


def test_a_fund_that_doesnt_carry_its_settlement_is_told(tmp_path):
    surcharge = {"base": 90, "adjustments": [{"id": "later", "add": 5, "at": ["settlement"]}]}
    year = Year(tmp_path, DAYS, {A1: 100}, tariff=surcharge, room=900)
    outcome = year.settle({A1: 100})
    assert year.totals("settled", "topped_up") == {("R1", "A", "CR-R1"): (950, 50)}
    assert year.table("funds")[0]["free_eur"] == "-50.00"
    assert codes(outcome)["fund-exceeded"] == 1


def test_an_agreement_that_draws_on_another_fund_by_now_is_told(tmp_path):
    year = Year(tmp_path, DAYS, {A1: 100})
    outcome = year.settle({A1: 100}, services=[service("Z1", 10, room="outside"), service("Z2", 20)])
    assert codes(outcome)["fund-differs"] == 1
