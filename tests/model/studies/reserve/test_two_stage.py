"""The best plan for all years: against a programme written apart, closed forms, and what has to hold of any."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.oracle.reserve import least_cost
from verdeelsleutel.model.solve import two_stage
from verdeelsleutel.model.solve.assembly import SolverError
from verdeelsleutel.model.solve.two_stage import best_plan
from verdeelsleutel.model.studies.reserve.known import best_known
from verdeelsleutel.model.studies.reserve.recourse import Outcome, Setting, Terms, outcome, year

NEUTRAL = Terms(
    served=Fraction(1, 2),
    recoverable=Fraction(4, 5),
    unused=Fraction(0),
    moved=Fraction(0),
    level=Fraction(9, 10),
    tail=Fraction(0),
)


def drawn(seed: int, *, years: int = 6) -> Setting:
    """A random programme of some bundles in one or two funds, sometimes short of money, sometimes not."""
    rng = random.Random(seed)
    funds = rng.choice([1, 1, 2])
    bundles = rng.randint(funds, 5)
    purse = [*range(funds), *(rng.randrange(funds) for _ in range(bundles - funds))]
    base = [rng.randint(0, 10_000) for _ in range(bundles)]
    rooms = [
        max(1, int(rng.uniform(0.8, 1.2) * sum(v for v, f in zip(base, purse, strict=True) if f == i)))
        for i in range(funds)
    ]
    demands = [tuple(int(v * rng.uniform(0.7, 1.3)) for v in base) for _ in range(years)]
    parts = [Fraction(rng.randint(0, 4), 4) for _ in range(3)]
    terms = Terms(
        parts[0], parts[1], Fraction(rng.randint(0, 3), 10), Fraction(rng.randint(0, 3), 10), Fraction(1, 2), parts[2]
    )
    caps = tuple(int(v * rng.uniform(0.9, 1.4)) for v in base)
    return Setting(tuple(rooms), tuple(purse), caps, tuple(demands), terms)


def window_of(setting: Setting, least: int, most: int):
    return setting.window(setting.held(Fraction(least)), setting.held(Fraction(most)))


@pytest.mark.parametrize("seed", range(25))
def test_the_cost_is_that_of_a_programme_written_apart_bundle_by_bundle(seed):
    setting = drawn(seed)
    for least, most in ((0, 20), (5, 5)):
        window = window_of(setting, least, most)
        found = best_plan(setting, window)
        assert float(outcome(setting, found).cost) == pytest.approx(least_cost(setting, window), abs=len(found) + 1)


@pytest.mark.parametrize("seed", range(20))
def test_a_plan_keeps_caps_and_window_to_the_cent(seed):
    setting = drawn(seed)
    window = window_of(setting, 2, 15)
    found = best_plan(setting, window)
    assert all(0 <= amount <= cap for amount, cap in zip(found, setting.caps, strict=True))
    for members, (low, high) in zip(setting.members, window, strict=True):
        assert low <= sum(found[b] for b in members) <= high


@pytest.mark.parametrize("seed", range(25))
def test_one_scenario_costs_what_the_year_costs_when_it_is_known(seed):
    setting = drawn(seed, years=1)
    window = window_of(setting, 0, 20)
    (demand,) = setting.demands
    known = year(setting, best_known(setting, demand, window), demand).cost
    found = outcome(setting, best_plan(setting, window)).cost
    assert known <= found <= known + len(setting.caps)
    assert setting.mean_year == demand


@pytest.mark.parametrize("seed", range(25))
def test_knowing_costs_least_and_planning_for_the_mean_year_costs_most(seed):
    setting = drawn(seed, years=8)
    window = window_of(setting, 0, 20)
    known = [year(setting, best_known(setting, demand, window), demand) for demand in setting.demands]
    wait_and_see = Outcome(tuple(known), setting.terms).cost
    here_and_now = outcome(setting, best_plan(setting, window)).cost
    of_the_mean = outcome(setting, best_known(setting, setting.mean_year, window)).cost
    assert wait_and_see <= here_and_now <= of_the_mean + len(setting.caps)


DELIVERED = [10_000 + 1_000 * i for i in range(10)]
"""Ten years of one bundle, with a room of 20,000 cents."""


def newsvendor(served: Fraction, moved: Fraction) -> Setting:
    terms = replace(NEUTRAL, served=served, recoverable=Fraction(1), moved=moved)
    return Setting((20_000,), (0,), (20_000,), tuple((d,) for d in DELIVERED), terms)


@pytest.mark.parametrize(("served", "moved", "quantile"), [("0.5", "0.2", 8), ("0.7", "0.5", 4), ("0", "0.2", 9)])
def test_one_bundle_is_agreed_up_to_the_quantile_of_a_newsvendor(served, moved, quantile):
    # Too little costs 1 − served per euro, too much what is taken back of it: agree up to their critical ratio.
    short, over = 1 - Fraction(served), Fraction(moved)
    assert quantile - 1 < 10 * short / (short + over) < quantile
    setting = newsvendor(Fraction(served), over)
    (agreed,) = best_plan(setting, window_of(setting, 0, 100))
    assert agreed == pytest.approx(DELIVERED[quantile - 1], abs=1)


def test_knowing_and_planning_for_all_years_are_worth_what_a_newsvendor_says():
    setting = newsvendor(Fraction(0), Fraction(1, 5))
    window = window_of(setting, 0, 100)
    known = [year(setting, best_known(setting, demand, window), demand) for demand in setting.demands]
    assert Outcome(tuple(known), setting.terms).cost == 0
    # 18,000 is agreed: 1,000 too little in one year of ten; too much by 8,000 down to 1,000 in eight.
    assert outcome(setting, best_plan(setting, window)).cost == pytest.approx(100 + 36_000 // 10 // 5, abs=1)
    # 14,500, the mean, is 12,500 too little and 12,500 too much in all.
    assert outcome(setting, best_known(setting, setting.mean_year, window)).cost == 1_250 + 1_250 // 5


def test_with_nothing_between_plans_the_one_that_agrees_most_is_taken():
    # All that is short can be served from what isn't agreed, so holding back costs nothing.
    setting = Setting(
        (100,), (0, 0), (60, 60), ((60, 30), (30, 60)), replace(NEUTRAL, served=Fraction(1), recoverable=Fraction(1))
    )
    assert sum(best_plan(setting, window_of(setting, 0, 100))) == 100


@pytest.mark.parametrize("seed", range(10))
def test_bad_years_that_count_more_cost_less(seed):
    calm = replace(drawn(seed), terms=replace(NEUTRAL, level=Fraction(2, 3)))
    wary = replace(calm, terms=replace(calm.terms, tail=Fraction(1)))
    window = window_of(calm, 0, 30)
    plain, careful = (best_plan(setting, window) for setting in (calm, wary))
    slack = 2 * len(calm.caps)
    assert outcome(calm, careful).tail("cost") <= outcome(calm, plain).tail("cost") + slack
    assert outcome(calm, careful).expected("cost") >= outcome(calm, plain).expected("cost") - slack


def test_a_window_that_no_plan_reaches_is_told():
    setting = Setting((100,), (0,), (40,), ((30,),), NEUTRAL)
    with pytest.raises(SolverError, match="no plan lies within"):
        best_plan(setting, ((50, 60),))


def test_a_cost_that_is_not_that_of_the_plan_stops_the_study(monkeypatch):
    setting = newsvendor(Fraction(1, 2), Fraction(1, 5))
    wrong = replace(setting.terms, moved=Fraction(9, 10))
    monkeypatch.setattr(two_stage, "outcome", lambda setting, plan: outcome(replace(setting, terms=wrong), plan))
    with pytest.raises(SolverError, match="isn't the cost of its plan"):
        best_plan(setting, window_of(setting, 0, 100))
