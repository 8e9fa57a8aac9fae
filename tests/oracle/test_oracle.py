"""The oracle against figures worked out by hand."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from tests.oracle.compare import compare
from tests.oracle.reading import matches
from tests.oracle.rounding import whole_units
from tests.oracle.rows import Row
from tests.oracle.simplex import Infeasible, Simplex
from tests.oracle.solve import Conflict, solve
from tests.oracle.written import run_of
from tests.strategies import Sample, small_packing_cases, write

F = Fraction
P1, P2, P3 = "01000001", "01000002", "01000003"
OFFER = {"id": "all", "basis": "offer"}


def service(name, euros=1, kavel="intramural", **others):
    return {"service": name, "sector": "VV", "kavel": kavel, "max_tariff_eur": euros, **others}


def lines(column, *rows):
    """Rows of a volume table as (provider, service, units)."""
    return [{"region": "R1", "provider": p, "service": s, column: units} for p, s, units in rows]


def sample(fund, services, offers, tranches=(OFFER,), rules=(), **tables):
    basics = {
        "regions": [{"region": "R1", "name": "One"}],
        "funds": [{"fund": "CR", "region": "R1", "kind": "contracteerruimte", "amount_eur": fund}],
        "services": list(services),
        "providers": [{"provider": p, "name": p, "status": "existing"} for p in (P1, P2, P3)],
        "offers": lines("offered_units", *offers),
    }
    initial = {"tranches": list(tranches)}
    return Sample({**basics, **tables}, {"pack": "hand", "initial": initial, "rules": list(rules)})


def solved(tmp_path, one, **options):
    return solve(*write(one, tmp_path), **options)


def by_cell(result, tranche):
    return {cell[1:]: value for (cell, name), value in result.fills.items() if name == tranche}


def units(result):
    return {cell[1:]: value for cell, value in result.units.items()}


# -- tariffs --------------------------------------------------------------------------------------------


def priced(tmp_path, tariff, service_facts=(), **tables):
    one = sample(0, [service("Z1", **dict(service_facts))], [(P1, "Z1", 1)], **tables)
    one.pack["tariff"] = tariff
    return solved(tmp_path, one).tariffs["R1", P1, "Z1"]


def test_a_tariff_is_rounded_half_up_and_nhc_comes_on_top(tmp_path):
    facts = {"euros": "123.45", "nhc_eur": "20.10", "nic_eur": 1}
    policy = {"base": "95.5", "adjustments": [{"id": "new", "when": {"status": "existing"}, "add": "-2.0"}]}
    assert priced(tmp_path, policy, facts.items()) == 11543 + 2010 + 100  # 123.45 · 93.5 % = 115.42575
    assert priced(tmp_path, {"base": 95}, {"euros": "0.50"}.items()) == 48  # 47.5 cents


def test_set_then_scale_then_capped_groups_then_maximum(tmp_path):
    adjustments = [
        {"id": "scale", "scale": 1},
        {"id": "again", "scale": "0.5"},
        {"id": "set", "set": 90},
        {"id": "plan", "add": 2, "group": "plans"},
        {"id": "home", "add": "1.75", "group": "plans"},
        {"id": "later", "add": 50, "at": ["settlement"]},
    ]
    policy = {"base": "95.5", "adjustments": adjustments, "groups": {"plans": {"at_most": 3}}}
    facts = {"euros": 1000}.items()
    assert priced(tmp_path, policy, facts) == 94350  # 90 + 1.35 + 3
    assert priced(tmp_path, {**policy, "maximum": 94}, facts) == 94000
    assert priced(tmp_path, {**policy, "minimum": 95}, facts) == 95000


def test_an_agreed_tariff_is_the_whole_price_and_an_agreed_percentage_only_the_percentage(tmp_path):
    agreed = {"provider": P1, "service": "Z1"}
    facts = {"euros": 100, "nhc_eur": 7}.items()
    price = [{**agreed, "tariff_eur": "88.88"}]
    assert priced(tmp_path, {"base": 95}, facts, agreed_tariffs=price) == 8888
    share = [{**agreed, "percentage": "101"}]
    assert priced(tmp_path, {"base": 95, "maximum": 97}, facts, agreed_tariffs=share) == 10800


# -- matching -------------------------------------------------------------------------------------------


def test_values_match_as_numbers_as_yes_and_without_case():
    facts = {"status": "New", "score": "2.0", "treatment": "ja", "empty": ""}
    assert matches({"status": "new", "score": "2", "treatment": "true"}, facts)
    assert matches({"score": {"min": "2", "max": "2"}}, facts)
    assert not matches({"empty": ["", "x"]}, facts)
    assert matches({"not": {"empty": "x"}}, facts)
    assert matches({"not": {"status": "new", "score": "3"}}, facts)  # not both together
    assert not matches({"score": {"min": "2.1"}}, facts)


# -- claims and packing ---------------------------------------------------------------------------------


def test_all_rise_together_until_a_row_is_tight(tmp_path):
    ceiling = {"id": "cap", "rule": "volume_ceiling", "where": {"provider": P2}, "of": "history"}
    one = sample(
        100,
        [service("Z1")],
        [(P1, "Z1", 80), (P2, "Z1", 60)],
        rules=[ceiling],
        history=lines("units", (P2, "Z1", 30)),
    )
    # 60 · fill = 30 closes the second at 1/2; then 80 · fill = 100 − 30
    assert by_cell(solved(tmp_path, one), "all") == {(P1, "Z1"): F(7, 8), (P2, "Z1"): F(1, 2)}


def test_tranches_stack_and_a_later_one_asks_the_rest(tmp_path):
    tranches = [{"id": "first", "basis": "continuity", "percent": 50}, OFFER]
    offers = [(P1, "Z1", 80), (P2, "Z1", 60)]
    known = lines("units", (P1, "Z1", 60), (P3, "Z1", 9))
    one = sample(85, [service("Z1")], offers, tranches, continuity=known)
    result = solved(tmp_path, one)
    assert by_cell(result, "first") == {(P1, "Z1"): F(1)}
    assert result.claims[("R1", P1, "Z1"), "all"] == 50
    assert set(by_cell(result, "all").values()) == {F(1, 2)}
    assert units(result) == {(P1, "Z1"): 55, (P2, "Z1"): 30}


def test_history_without_an_offer_makes_room_for_others(tmp_path):
    ceiling = {"id": "cap", "rule": "growth_ceiling", "per": ["region"], "of": "history", "measure": "eur"}
    known = lines("units", (P3, "Z1", 10), (P1, "Z1", 5))
    one = sample(999, [service("Z1", 2)], [(P1, "Z1", 60)], rules=[ceiling], history=known)
    assert units(solved(tmp_path, one)) == {(P1, "Z1"): 15}


def test_above_keeps_what_was_there(tmp_path):
    ceiling = {"id": "cap", "rule": "volume_ceiling", "of": "history", "percent": 50, "above": "continuity"}
    known = {"history": lines("units", (P1, "Z1", 20)), "continuity": lines("units", (P1, "Z1", 14))}
    one = sample(999, [service("Z1")], [(P1, "Z1", 60)], rules=[ceiling], **known)
    assert units(solved(tmp_path, one)) == {(P1, "Z1"): 14}


def test_a_row_with_until_leaves_later_tranches_free(tmp_path):
    ceiling = {"id": "cap", "rule": "volume_ceiling", "of": "history", "until": "half"}
    tranches = [{"id": "half", "basis": "offer", "percent": 50}, OFFER]
    known = lines("units", (P1, "Z1", 3))
    one = sample(15, [service("Z1")], [(P1, "Z1", 20)], tranches, [ceiling], history=known)
    result = solved(tmp_path, one)
    assert by_cell(result, "half") == {(P1, "Z1"): F(3, 10)}
    assert by_cell(result, "all") == {(P1, "Z1"): F(12, 17)}


def test_groups_go_one_after_another_with_numbers_as_numbers_and_empty_last(tmp_path):
    services = [service("Z1", x_rank="10"), service("Z2", x_rank="9.0"), service("Z3", x_rank="")]
    offers = [(P1, "Z1", 10), (P1, "Z2", 10), (P1, "Z3", 10)]
    rising = {**OFFER, "order_by": "x_rank"}
    result = solved(tmp_path / "a", sample(15, services, offers, [rising]))
    assert by_cell(result, "all") == {(P1, "Z2"): 1, (P1, "Z1"): F(1, 2), (P1, "Z3"): 0}
    falling = {**rising, "direction": "descending"}
    result = solved(tmp_path / "b", sample(15, services, offers, [falling]))
    assert by_cell(result, "all") == {(P1, "Z1"): 1, (P1, "Z2"): F(1, 2), (P1, "Z3"): 0}


def test_an_excluded_cell_keeps_its_basis_and_its_exceptions(tmp_path):
    rule = {"id": "out", "rule": "eligibility", "exclude": {"service": "Z1"}, "above": "continuity"}
    asked = [{"region": "R1", "provider": P1, "service": "Z1", "rule": "out", "units": 4, "reason": "x"}]
    known = lines("units", (P1, "Z1", 10))
    offers = [(P1, "Z1", 60), (P2, "Z1", 60)]
    one = sample(99, [service("Z1")], offers, rules=[rule], exceptions=asked, continuity=known)
    result = solved(tmp_path, one)
    assert units(result) == {(P1, "Z1"): 14, (P2, "Z1"): 0}
    assert result.largest["R1", P2, "Z1"] == 0


def test_demand_is_a_ceiling_in_client_years_for_its_own_cells(tmp_path):
    services = [
        service("Z1", profile="4VV", units_per_client_year=10),
        service("Z2", units_per_client_year=5),
        service("Z3"),
    ]
    offers = [(P1, "Z1", 60), (P1, "Z2", 60), (P1, "Z3", 60)]
    need = [
        {"region": "R1", "kavel": "intramural", "profile": "4VV", "client_years": 2},
        {"region": "R1", "kavel": "intramural", "profile": "", "client_years": 8},
    ]
    rule = {"id": "need", "rule": "demand_ceiling"}
    result = solved(tmp_path, sample(999, services, offers, rules=[rule], demand=need))
    assert units(result) == {(P1, "Z1"): 20, (P1, "Z2"): 30, (P1, "Z3"): 60}


def test_percentage_reserves_are_rounded_up_and_care_outside_the_room_costs_nothing(tmp_path):
    services = [service("Z1", "0.01"), service("Z2", 1, room="outside"), service("Z3", 1, kavel="meerzorg")]
    offers = [(P1, "Z1", 20000), (P1, "Z2", 7), (P1, "Z3", 7)]
    one = sample("100.01", services, offers)
    one.pack["reserves"] = [{"id": "r", "kind": "contracteerruimte", "percent": "1.5"}]
    one.tables["funds"].append({"fund": "MZ", "region": "R1", "kind": "meerzorg", "amount_eur": 3})
    assert units(solved(tmp_path, one)) == {(P1, "Z1"): 9850, (P1, "Z2"): 7, (P1, "Z3"): 3}


def test_a_region_can_draw_on_the_fund_of_another(tmp_path):
    one = sample(30, [service("Z1")], [(P1, "Z1", 40)])
    one.tables["regions"].append({"region": "R2", "name": "Two", "fund_region": "R1"})
    one.tables["offers"].append({"region": "R2", "provider": P1, "service": "Z1", "offered_units": 20})
    assert set(solved(tmp_path, one).fills.values()) == {F(1, 2)}


# -- shares, linked services and the most care ------------------------------------------------------------

HALF = {"id": "mix", "rule": "share_ceiling", "of": {"service": "Z1"}, "in": {}, "percent": 50}
TWO = [service("Z1"), service("Z2")]
MIX = [(P1, "Z1", 100), (P1, "Z2", 40)]


def test_a_share_follows_the_whole_that_it_is_part_of(tmp_path):
    result = solved(tmp_path, sample(999, TWO, MIX, rules=[HALF]))
    assert by_cell(result, "all") == {(P1, "Z1"): F(2, 5), (P1, "Z2"): F(1)}


def test_a_share_row_and_the_fund_bite_together(tmp_path):
    result = solved(tmp_path, sample(60, TWO, MIX, rules=[HALF]))  # both 30
    assert by_cell(result, "all") == {(P1, "Z1"): F(3, 10), (P1, "Z2"): F(3, 4)}


def test_a_tranche_counts_on_what_later_tranches_can_give(tmp_path):
    tranches = [{**OFFER, "id": name, "where": {"service": name}} for name in ("Z1", "Z2")]
    result = solved(tmp_path, sample(60, TWO, MIX, tranches, [HALF]))
    assert by_cell(result, "Z1") == {(P1, "Z1"): F(3, 10)}
    assert by_cell(result, "Z2") == {(P1, "Z2"): F(3, 4)}


def test_a_share_until_a_tranche_counts_on_nothing_later(tmp_path):
    tranches = [{**OFFER, "id": name, "where": {"service": name}} for name in ("Z1", "Z2")]
    result = solved(tmp_path, sample(60, TWO, MIX, tranches, [{**HALF, "until": "Z1"}]))
    assert by_cell(result, "Z1") == {(P1, "Z1"): F(0)}
    assert by_cell(result, "Z2") == {(P1, "Z2"): F(1)}


def test_a_share_above_the_ceiling_keeps_its_part_and_gets_no_growth(tmp_path):
    known = lines("units", (P1, "Z1", 7), (P1, "Z2", 6))
    one = sample(999, TWO, MIX, rules=[{**HALF, "above": "history"}], history=known)
    assert units(solved(tmp_path, one)) == {(P1, "Z1"): 7, (P1, "Z2"): 40}


def test_a_service_follows_the_sum_of_its_base_services_of_the_same_provider(tmp_path):
    services = [service("Z1", follows="Z2, Z3"), service("Z2"), service("Z3")]
    offers = [(P1, "Z1", 90), (P1, "Z2", 10), (P1, "Z3", 20), (P2, "Z1", 5), (P2, "Z2", 40)]
    link = {"id": "link", "rule": "linked_volume", "per": ["provider"], "ratio": "0.5"}
    result = solved(tmp_path, sample(999, services, offers, rules=[link]))
    assert units(result)[P1, "Z1"] == 15
    assert units(result)[P2, "Z1"] == 5


def test_the_most_care_goes_first_to_what_costs_least_per_client(tmp_path):
    services = [
        service("Z1", 10, units_per_client_year=1),
        service("Z2", 1, units_per_client_year=1),
        service("Z3", 1, units_per_client_year=1),
    ]
    offers = [(P1, "Z1", 10), (P1, "Z2", 20), (P1, "Z3", 40)]
    care = {**OFFER, "within": "most_care"}
    result = solved(tmp_path / "a", sample(30, services, offers, [care]))
    assert by_cell(result, "all") == {(P1, "Z1"): 0, (P1, "Z2"): F(1, 2), (P1, "Z3"): F(1, 2)}
    result = solved(tmp_path / "b", sample(85, services, offers, [care]))
    assert by_cell(result, "all") == {(P1, "Z1"): F(1, 4), (P1, "Z2"): 1, (P1, "Z3"): 1}


# -- decisions ------------------------------------------------------------------------------------------


def decision(kind, name="Z1", provider=P1, **amount):
    return [{"region": "R1", "provider": provider, "service": name, "kind": kind, **amount}]


@pytest.mark.parametrize(
    ("kind", "amount", "expected"),
    [
        ("fix", 12, (12, 0)),
        ("fix", 2, (2, 10)),
        ("minimum", 12, (12, 0)),
        ("minimum", 2, (5, 7)),  # 10 left for claims of 4 and 12: 2 + 2½ and 7½
        ("maximum", 3, (2, 10)),  # 12 for claims of 3 and 12: 2⅖ and 9⅗
        ("exclude", "", (0, 12)),
    ],
)
def test_a_decision_on_a_cell_is_awarded_first_and_cuts_its_levels(tmp_path, kind, amount, expected):
    offers = [(P1, "Z1", 6), (P2, "Z1", 12)]
    one = sample(12, [service("Z1")], offers, decisions=decision(kind, units=amount))
    found = units(solved(tmp_path, one))
    assert (found[P1, "Z1"], found[P2, "Z1"]) == expected


def test_decided_units_stand_above_eligibility_and_make_a_cell(tmp_path):
    rule = {"id": "out", "rule": "eligibility", "exclude": {"service": "Z1"}}
    one = sample(12, [service("Z1")], [(P2, "Z1", 9)], rules=[rule], decisions=decision("minimum", units=4))
    result = solved(tmp_path, one)
    assert units(result) == {(P1, "Z1"): 4, (P2, "Z1"): 0}
    assert by_cell(result, "decided") == {(P1, "Z1"): 1}
    assert result.largest["R1", P1, "Z1"] == 4


def test_an_exclusion_of_a_provider_cuts_all_its_levels(tmp_path):
    offers = [(P1, "Z1", 6), (P1, "Z2", 6), (P2, "Z1", 6)]
    one = sample(99, TWO, offers, decisions=decision("exclude", ""))
    assert units(solved(tmp_path, one)) == {(P1, "Z1"): 0, (P1, "Z2"): 0, (P2, "Z1"): 6}


def test_a_minimum_for_a_provider_is_a_row_that_every_tranche_counts_on(tmp_path):
    offers = [(P1, "Z1", 10), (P1, "Z2", 10), (P2, "Z1", 10)]
    one = sample(18, TWO, offers, decisions=decision("minimum", "", units=14))
    fills = by_cell(solved(tmp_path, one), "all")
    assert fills == {(P1, "Z1"): F(7, 10), (P1, "Z2"): F(7, 10), (P2, "Z1"): F(2, 5)}


def test_a_decision_in_euros_holds_the_amount(tmp_path):
    one = sample(99, [service("Z1", 3)], [(P1, "Z1", 10), (P2, "Z1", 10)])
    one.tables["decisions"] = decision("maximum", amount_eur=14)
    assert units(solved(tmp_path, one)) == {(P1, "Z1"): 4, (P2, "Z1"): 10}


def test_decisions_that_cost_more_than_the_fund_are_a_conflict(tmp_path):
    one = sample(12, [service("Z1")], [(P1, "Z1", 9)], decisions=decision("fix", units=13))
    with pytest.raises(Conflict):
        solved(tmp_path / "a", one)
    one.tables["decisions"] = decision("minimum", "", amount_eur=10)
    with pytest.raises(Conflict):
        solved(tmp_path / "b", one)


# -- whole units ----------------------------------------------------------------------------------------


def cells(*names):
    return [("R1", P1, name) for name in names]


def test_units_go_by_falling_fraction_and_then_by_key(tmp_path):
    result = solved(tmp_path, sample(20, [service("Z1")], [(p, "Z1", 10) for p in (P1, P2, P3)]))
    assert units(result) == {(P1, "Z1"): 7, (P2, "Z1"): 7, (P3, "Z1"): 6}  # 6⅔ each


def test_a_unit_that_would_pass_the_highest_level_or_a_row_is_not_given():
    a, b, c = cells("Z1", "Z2", "Z3")
    exact = {a: F(5, 2), b: F(27, 10), c: F(4)}
    fund = Row("CR", ("R1",), "cents", {a: F(3), b: F(4), c: F(1)}, upper=F(20))  # 18 at the floors
    assert whole_units(exact, {a: F(3), b: F(3), c: F(9)}, [fund]) == ({a: 2, b: 2, c: 4}, set())
    wide = Row("CR", ("R1",), "cents", {a: F(3), b: F(4), c: F(1)}, upper=F(23))
    assert whole_units(exact, {a: F(3), b: F(3), c: F(9)}, [wide]) == ({a: 2, b: 3, c: 4}, set())
    low = {a: F(3), b: F(27, 10), c: F(9)}
    assert whole_units(exact, low, [wide]) == ({a: 3, b: 2, c: 4}, set())


def test_a_broken_share_row_is_rounded_by_the_best_point_of_the_box():
    part, *others = cells("Z0", "Z1", "Z2", "Z3", "Z4")
    exact = {part: F(6), **dict.fromkeys(others, F(3, 2))}
    share = Row("mix", (), "units", {part: F(1), **dict.fromkeys(others, F(-1))}, upper=F(0))
    prices = dict(zip(others, (F(7), F(4), F(4), F(4)), strict=True))
    fund = Row("CR", ("R1",), "cents", prices, upper=sum(prices.values()) * F(3, 2))
    # greedy: the first takes 7 of the 9½ left, so nothing else fits and 6 > 5; two of the cheap ones do
    found, left = whole_units(exact, dict.fromkeys(exact, F(9)), [fund, share])
    assert [found[one] for one in (part, *others)] == [6, 1, 2, 2, 1]
    assert not left


def test_a_row_with_until_takes_no_part_in_rounding():
    (a,) = cells("Z1")
    early = Row("cap", (), "units", {a: F(1)}, upper=F(5, 2), until="first")
    assert whole_units({a: F(5, 2)}, {a: F(3)}, [early])[0] == {a: 3}


def test_a_part_that_no_plan_of_the_box_keeps_is_left_open():
    (a,) = cells("Z1")
    amount = Row("decision fix", (), "cents", {a: F(3)}, lower=F(10), upper=F(10))
    assert whole_units({a: F(10, 3)}, {a: F(9)}, [amount]) == ({}, {a})


# -- the programs -----------------------------------------------------------------------------------------


def test_the_simplex_finds_the_corner_and_knows_when_there_is_none():
    rows = [({"x": F(1), "y": F(2)}, F(14)), ({"x": F(-3), "y": F(1)}, F(0)), ({"x": F(1), "y": F(-1)}, F(2))]
    lp = Simplex(rows)
    assert lp.maximise({"x": F(3), "y": F(4)}) == 34
    assert (lp.value("x"), lp.value("y")) == (6, 4)
    lp = Simplex([*rows, ({"x": F(-1)}, F(-3))])  # x ≥ 3
    assert lp.maximise({"x": F(-1)}) == -3
    lp.hold()
    assert lp.maximise({"y": F(1)}) == F(11, 2)
    with pytest.raises(Infeasible):
        Simplex([*rows, ({"x": F(-1)}, F(-7))])


@settings(max_examples=36, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=small_packing_cases())
def test_linear_programs_and_water_filling_agree_on_packing_cases(tmp_path_factory, one):
    case, pack = write(one, tmp_path_factory.mktemp("same"))
    water, programs = solve(case, pack), solve(case, pack, always_programs=True)
    assert water.fills == programs.fills
    assert water.units == programs.units


# -- the comparison ---------------------------------------------------------------------------------------


def test_a_run_that_is_right_has_no_differences_and_one_unit_more_is_named(tmp_path):
    result = solved(tmp_path, sample(20, [service("Z1")], [(p, "Z1", 10) for p in (P1, P2, P3)]))
    assert compare(run_of(tmp_path / "right", result), result) == []
    found = compare(run_of(tmp_path / "wrong", result, {("R1", P1, "Z1"): 1}), result)
    assert found == [f"whole units of ('R1', '{P1}', 'Z1'): 8, oracle 7"]
