"""Sensitivity of figures to parameters: Morris' elementary effects and Sobol' indices, by SALib.

Formula:
    Morris: mu_star = mean |effect|, sigma = standard deviation of effects, of one step of a parameter
    Sobol': S1 = V(E(Y|X_i)) ÷ V(Y),  ST = 1 − V(E(Y|X_~i)) ÷ V(Y)

Source: Morris 1991; Saltelli et al. 2010; Herman and Usher, "SALib: an open-source Python library for sensitivity
analysis", 2017.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

__all__ = ["LEVELS", "Index", "morris_indices", "problem_of", "sobol_indices"]

LEVELS = 4
"""Levels of Morris' grid."""

PLACES = 6
"""Decimals in which an index is told; it is an estimate."""


class Index(NamedTuple):
    """How much a figure hangs on a parameter; `low` to `high` is its 95 % interval, as text."""

    name: str
    measure: str
    value: str
    low: str
    high: str


def problem_of(names: Sequence[str]) -> dict[str, Any]:
    """What SALib wants to know of the parameters: they run from 0 to 1."""
    return {"num_vars": len(names), "names": list(names), "bounds": [[0, 1]] * len(names)}


def morris_indices(names: Sequence[str], cube: Any, outcome: Any, seed: int) -> Iterator[Index]:  # noqa: ANN401  # arrays of numpy
    """Effects of every parameter on a figure.

    Args:
        names: of the parameters.
        cube: shape (points, parameters), the design.
        outcome: shape (points,), the figure.
        seed: of the resampling for the interval.
    """
    from SALib.analyze import morris

    found = morris.analyze(problem_of(names), cube, outcome, num_levels=LEVELS, seed=seed)
    for at, name in enumerate(names):
        half = found["mu_star_conf"][at]
        yield _index(name, "mu_star", found["mu_star"][at], half)
        yield _index(name, "sigma", found["sigma"][at], None)


def sobol_indices(names: Sequence[str], outcome: Any, seed: int) -> Iterator[Index]:  # noqa: ANN401  # an array of numpy
    """First-order and total indices of every parameter.

    Args:
        names: of the parameters.
        outcome: shape (points,), the figure at the points of Saltelli's sample.
        seed: of the resampling for the interval.
    """
    from SALib.analyze import sobol

    found = sobol.analyze(problem_of(names), outcome, calc_second_order=False, seed=seed)
    for at, name in enumerate(names):
        for measure in ("S1", "ST"):
            yield _index(name, measure, found[measure][at], found[f"{measure}_conf"][at])


def _index(name: str, measure: str, value: Any, half: Any) -> Index:  # noqa: ANN401  # numbers of numpy
    if half is None:
        return Index(name, measure, _text(value), "", "")
    return Index(name, measure, _text(value), _text(value - half), _text(value + half))


def _text(value: Any) -> str:  # noqa: ANN401  # idem
    """A number of an estimate in few decimals; empty where it has none."""
    if value != value:  # noqa: PLR0124  # not a number: the figure is the same everywhere
        return ""
    return f"{Decimal(repr(value.item())):.{PLACES}f}"
