"""Prices and room of later years, to the cent."""

from decimal import Decimal

from tests.model.studies.path.paths import plan_of, study_of, walked
from tests.small import ALL, PROVIDERS, fund, service, small

ONE = {("A", "Z1"): 10}
A = PROVIDERS["A"]


def column(found, table, name):
    return [None if value is None else str(value) for value in found.tried.case.table(table)[name].tolist()]


def test_an_index_is_applied_to_the_tariff_of_the_year_before_rounded_to_the_cent():
    sample = small(10**6, [service("Z1", "100.25", nhc_eur="20.10", nic_eur="")], ONE)
    years = walked(sample, study_of(3, tariff_index=["2.1", 2]))
    # 100.25 · 1.021 = 102.35525 → 102.36; · 1.02 = 104.4072 → 104.41 (unrounded it would be 104.40)
    assert [column(found, "services", "max_tariff_eur") for found in years] == [["100.25"], ["102.36"], ["104.41"]]
    assert [column(found, "services", "nhc_eur") for found in years] == [["20.10"], ["20.52"], ["20.93"]]
    assert [column(found, "services", "nic_eur") for found in years] == [[None]] * 3
    assert [int(plan_of(found).problem.tariffs.cents[0]) for found in years] == [12035, 12288, 12534]


def test_amounts_of_a_tariff_may_have_an_index_of_their_own():
    agreed = [{"region": "", "provider": A, "service": "Z2", "tariff_eur": 50, "reason": "r", "date": "2023-11-01"}]
    services = [service("Z1", 100, nhc_eur=100, nic_eur=100), service("Z2", "")]
    sample = small(10**6, services, {**ONE, ("A", "Z2"): 1}, agreed_tariffs=agreed)
    _, second = walked(sample, study_of(2, tariff_index={"all": 1, "nic_eur": 0, "agreed_eur": "-2"}))
    names = ("max_tariff_eur", "nhc_eur", "nic_eur")
    assert [column(second, "services", name)[0] for name in names] == ["101.00", "101.00", "100"]
    assert column(second, "agreed_tariffs", "tariff_eur") == ["49"]


def test_every_fund_grows_by_the_rate_of_its_year_to_the_cent():
    funds = [fund("1000.33"), fund(50, kind="meerzorg", name="MZ")]
    years = walked(small(0, [service("Z1")], ONE, funds=funds), study_of(3, room={"growth": ["1.5", 0]}))
    amounts = [[Decimal(value) for value in column(found, "funds", "amount_eur")] for found in years]
    assert amounts == [[Decimal("1000.33"), 50], *[[Decimal("1015.33"), Decimal("50.75")]] * 2]  # 1015.33495
    assert [found.before for found in years] == [None, 100033, 101533]


def test_a_number_of_the_pack_takes_its_value_of_the_year():
    cap = {"id": "cap", "rule": "volume_ceiling", "of": "offer", "percent": 100}
    years = walked(small(10**6, [service("Z1")], {("A", "Z1"): 1000}, rules=[cap]), study_of(3, set={
        "pack.rules.cap.percent": [100, 98, "96.5"],
    }))  # fmt: skip
    assert [int(plan_of(found).units.sum()) for found in years] == [1000, 980, 965]


def test_a_number_may_follow_a_course():
    sample = small(10**6, [service("Z1", 100)], ONE, tariff={"base": [{"id": "all", "percent": "95.5"}]})
    path = "pack.tariff.base.all.percent"

    def cents(course):
        years = walked(sample, study_of(3, set={path: course}))
        return [int(plan_of(found).problem.tariffs.cents[0]) for found in years]

    assert cents({"add": "-0.5"}) == [9550, 9500, 9450]
    assert cents({"from": 95, "add": "-0.5", "at_least": "94.2"}) == [9500, 9450, 9420]
    assert cents(94) == [9400, 9400, 9400]


def test_a_fund_that_is_set_is_the_room_that_grows_on():
    sample = small(100, [service("Z1")], {("A", "Z1"): 1000}, tranches=[ALL])
    years = walked(sample, study_of(3, room={"growth": 10}, set={"case.funds.CR-R1.amount_eur": [100, 150, 120]}))
    assert [found.tried.room for found in years] == [10000, 15000, 12000]
