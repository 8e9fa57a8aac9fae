"""What a study says about a figure that nobody knows yet: a distribution, as it is written in a study file.

| written | meaning |
|---|---|
| `{normal: [mean, sd]}` | |
| `{lognormal: [mean, sd]}` | mean and sd of the figure itself, not of its logarithm; mean above 0 |
| `{uniform: [low, high]}` | |
| `{triangular: [low, mode, high]}` | |
| `{beta: [a, b, low, high]}` | beta(a, b) stretched over low … high |
| `{discrete: {values: [...], weights: [...]}}` | one of the values; weights needn't add up to 1 |

Parameters are exact; a quantile is rounded to `PLACES` decimals, so that what is drawn is the same decimal wherever
floats differ in their last bits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from statistics import NormalDist
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from verdeelsleutel.data.conditions import Problem, ProblemsError
from verdeelsleutel.data.faults import did_you_mean
from verdeelsleutel.data.pack.fields import number, written

__all__ = ["PLACES", "Distribution", "Drawn", "parse"]

PLACES = 9
"""Decimals of what is drawn."""

DISCRETE = "discrete"
_PARAMETERS = {
    "normal": ("mean", "sd"),
    "lognormal": ("mean", "sd"),
    "uniform": ("low", "high"),
    "triangular": ("low", "mode", "high"),
    "beta": ("a", "b", "low", "high"),
}
_FORMS = [*_PARAMETERS, DISCRETE]
_CLOSEST = 2.0**-53  # quantiles are asked strictly between 0 and 1
_UNIT = Decimal(1).scaleb(-PLACES)


@dataclass(frozen=True)
class Distribution:
    """A distribution of one figure.

    Attributes:
        form: normal, lognormal, uniform, triangular, beta or discrete.
        parameters: in the order in which they are written; the values of a discrete one.
        weights: of the values of a discrete one, in the same order.
    """

    form: str
    parameters: tuple[Fraction, ...]
    weights: tuple[Fraction, ...] = ()

    def quantile(self, u: float) -> Decimal:
        """The value that the figure doesn't exceed with probability u, rounded to `PLACES` decimals, halves to even.

        Args:
            u: from 0 to 1; the ends count as the nearest float inside.
        """
        inside = min(max(u, _CLOSEST), 1 - _CLOSEST)
        value = _QUANTILES[self.form](self, inside)
        exact = Decimal(value) if isinstance(value, float) else Decimal(value.numerator) / value.denominator
        return exact.quantize(_UNIT)

    def __str__(self) -> str:
        """As a study file writes it."""
        figures = ", ".join(map(written, self.parameters))
        if self.form != DISCRETE:
            return f"{{{self.form}: [{figures}]}}"
        return f"{{{DISCRETE}: {{values: [{figures}], weights: [{', '.join(map(written, self.weights))}]}}}}"


def parse(raw: object) -> Distribution:
    """A distribution as a study writes it.

    Args:
        raw: a mapping of one word to its figures, as read from YAML.

    Raises:
        ProblemsError: everything that is wrong in it.

    Example:
        >>> parse({"uniform": ["0.9", "1.1"]}).quantile(0.25)
        Decimal('0.950000000')
    """
    if isinstance(raw, Distribution):
        return raw
    if not isinstance(raw, Mapping) or len(raw) != 1:
        shown = f"{len(raw)} keys" if isinstance(raw, Mapping) else str(raw)
        raise _problem("this isn't a distribution", shown, f"one of {', '.join(_FORMS)} with its figures")
    form, figures = next(iter(raw.items()))
    if form == DISCRETE:
        return _discrete(figures)
    if form not in _PARAMETERS:
        hint = did_you_mean(str(form), _FORMS)
        raise _problem("there is no such distribution", str(form), f"one of {', '.join(_FORMS)}", hint)
    names = _PARAMETERS[form]
    if not isinstance(figures, list | tuple) or len(figures) != len(names):
        found = ", ".join(map(str, figures)) if isinstance(figures, list | tuple) else str(figures)
        raise _problem(f"{form} takes {len(names)} figures", found, f"[{', '.join(names)}]")
    parameters = tuple(number(figure) for figure in figures)
    wrong = _out_of_order(form, parameters)
    if wrong:
        raise _problem(f"{form}: {wrong}", ", ".join(map(written, parameters)), f"[{', '.join(names)}]")
    return Distribution(form, parameters)


Drawn = Annotated[
    Distribution,
    PlainValidator(parse),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "object", "minProperties": 1, "maxProperties": 1}),
]
"""A distribution as a field of a study."""


def _problem(what: str, found: str, expected: str, hint: str = "") -> ProblemsError:
    return ProblemsError([Problem((), what, found, expected, hint)])


def _out_of_order(form: str, figures: Sequence[Fraction]) -> str:
    """What is wrong with the figures of a form, in words; empty when nothing is."""
    if form in ("normal", "lognormal"):
        mean, sd = figures
        if sd < 0:
            return "sd can't be below 0"
        return "mean has to be above 0" if form == "lognormal" and mean <= 0 else ""
    if form == "beta" and min(figures[:2]) <= 0:
        return "a and b have to be above 0"
    ordered = figures[2:] if form == "beta" else figures
    return "" if list(ordered) == sorted(ordered) else "the figures have to rise"


def _discrete(raw: object) -> Distribution:
    expected = "values: [...], weights: [...]"
    if not isinstance(raw, Mapping) or set(raw) != {"values", "weights"}:
        raise _problem("discrete takes values and weights", str(raw), expected)
    lists = raw["values"], raw["weights"]
    if not all(isinstance(part, list | tuple) and part for part in lists) or len(lists[0]) != len(lists[1]):
        raise _problem("discrete takes as many weights as values", str(dict(raw)), expected)
    values, weights = (tuple(number(figure) for figure in part) for part in lists)
    if min(weights) < 0 or sum(weights) == 0:
        raise _problem("weights can't be below 0, nor all 0", ", ".join(map(written, weights)), expected)
    return Distribution(DISCRETE, values, weights)


def _normal(drawn: Distribution, u: float) -> float:
    mean, sd = map(float, drawn.parameters)
    return mean + sd * NormalDist().inv_cdf(u)


def _lognormal(drawn: Distribution, u: float) -> float:
    mean, sd = map(float, drawn.parameters)
    spread = math.log1p((sd / mean) ** 2)
    return mean * math.exp(math.sqrt(spread) * NormalDist().inv_cdf(u) - spread / 2)


def _uniform(drawn: Distribution, u: float) -> Fraction:
    low, high = drawn.parameters
    return low + (high - low) * Fraction(u)


def _triangular(drawn: Distribution, u: float) -> float:
    low, mode, high = map(float, drawn.parameters)
    width = high - low
    if u * width <= mode - low:
        return low + math.sqrt(u * width * (mode - low))
    return high - math.sqrt((1 - u) * width * (high - mode))


def _beta(drawn: Distribution, u: float) -> float:
    from scipy.special import betaincinv

    a, b, low, high = map(float, drawn.parameters)
    return low + (high - low) * float(betaincinv(a, b, u))


def _one_of_values(drawn: Distribution, u: float) -> Fraction:
    aim = Fraction(u) * sum(drawn.weights)
    ranked = sorted(zip(drawn.parameters, drawn.weights, strict=True))
    reached = accumulate(weight for _, weight in ranked)
    return next(value for (value, _), so_far in zip(ranked, reached, strict=True) if aim <= so_far)


_QUANTILES: dict[str, Callable[[Distribution, float], float | Fraction]] = {
    "normal": _normal,
    "lognormal": _lognormal,
    "uniform": _uniform,
    "triangular": _triangular,
    "beta": _beta,
    DISCRETE: _one_of_values,
}
