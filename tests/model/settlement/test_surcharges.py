"""Surcharges of the stage settlement: granted, withheld, forgone, worked out by hand."""

from fractions import Fraction

from tests.model.settlement.settled_years import Year
from tests.small import service

A1 = ("A", "Z1")
DAY = [service("Z1", 100)]
MONEY = ("agreed", "ceiling", "settled", "surcharge", "recovered", "topped_up", "forgone")


def settled(tmp_path, tariff, delivered=10, agreed=10, before=None, after=None, services=DAY):
    known = {"provider": "00000001", "name": "A", "status": "existing", **(before or {})}
    year = Year(tmp_path, services, {A1: agreed}, tariff=tariff, providers=[known])
    year.settle({A1: delivered}, facts={"A": after or {}})
    return year


def money(year):
    return year.totals(*MONEY)["R1", "A", "CR-R1"]


PLAN = {
    "base": 90,
    "adjustments": [{"id": "technology", "when": {"technology_plan": "yes"}, "add": 2, "at": ["settlement"]}],
}
POINTS = {"base": 90, "adjustments": [{"id": "plan", "add_from": "development_plan_pct", "at_most": 3}]}


def test_a_surcharge_that_is_decided_at_the_settlement_is_granted_where_its_fact_holds(tmp_path):
    year = settled(tmp_path, PLAN, before={"technology_plan": "no"}, after={"technology_plan": "yes"})
    assert money(year) == (900, 920, 920, 20, 0, 20, 0)
    assert year.surcharges() == [("technology", "granted", "2", "20.00")]


def test_a_surcharge_that_wasnt_earned_is_forgone_on_what_is_settled(tmp_path):
    # 9 delivered at 90 instead of 92: the ceiling of 10 doesn't bind at either price.
    year = settled(tmp_path, PLAN, delivered=9, before={"technology_plan": "no"}, after={"technology_plan": "no"})
    assert money(year) == (900, 900, 810, 0, 90, 0, 18)
    assert year.surcharges() == []


def test_a_surcharge_for_other_services_or_other_providers_isnt_forgone(tmp_path):
    elsewhere = {"when": {"technology_plan": "yes", "kavel": "mpt"}, "add": 2, "at": ["settlement"]}
    newcomers = {"when": {"status": "new"}, "add": 3, "at": ["settlement"]}
    tariff = {"base": 90, "adjustments": [{"id": "home", **elsewhere}, {"id": "start", **newcomers}]}
    assert money(settled(tmp_path, tariff))[-1] == 0


def test_a_surcharge_of_the_offices_own_that_wasnt_earned_is_forgone(tmp_path):
    own = {"id": "table", "when": {"x_table": "yes"}, "scale": 2, "at": ["settlement"]}
    year = settled(tmp_path, {"base": 90, "adjustments": [own]}, before={"x_table": "no"})
    assert money(year)[-1] == 18  # 2 % of 90


def test_a_surcharge_in_the_agreed_price_is_withheld_as_far_as_its_plan_wasnt_carried_out(tmp_path):
    year = settled(tmp_path, POINTS, before={"development_plan_pct": 3}, after={"development_plan_pct": 1})
    assert money(year) == (930, 910, 910, -20, 20, 0, 20)
    assert year.surcharges() == [("plan", "withheld", "-2", "-20.00")]


def test_what_is_recovered_holds_both_what_wasnt_delivered_and_what_was_withheld(tmp_path):
    facts = {"before": {"development_plan_pct": 3}, "after": {"development_plan_pct": 1}}
    year = settled(tmp_path, POINTS, delivered=9, **facts)
    assert money(year) == (930, 910, 819, -20, 111, 0, 18)


def test_delivery_beyond_the_agreement_gains_nothing_from_a_surcharge_beyond_the_agreed_units(tmp_path):
    year = settled(tmp_path, PLAN, delivered=20, before={"technology_plan": "no"}, after={"technology_plan": "yes"})
    assert money(year) == (900, 920, 920, 20, 0, 20, 0)
    assert year.totals("unfunded") == {("R1", "A", "CR-R1"): (920,)}


def test_granted_money_isnt_paid_for_care_that_wasnt_delivered(tmp_path):
    facts = {"before": {"technology_plan": "no"}, "after": {"technology_plan": "yes"}}
    year = settled(tmp_path, PLAN, delivered=5, **facts)
    assert money(year) == (900, 920, 460, 20, 440, 0, 0)


def test_a_capped_group_gives_back_what_its_cap_took(tmp_path):
    # 2 + 2 capped at 3; without the second: 2. The second loses 2, the cap gives 1 back.
    both = [
        {"id": "one", "when": {"technology_plan": "yes"}, "add": 2, "group": "plans"},
        {"id": "two", "when": {"employer_plan": "yes"}, "add": 2, "group": "plans"},
    ]
    tariff = {"base": 90, "adjustments": both, "groups": {"plans": {"at_most": 3}}}
    facts = {"before": {"technology_plan": "yes", "employer_plan": "yes"}, "after": {"employer_plan": "no"}}
    year = settled(tmp_path, tariff, **facts)
    assert money(year) == (930, 920, 920, -10, 10, 0, 10)
    assert year.surcharges() == [("plans", "granted", "1", "10.00"), ("two", "withheld", "-2", "-20.00")]


def test_a_maximum_takes_its_part_of_a_surcharge(tmp_path):
    facts = {"before": {"technology_plan": "no"}, "after": {"technology_plan": "yes"}}
    year = settled(tmp_path, {**PLAN, "maximum": 91}, **facts)
    assert money(year) == (900, 910, 910, 10, 0, 10, 0)
    assert year.surcharges() == [("maximum", "withheld", "-1", "-10.00"), ("technology", "granted", "2", "20.00")]


def test_what_rounding_prices_makes_stands_apart_and_all_adds_up(tmp_path):
    # 10.03 · 90 % = 9.027 → 9.03; · 92 % = 9.2276 → 9.23. 100 · 0.20 = 20.00, and 2 % of 1,003.00 is 20.06.
    facts = {"before": {"technology_plan": "no"}, "after": {"technology_plan": "yes"}}
    year = settled(tmp_path, PLAN, agreed=100, delivered=100, services=[service("Z1", "10.03")], **facts)
    assert year.surcharges() == [("other", "withheld", "", "-0.06"), ("technology", "granted", "2", "20.06")]
    assert money(year)[3] == 20


def test_a_maximum_tariff_that_changed_is_told_as_other(tmp_path):
    year = Year(tmp_path, DAY, {A1: 10}, tariff={"base": 90})
    year.settle({A1: 10}, services=[service("Z1", 110)])
    assert year.surcharges() == [("other", "granted", "", "90.00")]


def test_an_agreed_tariff_has_no_surcharges_and_forgoes_none(tmp_path):
    agreed = [{"provider": "00000001", "percentage": 88, "reason": "asked", "date": "2023-11-01"}]
    year = Year(tmp_path, DAY, {A1: 10}, tariff=PLAN, agreed_tariffs=agreed)
    year.settle({A1: 10})
    assert money(year) == (880, 880, 880, 0, 0, 0, 0)


def test_nhc_is_no_part_of_a_surcharge(tmp_path):
    facts = {"before": {"technology_plan": "no"}, "after": {"technology_plan": "yes"}}
    year = settled(tmp_path, PLAN, services=[service("Z1", 100, nhc_eur="15.50")], **facts)
    assert money(year) == (1055, 1075, 1075, 20, 0, 20, 0)
    rows = {row["item"]: row["value"] for row in year.table("tariffs")}
    assert (rows["technology"], rows["percentage"], rows["nhc"], rows["tariff"]) == ("2", "92", "15.50", "107.50")
    assert Fraction(rows["tariff"]) == Fraction("107.5")
