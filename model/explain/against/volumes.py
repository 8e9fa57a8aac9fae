"""The volumes that tranches are cut from, beside what was asked: where an award percentage starts from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.model.explain.against.sides import Sides, part_of
from verdeelsleutel.model.money import line_cents

__all__ = ["Volume", "volumes"]


@dataclass(frozen=True)
class Volume:
    """A basis of the tranches of this stage: cents over the cells of each, and as parts of what each asked."""

    basis: str
    cents: tuple[int, int]
    parts: tuple[Fraction | None, Fraction | None]


def volumes(sides: Sides) -> list[Volume]:
    """Every basis that a tranche reads, in the order of the tranches; the offer, where that is what is asked, apart."""
    found, problem = sides.found, sides.found.plan.problem
    names = dict.fromkeys(name for t in problem.tranches for name in (t.basis, *(bound.basis for bound in t.not_above)))
    price = np.maximum(problem.tariffs.cents[found.cells], 0)
    made = []
    for name in names:
        if name == ("offer" if problem.situation is None else "realised"):
            continue
        every = line_cents(problem.context.basis(name).take(found.cells), price)
        one, other = (int(sum(every[side.at].tolist())) for side in sides.whole)
        parts = (part_of(cents, side.asked.cents) for cents, side in zip((one, other), sides.whole, strict=True))
        first, second = parts
        made.append(Volume(name, (one, other), (first, second)))
    return made
