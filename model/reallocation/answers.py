"""What providers answered to an offer, how it was judged, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from verdeelsleutel.data.integers import Ints, Mask
from verdeelsleutel.data.response_form import AGREED
from verdeelsleutel.model.lines import Lines

if TYPE_CHECKING:
    from verdeelsleutel.model.problem import Problem

__all__ = ["Answer", "answered", "answers", "below_offer"]


@dataclass(frozen=True)
class Answer:
    """One line that a provider answered.

    Attributes:
        line: its number.
        before: units in force.
        offered: None in a run that goes on from no offer.
        asked: what the provider answered.
        judged: accepted, partly, rejected, agreed (with the offer); empty where it isn't judged yet.
        accepted: None where it wasn't; what was asked where the provider agrees, though that caps nothing.
        agreed: what the run made of it.
    """

    line: int
    before: Fraction
    offered: Fraction | None
    asked: Fraction
    judged: str
    accepted: Fraction | None
    agreed: int


def answered(lines: Lines, *, judged: bool) -> Mask:
    """Lines with an answer that is judged, or with one that isn't yet."""
    table = lines.case.table("responses")
    chosen = np.array([bool(verdict) is judged for verdict in table["judged"].tolist()], dtype=np.bool_)
    found = np.zeros(len(lines), dtype=np.bool_)
    found[lines.find(table)[chosen]] = True
    return found


def answers(problem: Problem, units: Ints) -> list[Answer]:
    """Every answer beside what is agreed of its line, in the order of the lines."""
    return sorted(_answers(problem, units), key=lambda one: one.line)


def _answers(problem: Problem, units: Ints) -> Iterator[Answer]:
    situation, table = problem.situation, problem.case.table("responses")
    assert situation is not None  # asked of reallocations only
    rows = zip(problem.lines.find(table).tolist(), table["units"].tolist(), table["judged"].tolist(), strict=True)
    for line, asked, judged in rows:
        accepted = situation.accepted.fraction(line) if situation.capped[line] else None
        yield Answer(
            line,
            situation.agreement.fraction(line),
            None if situation.offered is None else situation.offered.fraction(line),
            Fraction(asked),
            judged or "",
            Fraction(asked) if judged == AGREED else accepted,
            int(units[line]),
        )


def below_offer(found: list[Answer]) -> tuple[list[Answer], list[Answer]]:
    """Answers that were accepted and whose lines end below the offer, in whole units, apart by what did it.

    Who asks less than the offer, and gets that, is among neither.

    Returns:
        Those accepted for less than was offered and asked; and those accepted for no less, where tranches ask less or
        room goes elsewhere: an answer bounds a line and asks nothing.
    """
    short = [one for one in found if one.accepted is not None and _wanted(one) > one.agreed]
    less = [one for one in short if (one.accepted or 0) < _least(one)]
    return less, [one for one in short if one not in less]


def _least(one: Answer) -> Fraction:
    """The lesser of what was offered and asked; 0 where there was no offer."""
    return Fraction(0) if one.offered is None else min(one.offered, one.asked)


def _wanted(one: Answer) -> int:
    return int(_least(one))  # in whole units: an answer may be a fraction
