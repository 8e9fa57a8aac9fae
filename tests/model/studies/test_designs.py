"""Designs: which points they give, and that a point depends on its number alone."""

from fractions import Fraction

import pytest

from verdeelsleutel.data.study.distributions import parse
from verdeelsleutel.model.studies.designs import Axis, Options, design_of

VALUES = Axis("a", (Fraction(1), Fraction(2), Fraction(3)))
OTHER = Axis("b", (Fraction(10), Fraction(20)))
DRAWN = Axis("c", distribution=parse({"uniform": ["2", "4"]}))


def points(name, axes, **options):
    design = design_of(name, axes, Options(**options))
    return [design.point(number) for number in range(len(design))]


def test_a_grid_has_every_combination_and_turns_the_last_fastest():
    assert points("grid", [VALUES, OTHER]) == [(a, b) for a in (1, 2, 3) for b in (10, 20)]
    assert points("grid", []) == [()]


def test_a_list_takes_the_values_side_by_side():
    assert points("list", [OTHER, Axis("x", (Fraction(5), Fraction(6)))]) == [(10, 5), (20, 6)]
    assert points("list", []) == [()]


def test_a_hypercube_draws_once_from_every_part():
    found = [point[0] for point in points("lhs", [DRAWN, VALUES], samples=8, seed=3)]
    assert sorted(int((value - 2) * 4) for value in found) == list(range(8))


def test_values_one_by_one_take_equal_parts_of_a_drawn_design():
    found = [point[1] for point in points("lhs", [DRAWN, VALUES], samples=9, seed=3)]
    assert sorted(found) == [1, 1, 1, 2, 2, 2, 3, 3, 3]


@pytest.mark.parametrize(("name", "indices", "count"), [
    ("sobol", False, 8), ("sobol", True, 8 * 4), ("morris", True, 8 * 3), ("montecarlo", False, 8), ("lhs", False, 8),
])  # fmt: skip
def test_a_drawn_design_is_the_same_for_a_seed_and_another_for_another(name, indices, count):
    one, again, other = (points(name, [DRAWN, VALUES], samples=8, seed=s, indices=indices) for s in (1, 1, 2))
    assert one == again
    assert one != other
    assert len(one) == count
    assert all(2 <= point[0] <= 4 for point in one)


def test_a_draw_of_monte_carlo_does_not_depend_on_how_many_there_are():
    few, many = (points("montecarlo", [DRAWN, DRAWN], samples=n, seed=5) for n in (3, 30))
    assert many[:3] == few


def test_correlated_draws_go_together():
    found = points("montecarlo", [DRAWN, DRAWN], samples=400, seed=5, correlations=((0, 1, Fraction(9, 10)),))
    together = sum((a > 3) == (b > 3) for a, b in found)
    assert together > 300  # of independent draws about 200
