"""Monte Carlo: every scenario drawn by itself, so that it depends on the seed and its number alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verdeelsleutel.model.studies.designs.axis import Axis, Design, Options, Point
from verdeelsleutel.model.studies.distributions import uniforms

__all__ = ["design"]


@dataclass(frozen=True)
class _Drawn:
    axes: Sequence[Axis]
    options: Options

    def __len__(self) -> int:
        return self.options.samples

    def point(self, number: int) -> Point:
        drawn = uniforms(len(self.axes), self.options.correlations, self.options.seed, number)
        return tuple(axis.at(u) for axis, u in zip(self.axes, drawn, strict=True))


def design(axes: Sequence[Axis], options: Options) -> Design:
    """The draws."""
    return _Drawn(axes, options)
