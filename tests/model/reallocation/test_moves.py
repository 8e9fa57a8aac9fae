"""Where money came from and went to: volume apart from price, both sides of every purse the same, to the cent."""

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings

from tests import strategies
from tests.oracle.by_hand import months, sample
from tests.runs import at_cutoff, solved, tables, units
from tests.small import fund, place, service, volume
from verdeelsleutel.model.conflict import Conflict
from verdeelsleutel.model.reallocation.start import FundBefore, Start

EXAMPLES = settings(max_examples=20)


def found(one, cutoff="2024-06", start=None):
    return tables(solved(at_cutoff(one, cutoff, start)))


def euros(row, *names):
    return [Fraction(row[f"{name}_eur"]) for name in names]


@EXAMPLES
@given(one=strategies.reallocation_cases())
def test_sums_close_to_the_cent_in_any_reallocation(one):
    try:
        made = found(one.sample, one.cutoff)
    except Conflict:
        assume(False)
    for row in made["bridge"]:
        before, released, added, price, agreed = euros(row, "agreed_before", "released", "added", "price", "agreed")
        assert agreed - before == added - released + price
        amounts = euros(row, "amount", "amount_before", "reserved", "reserved_before", "free", "free_before")
        amount, amount_before, reserved, reserved_before, free, free_before = amounts
        assert free - free_before == (amount - amount_before) - (reserved - reserved_before) - (agreed - before)
    sides = defaultdict(Fraction)
    for row in made["moves"]:
        assert Fraction(row["amount_eur"]) > 0
        sides[row["fund"], row["side"]] += Fraction(row["amount_eur"])
    for purse in {row["fund"] for row in made["moves"]}:
        assert sides[purse, "source"] == sides[purse, "use"]
    for row in made["providers"]:
        before, released, added, price, agreed = euros(
            row, "agreed_before", "released", "added", "price_effect", "agreed"
        )
        assert agreed == before + added - released + price
    assert sum(Fraction(r["agreed_eur"]) for r in made["providers"]) == sum(
        Fraction(r["amount_eur"]) for r in made["plan"]
    )


@EXAMPLES
@given(one=strategies.reallocation_cases())
def test_all_that_is_expected_or_asked_and_not_agreed_has_a_reason(one):
    try:
        made = found(one.sample, one.cutoff)
    except Conflict:
        assume(False)
    beyond = {tuple(row[k] for k in ("region", "provider", "service")): row for row in made["unfunded"]}
    for row in made["unfunded"]:
        wanted = max(Fraction(row["expected_units"]), Fraction(row["basis_units"]))
        assert abs(Fraction(row["beyond_units"]) - (wanted - Fraction(row["agreed_units"]))) < Fraction(1, 10**11)
        assert row["kept_out_by"]
    for row in made["plan"]:
        if Fraction(row["unfunded_units"]) > 0:
            assert tuple(row[k] for k in ("region", "provider", "service")) in beyond


def test_a_price_that_changed_is_told_apart_from_volume():
    line = ("A", "Z1")
    agreements = [{**place(line), "units": 100, "tariff_eur": "1.50"}]
    one = sample(services=["Z1"], agreements=agreements, forecast=volume({line: 80}), realisation=[])
    (row,) = found(one)["bridge"]
    # 100 × 1.50 = 150 in force; the same units cost 100 now (price −50); 80 units are agreed (released 20)
    assert euros(row, "agreed_before", "price", "released", "added", "agreed") == [150, -50, 20, 0, 80]


def test_released_money_is_said_to_whom_it_went():
    lines = {("A", "Z1"): 100, ("B", "Z1"): 100}
    forecast = {("A", "Z1"): 70, ("B", "Z1"): 120}
    one = sample(210, agreements=volume(lines), forecast=volume(forecast), realisation=[])
    made = {(r["side"], r["item"], r["provider"]): r["amount_eur"] for r in found(one)["moves"]}
    assert made == {
        ("source", "released", "00000001"): "30.00",
        ("use", "added", "00000002"): "20.00",
        ("use", "free_left", ""): "10.00",
    }


def test_an_opened_reserve_and_a_grown_fund_are_sources():
    line = ("A", "Z1")
    reserves = [{"id": "choice", "kind": "contracteerruimte", "amount_eur": 20}]
    changes = [{"fund": "CR-R1", "date": "2024-05-01", "amount_eur": 7, "reason": "ministry", "status": "definitive"}]
    one = sample(
        100,
        agreements=volume({line: 80}),
        forecast=volume({line: 105}),
        realisation=[],
        reserves=reserves,
        reserves_released=["choice"],
        fund_changes=changes,
        meta={"as_of": "2024-06-30"},
    )
    start = Start(agreements=None, funds={"CR-R1": FundBefore(10000, 2000)})
    made = found(one, start=start)
    assert {(r["side"], r["item"]): r["amount_eur"] for r in made["moves"]} == {
        ("source", "fund_up"): "7.00",
        ("source", "reserve_opened"): "20.00",
        ("use", "added"): "25.00",
        ("use", "free_left"): "2.00",
    }


@pytest.mark.parametrize(("as_of", "amount"), [("2024-04-30", 100), ("2024-05-01", 107), (None, 107)])
def test_a_change_of_a_fund_counts_from_the_day_it_is_known(as_of, amount):
    line = ("A", "Z1")
    changes = [{"fund": "CR-R1", "date": "2024-05-01", "amount_eur": 7, "reason": "ministry", "status": "expected"}]
    meta = {"as_of": as_of} if as_of else {}  # without a day of its own a run knows what the cut-off knew
    one = sample(
        100, agreements=volume({line: 80}), forecast=volume({line: 80}), realisation=[], fund_changes=changes, meta=meta
    )
    assert Fraction(found(one)["funds"][0]["amount_eur"]) == amount


def test_room_that_one_region_gives_another_stays_the_same_in_all():
    lines = {("R1", "A", "Z1"): 50, ("R2", "A", "Z1"): 50}
    moved = [
        {"from_fund": "CR-R1", "to_fund": "CR-R2", "amount_eur": "12.34", "date": "2024-03-01", "kind": "once"},
        {"from_fund": "CR-R2", "to_fund": "CR-R1", "amount_eur": 1, "date": "2024-12-01", "kind": "structural"},
    ]
    one = sample(100, agreements=volume(lines), forecast=volume(lines), realisation=[], fund_transfers=moved)
    amounts = {row["fund"]: row["amount_eur"] for row in found(one)["funds"]}
    assert amounts == {"CR-R1": "87.66", "CR-R2": "112.34"}


def test_overproduction_is_net_of_what_the_same_provider_has_to_spare():
    # the guaranteed part holds 100 of Z1 though 80 are expected; 10 of Z2 fit beside it in the room
    lines = {("A", "Z1"): 100, ("A", "Z2"): 50}
    one = sample(
        160,
        ["Z1", "Z2"],
        agreements=volume(lines),
        forecast=volume({("A", "Z1"): 80, ("A", "Z2"): 80}),
        realisation=[],
        tranches=[{"id": "guaranteed", "basis": "agreement"}, {"id": "realised", "basis": "realised"}],
    )
    plan = solved(at_cutoff(one))
    assert list(units(plan).values()) == [100, 60]
    (row,) = tables(plan)["providers"]
    # 20 of Z2 go unfunded, and Z1 has 20 more than it will deliver
    assert euros(row, "expected", "agreed", "unfunded") == [160, 160, 0]


def test_a_purse_of_two_funds_is_told_as_one():
    line = ("A", "MZ")
    one = sample(
        services=[service("MZ", 1, "meerzorg", unit="eur")],
        agreements=volume({line: 30}),
        forecast=volume({line: 50}),
        realisation=[],
    )
    one.tables["funds"] += [fund(25, kind="meerzorg", name="M1"), fund(20, kind="meerzorg", name="M2")]
    (row,) = [row for row in found(one)["bridge"] if row["fund"] == "M1+M2"]
    assert euros(row, "agreed_before", "added", "agreed", "free") == [30, 15, 45, 0]


def test_months_of_realisation_are_not_needed_where_the_expectation_is_given():
    line = ("A", "Z1")
    one = sample(agreements=volume({line: 10}), forecast=volume({line: 4}), realisation=months(line, {1: 6}))
    assert units(solved(at_cutoff(one))) == {tuple(place(line).values()): 6}  # never below what is delivered
