"""Bounds on single cells that cut one provider (caps, exclusions), and whether they speak of another too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verdeelsleutel.model import catalogue
from verdeelsleutel.model.explain.against.sides import Sides
from verdeelsleutel.model.explain.bounds import bounds
from verdeelsleutel.model.explain.step import Step
from verdeelsleutel.model.system import RowName

__all__ = ["BoundMet", "bounds_met"]

Applies = Literal["cut_too", "within", "not_spoken_of"]
"""Of the other: it loses there too; the bound holds for it and takes nothing; the bound isn't about its cells."""


@dataclass(frozen=True)
class BoundMet:
    """A bound that cut the one.

    Attributes:
        step: of the waterfall.
        cents: what each lost, above 0.
        cells: how many cells of each the bound speaks of.
        applies: how the other stands to it.
        columns: what the rule reads, where it isn't about the other.
    """

    step: Step
    cents: tuple[int, int]
    cells: tuple[int, int]
    applies: Applies
    columns: tuple[str, ...]


def bounds_met(sides: Sides) -> list[BoundMet]:
    """Every cap and exclusion that took something from the first, most money first."""
    found, problem = sides.found, sides.found.plan.problem
    every = bounds(problem, found.cells)
    made = []
    for step in found.steps:
        cents = tuple(-sum(step.cents[side.at].tolist()) for side in sides.whole)
        if step.kind not in ("cap", "excluded") or not cents[0]:
            continue
        mask = next(one.mask for one in every if one.kind == step.kind and _name(one.name) == step.id)
        cells = tuple(int(mask[side.at].sum()) for side in sides.whole)
        applies: Applies = "cut_too" if cents[1] else "within" if cells[1] else "not_spoken_of"
        rule = next((one for one in problem.rules if one.id == step.id), None)
        columns = tuple(dict.fromkeys(catalogue.columns(rule, keys=False))) if rule is not None else ()
        made.append(BoundMet(step, (cents[0], cents[1]), (cells[0], cells[1]), applies, columns))
    return sorted(made, key=lambda met: (-met.cents[0], met.step.id))


def _name(name: RowName | str) -> str:
    return name.rule if isinstance(name, RowName) else name
