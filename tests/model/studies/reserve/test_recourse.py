"""What a plan costs once the year is known: worked by hand, and by definitions other than those it is computed by."""

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from scipy.optimize import linprog

from verdeelsleutel.model.studies.reserve.known import best_known
from verdeelsleutel.model.studies.reserve.recourse import Outcome, Setting, Terms, Year, outcome, tail_mean, year

TERMS = Terms(
    served=Fraction(3, 5),
    recoverable=Fraction(4, 5),
    unused=Fraction(1, 10),
    moved=Fraction(1, 20),
    level=Fraction(9, 10),
    tail=Fraction(0),
)


def test_a_year_short_of_money_worked_by_hand():
    # Room 1000, agreed 950: 100 short in one bundle, 20 over in the other. Taken back 16, so there is 50 + 16 to add;
    # 60 could be served in time, and is. 40 stay unfunded; of the room 1000 − 1030 + 40 = 10 are unused.
    setting = Setting((1000,), (0, 0), (900, 900), (), TERMS)
    found = year(setting, [600, 350], [700, 330])
    assert found == Year(Fraction(40), Fraction(10), Fraction(16), 40 + Fraction(10, 10) + Fraction(16, 20))


def test_no_more_is_added_than_there_is():
    setting = Setting((1000,), (0, 0), (900, 900), (), TERMS)
    found = year(setting, [600, 390], [700, 385])
    assert found.unfunded == 100 - (10 + Fraction(4, 5) * 5)
    assert found.unused == Fraction(1, 5) * 5


def test_funds_do_not_pay_for_each_other():
    setting = Setting((100, 100), (0, 1), (100, 100), (), TERMS)
    found = year(setting, [100, 0], [150, 0])
    assert (found.unfunded, found.unused) == (50, 100)


@pytest.mark.parametrize("seed", range(30))
def test_unused_money_is_what_is_neither_agreed_and_delivered_nor_added(seed):
    rng = random.Random(seed)
    agreed, demand = ([rng.randint(0, 50) for _ in range(3)] for _ in range(2))
    setting = Setting((sum(agreed) + rng.randint(0, 20),), (0, 0, 0), (50, 50, 50), (), TERMS)
    found = year(setting, agreed, demand)
    used = sum(map(min, agreed, demand))
    short = sum(demand) - used
    assert found.unused == setting.rooms[0] - used - (short - found.unfunded)
    assert found.unused >= 0
    assert (1 - TERMS.served) * short <= found.unfunded <= short


@pytest.mark.parametrize("level", [Fraction(0), Fraction(1, 2), Fraction(9, 10), Fraction(19, 20), Fraction(33, 100)])
def test_the_tail_mean_is_the_least_of_the_programme_that_defines_cvar(level):
    rng = random.Random(3)
    values = [Fraction(rng.randint(0, 1000)) for _ in range(17)]
    n = len(values)
    goal = np.array([1.0] + [1 / (float(1 - level) * n)] * n)
    rows = np.hstack([-np.ones((n, 1)), -np.eye(n)])
    bounds = [(None, None)] + [(0, None)] * n
    found = linprog(goal, A_ub=rows, b_ub=[-float(v) for v in values], bounds=bounds, method="highs")
    assert float(tail_mean(values, level)) == pytest.approx(found.fun)


def test_the_tail_mean_of_level_nought_is_the_mean_and_near_one_the_largest():
    values = [Fraction(3), Fraction(9), Fraction(6)]
    assert tail_mean(values, Fraction(0)) == 6
    assert tail_mean(values, Fraction(99, 100)) == 9


def test_the_cost_weighs_the_mean_and_the_bad_years():
    years = tuple(Year(Fraction(v), Fraction(0), Fraction(0), Fraction(v)) for v in (0, 10, 20, 90))
    terms = replace(TERMS, level=Fraction(3, 4), tail=Fraction(1, 3))
    assert Outcome(years, terms).cost == Fraction(2, 3) * 30 + Fraction(1, 3) * 90


def test_the_mean_year_is_rounded_to_the_cent_halves_up():
    setting = Setting((9,), (0, 0), (9, 9), ((1, 2), (2, 2)), TERMS)
    assert setting.mean_year == (2, 2)


def test_what_is_held_back_is_rounded_up_and_agreements_stop_at_what_can_be_agreed():
    setting = Setting((1001, 500), (0, 1, 1), (2000, 100, 50), (), TERMS)
    assert setting.held(Fraction(5, 2)) == (26, 13)
    assert setting.agreed(setting.held(Fraction(5, 2))) == (975, 150)
    assert setting.window((0, 0), (26, 400)) == ((975, 1001), (100, 150))


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_of_whole_cents_is_better_in_a_known_year(seed):
    rng = random.Random(seed)
    caps = tuple(rng.randint(0, 12) for _ in range(2))
    demand = tuple(rng.randint(0, 12) for _ in range(2))
    parts = [Fraction(rng.randint(0, 4), 4) for _ in range(2)]
    terms = Terms(
        parts[0], parts[1], Fraction(rng.randint(0, 2), 4), Fraction(rng.randint(0, 2), 4), Fraction(1, 2), Fraction(0)
    )
    setting = Setting((rng.randint(1, 24),), (0, 0), caps, (demand,), terms)
    window = setting.window((0,), setting.held(Fraction(rng.choice([0, 30, 100]))))
    ((low, high),) = window
    every = [(x, y) for x in range(caps[0] + 1) for y in range(caps[1] + 1) if low <= x + y <= high]
    found = best_known(setting, demand, window)
    assert found in every
    assert outcome(setting, found).cost == min(year(setting, plan, demand).cost for plan in every)


def test_a_known_year_with_enough_money_agrees_what_is_delivered_and_no_more():
    setting = Setting((100,), (0, 0), (60, 60), (), replace(TERMS, unused=Fraction(0), moved=Fraction(0)))
    assert best_known(setting, (30, 40), ((0, 100),)) == (30, 40)


def test_a_known_year_short_of_money_agrees_all_of_it_in_proportion():
    setting = Setting((70,), (0, 0), (60, 90), (), TERMS)
    assert best_known(setting, (60, 80), ((0, 70),)) == (30, 40)
