"""Figures drawn together from distributions, correlated where a study says so.

A Gaussian copula: standard normals are mixed by the Cholesky factor of the correlations, made uniform by the normal
distribution, and each uniform goes through the quantile of its own distribution. A correlation is therefore one of
the normals behind the figures, not of the figures themselves (for normal figures it is the same).

What number `n` draws depends on the seed and on n alone, so pieces of a study can be drawn anywhere and in any order.
Floats end here: a draw is a decimal of 9 places (`data.study.distributions`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from statistics import NormalDist

from verdeelsleutel.data.conditions import Problem, ProblemsError
from verdeelsleutel.data.study.distributions import Distribution, parse

__all__ = ["Correlations", "Distribution", "draw", "factor_of", "parse", "uniforms"]

Correlations = tuple[tuple[int, int, Fraction], ...]
"""Pairs of positions in a list of distributions, with their correlation; any other pair is independent."""

_SINGULAR = 1e-12  # a pivot as small as this counts as none: figures that determine each other


def draw(distributions: Sequence[Distribution], correlations: Correlations, seed: int, number: int) -> list[Decimal]:
    """One figure from every distribution, in order.

    Args:
        distributions: of the figures.
        correlations: between them.
        seed: of the study.
        number: which draw; the same number gives the same figures.

    Raises:
        ProblemsError: the correlations can't hold together.
    """
    drawn = uniforms(len(distributions), correlations, seed, number)
    return [each.quantile(u) for each, u in zip(distributions, drawn, strict=True)]


def uniforms(count: int, correlations: Correlations, seed: int, number: int) -> list[float]:
    """Numbers of the unit interval that are drawn together; arguments as those of `draw`."""
    from numpy.random import SeedSequence, default_rng

    generator = default_rng(SeedSequence(seed, spawn_key=(number,)))
    normals = [NormalDist().inv_cdf(max(u, 2.0**-53)) for u in generator.random(count).tolist()]
    factor = factor_of(count, tuple(correlations))
    mixed = [math.fsum(a * z for a, z in zip(row, normals, strict=False)) for row in factor]
    return [NormalDist().cdf(value) for value in mixed]


@lru_cache(maxsize=16)
def factor_of(count: int, correlations: Correlations) -> tuple[tuple[float, ...], ...]:
    """The lower Cholesky factor of a matrix of correlations, row by row up to the diagonal.

    Args:
        count: of figures.
        correlations: between them.

    Raises:
        ProblemsError: no figures can be correlated so.

    Example:
        >>> factor_of(2, ((0, 1, Fraction(3, 5)),))
        ((1.0,), (0.6, 0.8))
    """
    matrix = [[float(i == j) for j in range(count)] for i in range(count)]
    for one, other, value in correlations:
        matrix[one][other] = matrix[other][one] = float(value)
    factor: list[list[float]] = []
    for i in range(count):
        row: list[float] = []
        for j in range(i + 1):
            above = row if j == i else factor[j]
            rest = matrix[i][j] - math.fsum(a * b for a, b in zip(row, above[:j], strict=True))
            if j < i and factor[j][j] > 0:
                row.append(rest / factor[j][j])
            elif j == i and rest > -_SINGULAR:
                row.append(math.sqrt(rest) if rest > _SINGULAR else 0.0)
            elif j < i and abs(rest) <= math.sqrt(_SINGULAR):
                row.append(0.0)
            else:
                what = "these correlations can't hold together: no figures can be correlated so"
                raise ProblemsError([Problem((), what, expected="a matrix without negative eigenvalues")])
        factor.append(row)
    return tuple(map(tuple, factor))
