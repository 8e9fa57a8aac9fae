"""Freeze, own account and tariff cut worked out by hand, with what the year is expected to bring given."""

from fractions import Fraction

import pytest

from tests.runs import case_of, expecting, pack_of, reallocated, solved, tables, units
from tests.small import PROVIDERS, fund, place, provider, service, small, volume
from verdeelsleutel.data.faults import PackFaults
from verdeelsleutel.model.facts_read import empty_facts
from verdeelsleutel.model.tariff import items_of

DAY, MORNING = service("Z1", 10), service("Z2", 5)
BOTH = [DAY, MORNING, service("M1", 10, "meerzorg"), service("X1", 10, room="outside")]
A1, A2, B1 = ("A", "Z1"), ("A", "Z2"), ("B", "Z1")


def run(room, agreed, expected, *rules, services=BOTH, reserves=(), tariff=None, **more):
    """A reallocation in which every provider asks what is expected of it."""
    more["agreements"] = volume(agreed)
    more["forecast"] = volume(dict.fromkeys(expected, 0))  # makes them cells
    sample = small(room, services, {}, reserves=reserves, tariff=tariff, **more)
    stage = {"reallocation": {"tranches": [{"id": "realised", "basis": "realised"}]}}
    pack = pack_of({**sample.pack, **stage, "rules": [one | {"stage": "reallocation"} for one in rules]})
    known = {tuple(place(line).values()): value for line, value in expected.items()}
    return reallocated(case_of(sample), pack, expecting(known))


def level(made, line):
    """The largest level of a cell."""
    at = [made.lines.key(i) for i in range(len(made.lines))].index(tuple(place(line).values()))
    return made.layers[-1].reach.fraction(at)


def frozen(**parameters):
    return {"id": "frozen", "rule": "freeze", **parameters}


# -- freeze ---------------------------------------------------------------------------------------------

REGION = frozen(of="region", overshoot_above=2)
KEPT = [{"id": "kept", "kind": "contracteerruimte", "percent": 10}]


def test_volume_is_frozen_once_a_region_overshoots_what_is_left_after_reserves_by_more_than_the_limit():
    # € 1,000 less 10 % leaves € 900; 2 % above it is € 918. Expected: 60 · 10 + 32 · 10 = € 920.
    made = run(1000, {A1: 50, B1: 40}, {A1: 60, B1: 32}, REGION, reserves=KEPT)
    assert (level(made, A1), level(made, B1)) == (50, 32)
    plan = solved(made)
    assert units(plan) == {("R1", PROVIDERS["A"], "Z1"): 50, ("R1", PROVIDERS["B"], "Z1"): 32}
    rows = [(row["key"], row["value"], row["upper"]) for row in tables(plan)["rules"] if row["rule"] == "frozen"]
    assert rows == [(f"R1|{PROVIDERS['A']}|Z1", "50", "50"), (f"R1|{PROVIDERS['B']}|Z1", "32", "40")]


def test_an_overshoot_of_exactly_the_limit_freezes_nothing():
    made = run(1000, {A1: 50, B1: 40}, {A1: "59.8", B1: 32}, REGION, reserves=KEPT)  # € 598 + € 320 = € 918
    assert level(made, A1) == Fraction("59.8")


@pytest.mark.parametrize(("service", "over"), [("Z1", True), ("M1", False), ("X1", False)])
def test_only_what_draws_on_the_contracteerruimte_counts_for_the_overshoot_of_a_region(service, over):
    more = {"funds": [fund(900), fund(900, kind="meerzorg", name="MZ-R1")]}
    made = run(900, {A1: 50}, {A1: 60, ("B", service): 40}, REGION, **more)  # € 600, and € 400 of another kind
    assert (level(made, A1) == 50) == over


def test_regions_that_share_a_contracteerruimte_are_frozen_together():
    regions = [{"region": "R1", "name": "One"}, {"region": "R2", "name": "Two", "fund_region": "R1"}]
    there = ("R2", "B", "Z1")
    made = run(900, {A1: 50, there: 30}, {A1: 50, there: 42}, REGION, regions=regions, funds=[fund(900)])
    assert level(made, there) == 30  # € 920 on € 900


def test_a_region_without_room_is_over_at_the_first_unit():
    assert level(run(0, {A1: 5}, {A1: 6}, REGION), A1) == 5


def test_a_freeze_speaks_of_its_cells_and_its_basis():
    rule = REGION | {"where": {"service": "Z2"}, "above": "history"}
    history = volume({A2: 7}, "units")
    made = run(100, {A1: 50, A2: 50}, {A1: 60, A2: 60}, rule, history=history)
    assert (level(made, A1), level(made, A2)) == (60, 7)


def test_without_a_trigger_everything_is_frozen_at_what_is_agreed():
    made = run(10**6, {A1: 50}, {A1: 60, B1: 5}, frozen())
    assert (level(made, A1), level(made, B1)) == (50, 0)


def test_what_a_provider_shifts_between_its_services_is_no_overshoot_of_it():
    # agreed 50 · 10 + 30 · 5 = € 650; expected 60 · 10 + 10 · 5 = € 650, with half a morning more € 652.50
    rule = frozen(of="provider", overshoot_above=0)
    assert level(run(10**6, {A1: 50, A2: 30}, {A1: 60, A2: 10}, rule), A1) == 60
    assert level(run(10**6, {A1: 50, A2: 30}, {A1: 60, A2: "10.5"}, rule), A1) == 50


def test_care_without_any_agreement_is_over_and_exceptions_make_room():
    except_for = [{**volume({B1: 3})[0], "rule": "frozen", "reason": "asked"}]
    made = run(10**6, {A1: 5}, {A1: 5, B1: 9}, frozen(of="provider", overshoot_above=900), exceptions=except_for)
    assert (level(made, A1), level(made, B1)) == (5, 3)


PLACEHOLDER = REGION | {"placeholder": 1}


def test_one_unit_per_service_is_no_volume_to_be_frozen_at():
    made = run(900, {A1: 1, B1: 1}, {A1: 60, B1: 60}, PLACEHOLDER)  # € 1,200 on € 900
    assert (level(made, A1), level(made, B1)) == (60, 60)
    assert not [row for row in tables(solved(made))["rules"] if row["rule"] == "frozen"]


def test_where_one_agreement_of_a_fund_region_is_more_than_a_placeholder_all_of_it_is_frozen():
    regions = [{"region": "R1", "name": "One"}, {"region": "R2", "name": "Two", "fund_region": "R1"}]
    elsewhere, alone = ("R2", "B", "Z1"), ("R3", "B", "Z1")
    regions.append({"region": "R3", "name": "Three"})
    agreed = {A1: "1.5", elsewhere: 1, alone: 1}
    expected = {A1: 60, elsewhere: 60, alone: 90}
    made = run(0, agreed, expected, PLACEHOLDER, regions=regions, funds=[fund(900), fund(100, "R3")])
    assert [level(made, line) for line in (A1, elsewhere, alone)] == [Fraction("1.5"), 1, 90]


def test_a_placeholder_is_of_the_basis_that_the_freeze_speaks_of():
    rule = frozen(above="history", placeholder=7)
    made = run(100, {A1: 50}, {A1: 60}, rule, history=volume({A1: 7}, "units"))
    assert level(made, A1) == 60
    made = run(100, {A1: 50}, {A1: 60}, rule, history=volume({A1: "7.01"}, "units"))
    assert level(made, A1) == Fraction("7.01")


# -- own account ----------------------------------------------------------------------------------------


def test_overproduction_is_for_the_account_of_providers_above_the_limit_only():
    people = [provider(x, reserve_ratio=ratio) for x, ratio in [("A", "0.3501"), ("B", "0.35"), ("C", "")]]
    agreed, expected = {("C", "Z1"): 50, A1: 50, B1: 50}, {("C", "Z1"): 60, A1: 60, B1: 60}
    rule = {"id": "own", "rule": "own_account", "reserve_ratio_above": 35}
    made = run(10**6, agreed, expected, rule, providers=people)
    assert [level(made, line) for line in (A1, B1, ("C", "Z1"))] == [50, 60, 60]
    (finding,) = (one for one in made.findings if one.code == "fact-empty")
    assert (finding.count, finding.examples) == (1, (PROVIDERS["C"],))
    (empty,) = empty_facts(made.case, made.pack, made.pack.reallocation.tranches, made.rules)
    assert (empty.column, empty.read_by, empty.who) == ("reserve_ratio", ("rule own",), (PROVIDERS["C"],))


# -- tariff cut -----------------------------------------------------------------------------------------

M1 = ("A", "M1")
MEERZORG = [DAY, service("M1", "80.05", "meerzorg", nhc_eur="7.50"), service("M2", "9.99", "meerzorg", tariffed="no")]
HELD = [{"id": "held", "kind": "meerzorg", "percent": 5}]
PERCENT = {"base": "95.5"}


def meerzorg(at_most, *more_rules, amount=3500, expected="40.5", **more):
    """€ 3,500 less 5 % is € 3,325 of room; 40.5 units at € 76.45 + € 7.50 are € 3,399.975: an overshoot of 2.25 %."""
    rule = {"id": "cut", "rule": "tariff_cut", "at_most": at_most}
    funds = [fund(10**6), fund(amount, kind="meerzorg", name="MZ-R1")]
    known = {M1: expected, A1: 10, **more.pop("others", {})}
    return run(
        0, {M1: 40}, known, rule, *more_rules, services=MEERZORG, reserves=HELD, tariff=PERCENT, funds=funds, **more
    )


def prices(made):
    return {made.lines.key(i)[1:]: int(cents) for i, cents in enumerate(made.tariffs.cents.tolist())}


def price(made, line):
    letter, name = line
    return prices(made)[PROVIDERS[letter], name]


@pytest.mark.parametrize(
    ("at_most", "cents"),
    [
        (0, 8395),
        (2, 8242),  # 93.59 % of 80.05 is 74.918795
        (3, 8226),  # 1 − 3,325 ÷ 3,399.975 = 2.205… % lost, so 93.394… % of 80.05 is 74.761…
    ],
)
def test_care_tariffs_fall_by_the_overshoot_or_the_most_that_is_allowed(at_most, cents):
    made = meerzorg(at_most)
    assert price(made, M1) == cents
    assert price(made, A1) == 955  # draws on another fund


def test_the_build_up_shows_the_points_lost_before_the_percentage():
    made = meerzorg(2)
    line = [made.lines.key(i)[2] for i in range(len(made.lines))].index("M1")
    items = [(item.name, item.value) for item in items_of(made.tariffs, made.lines, line)]
    build_up = [("base", "95.5"), ("cut", "-1.91"), ("percentage", "93.59")]
    assert items == [*build_up, ("nhc", "7.50"), ("nic", "0.00"), ("tariff", "82.42")]


def test_the_result_counts_what_is_expected_at_the_cut_tariffs():
    made = meerzorg(2)
    plan = solved(made)
    (row,) = (row for row in tables(plan)["rules"] if row["rule"] == "cut")
    assert (row["key"], row["unit"], row["value"]) == ("MZ-R1", "cents", "333801")  # 40.5 · 8242
    assert (row["lower"], row["upper"], row["binding"]) == ("333801", "333801", "yes")
    assert units(plan)["R1", PROVIDERS["A"], "M1"] == 40
    assert plan.drawn[1] == 40 * 8242
    shown = [(row["item"], row["value"]) for row in tables(plan)["tariffs"] if row["service"] == "M1"]
    assert ("cut", "-1.91") in shown


def test_an_expectation_within_the_room_costs_nobody_anything():
    made = meerzorg(2, amount="3578.93")  # less € 178.95 leaves € 3,399.98
    assert price(made, M1) == 8395
    (row,) = (row for row in tables(solved(made))["rules"] if row["rule"] == "cut")
    assert (row["value"], row["lower"], row["upper"], row["binding"]) == ("339997.5", "", "339998", "no")


def test_agreed_prices_and_services_without_a_percentage_are_left_alone():
    agreed = [{"provider": PROVIDERS["B"], "service": "M1", "percentage": 90, "reason": "agreed", "date": "2023-11-01"}]
    made = meerzorg(2, others={("B", "M1"): 5, ("A", "M2"): 3}, agreed_tariffs=agreed)
    assert price(made, M1) == 8242
    assert price(made, ("B", "M1")) == 7205 + 750  # 72.045
    assert price(made, ("A", "M2")) == 999


def test_a_second_cut_sees_what_the_first_one_left():
    # after 2 % still € 3,338.01 is expected of € 3,325, 0.3897… % too much: 93.2252… % of 80.05 is 74.6267…
    second = {"id": "again", "rule": "tariff_cut", "at_most": 50}
    made = meerzorg(2, second)
    assert price(made, M1) == 7463 + 750
    counts = {row["rule"]: (row["value"], row["shortfall"]) for row in tables(solved(made))["rules"]}
    assert (counts["cut"], counts["again"]) == (("333801", "0"), ("332626.5", "0"))  # 40.5 · 8213


def test_a_fund_without_room_loses_the_most_that_is_allowed():
    assert price(meerzorg(2, amount=0), M1) == 8242


def test_a_freeze_measures_the_overshoot_at_the_cut_tariffs():
    cut = {"id": "cut", "rule": "tariff_cut", "kind": "contracteerruimte", "at_most": 10}
    assert level(run(900, {A1: 90}, {A1: 92}, REGION), A1) == 90  # € 920 on € 900
    assert level(run(900, {A1: 90}, {A1: 92}, REGION, cut), A1) == 92  # at € 9.78 it is € 899.76


# -- what a pack may say --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"rule": "tariff_cut", "at_most": 2}, "only known at a reallocation"),
        ({"rule": "tariff_cut", "at_most": 2, "stage": "initial"}, "only known at a reallocation"),
        ({"rule": "freeze", "of": "region", "overshoot_above": 2}, "only known at a reallocation"),
        ({"rule": "freeze", "above": "realised"}, "only known at a reallocation"),
        ({"rule": "freeze", "of": "provider", "stage": "reallocation"}, "of without overshoot_above"),
        ({"rule": "freeze", "overshoot_above": 2, "stage": "reallocation"}, "overshoot_above without of"),
        ({"rule": "tariff_cut", "at_most": 2, "kind": "meerzog", "stage": "reallocation"}, 'did you mean "meerzorg"?'),
        ({"rule": "own_account", "reserve_ratio_above": "-1"}, "can't be negative"),
    ],
)
def test_what_a_rule_cannot_know_or_be_is_a_fault(rule, words):
    with pytest.raises(PackFaults) as told:
        pack_of({"rules": [{"id": "tried", **rule}]})
    (fault,) = told.value.faults
    assert words in f"{fault.what} {fault.found} {fault.hint}"
    assert fault.place.line


def test_a_freeze_without_a_trigger_may_hold_at_the_initial_stage():
    pack_of({"rules": [{"id": "tried", "rule": "freeze", "above": "history"}]})
