"""An axis of a design: a parameter's name with the values, or the distribution, that it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from verdeelsleutel.data.study.distributions import Distribution
from verdeelsleutel.model.studies.distributions import Correlations

__all__ = ["Axis", "Design", "Options", "Point"]

Point = tuple[Fraction, ...]
"""A value per axis."""


@dataclass(frozen=True)
class Axis:
    """A parameter and what it takes.

    Attributes:
        name: of the parameter.
        values: one by one, or
        distribution: that they are drawn from.
    """

    name: str
    values: tuple[Fraction, ...] = ()
    distribution: Distribution | None = None

    def at(self, u: Any) -> Fraction:  # noqa: ANN401  # a number of numpy's, from 0 up to 1
        """The value at a place of the unit interval; values one by one take equal parts of it."""
        if self.distribution is not None:
            return Fraction(self.distribution.quantile(u.item() if hasattr(u, "item") else u))
        return self.values[min(int(u * len(self.values)), len(self.values) - 1)]


@dataclass(frozen=True)
class Options:
    """What a design needs besides its axes.

    Attributes:
        samples: how many are drawn; 0 where none is.
        seed: of what is drawn.
        indices: whether sensitivity indices are made of the outcome.
        correlations: between axes.
    """

    samples: int = 0
    seed: int = 1
    indices: bool = False
    correlations: Correlations = ()


class Design(Protocol):
    """Points that depend on their number alone."""

    def __len__(self) -> int:
        """How many points."""
        ...

    def point(self, number: int) -> Point:
        """One point."""
        ...


@dataclass(frozen=True)
class OnCube:
    """Points of the unit cube, laid on axes.

    Attributes:
        axes: the axes.
        cube: shape (points, axes), from 0 up to 1.
    """

    axes: Sequence[Axis]
    cube: Any

    def __len__(self) -> int:
        return len(self.cube)

    def point(self, number: int) -> Point:
        """One point."""
        return tuple(axis.at(u) for axis, u in zip(self.axes, self.cube[number], strict=True))
