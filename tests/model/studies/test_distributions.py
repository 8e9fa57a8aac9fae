"""What is drawn: the distribution that was asked, correlated as asked, the same for the same seed and number."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import scipy.stats

from verdeelsleutel.data.conditions import ProblemsError
from verdeelsleutel.model.studies.distributions import draw, factor_of, parse

DISCRETE = {"discrete": {"values": ["0.9", "1.2"], "weights": ["1", "3"]}}
WRITTEN = [
    ({"normal": ["1", "0.05"]}, scipy.stats.norm(1, 0.05)),
    ({"lognormal": ["2", "0.5"]}, scipy.stats.lognorm(np.sqrt(np.log(1.0625)), scale=2 / np.sqrt(1.0625))),
    ({"uniform": ["0.9", "1.1"]}, scipy.stats.uniform(0.9, 0.2)),
    ({"triangular": ["0.8", "1", "1.3"]}, scipy.stats.triang(0.4, 0.8, 0.5)),
    ({"beta": ["2", "5", "0.9", "1.2"]}, scipy.stats.beta(2, 5, 0.9, 0.3)),
]


@pytest.mark.parametrize(
    ("raw", "known"), WRITTEN, ids=lambda value: next(iter(value), "") if isinstance(value, dict) else ""
)
@pytest.mark.parametrize("u", [0.001, 0.25, 0.5, 0.77, 0.999])
def test_quantiles_are_those_of_the_distribution(raw, known, u):
    found = parse(raw).quantile(u)
    assert float(found) == pytest.approx(known.ppf(u), abs=1e-8)
    assert found.as_tuple().exponent == -9


def test_a_lognormal_has_the_mean_and_spread_that_are_written():
    known = WRITTEN[1][1]
    assert (known.mean(), known.std()) == pytest.approx((2, 0.5))


def test_the_ends_of_a_distribution_give_finite_figures():
    for raw, _ in WRITTEN:
        assert parse(raw).quantile(0.0) < parse(raw).quantile(1.0)


@pytest.mark.parametrize(("u", "value"), [(0.2, "0.9"), (0.25, "0.9"), (0.26, "1.2"), (1.0, "1.2")])
def test_a_discrete_distribution_gives_its_values_by_weight(u, value):
    assert parse(DISCRETE).quantile(u) == Decimal(value)


@pytest.mark.parametrize("raw", [raw for raw, _ in WRITTEN] + [DISCRETE])
def test_a_distribution_reads_back_as_it_is_written(raw):
    from verdeelsleutel.data.pack.yaml import plain, read_yaml

    tree, _ = read_yaml(f"drawn: {parse(raw)}", "study.yaml")
    assert parse(plain(tree)["drawn"]) == parse(raw)


@pytest.mark.parametrize(
    ("raw", "what", "hint"),
    [
        ("1.02", "this isn't a distribution", ""),
        ({"norml": ["1", "2"]}, "there is no such distribution", 'did you mean "normal"?'),
        ({"normal": ["1"]}, "normal takes 2 figures", ""),
        ({"normal": ["1", "-1"]}, "normal: sd can't be below 0", ""),
        ({"normal": ["1", "x"]}, "this isn't a number", ""),
        ({"lognormal": ["0", "1"]}, "lognormal: mean has to be above 0", ""),
        ({"triangular": ["1", "3", "2"]}, "triangular: the figures have to rise", ""),
        ({"beta": ["0", "1", "2", "3"]}, "beta: a and b have to be above 0", ""),
        ({"discrete": {"values": ["1"]}}, "discrete takes values and weights", ""),
        ({"discrete": {"values": ["1", "2"], "weights": ["1"]}}, "discrete takes as many weights as values", ""),
        ({"discrete": {"values": ["1"], "weights": ["0"]}}, "weights can't be below 0, nor all 0", ""),
    ],
)
def test_what_is_no_distribution_is_told_in_words(raw, what, hint):
    with pytest.raises(ProblemsError) as caught:
        parse(raw)
    (problem,) = caught.value.problems
    assert (problem.what, problem.hint) == (what, hint)


def test_a_number_draws_the_same_figures_whatever_else_is_drawn():
    drawn = [parse(raw) for raw, _ in WRITTEN]
    first = [draw(drawn, (), 7, number) for number in (3, 0, 1)]
    assert first[0] == draw(drawn, (), 7, 3)
    assert first[0] != first[1]
    assert first[0] != draw(drawn, (), 8, 3)


def test_draws_have_the_spread_and_the_correlation_that_were_asked():
    normal = parse({"normal": ["1", "0.1"]})
    draws = np.array([[float(v) for v in draw([normal] * 3, ((0, 2, Fraction(-4, 5)),), 1, n)] for n in range(4000)])
    assert draws.mean(axis=0) == pytest.approx([1, 1, 1], abs=0.01)
    assert draws.std(axis=0) == pytest.approx([0.1] * 3, abs=0.005)
    correlations = np.corrcoef(draws.T)
    assert correlations[0, 2] == pytest.approx(-0.8, abs=0.02)
    assert abs(correlations[0, 1]) < 0.05


def test_figures_that_determine_each_other_move_as_one():
    normal = parse({"normal": ["0", "1"]})
    one, other = draw([normal, normal], ((0, 1, Fraction(1)),), 5, 0)
    assert one == other


def test_the_factor_multiplies_back_to_the_correlations():
    pairs = ((0, 1, Fraction(1, 2)), (1, 2, Fraction(-1, 4)), (0, 3, Fraction(1, 3)))
    factor = np.zeros((4, 4))
    for i, row in enumerate(factor_of(4, pairs)):
        factor[i, : i + 1] = row
    wanted = np.eye(4)
    for i, j, value in pairs:
        wanted[i, j] = wanted[j, i] = float(value)
    assert factor @ factor.T == pytest.approx(wanted)


@pytest.mark.parametrize("last", [Fraction(-1), Fraction(0)])
def test_correlations_that_cannot_hold_together_are_refused(last):
    with pytest.raises(ProblemsError, match="can't hold together"):
        factor_of(3, ((0, 1, Fraction(1)), (0, 2, Fraction(1)), (1, 2, last)))
