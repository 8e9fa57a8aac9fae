"""Values side by side: the first of every parameter, the second of every parameter, and so on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verdeelsleutel.model.studies.designs.axis import Axis, Design, Options, Point

__all__ = ["design"]


@dataclass(frozen=True)
class _List:
    axes: Sequence[Axis]

    def __len__(self) -> int:
        return len(self.axes[0].values) if self.axes else 1

    def point(self, number: int) -> Point:
        return tuple(axis.values[number] for axis in self.axes)


def design(axes: Sequence[Axis], options: Options) -> Design:
    """The list."""
    del options
    return _List(axes)
