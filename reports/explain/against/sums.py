"""Percentage points as they are shown: hundredths that add up in every column, and across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from verdeelsleutel.data.exact import cut_parts
from verdeelsleutel.model.explain.against.sides import Sides
from verdeelsleutel.reports.dutch import Language

__all__ = ["WHOLE", "Shown", "shown_of"]

PLACES, WHOLE = 4, 10**4
"""Parts of 1 with four decimals are hundredths of a percent."""


@dataclass(frozen=True)
class Shown:
    """Steps of two providers in hundredths of a percent of what each asked, by largest remainder.

    Attributes:
        columns: per provider one number per part of `Sides.parts`; with 100 % they come to what was agreed, cut.
    """

    columns: tuple[Sequence[int], Sequence[int]]

    @property
    def differences(self) -> list[int]:
        """Per part the first less the second."""
        return [one - other for one, other in zip(*self.columns, strict=True)]

    @property
    def difference(self) -> int:
        """Of what was agreed."""
        return sum(self.differences)

    @property
    def agreed(self) -> tuple[int, int]:
        """What was agreed of what was asked."""
        one, other = (WHOLE + sum(column) for column in self.columns)
        return one, other

    @staticmethod
    def text(points: int, lang: Language, *, sign: bool = True) -> str:
        """Hundredths as a number with two decimals, and its sign."""
        return ("+" if sign and points > 0 else "") + lang.number(Fraction(points, 100), 2)


def shown_of(sides: Sides) -> Shown | None:
    """The parts of two providers as they are shown; None where one of them asked nothing."""
    if sides.difference is None:
        return None
    one, other = (cut_parts([part.parts[i] or Fraction(0) for part in sides.parts], PLACES) for i in (0, 1))
    return Shown((one, other))
