"""Which money a cell draws on, and what is held back of it."""

from fractions import Fraction

import pytest

from tests.runs import fills, planned, tables, units
from tests.small import fund, service, small

A, B = "00000001", "00000002"
CARE = [service("V1", 10), service("M1", 20, kavel="meerzorg"), service("O1", 5, room="outside")]
OFFERS = {("A", "V1"): 10, ("A", "M1"): 10, ("A", "O1"): 10}


def money(plan):
    """fund → (reserved, agreed, free) in euros."""
    return {
        row["fund"]: tuple(Fraction(row[f"{name}_eur"]) for name in ("reserved", "agreed", "free"))
        for row in tables(plan)["funds"]
    }


def test_meerzorg_draws_on_its_own_fund_and_what_stands_outside_on_none():
    plan = planned(small(100, CARE, OFFERS, funds=[fund(60), fund(120, kind="meerzorg", name="MZ")]))
    assert money(plan) == {"CR-R1": (0, 60, 0), "MZ": (0, 120, 0)}
    assert [units(plan)["R1", A, s] for s in ("V1", "M1", "O1")] == [6, 6, 10]


def test_without_a_fund_of_its_own_meerzorg_draws_on_the_contracteerruimte():
    plan = planned(small(150, CARE, OFFERS))
    assert money(plan) == {"CR-R1": (0, 150, 0)}
    assert fills(plan) == {
        (("R1", A, "V1"), "all"): Fraction(1, 2),
        (("R1", A, "M1"), "all"): Fraction(1, 2),
        (("R1", A, "O1"), "all"): 1,
    }


def test_several_meerzorg_funds_are_one_purse_drawn_in_order():
    funds = [fund(10**4), fund(70, kind="meerzorg", name="MZ-1"), fund(90, kind="meerzorg", name="MZ-2")]
    plan = planned(small(0, CARE, OFFERS, funds=funds))
    assert units(plan)["R1", A, "M1"] == 8
    assert money(plan) == {"CR-R1": (0, 100, 9900), "MZ-1": (0, 70, 0), "MZ-2": (0, 90, 0)}
    funds[2] = fund(1000, kind="meerzorg", name="MZ-2")
    plan = planned(small(0, CARE, OFFERS, funds=funds))
    assert money(plan) == {"CR-R1": (0, 100, 9900), "MZ-1": (0, 70, 0), "MZ-2": (0, 130, 870)}


def test_the_meerzorg_fund_of_another_region_is_not_drawn_on():
    funds = [fund(100), fund(100, "R2"), fund(10**4, "R2", "meerzorg", "MZ-2")]
    plan = planned(small(0, CARE, {("A", "M1"): 10, ("R2", "A", "M1"): 10}, funds=funds))
    assert units(plan) == {("R1", A, "M1"): 5, ("R2", A, "M1"): 10}


def test_regions_on_one_fund_share_it_also_its_meerzorg():
    regions = [{"region": "R1", "name": "Gooi"}, {"region": "R2", "name": "Almere", "fund_region": "R1"}]
    offers = {("A", "V1"): 6, ("R2", "A", "V1"): 4, ("A", "M1"): 2, ("R2", "B", "M1"): 4}
    funds = [fund(50), fund(60, kind="meerzorg", name="MZ")]
    plan = planned(small(0, CARE, offers, funds=funds, regions=regions))
    assert set(fills(plan).values()) == {Fraction(1, 2)}
    assert money(plan) == {"CR-R1": (0, 50, 0), "MZ": (0, 60, 0)}


@pytest.mark.parametrize(
    ("amount", "percent", "reserved"),
    [("1000000.01", 2, "20000.01"), ("100", "0.001", "0.01"), ("100", "33.3333", "33.34"), ("0", 50, 0), ("9", 0, 0)],
)
def test_a_percentage_is_held_back_rounded_up_to_the_cent(amount, percent, reserved):
    reserve = {"id": "r", "kind": "contracteerruimte", "percent": percent}
    plan = planned(small(amount, CARE, {("A", "V1"): 1}, reserves=[reserve]))
    assert money(plan)["CR-R1"][0] == Fraction(reserved)


def test_reserves_are_taken_of_every_fund_of_their_kind_and_add_up():
    reserves = [
        {"id": "a", "kind": "contracteerruimte", "percent": 10},
        {"id": "b", "kind": "contracteerruimte", "amount_eur": "7.50"},
        {"id": "c", "kind": "meerzorg", "amount_eur": 20},
        {"id": "off", "kind": "contracteerruimte", "amount_eur": 99, "switch": "off"},
    ]
    funds = [fund(100), fund(50, "R2"), fund(70, kind="meerzorg", name="MZ")]
    offers = {("A", "V1"): 99, ("R2", "A", "V1"): 99, ("A", "M1"): 9}
    plan = planned(small(0, CARE, offers, funds=funds, reserves=reserves))
    assert {name: parts[0] for name, parts in money(plan).items()} == {
        "CR-R1": Fraction("17.50"),
        "CR-R2": Fraction("12.50"),
        "MZ": 20,
    }
    assert units(plan) == {("R1", A, "V1"): 8, ("R2", A, "V1"): 3, ("R1", A, "M1"): 2}


def test_reserves_above_the_fund_take_all_of_it_and_are_found():
    reserve = {"id": "r", "kind": "contracteerruimte", "amount_eur": 500}
    plan = planned(small("99.99", CARE, {("A", "V1"): 9}, reserves=[reserve]))
    assert money(plan)["CR-R1"] == (Fraction("99.99"), 0, 0)
    assert [(f.code, f.examples) for f in plan.problem.findings] == [("reserve-short", ("CR-R1",))]


def test_funds_of_other_kinds_stay_as_they_are():
    plan = planned(small(0, CARE, {("A", "V1"): 9}, funds=[fund(50), fund(1000, kind="innovation", name="IN")]))
    assert money(plan) == {"CR-R1": (0, 50, 0), "IN": (0, 0, 1000)}


@pytest.mark.parametrize(
    ("status", "told"),
    [("definitive", False), ("Vastgesteld ", False), ("definitief", False), ("voorlopig", True), ("expected", True)],
)
def test_a_change_that_isnt_definitive_counts_and_is_told(status, told):
    row = {"fund": "CR-R1", "amount_eur": 20, "reason": "growth", "status": status}
    changes = [{**row, "date": "2023-12-01"}, {**row, "date": "2024-03-01"}]
    made = small(80, CARE, {("A", "V1"): 10}, fund_changes=changes)
    plan = planned(made._replace(meta={"as_of": "2024-01-01"}))
    assert money(plan) == {"CR-R1": (0, 100, 0)}
    found = [finding for finding in plan.findings if finding.code == "fund-change-not-final"]
    assert [one.examples for one in found] == [(f"CR-R1 2023-12-01 20 {status}",)] * told
