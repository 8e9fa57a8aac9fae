"""Prices worked out by hand: half cents, the order of adjustments, groups, bounds, agreed tariffs."""

from fractions import Fraction

import pytest

from tests.runs import prepared
from tests.small import PROVIDERS, provider, service, small
from verdeelsleutel.data.faults import CaseFaults
from verdeelsleutel.model.tariff import items_of

ADDED = [
    {"id": "plan", "add": 2, "group": "plans"},
    {"id": "home", "add": "1.75", "group": "plans"},
    {"id": "new", "when": {"status": "new"}, "add": -2},
]


def run(policy, euros=100, facts=None, agreed=(), **about):
    sample = small(
        10**6,
        [service("Z1", euros, **about)],
        {("A", "Z1"): 1},
        tariff=policy,
        providers=[provider("A", **(facts or {}))],
        agreed_tariffs=[{"reason": "agreed", "date": "2023-11-01", **row} for row in agreed],
    )
    if not agreed:
        del sample.tables["agreed_tariffs"]
    return prepared(sample)


def price(policy, euros=100, facts=None, agreed=(), **about):
    return int(run(policy, euros, facts, agreed, **about).tariffs.cents[0])


@pytest.mark.parametrize(
    ("euros", "percent", "cents"),
    [
        ("61.00", "95.5", 5826),  # 58.255
        ("0.01", 50, 1),  # half a cent
        ("0.01", "49.999999", 0),
        ("123.45", "95.5", 11789),  # 117.89475
        ("200", "33.333333333333", 6667),
        ("1", 100, 100),
        ("999999.99", "95.5", 95499999),  # 954 999.99045
    ],
)
def test_care_is_rounded_half_up_to_the_cent(euros, percent, cents):
    assert price({"base": percent}, euros) == cents


def test_nhc_and_nic_come_on_top_untouched():
    assert price({"base": 50}, "10.01", nhc_eur="3.33", nic_eur="0.01") == 501 + 333 + 1


def test_without_a_tariff_the_price_is_the_maximum():
    assert price(None, "12.34") == 1234


@pytest.mark.parametrize(
    ("adjustments", "percentage"),
    [
        ([{"id": "a", "add": 1}, {"id": "b", "set": 90}], 91),  # set goes first, wherever it stands
        ([{"id": "a", "set": 90}, {"id": "b", "set": 80}], 80),  # the last one
        ([{"id": "a", "scale": 1}, {"id": "b", "scale": "0.5"}], Fraction("96.425")),  # of the base, not of each other
        ([{"id": "a", "scale": 10}, {"id": "b", "set": 50}], 55),
        ([{"id": "a", "scale": -2}, {"id": "b", "add": -2}], 95 - Fraction("1.9") - 2),
        (ADDED[:2], 98),  # 3¾ capped at 3
        ([ADDED[0]], 97),
        ([*ADDED[:2], {"id": "x", "add": -1, "group": "plans"}], Fraction("97.75")),  # 2¾ is below the cap
        (ADDED, 98),  # the provider isn't new
        ([{"id": "a", "add_from": "x_points", "at_most": 3}], 98),
        ([{"id": "a", "add_from": "x_points", "at_least": 5}], 100),
        ([{"id": "a", "scale_from": "x_points", "at_most": "0.5"}], Fraction("95.475")),
        ([{"id": "a", "add": 5, "at": ["settlement"]}], 95),
        ([{"id": "a", "add": 5, "at": ["settlement", "initial"]}], 100),
    ],
)
def test_a_percentage_is_built_up_in_the_stated_order(adjustments, percentage):
    policy = {"base": 95, "adjustments": adjustments, "groups": {"plans": {"at_most": 3}}}
    made = run(policy, 10000, facts={"x_points": 4})
    assert made.tariffs.build_ups[made.tariffs.build_up[0]].percentage == percentage
    assert made.tariffs.cents[0] == percentage * 10000  # 10,000 euros: a percent is 10,000 cents


def test_a_group_caps_from_above_only():
    adjustments = [{"id": "a", "add": -5, "group": "plans"}]
    assert price({"base": 95, "adjustments": adjustments, "groups": {"plans": {"at_most": 3}}}) == 9000


@pytest.mark.parametrize(
    ("bounds", "cents"),
    [({"minimum": 96}, 9600), ({"maximum": 94}, 9400), ({"minimum": 90, "maximum": 97}, 9500), ({"minimum": 95}, 9500)],
)
def test_a_percentage_stays_between_its_bounds(bounds, cents):
    assert price({"base": 95, **bounds}) == cents


def test_the_first_base_that_matches_counts():
    base = [{"when": {"status": "new"}, "percent": 91}, {"from": "previous_percentage"}]
    assert price({"base": base}, facts={"status": "new", "previous_percentage": 93}) == 9100
    assert price({"base": base}, facts={"status": "existing", "previous_percentage": "93.5"}) == 9350
    assert price({"base": [{"when": {"status": "new"}, "percent": 91}]}) == 10000  # none matches


def test_a_service_that_no_percentage_applies_to_costs_its_maximum():
    assert price({"base": 95, "maximum": 96}, nhc_eur=5, tariffed="no") == 10500


def test_an_agreed_price_is_the_whole_price_and_an_agreed_percentage_only_the_percentage():
    who = {"provider": PROVIDERS["A"], "service": "Z1"}
    policy = {"base": 95, "maximum": 97}
    assert price(policy, nhc_eur=7, agreed=[{**who, "tariff_eur": "88.88"}]) == 8888
    assert price(policy, nhc_eur=7, agreed=[{**who, "percentage": "101"}]) == 10800
    assert price(policy, nhc_eur=7, tariffed="no", agreed=[{**who, "percentage": 90}]) == 9700


def test_of_several_agreements_the_one_that_says_most_counts():
    who = {"provider": PROVIDERS["A"]}
    general, of_service = {**who, "percentage": 80}, {**who, "service": "Z1", "percentage": 85}
    of_both = {**who, "service": "Z1", "region": "R1", "percentage": 90}
    assert price({}, agreed=[general]) == 8000
    assert price({}, agreed=[of_service, general]) == 8500
    assert price({}, agreed=[of_both, general, of_service]) == 9000
    assert price({}, agreed=[{**general, "region": "R1", "percentage": 70}, general]) == 7000


def test_a_free_price_needs_an_agreement():
    who = {"provider": PROVIDERS["A"], "service": "Z1", "tariff_eur": "41.50"}
    assert price({"base": 95}, "", agreed=[who]) == 4150
    with pytest.raises(CaseFaults, match="price of service Z1 is free"):
        run({"base": 95}, "")


def test_a_fact_that_is_read_and_empty_is_a_fault_that_names_the_provider():
    with pytest.raises(CaseFaults, match=r"development_plan_pct.*00000001"):
        run({"base": 95, "adjustments": [{"id": "plan", "add_from": "development_plan_pct"}]})


def test_every_item_of_a_price_is_listed_with_what_it_adds():
    policy = {"base": 95, "adjustments": [*ADDED[:2], {"id": "s", "scale": 1}], "groups": {"plans": {"at_most": 3}}}
    made = run({**policy, "maximum": "98.5"}, nhc_eur="2.50")
    listed = [(item.name, item.value) for item in items_of(made.tariffs, made.lines, 0)]
    assert listed == [
        ("base", "95"),
        ("s", "0.95"),
        ("plan", "2"),
        ("home", "1.75"),
        ("plans", "3"),
        ("maximum", "98.5"),
        ("percentage", "98.5"),
        ("nhc", "2.50"),
        ("nic", "0.00"),
        ("tariff", "101.00"),
    ]
