"""A parameter: a named number of case or pack, and how it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple, Protocol

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.conditions import EVERYTHING, Condition
from verdeelsleutel.data.faults import Fault, Place, StudyFaults
from verdeelsleutel.data.pack import Pack

__all__ = ["Change", "Pair", "Parameter", "parameter_of"]

How = Literal["values", "scale", "add", "share"]


class Pair(NamedTuple):
    """A case and the pack it is decided under."""

    case: Case
    pack: Pack


@dataclass(frozen=True)
class Change:
    """What happens to a number: it becomes the value, is multiplied by it, or has it added."""

    how: How
    value: Fraction

    def of(self, old: Fraction) -> Fraction:
        """The number after it."""
        if self.how == "scale":
            return old * self.value
        return old + self.value if self.how == "add" else self.value


class Parameter(Protocol):
    """A number (or a column of them) that a study may turn."""

    def changed(self, pair: Pair, change: Change) -> Pair:
        """Case and pack after a change.

        Raises:
            CaseFaults, PackFaults: the new value is none that the contract or the pack's vocabulary allows.
        """
        ...


def parameter_of(
    path: str,
    pairs: Sequence[Pair],
    *,
    where: Condition = EVERYTHING,
    place: Place | None = None,
) -> Parameter:
    """The parameter that a path leads to.

    Args:
        path: as a study names it.
        pairs: case and packs of the study; the path has to lead somewhere in the first of them.
        where: rows of a table.
        place: where the path is written, for faults.

    Raises:
        StudyFaults: it leads nowhere, or to no number.
    """
    from verdeelsleutel.model.studies.parameters.case_column import case_column
    from verdeelsleutel.model.studies.parameters.pack_number import pack_number

    place = place or Place(path)
    head, _, rest = path.partition(".")
    if head == "pack":
        if where:
            raise StudyFaults([Fault(place, "where speaks of rows, and a pack has none", path, "case.TABLE.COLUMN")])
        return pack_number(rest, [pair.pack for pair in pairs], place)
    if head == "case":
        return case_column(rest, pairs[0].case, where, place)
    raise StudyFaults([Fault(place, "a parameter stands in the case or the pack", path, "case.… or pack.…")])
