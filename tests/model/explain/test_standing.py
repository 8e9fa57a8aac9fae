"""Who stands in a row, who closed there at which fill, and what one more of its bound brings: decided again."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from tests.runs import planned, planned_or_none, prepared, solved
from tests.small import ALL, PROVIDERS, service, small
from tests.strategies import packing_cases
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.model.explain.marginal import Margins
from verdeelsleutel.model.explain.same_rows import closings_met
from verdeelsleutel.model.explain.standing import Standings
from verdeelsleutel.model.explain.waterfall import waterfalls
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.solve.filling import fill

A, B, C = ("A", "Z1"), ("B", "Z1"), ("C", "Z1")
Z1 = service("Z1", 1)
GROWTH = {"id": "cap", "rule": "growth_ceiling", "of": "offer", "percent": 20, "per": ["provider"]}


def row(plan, name):
    return next(r for r, one in enumerate(plan.problem.system.names) if str(one) == name)


@pytest.fixture(scope="module")
def plan():
    """A may have 20 of 100; what the fund has besides, 100, is for B (100) and C (60): 5/8 each."""
    growth = {**GROWTH, "where": {"provider": PROVIDERS["A"]}}
    return planned(small(120, [Z1], {A: 100, B: 100, C: 60}, rules=[growth]))


def test_a_row_tells_who_closed_in_it_at_which_fill_and_who_got_less(plan):
    closed = Standings(plan).closings(row(plan, "CR-R1[R1]"))
    assert [(one.tranche, one.fill, one.cells, one.providers, one.lower) for one in closed] == [
        ("all", Fraction(5, 8), 2, 2, 1)
    ]


def test_claims_of_a_row_are_what_its_cells_ask_and_get(plan):
    (claims,) = Standings(plan).claims(row(plan, "CR-R1[R1]"))
    asked = [(claims.claim.fraction(i), claims.awarded.fraction(i)) for i in range(3)]
    assert asked == [(100, 20), (100, Fraction(125, 2)), (60, Fraction(75, 2))]
    assert {Fraction(int(k), claims.den) for k in claims.factor} == {Fraction(100)}  # cents


def test_one_more_of_a_fund_goes_to_those_it_closed_in_proportion_to_their_claims(plan):
    found = Margins(Standings(plan)).of(row(plan, "CR-R1[R1]"))
    assert (found.tranche, found.cells) == ("all", 2)
    assert found.cents == 1
    assert found.client_years == Fraction(1, 36500)
    assert found.room == Fraction(3, 8) * 16000


def test_nothing_is_said_of_one_more_where_another_row_would_have_to_give(plan):
    # more for A is less for B and C: its cell stands in the fund, which is used up
    name = f"cap[{PROVIDERS['A']}]"
    assert Margins(Standings(plan)).of(row(plan, name)) is None


def test_nothing_is_said_of_one_more_where_there_is_something_left():
    plan = planned(small(500, [Z1], {A: 100}))
    standings = Standings(plan)
    assert standings.closings(0) == []
    assert Margins(standings).of(0) is None


def test_nobody_in_a_row_got_a_higher_part_than_those_it_closed():
    told = []

    @settings(max_examples=10)
    @given(packing_cases())
    def drawn(sample):
        plan = planned_or_none(sample)
        if plan is None:
            return
        found = waterfalls(plan)
        standings = Standings(plan)
        layers = {filled.layer.id: filled for filled in plan.filling.tranches}
        for name, closing in closings_met(found, np.arange(len(found.cells))):
            told.append(name)
            (claims,) = (one for one in standings.claims(standings.rows[name]) if one.tranche == closing.tranche)
            mine = layers[closing.tranche].layer.group[claims.lines] == closing.group
            fills = [plan.filling.levels[at].value for at in claims.level[mine].tolist()]
            assert max(fills) == closing.fill
            assert fills.count(closing.fill) >= closing.cells
            assert len(fills) == closing.cells + closing.lower

    drawn()
    assert told


def with_bound(plan, number, more):
    """The same case with more in one row, decided again."""
    system = plan.problem.system
    upper = list(system.upper)
    upper[number] += more
    problem = replace(plan.problem, system=replace(system, upper=upper, _joined={}))
    return Plan(problem, fill(problem), plan.units)


def test_deciding_again_with_a_little_more_gives_what_was_said():
    told = []

    @settings(max_examples=10)
    @given(packing_cases())
    def drawn(sample):
        plan = planned_or_none(sample)
        if plan is None:
            return
        margins = Margins(Standings(plan))
        for number in range(len(plan.problem.system.names)):
            said = margins.of(number)
            if said is None:
                continue
            told.append(number)
            more = min(said.room, Fraction(1))
            again = with_bound(plan, number, more)
            for measure, one in (("eur", said.cents), ("client_years", said.client_years)):
                weight, den = plan.problem.context.weights(measure)
                gained = total(again).minus(total(plan))
                got = sum(gained.fraction(i) * int(weight[i]) for i in np.flatnonzero(gained.num).tolist())
                assert Fraction(got, 1) / den == one * more

    drawn()
    assert told


def total(plan) -> Exact:
    return plan.filling.total(len(plan.problem.lines))


def test_a_row_of_several_tranches_gives_to_the_first_that_it_cut():
    first = {"id": "first", "basis": "offer", "percent": 50}
    plan = solved(prepared(small(60, [Z1], {A: 100, B: 100}, tranches=[first, ALL])))
    found = Margins(Standings(plan)).of(0)
    assert (found.tranche, found.room) == ("first", Fraction(4000))
