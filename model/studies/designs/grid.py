"""Every combination of the values; the last parameter turns fastest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from verdeelsleutel.model.studies.designs.axis import Axis, Design, Options, Point

__all__ = ["design"]


@dataclass(frozen=True)
class _Grid:
    axes: Sequence[Axis]

    def __len__(self) -> int:
        return math.prod(len(axis.values) for axis in self.axes)

    def point(self, number: int) -> Point:
        values = []
        for axis in reversed(self.axes):
            number, at = divmod(number, len(axis.values))
            values.append(axis.values[at])
        return tuple(reversed(values))


def design(axes: Sequence[Axis], options: Options) -> Design:
    """The grid."""
    del options
    return _Grid(axes)
