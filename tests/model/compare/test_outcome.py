"""What a policy costs and who pays: a question by hand."""

from fractions import Fraction

import pytest

from tests.model.compare.pairs import A1, A2, B2, against, home, no_growth_inside, run_of
from tests.small import PROVIDERS
from verdeelsleutel.model.compare.causes import Cause, rules_in
from verdeelsleutel.model.compare.comparison import compare
from verdeelsleutel.model.compare.providers import gained_and_lost, moved_inside
from verdeelsleutel.model.compare.whole_run import NotComparable
from verdeelsleutel.model.runs.run_folder import BrokenRun, NoRun


def test_no_growth_inside_and_two_percent_aside_tell_what_they_cost_and_who_pays(tmp_path):
    found = against(home(), no_growth_inside(), tmp_path).outcome
    # inside B asks 20 and had 12: 8 days of 100 euros; the reserve of 200 bites nobody
    inside, vpt = found.kavels
    assert (inside.kavel, inside.agreed, inside.volume, inside.price) == ("intramural", (300000, 220000), -80000, 0)
    assert inside.years == (Fraction(30, 365), Fraction(22, 365))
    assert inside.unmet == (0, 80000)
    assert (vpt.volume, vpt.agreed) == (0, (105000, 105000))
    (loser,) = found.providers
    assert (loser.provider, loser.change, loser.main) == ("00000002", -80000, Cause("limited", "", "inside"))
    (fund,) = found.funds
    assert fund.then == (1000000, 0, 405000, 595000)
    assert fund.now == (1000000, 20000, 325000, 655000)
    assert [(r.rule, r.key[-1], r.then, r.now.binding) for r in found.rules if not r.fund] == [
        ("inside", "1", None, True),
        ("inside", "2", None, True),
    ]
    (cause,) = found.causes
    assert (cause.cents, cause.lines, cause.providers) == (-80000, 1, 1)


def test_the_cause_of_a_change_goes_by_what_limited_then_and_now(tmp_path):
    tight, tighter = home(3000), home(2000)
    found = against(tight, tighter, tmp_path).outcome
    assert {c.cause for c in found.causes} == {Cause("same_limit", "CR-R1", "CR-R1")}
    freed = against(tight, home(), tmp_path / "freed").outcome
    assert {c.cause for c in freed.causes} == {Cause("freed", "CR-R1")}
    more = against(home(offers={A1: 10}), home(offers={A1: 12}), tmp_path / "more").outcome
    assert [c.cause for c in more.causes] == [Cause("asked_more")]
    less = against(home(offers={A1: 12}), home(offers={A1: 10}), tmp_path / "less").outcome
    assert [c.cause for c in less.causes] == [Cause("asked_less")]
    both = against(home(50, offers={A1: 5}), home(50, offers={A1: 10}), tmp_path / "both").outcome
    assert [c.cause for c in both.causes] == [Cause("asked_more", "", "CR-R1")]


def test_rows_that_closed_a_claim_are_told_by_their_ids():
    assert rules_in("CR-1[R1];cap[R1|0001];cap[R2|0001]") == ["CR-1", "cap"]


def test_tranches_and_fills_stand_side_by_side(tmp_path):
    found = against(home(), home(2025), tmp_path).outcome
    (tranche,) = found.tranches
    assert (tranche.then, tranche.now) == ((405000, 405000, 1), (405000, 202500, Fraction(1, 2)))


def test_the_same_run_twice_has_no_difference(tmp_path):
    run = run_of(home(), tmp_path, "run")
    found = compare([run, run]).others[0]
    assert (found.inputs.same, found.outcome.same) == (True, True)
    assert (found.unlike, found.outcome.causes, found.outcome.providers) == ((), (), ())


def test_a_rule_that_binds_nowhere_changes_the_inputs_and_nothing_else(tmp_path):
    floor = {"id": "wide", "rule": "volume_ceiling", "of": "offer", "percent": 500}
    found = against(home(), home(rules=[floor]), tmp_path)
    assert [(d.path, d.right) for d in found.inputs.policy][-1] == ("rules.wide.percent", "500")
    assert not found.outcome.providers
    assert [(r.rule, r.now.binding) for r in found.outcome.rules] == [("wide", False)]


def test_the_first_run_is_the_one_that_others_are_compared_with(tmp_path):
    runs = [run_of(home(), tmp_path, "a"), run_of(home(3000), tmp_path, "b"), run_of(no_growth_inside(), tmp_path, "c")]
    found = compare(runs)
    assert found.base.folder == runs[0]
    assert [one.run.folder for one in found.others] == runs[1:]
    assert [one.outcome.agreed[0] for one in found.others] == [405000, 405000]


def test_a_run_of_another_year_is_compared_on_what_it_shares(tmp_path):
    later = home(offers={A1: 80, A2: 10, B2: 20})
    later = later._replace(meta={"year": 2025, "price_level": "2025"})
    found = against(home(), later, tmp_path)
    assert found.unlike == ("year", "price_level")
    assert found.outcome.agreed == (405000, 356000)
    facts = {(fact.name, fact.then, fact.now) for fact in found.inputs.facts}
    assert facts == {("year", "2024", "2025"), ("price_level", "", "2025")}


def test_a_changed_run_is_refused(tmp_path):
    runs = [run_of(home(), tmp_path, "a"), run_of(home(3000), tmp_path, "b")]
    (runs[1] / "funds.csv").write_text("fund,region\n", encoding="utf-8")
    with pytest.raises(BrokenRun, match=r"funds\.csv was changed after the run"):
        compare(runs)
    (runs[0] / "inputs/case/offers.csv").write_text("", encoding="utf-8")
    with pytest.raises(BrokenRun, match=r"offers\.csv was changed after the run"):
        compare(runs)


def test_a_folder_without_a_run_is_refused(tmp_path):
    with pytest.raises(NoRun):
        compare([run_of(home(), tmp_path, "a"), tmp_path / "nothing"])


def test_a_settlement_is_refused_with_what_to_compare(tmp_path):
    from tests.model.settlement.settled_years import Year
    from tests.small import service
    from verdeelsleutel.model.runs.settlement_run import Request, settle

    year = Year(tmp_path, [service("Z1", 10)], {A1: 100})
    settle(Request(year.run, year.case({A1: 100})), year.made)
    with pytest.raises(NotComparable, match="compare allocations and reallocations"):
        compare([year.run, year.made])


def decision(line, units, kind="fix"):
    row = {"region": "R1", "provider": PROVIDERS[line[0]], "service": line[1], "kind": kind, "units": units}
    return {**row, "reason": "a swap", "decided_by": "the board", "date": "2023-12-01"}


def test_decisions_that_raise_and_lower_one_provider_are_told_apart_from_their_net(tmp_path):
    swap = home(decisions=[decision(A1, 60), decision(A2, 20)])
    found = against(home(), swap, tmp_path).outcome
    # Z1: 100 → 60 units of 7 euros; Z2: 10 → 20 of 100 euros
    (one,) = found.providers
    assert (one.change, one.raised, one.lowered) == (720_00, 1000_00, -280_00)
    (cause,) = found.causes
    assert (cause.cause, cause.cents, cause.raised, cause.lowered) == (Cause("decided"), 720_00, 1000_00, -280_00)


def test_a_provider_that_ends_as_it_was_with_other_lines_is_among_those_that_moved_inside(tmp_path):
    found = against(home(), home(decisions=[decision(A1, 0), decision(A2, 17)]), tmp_path).outcome
    assert gained_and_lost(found.providers) == ([], [])
    (one,) = moved_inside(found.providers)
    assert (one.raised, one.lowered) == (700_00, -700_00)


def test_a_decision_that_both_runs_have_is_no_cause(tmp_path):
    kept = decision(A1, 20)
    found = against(home(500, decisions=[kept]), home(400, decisions=[kept, decision(B2, 1)]), tmp_path).outcome
    assert {c.cause.kind: c.lines for c in found.causes}["decided"] == 1
