"""What a pack says and no run can do is a fault of the pack with its place, never a crash; odd names change nothing."""

import pytest

from tests.runs import disagreements, planned
from tests.small import ALL, provider, service, small
from verdeelsleutel.data.faults import PackFaults

ONE = [service("Z1", 10)]
OFFERS = {("A", "Z1"): 50, ("B", "Z1"): 30}
DEMAND = [{"region": "R1", "kavel": "vpt", "profile": "", "client_years": 1}]


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param({"rule": "demand_ceiling", "per": ["provider"]}),
        pytest.param({"rule": "volume_ceiling", "of": "realised"}),
        pytest.param({"rule": "eligibility", "exclude": {"kavel": "vpt"}, "above": "substituted"}),
        pytest.param({"rule": "linked_volume", "ratio": "-1"}),
        {"rule": "volume_ceiling", "of": "offer", "until": "nope", "stage": "initial"},
        {"rule": "volume_ceiling", "of": "offer", "percent": "-1"},
        {"rule": "volume_ceiling", "of": "offer", "percent": "5%"},
        {"rule": "volume_ceiling", "of": "offer", "per": ["no_such_column"]},
        {"rule": "volume_ceiling", "of": "offer", "measure": "euro"},
        {"rule": "volume_ceilling", "of": "offer"},
        {"rule": "volume_ceiling"},
        {"rule": "volume_ceiling", "of": "offer", "strength": {"soft": 1}},
    ],
    ids=lambda rule: "-".join(f"{key} {value}" for key, value in rule.items()),
)
def test_a_rule_that_no_run_can_follow_is_a_fault_of_the_pack(rule):
    with pytest.raises(PackFaults):
        planned(small(1000, ONE, OFFERS, rules=[{"id": "tried", **rule}], demand=DEMAND))


@pytest.mark.parametrize(
    "tranche",
    [
        pytest.param({"id": "decided", "basis": "offer"}),
        {"id": "a", "basis": "realised"},
        {"id": "a", "basis": "offer", "not_above": [{"basis": "substituted"}]},
        {"id": "a", "basis": "offers"},
        {"id": "a", "basis": "offer", "within": "fair"},
    ],
    ids=lambda tranche: f"{tranche['id']} {tranche['basis']}",
)
def test_a_tranche_that_no_run_can_fill_is_a_fault_of_the_pack(tranche):
    with pytest.raises(PackFaults):
        planned(small(10, ONE, OFFERS, tranches=[tranche]))


CAP = {"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 10}


@pytest.mark.parametrize("name", ["CR-R1", "decision_fix", "most_care"])
def test_a_rule_with_a_name_that_results_use_themselves_is_a_fault(name):
    with pytest.raises(PackFaults, match=r"has (a|the) name"):
        planned(small(100, ONE, OFFERS, rules=[{**CAP, "id": name}]))


@pytest.mark.parametrize("name", ["a;b[x]", "a, b", 'say "so"', "plafond 1 é", "R1"])
def test_a_rule_may_have_any_other_name(tmp_path, name):
    rules = [{**CAP, "id": name, "per": ["region"]}]
    assert disagreements(small(100, ONE, OFFERS, rules=rules), tmp_path) == []


@pytest.mark.parametrize("values", [("north, or so", "south;x"), ("|", ""), ("a|b", "a"), ("=1+1", "[x]")])
def test_a_key_may_hold_any_text(tmp_path, values):
    facts = [provider("A", x_place=values[0]), provider("B", x_place=values[1])]
    rules = [{**CAP, "per": ["x_place", "region"]}]
    assert disagreements(small(100, ONE, OFFERS, rules=rules, providers=facts), tmp_path) == []


def test_keys_that_differ_only_in_where_a_bar_stands_are_two_keys(tmp_path):
    facts = [provider("A", x_a="p|q", x_b="r"), provider("B", x_a="p", x_b="q|r")]
    rules = [{**CAP, "per": ["x_a", "x_b"]}]
    assert disagreements(small(100, ONE, OFFERS, rules=rules, providers=facts), tmp_path) == []


@pytest.mark.parametrize(
    "ratio",
    [1, pytest.param("0.5")],
)
def test_a_service_that_follows_itself_too_is_counted_on_both_sides(tmp_path, ratio):
    services = [service("Z1", 10, follows="Z1 Z2"), service("Z2", 10)]
    rules = [{"id": "pair", "rule": "linked_volume", "ratio": ratio, "per": ["provider"]}]
    offers = {("A", "Z1"): 50, ("A", "Z2"): 20}
    assert disagreements(small(10**4, services, offers, rules=rules), tmp_path) == []


@pytest.mark.parametrize("tranche", ["a, b", "a;b", "plafond é", "=cmd"])
def test_a_tranche_may_have_any_name(tmp_path, tranche):
    assert disagreements(small(100, ONE, OFFERS, tranches=[{**ALL, "id": tranche}]), tmp_path) == []
