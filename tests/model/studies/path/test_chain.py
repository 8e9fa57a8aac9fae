"""Years chained: the first is an allocation, every next one starts from the plan before it."""

import datetime as dt

import pytest

from tests.model.studies.path.paths import YEAR, agreed, fixed, plan_of, study_of, volumes, walked
from tests.runs import case_of, folder
from tests.small import ALL, PROVIDERS, fund, provider, service, small, volume
from tests.strategies import write
from verdeelsleutel.model import result_files
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.studies.path.following import outside

A, B, C = (PROVIDERS[letter] for letter in "ABC")
BASE = {"id": "base", "basis": "history"}
TWO = {("A", "Z1"): 100, ("B", "Z1"): 300}


def test_a_path_of_one_year_is_the_allocation_of_the_case():
    sample = small(211, [service("Z1", "1.37"), service("Z2", 2)], {**TWO, ("A", "Z2"): "33.5"})
    with folder() as place:
        case, pack = write(sample, place)
        allocate(Request(case, str(pack)), place / "run")
        allocated = (place / "run" / "plan.csv").read_text(encoding="utf-8")
    (only,) = walked(sample, study_of(1))
    assert result_files.files(plan_of(only))["plan.csv"] == allocated


def test_without_growth_a_proportional_cut_repeats_itself():
    first, second = walked(small(200, [service("Z1")], TWO), study_of(2))
    assert agreed(first) == agreed(second) == {(A, "Z1"): 50, (B, "Z1"): 150}
    assert (first.year, second.year, second.tried.case.meta.year) == (YEAR, YEAR + 1, YEAR + 1)


def test_the_plan_of_a_year_is_the_history_of_the_next():
    sample = small(200, [service("Z1")], TWO, tranches=[BASE, ALL], history=volume({("A", "Z1"): 20, ("B", "Z1"): 90}))
    first, second, third = walked(sample, study_of(3, room={"growth": 10}))
    # 110 of history, and 90 euros over claims of 80 and 210: fill 9/29, A 20 + 24.8, B 90 + 65.2
    assert agreed(first) == {(A, "Z1"): 45, (B, "Z1"): 155}
    assert volumes(second, "history") == agreed(first)
    # 20 euros more over claims of 55 and 145: a tenth
    assert agreed(second) == {(A, "Z1"): 51, (B, "Z1"): 169}  # 50.5 and 169.5: a tie, and A goes first
    assert volumes(third, "history") == agreed(second)
    assert third.tried.case.table("history")["realised_units"].tolist() == [None, None]


def test_a_line_that_got_nothing_has_no_history():
    sample = small(100, [service("Z1"), service("Z2")], {("A", "Z1"): 100, ("B", "Z2"): 50}, tranches=[
        {"id": "one", "basis": "offer", "where": {"service": "Z1"}}, ALL,
    ])  # fmt: skip
    _, second = walked(sample, study_of(2))
    assert volumes(second, "history") == {(A, "Z1"): 100}


def test_what_is_delivered_follows_from_what_was_agreed_where_the_study_says_so():
    sample = small(75, [service("Z1")], {("A", "Z1"): 75})
    _, second = walked(sample, study_of(2, realised_pct=98))
    assert volumes(second, "history", "realised_units") == {(A, "Z1"): 74}  # 73.5, half up


def test_agreements_in_force_are_the_plan_before_with_its_tariffs():
    table = volume({("A", "Z1"): 7})
    sample = small(200, [service("Z1", "1.25")], TWO, agreements=table)
    _, second = walked(sample, study_of(2, tariff_index=10))
    rows = second.tried.case.table("agreements")
    assert [(row["units"], str(row["tariff_eur"])) for row in rows.to_dict("records")] == [(40, "1.25"), (120, "1.25")]


def test_who_was_awarded_something_exists_for_the_office():
    offers = {("A", "Z1"): 10, ("B", "Z1"): 10, ("C", "Z2"): 10}
    facts = [provider("A", status="new"), provider("B", status="other_office"), provider("C", status="new")]
    only_z1 = {"id": "some", "basis": "offer", "where": {"service": "Z1"}}
    sample = small(20, [service("Z1"), service("Z2")], offers, tranches=[only_z1], providers=facts)
    first, second = walked(sample, study_of(2))
    status = [found.tried.case.table("providers")["status"].tolist() for found in (first, second)]
    assert status == [["new", "other_office", "new"], ["existing", "existing", "new"]]


def test_last_years_percentage_is_known_where_there_was_one():
    base = [{"when": {"service": "Z2"}, "percent": 90}, {"percent": "95.5"}]
    offers = {("A", "Z1"): 10, ("B", "Z1"): 5, ("B", "Z2"): 5}
    sample = small(99, [service("Z1"), service("Z2")], offers, tariff={"base": base})
    _, second = walked(sample, study_of(2))
    assert list(map(str, second.tried.case.table("providers")["previous_percentage"])) == ["95.5", "None"]


def test_a_tariff_falls_year_by_year_from_the_percentage_of_the_year_before():
    tariff = {"base": [{"from": "previous_percentage"}], "adjustments": [{"id": "fall", "add": "-0.5"}]}
    facts = [provider("A", previous_percentage=96)]
    sample = small(10**6, [service("Z1", 100)], {("A", "Z1"): 10}, tariff=tariff, providers=facts)
    cents = [int(plan_of(found).problem.tariffs.cents[0]) for found in walked(sample, study_of(3))]
    assert cents == [9550, 9500, 9450]


def test_a_provider_asks_nothing_after_its_end_nor_before_its_start():
    facts = [provider("A", end=dt.date(2024, 6, 30)), provider("B"), provider("C", start=dt.date(2026, 4, 1))]
    offers = {("A", "Z1"): 100, ("B", "Z1"): 100, ("C", "Z1"): 100}
    history = volume({("A", "Z1"): 10})
    sample = small(150, [service("Z1")], offers, tranches=[BASE, ALL], providers=facts, history=history)
    years = walked(sample, study_of(3))
    assert [sorted({key[0] for key in agreed(found)}) for found in years] == [[A, B, C], [B], [B, C]]
    assert (A, "Z1") in volumes(years[1], "history")
    assert outside(years[1].tried.case) == {A, C}


def test_decisions_hold_in_every_year():
    years = walked(small(200, [service("Z1")], TWO, decisions=[fixed("Z1", 80)]), study_of(2))
    assert [agreed(found)[A, "Z1"] for found in years] == [80, 80]


def test_a_path_ends_where_hard_rules_cant_hold_together():
    years = walked(small(200, [service("Z1")], TWO, decisions=[fixed("Z1", 80)]), study_of(4, room={"growth": -50}))
    assert [found.tried.plan is None for found in years] == [False, False, True]


@pytest.mark.parametrize(("kind", "room"), [("structural", 315), ("once", 210)])
def test_what_moved_between_funds_in_the_first_year_stays_unless_it_was_for_once(kind, room):
    funds = [fund(200), fund(500, kind="other", name="OTHER")]
    moved = [{"from_fund": "OTHER", "to_fund": "CR-R1", "amount_eur": 100, "date": "2024-02-01", "kind": kind}]
    sample = small(0, [service("Z1")], TWO, funds=funds, fund_transfers=moved)._replace(meta={"as_of": "2024-03-01"})
    first, second = walked(sample, study_of(2, room={"growth": 5}))
    assert [first.tried.room, second.tried.room] == [30000, room * 100]
    assert sum(agreed(first).values()) == 300
    assert sum(agreed(second).values()) == room
    assert case_of(sample).meta.as_of is not None
    assert second.tried.case.meta.as_of is None
