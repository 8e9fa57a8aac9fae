"""The oracle's reallocation against figures worked out by hand."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from tests.oracle.by_hand import REALISED, months, sample, short, solved
from tests.oracle.compare import agreements_of, differences
from tests.oracle.solve import Conflict, solve, solve_reallocation
from tests.oracle.written import run_of
from tests.runs import folder
from tests.small import PROVIDERS, fund, place, provider, service, volume
from tests.strategies import reallocation_cases, reallocation_share_cases, write

F = Fraction
GUARANTEED = {"id": "guaranteed", "basis": "agreement", "percent": 90, "not_above": [{"basis": "realised"}]}


def fills(result, tranche):
    return short({cell: value for (cell, name), value in result.fills.items() if name == tranche})


# -- cells, caps and money ------------------------------------------------------------------------------


def answer(line, units, judged="", accepted_units=""):
    return {**place(line), "units": units, "judged": judged, "accepted_units": accepted_units, "date": "2024-09-01"}


def test_an_accepted_response_is_the_cap_and_no_other_is(tmp_path):
    responses = [
        answer(("A", "Z1"), 90, "accepted"),
        answer(("B", "Z1"), 90, "accepted", 80),
        answer(("C", "Z1"), 90, "partly", 70),
        answer(("D", "Z1"), 90, "rejected", 60),
        answer(("E", "Z1"), 90),
        answer(("F", "Z1"), 30, "accepted"),  # no agreement, nothing expected: it makes a cell
    ]
    agreements = volume({(letter, "Z1"): 100 for letter in "ABCDE"})
    forecast = volume({(letter, "Z1"): 120 for letter in "ABCDE"})
    result = solved(tmp_path, sample(agreements=agreements, forecast=forecast, responses=responses))
    assert short(result.units) == dict.fromkeys([("D", "Z1"), ("E", "Z1")], 120) | {
        ("A", "Z1"): 90, ("B", "Z1"): 80, ("C", "Z1"): 70, ("F", "Z1"): 0,
    }  # fmt: skip


def test_the_cap_is_else_the_largest_of_offer_agreement_and_expectation(tmp_path):
    forecast = volume({("A", "Z1"): 5, ("B", "Z1"): 5, ("C", "Z1"): 30})
    parts = {"offers": {("A", "Z1"): 10}, "agreements": volume({("A", "Z1"): 4, ("B", "Z1"): 20, ("C", "Z1"): 1})}
    wide = {"id": "all", "basis": "one", "percent": 100000}
    result = solved(tmp_path, sample(forecast=forecast, tranches=[wide], **parts))
    assert short(result.units) == {("A", "Z1"): 10, ("B", "Z1"): 20, ("C", "Z1"): 30}


def test_realisation_and_decisions_make_cells_and_a_decision_raises_the_cap(tmp_path):
    fixed = {**place(("B", "Z1")), "kind": "fix", "units": 7}
    one = sample(realisation=months(("A", "Z1"), {1: 3, 9: 5}) + months(("C", "Z1"), {9: 5}), decisions=[fixed])
    result = solved(tmp_path, one)
    assert short(result.units) == {("A", "Z1"): 3, ("B", "Z1"): 7}  # nothing of after the cut-off
    assert short(result.previous) == {("A", "Z1"): 0, ("B", "Z1"): 0}


def test_changes_and_transfers_count_up_to_the_day_of_the_case_or_the_end_of_the_cutoff(tmp_path):
    changes = [
        {"fund": "CR-R1", "date": "2024-08-31", "amount_eur": 7},
        {"fund": "CR-R1", "date": "2024-09-01", "amount_eur": "-4"},
        {"fund": "IN", "date": "2024-01-01", "amount_eur": 1000},
    ]
    moved = [{"from_fund": "IN", "to_fund": "CR-R1", "amount_eur": 20, "date": "2024-02-01", "kind": "once"}]
    moved += [{"from_fund": "CR-R1", "to_fund": "IN", "amount_eur": 3, "date": "2024-02-01", "kind": "structural"}]
    tables = {
        "funds": [fund(10), fund(30, kind="innovation", name="IN")],
        "fund_changes": changes,
        "fund_transfers": moved,
        "forecast": volume({("A", "Z1"): 999}),
        "agreements": volume({("A", "Z1"): 1}),
    }
    line = ("A", "Z1")
    assert short(solved(tmp_path / "a", sample(**tables)).units)[line] == 34
    assert short(solved(tmp_path / "b", sample(**tables, meta={"as_of": "2024-09-01"})).units)[line] == 30
    assert short(solved(tmp_path / "c", sample(**tables, meta={"as_of": "2024-08-30"})).units)[line] == 27


def test_released_reserves_open_and_stay_open_and_the_others_are_held(tmp_path):
    reserves = [
        {"id": "choice", "kind": "contracteerruimte", "percent": 10},  # of 205, after the change: 20.50
        {"id": "urgent", "kind": "contracteerruimte", "amount_eur": 40},
        {"id": "kept", "kind": "contracteerruimte", "amount_eur": 4},
    ]
    tables = {
        "forecast": volume({("A", "Z1"): 999}),
        "agreements": volume({("A", "Z1"): 1}),
        "fund_changes": [{"fund": "CR-R1", "date": "2024-01-01", "amount_eur": 5}],
    }
    one = sample(200, reserves=reserves, reserves_released=["urgent"], **tables)
    line = ("A", "Z1")
    assert short(solved(tmp_path / "a", one).units)[line] == 180  # 205 − 20.50 − 4
    assert short(solved(tmp_path / "b", one, opened=["choice"]).units)[line] == 201


def test_tariffs_and_rules_are_those_of_the_stage(tmp_path):
    tariff = {
        "base": 90,
        "adjustments": [
            {"id": "always", "add": 1},
            {"id": "before", "add": 2, "at": ["initial"]},
            {"id": "now", "add": 4, "at": ["reallocation", "settlement"]},
        ],
    }
    ceiling = {"rule": "volume_ceiling", "of": "agreement"}
    rules = [{"id": "before", **ceiling, "percent": 10, "stage": "initial"}]
    rules += [{"id": "now", **ceiling, "percent": 50, "stage": "reallocation"}, {"id": "both", **ceiling}]
    tables = {"forecast": volume({("A", "Z1"): 40}), "agreements": volume({("A", "Z1"): 30})}
    one = sample(services=[service("Z1", 100)], tariff=tariff, rules=rules, offers={("A", "Z1"): 99}, **tables)
    result = solved(tmp_path, one)
    assert short(result.tariffs) == {("A", "Z1"): 9500}
    assert short(result.units) == {("A", "Z1"): 15}
    before = solve(*write(one, tmp_path / "before"))
    assert (short(before.tariffs), short(before.units)) == ({("A", "Z1"): 9300}, {("A", "Z1"): 3})


def test_a_run_it_starts_from_stands_in_for_the_agreements(tmp_path):
    tables = {"forecast": volume({("A", "Z1"): 40, ("B", "Z1"): 9}), "agreements": volume({("A", "Z1"): 30})}
    agreed = {("R1", PROVIDERS["B"], "Z1"): (20, 95)}
    result = solved(tmp_path, sample(tranches=[GUARANTEED], offers={("A", "Z1"): 1}, **tables), agreements=agreed)
    assert short(result.previous) == {("A", "Z1"): 0, ("B", "Z1"): 20}
    assert short(result.units) == {("A", "Z1"): 0, ("B", "Z1"): 9}
    assert short(result.tariffs)["B", "Z1"] == 100


# -- own substitution -----------------------------------------------------------------------------------

OWN = {
    "id": "own_substitution",
    "rule": "growth_ceiling",
    "per": ["region", "provider"],
    "of": "agreement",
    "measure": "eur",
    "until": "realised",
    "stage": "reallocation",
}
GROWTH = {"id": "growth", "basis": "realised"}


def test_what_a_provider_shifts_between_its_services_is_netted_before_anything_grows(tmp_path):
    agreed = {("A", "Z1"): 100, ("A", "Z2"): 100, ("B", "Z1"): 100, ("B", "Z2"): 100}  # 300 euros each
    wanted = {("A", "Z1"): 120, ("A", "Z2"): 80, ("B", "Z1"): 110, ("B", "Z2"): 80}  # 320 and 300
    one = sample(
        610,
        [service("Z1", 2), service("Z2", 1)],
        tranches=[REALISED, GROWTH],
        rules=[OWN],
        agreements=volume(agreed),
        forecast=volume(wanted),
    )
    result = solved(tmp_path, one)
    assert fills(result, "realised") == {
        ("A", "Z1"): F(15, 16), ("A", "Z2"): F(15, 16), ("B", "Z1"): 1, ("B", "Z2"): 1,
    }  # fmt: skip
    # 7½ and 5 asked again, for 20 euros; 10 are left
    assert fills(result, "growth") == {("A", "Z1"): F(1, 2), ("A", "Z2"): F(1, 2)}
    assert short(result.units) == {("A", "Z1"): 116, ("A", "Z2"): 78, ("B", "Z1"): 110, ("B", "Z2"): 80}


def test_a_guarantee_goes_first_and_what_is_not_used_is_released(tmp_path):
    agreed = {("A", "Z1"): 100, ("B", "Z1"): 100, ("C", "Z1"): 100}
    wanted = {("A", "Z1"): 60, ("B", "Z1"): 200, ("C", "Z1"): 130}
    tables = {"agreements": volume(agreed), "forecast": volume(wanted)}
    result = solved(tmp_path, sample(270, tranches=[GUARANTEED, REALISED], **tables))
    # guaranteed 60 + 90 + 90; 30 left for claims of 110 and 40
    assert fills(result, "realised") == {("B", "Z1"): F(1, 5), ("C", "Z1"): F(1, 5)}
    assert short(result.units) == {("A", "Z1"): 60, ("B", "Z1"): 112, ("C", "Z1"): 98}


def test_no_news_no_move(tmp_path):
    agreed = {("A", "Z1"): 366, ("A", "Z2"): 732, ("B", "Z1"): 1098}
    days = {1: 31, 2: 29, 3: 31}
    realised = [
        row
        for line, units in agreed.items()
        for row in months(line, {month: units // 366 * value for month, value in days.items()})
    ]
    one = sample(
        sum(agreed.values()),
        ["Z1", "Z2"],
        tranches=[GUARANTEED, REALISED],
        rules=[OWN],
        expectation="run_rate",
        agreements=volume(agreed),
        realisation=realised,
        offers=dict.fromkeys(agreed, 5000),
    )
    result = solved(tmp_path, one, "2024-03")
    assert short(result.units) == agreed
    assert result.expected == result.previous


# -- level cuts and cut tariffs -------------------------------------------------------------------------


def frozen(tmp_path, room, of=None, percent=None, **others):
    """Largest level of a line with 120 expected of 100 agreed; another provider has 80 of 100."""
    rule = {"id": "freeze", "rule": "freeze", "stage": "reallocation", "where": {"kavel": "vpt"}, **others}
    rule |= {"of": of, "overshoot_above": percent} if of else {}
    agreed = volume({("A", "Z1"): 100, ("A", "Z2"): 100, ("B", "Z1"): 100})
    wanted = volume({("A", "Z1"): 120, ("A", "Z2"): 90, ("B", "Z1"): 80})
    services = [service("Z1"), service("Z2", kavel="mpt", room="outside")]
    tables = {"agreements": agreed, "forecast": wanted, "history": volume({("A", "Z1"): 70})}
    result = solved(tmp_path, sample(room, services, rules=[rule], **tables))
    assert result.largest["R1", PROVIDERS["A"], "Z2"] == 90  # another kavel
    return result.largest["R1", PROVIDERS["A"], "Z1"]


def test_a_freeze_without_a_trigger_always_holds_at_its_basis(tmp_path):
    assert frozen(tmp_path, 999) == 100
    assert frozen(tmp_path, 999, above="history") == 70


def test_a_freeze_at_placeholders_holds_nowhere(tmp_path):
    assert frozen(tmp_path, 999, placeholder=100) == 120  # nobody has more than 100
    assert frozen(tmp_path, 999, placeholder="99.9") == 100
    assert frozen(tmp_path, 999, above="history", placeholder=70) == 120


def test_a_freeze_of_a_region_looks_at_what_its_room_is_expected_to_fall_short(tmp_path):
    # 200 expected on the contracteerruimte; what stands outside it doesn't count
    assert frozen(tmp_path, 200, "region", 0) == 120
    assert frozen(tmp_path, "199.99", "region", 0) == 100
    assert frozen(tmp_path, 160, "region", 25) == 120  # exactly 25 % is not above it
    assert frozen(tmp_path, 160, "region", "24.9") == 100
    assert frozen(tmp_path, 0, "region", 20) == 100


def test_a_freeze_of_a_provider_looks_at_its_own_overshoot(tmp_path):
    assert frozen(tmp_path, 10, "provider", 5) == 120  # 210 expected of 200 agreed, all its lines
    assert frozen(tmp_path, 999, "provider", "4.99") == 100


def test_overproduction_of_a_provider_with_much_in_reserve_is_for_its_own_account(tmp_path):
    facts = {"A": "0.35", "B": "0.351", "C": ""}
    agreed = volume({(letter, "Z1"): 100 for letter in facts})
    wanted = volume({(letter, "Z1"): 120 for letter in facts})
    rule = {"id": "rak", "rule": "own_account", "reserve_ratio_above": 35, "stage": "reallocation"}
    providers = [provider(letter, reserve_ratio=ratio) for letter, ratio in facts.items()]
    one = sample(rules=[rule], agreements=agreed, forecast=wanted, providers=providers)
    assert short(solved(tmp_path, one).units) == {("A", "Z1"): 120, ("B", "Z1"): 100, ("C", "Z1"): 120}


def test_tariffs_are_cut_by_what_a_fund_would_fall_short_and_nothing_else_is(tmp_path):
    services = [
        service("M1", 100, "meerzorg", nhc_eur=5),
        service("M2", 10, "meerzorg", tariffed="no"),
        service("Z1", 100),
    ]
    wanted = {("A", "M1"): 10, ("A", "M2"): 50, ("A", "Z1"): 3, ("B", "M1"): 4}
    parts = {
        "agreements": volume(wanted),
        "forecast": volume(wanted),
        "agreed_tariffs": [{"provider": PROVIDERS["B"], "tariff_eur": 50, "reason": "agreed", "date": "2023-12-01"}],
        "tariff": {"base": 95, "minimum": 95},
    }
    # 10 · 100 + 50 · 10 + 4 · 50 = 1700 expected on meerzorg; o = 1/16 and o ÷ (1 + o) = 1/17
    rule = {"id": "cut", "rule": "tariff_cut", "kind": "meerzorg", "stage": "reallocation"}

    def tariffs(name, room, at_most):
        funds = [fund(9999), fund(room, kind="meerzorg", name="MZ")]
        one = sample(services=services, funds=funds, rules=[{**rule, "at_most": at_most}], **parts)
        return short(solved(tmp_path / name, one).tariffs)

    uncut = {("A", "M1"): 10000, ("A", "M2"): 1000, ("A", "Z1"): 9500, ("B", "M1"): 5000}
    assert tariffs("enough", 1700, 100) == uncut
    assert tariffs("short", 1600, 100) == uncut | {("A", "M1"): 8941 + 500}  # 95 · 16/17 = 89.4118
    assert tariffs("most", 1600, 2) == uncut | {("A", "M1"): 9310 + 500}
    assert tariffs("nothing", 0, 2) == uncut | {("A", "M1"): 9310 + 500}


# -- the comparison -------------------------------------------------------------------------------------


def test_a_run_that_is_right_has_no_differences_and_others_have_them_named(tmp_path):
    tables = {"forecast": volume({("A", "Z1"): 40, ("B", "Z1"): 9}), "agreements": volume({("A", "Z1"): 30})}
    one = sample(25, **tables, offers={("B", "Z1"): 2})
    case, pack = write(one, tmp_path)
    result = solve_reallocation(case, pack, "2024-08")
    right = run_of(tmp_path / "right", result)
    assert differences(case, pack, "2024-08", right) == []
    cell = ("R1", PROVIDERS["A"], "Z1")
    wrong = run_of(tmp_path / "wrong", result, {cell: 1})
    assert differences(case, pack, "2024-08", wrong) == [f"whole units of {cell}: {result.units[cell] + 1}, oracle 20"]
    chained = differences(case, pack, "2024-08", right, agreements_of(right))
    assert any(line.startswith(f"agreement in force of {cell}: 30, oracle 20") for line in chained)


def test_a_plan_where_the_oracle_finds_a_conflict_is_a_difference(tmp_path):
    fixed = [{**place(("A", "Z1")), "kind": "fix", "units": 7}]
    case, pack = write(sample(6, decisions=fixed), tmp_path)
    with pytest.raises(Conflict):
        solve_reallocation(case, pack, "2024-08")
    assert differences(case, pack, "2024-08", tmp_path)[0].startswith("a plan, and the oracle finds a conflict")


@settings(max_examples=24)
@given(one=reallocation_cases() | reallocation_share_cases())
def test_linear_programs_and_water_filling_agree_and_nothing_is_awarded_above_cap_or_fund(one):
    with folder() as empty:
        case, pack = write(one.sample, empty)
        try:
            result = solve_reallocation(case, pack, one.cutoff)
        except Conflict:
            return
        programs = solve_reallocation(case, pack, one.cutoff, always_programs=True)
    assert result.fills == programs.fills
    assert result.units == programs.units
    for row in result.rows:
        assert row.upper is None or row.exact <= row.upper
    assert all(value <= result.largest[cell] for cell, value in result.volumes.items())
