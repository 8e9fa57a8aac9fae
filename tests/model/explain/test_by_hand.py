"""Waterfalls computed by hand: what was asked, every step with its reason, what is agreed."""

from fractions import Fraction

import pytest

from tests.model.reallocation.test_chain import Year, answer
from tests.runs import planned
from tests.small import ALL, place, service, small, volume
from verdeelsleutel.model.explain.stored import proven_plan
from verdeelsleutel.model.explain.waterfall import waterfalls
from verdeelsleutel.model.kept_out import reason_text

A, B, C = ("A", "Z1"), ("B", "Z1"), ("C", "Z1")
Z1 = service("Z1", "1.01")
FIRST = {"id": "first", "basis": "history", "percent": 95, "source": "K1"}
WHY = {"reason": "decided", "decided_by": "the board", "date": "2023-12-01"}


def told(found, cell=0):
    """The steps of one cell: (kind, id, units, reason), in order."""
    return [
        (step.kind, step.id, step.units.fraction(cell), reason_text(found.reason(step, cell)))
        for step in found.steps
        if step.why[cell] >= 0
    ]


def waterfall_of(*args, **parts):
    one = small(*args, **parts)
    one.pack["sources"] = {name: {"document": name} for name in ("K1", "K2")}
    return waterfalls(planned(one))


def test_a_cell_that_gets_all_it_asks_has_no_step():
    found = waterfall_of(500, [Z1], {A: 100})
    assert found.steps == ()
    assert found.asked.fraction(0) == 100
    assert found.total().agreed.cents == 10100


def test_what_no_tranche_asks_is_lost_above_the_award_percentage_of_the_one_that_asks_most():
    found = waterfall_of(500, [Z1], {A: 100}, tranches=[FIRST], history=volume({A: 80}))
    assert told(found) == [("percentage", "first", -24, "not_asked")]
    assert [step.source for step in found.steps] == ["K1"]


def test_a_cell_without_any_basis_is_asked_by_no_tranche():
    found = waterfall_of(500, [Z1], {A: 100, B: 10}, tranches=[FIRST], history=volume({B: 10}))
    assert told(found, 0) == [("percentage", "", -100, "not_asked")]


def test_what_a_later_tranche_gives_is_no_loss_of_the_earlier_one():
    until = {
        "id": "early",
        "rule": "volume_ceiling",
        "of": "offer",
        "percent": 20,
        "until": "first",
        "stage": "initial",
    }
    facts = {"tranches": [{**FIRST, "percent": 100}, ALL], "rules": [until], "history": volume({A: 80})}
    found = waterfall_of(500, [Z1], {A: 100}, **facts)
    assert [filled.awarded.fraction(0) for filled in found.plan.filling.tranches] == [20, 80]
    assert told(found) == []


def test_a_part_is_lost_in_the_first_tranche_that_fell_short_on_a_row_that_stays_tight():
    most = {"id": "most", "basis": "offer"}
    least = {"id": "least", "basis": "history"}
    none = {"id": "none", "rule": "volume_ceiling", "of": "offer", "percent": 10}
    facts = {"tranches": [most, least], "rules": [none], "history": volume({A: 40})}
    found = waterfall_of(500, [Z1], {A: 100}, **facts)
    # 10 are awarded; the second tranche asks once more for 10 … 40, and the row that closed the first has nothing left
    assert told(found) == [("tranche", "most", -90, "none[]")]


def test_clients_in_care_whom_a_decision_takes_room_from_are_lost_in_the_tranche_of_continuity():
    care, above = {"id": "care", "basis": "continuity"}, {**ALL, "id": "more"}
    cap = {"id": "cap", "rule": "growth_ceiling", "of": "history", "per": ["provider"]}
    found = waterfall_of(
        5000, [Z1, service("Z2", "1.01")], {A: 100, ("A", "Z2"): 60}, tranches=[care, above], rules=[cap],
        history=volume({A: 100}), continuity=volume({A: 80}),
        decisions=[{**place(("A", "Z2")), "kind": "minimum", "units": 50, **WHY}],
    )  # fmt: skip
    # of the 100 of the cap the decision takes 50, so 50 of 80 clients stay; both tranches ask the other 30
    row = f"cap[{place(A)['provider']}]"
    assert told(found, 0) == [("tranche", "care", -30, row), ("tranche", "more", -20, row)]


def test_a_part_that_only_a_row_of_an_early_tranche_kept_out_is_lost_in_the_last_that_asks_it():
    early = {"id": "early", "rule": "volume_ceiling", "of": "offer", "percent": 20, "until": "first"}
    rules = [{**early, "stage": "initial"}]
    facts = {"tranches": [{**FIRST, "percent": 100}, ALL], "rules": rules, "history": volume({A: 80})}
    found = waterfall_of("50.50", [Z1], {A: 100}, **facts)
    assert told(found) == [("tranche", "all", -50, "CR-R1[R1]")]


def test_both_rows_that_closed_a_cell_are_named_in_one_loss_and_the_fund_comes_first():
    rule = {"id": "half", "rule": "volume_ceiling", "of": "offer", "percent": 50}
    found = waterfall_of("50.50", [Z1], {A: 100}, rules=[rule])
    assert told(found) == [("tranche", "all", -50, "CR-R1[R1];half[]")]


def test_what_stands_not_above_a_second_basis_is_above_the_award_percentage():
    bounded = {**ALL, "not_above": [{"basis": "history", "percent": 50}]}
    found = waterfall_of(500, [Z1], {A: 100}, tranches=[bounded], history=volume({A: 80}))
    assert told(found) == [("percentage", "all", -60, "not_asked")]


def test_an_exclusion_stands_before_the_award_percentage_and_names_its_rule_and_cell():
    out = {"id": "out", "rule": "eligibility", "exclude": {"kavel": "vpt"}, "above": "continuity", "source": "K2"}
    facts = {"rules": [out], "tranches": [FIRST], "history": volume({A: 20}), "continuity": volume({A: 30})}
    found = waterfall_of(500, [Z1], {A: 100}, **facts)
    key = "|".join(place(A).values())
    assert told(found) == [
        ("excluded", "out", -70, f"out[{key}]"),
        ("percentage", "first", -11, "not_asked"),
    ]
    assert [step.source for step in found.steps] == ["K2", "K1"]


def test_a_decided_minimum_above_the_offer_raises_what_was_asked_and_is_no_loss():
    decisions = [{**place(A), "kind": "minimum", "units": 130, **WHY}]
    found = waterfall_of(500, [Z1], {A: 100, B: 10}, decisions=decisions)
    assert told(found) == [("raised", "decision", 30, f"decision[{'|'.join(place(A).values())}]")]


def test_decided_units_stand_above_a_rule_that_excludes_the_cell():
    out = {"id": "out", "rule": "eligibility", "exclude": {"kavel": "vpt"}}
    decisions = [{**place(A), "kind": "minimum", "units": 30, **WHY}]
    found = waterfall_of(500, [Z1], {A: 100}, rules=[out], decisions=decisions)
    assert [row[:3] for row in told(found)] == [("excluded", "out", -70)]


def test_a_decided_maximum_caps_and_an_exclusion_of_the_office_excludes():
    decisions = [{**place(A), "kind": "maximum", "units": 30, **WHY}, {**place(B), "kind": "exclude", **WHY}]
    found = waterfall_of(500, [Z1], {A: 100, B: 10}, decisions=decisions)
    assert [row[:3] for row in told(found, 0)] == [("cap", "decision", -70)]
    assert [row[:3] for row in told(found, 1)] == [("excluded", "decision", -10)]


def test_whole_units_lose_what_is_above_them_and_what_rounding_up_gave_isnt_lost():
    found = waterfall_of("15.15", [Z1], {A: 10, B: 20})
    # 15 units over 30: both get half; nothing is a fraction here
    assert told(found, 0) == [("tranche", "all", -5, "CR-R1[R1]")]
    found = waterfall_of("15.15", [Z1], {A: 9, B: 20})
    # fills 15/29: 4 + 19/29 and 10 + 10/29; A is rounded up, B down
    assert told(found, 0) == [("tranche", "all", -4, "CR-R1[R1]")]
    exact = Fraction(20 * 15, 29)
    assert told(found, 1) == [
        ("tranche", "all", exact - 20, "CR-R1[R1]"),
        ("rounding", "", 10 - exact, "rounding"),
    ]
    # cents are differences of rounded totals: 20.20 asked, 10.45 exact (300/29 · 1.01 = 10.448), 10.10 agreed
    assert [int(step.cents[1]) for step in found.steps] == [1045 - 2020, 1010 - 1045]


def test_the_offer_isnt_asked_where_a_tranche_of_groups_left_some_behind():
    ordered = {**ALL, "order_by": "provider"}
    found = waterfall_of("10.10", [Z1], {A: 8, B: 8}, tranches=[ordered])
    assert told(found, 0) == []
    assert told(found, 1) == [("tranche", "all", -6, "CR-R1[R1]")]


# -- reallocations ----------------------------------------------------------------------------------------


@pytest.fixture
def year(tmp_path):
    return Year(tmp_path)


@pytest.fixture
def offer(year):
    initial = year.on("2023-11-15").allocate()
    return year.on("2024-09-10").reallocate("offer", initial)


def test_a_reallocation_starts_from_the_expectation_and_a_release_is_no_loss(offer):
    found = waterfalls(proven_plan(offer))
    assert [found.asked.fraction(i) for i in range(3)] == [60, 90, 130]
    assert found.plan.units.tolist() == [60, 90, 130]
    assert found.steps == ()


def test_what_is_kept_raises_and_an_accepted_answer_caps(year, offer):
    answers = [answer(A, 80, ""), answer(C, 110, "accepted")]
    run = year.on("2024-09-24", responses=answers).reallocate("definitive", offer, "definitive")
    found = waterfalls(proven_plan(run))
    assert told(found, 0) == [("raised", "kept", 40, "kept")]
    assert told(found, 1) == [("raised", "kept", 10, "kept")]
    cap, fund = told(found, 2)
    assert cap == ("cap", "response", -20, "response")
    assert (fund[0], fund[2]) == ("tranche", -10)


def test_what_is_kept_and_cut_is_lost_where_it_is_kept(year, offer):
    less = [{"fund": "CR-R1", "date": "2024-09-20", "amount_eur": -200, "reason": "cut", "status": "definitive"}]
    run = year.on("2024-09-21", fund_changes=less).reallocate("definitive", offer, "definitive")
    found = waterfalls(proven_plan(run))
    # 100 are kept and 50 given; the fund has nothing left for the 60 that the tranche realised asks once more
    assert told(found, 0) == [
        ("raised", "kept", 40, "kept"),
        ("tranche", "kept", -50, "CR-R1[R1]"),
    ]


def test_an_answer_accepted_above_the_expectation_raises_only_what_a_tranche_asks(year, offer):
    answers = [answer(A, 80, "accepted"), answer(B, 95, "accepted")]
    year.rules(tranches=[{"id": "answered", "basis": "offer"}])
    run = year.on("2024-10-20", responses=answers).reallocate("next", offer, "definitive", because="another tranche")
    found = waterfalls(proven_plan(run))
    assert told(found, 0)[0] == ("raised", "response", 20, "response")
    assert told(found, 1)[0] == ("raised", "response", 5, "response")


def test_agreements_that_a_tranche_asks_beyond_the_expectation_raise(year):
    year.rules(tranches=[{"id": "guaranteed", "basis": "agreement", "percent": 90}])
    run = year.reallocate("offer", year.allocate())
    found = waterfalls(proven_plan(run))
    assert told(found, 0) == [("raised", "asked_beyond", 30, "asked_beyond")]
    assert told(found, 1) == []
    assert told(found, 2) == [("percentage", "guaranteed", -40, "not_asked")]
