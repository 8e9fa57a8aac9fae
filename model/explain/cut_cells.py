"""Cells that rules about single cells and decisions in units cut, with the rows of results that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from verdeelsleutel.model.explain.chosen import BOUNDING_DECISIONS, ChosenRule
from verdeelsleutel.model.explain.step import Step
from verdeelsleutel.model.explain.waterfalls import Waterfalls
from verdeelsleutel.model.kept_out import DECISION
from verdeelsleutel.model.row import key_text


def cut_cells(found: Waterfalls, chosen: ChosenRule) -> Iterator[tuple[Step, int]]:
    """Steps and cells (positions in `Waterfalls.cells`) that these rows cut, in key order per step."""
    names = {row.name for row in chosen.rows}
    for step, cell, mine in _cuts(found):
        if names.intersection(mine):
            yield step, cell


def costs(found: Waterfalls) -> Mapping[str, int]:
    """Cents per row of results; what a decision about one cell and one about its provider both hold counts for both."""
    cost: dict[str, int] = {}
    for step, cell, names in _cuts(found):
        for name in names:
            cost[name] = cost.get(name, 0) - int(step.cents[cell])
    return cost


def _cuts(found: Waterfalls) -> Iterator[tuple[Step, int, tuple[str, ...]]]:
    """Every cut of a cell with the names that its row may have in results."""
    lines = found.plan.problem.lines
    for step in found.steps:
        if step.kind not in ("cap", "excluded"):
            continue
        for cell in np.flatnonzero(step.why >= 0).tolist():
            key = lines.key(int(found.cells[cell]))
            rules = BOUNDING_DECISIONS if step.id == DECISION else (step.id,)
            names = [f"{rule}[{key_text(key)}]" for rule in rules]
            if step.id == DECISION:
                names.append(f"decision_exclude[{key_text(key[:2])}]")
            yield step, cell, tuple(names)
