"""Fair filling: tranche by tranche, max-min fair inside each, with a look-ahead so that every row can be kept.

Formula:
    Tranches are filled in order; what an earlier one was awarded is never taken back. Inside a tranche no fill can be
    raised without lowering the fill of a cell that is already at or below it, or an earlier award, or breaking a row.
    `order_by` fills groups of equal value one after another, each max-min fair.

Source: max-min fairness and its computation by successive linear programs (Ogryczak, Pióro and Tomaszewski,
"Telecommunications network design and max-min optimization problem", 2005); unique on a convex set.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Mask
from verdeelsleutel.model.claims import Layer, claims
from verdeelsleutel.model.conflict import NoPlan
from verdeelsleutel.model.decisions import DECIDED
from verdeelsleutel.model.levels import Filled, Filling, Level, awards, row_usage
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.solve import conflict_finder
from verdeelsleutel.model.solve.packing import Packing

if TYPE_CHECKING:
    from verdeelsleutel.model.solve.general import General


def fill(problem: Problem) -> Filling:
    """Fill every tranche of a run.

    Raises:
        Conflict: hard rows can't hold together, or what was decided doesn't fit.
        SolverError: HiGHS failed, or its levels are not the exact ones.
    """
    return _Filler(problem).run()


class _Filler:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.system = problem.system
        self.count = len(problem.lines)
        caring = {int(p) for p in _caring_parts(problem)}
        self.packing = Packing(self.system)
        self.general = self._general(caring)
        self.used = Exact.zeros(len(self.system.names))
        self.found = Filling()

    def _general(self, caring: set[int]) -> dict[int, General]:
        """The parts that are not of packing form, or are asked for the most care."""
        parts = [part for part in range(self.system.parts) if not self.system.packing[part] or part in caring]
        if not parts:
            return {}
        from verdeelsleutel.model.solve.general import General  # rational linear algebra: only where it is needed

        problem = self.problem
        return {part: General(self.system, part, problem.layers, problem.care) for part in parts}

    def run(self) -> Filling:
        conflict_finder.refuse_empty_rows(self.problem)
        total = Exact.zeros(self.count)
        for at, layer in enumerate(self.problem.layers):
            claim = claims(layer, total)
            level_of = np.full(self.count, -1, dtype=np.intp)
            for group in range(layer.groups):
                self._step(at, group, claim, total, level_of)
            awarded = awards(claim, level_of, self.found.levels)
            total = total.plus(awarded)
            self.found.tranches.append(Filled(layer, claim, level_of, awarded, total))
            if layer.id == DECIDED:
                conflict_finder.refuse_short_decisions(self.problem, self.found)
        conflict_finder.refuse_broken_rows(self.problem, self.used)
        return self.found

    def _step(self, at: int, group: int, claim: Exact, total: Exact, level_of: Index) -> None:
        layer = self.problem.layers[at]
        opened = claim.above_zero() & (layer.group == group)
        if not opened.any():
            return
        levels = self.found.levels
        fresh = np.full(self.count, -1, dtype=np.intp)
        free = opened & (self.system.part_of_line < 0)
        if free.any():
            fresh[free] = len(levels)
            levels.append(Level(at, group, -1, "full", Fraction(1)))
        going = [part for part in self.general if self._goes_general(part, layer)]
        in_packing = opened & ~free
        if going:
            in_packing &= ~np.isin(self.system.part_of_line, going)
        self._fill_packing(at, group, claim, in_packing, fresh)
        if going:
            general = np.full(self.count, -1, dtype=np.intp)
            self._fill_general(going, at, group, claim, total.plus(awards(claim, level_of, levels)), general)
            self.used = self.used.plus(row_usage(self.system, claim, general, levels, at))
            fresh[general >= 0] = general[general >= 0]
        level_of[fresh >= 0] = fresh[fresh >= 0]

    def _fill_general(
        self, parts: Sequence[int], at: int, group: int, claim: Exact, before: Exact, fresh: Index
    ) -> None:
        for part in parts:
            try:
                found = self.general[part].fill(at, group, claim, before, self._bounds, self.found.levels)
            except NoPlan:
                raise conflict_finder.explain(
                    self.problem, part, at, group, claim, before, self._bounds
                ) from None
            for line, level in found.items():
                fresh[line] = level

    def _goes_general(self, part: int, layer: Layer) -> bool:
        return not self.system.packing[part] or layer.most_care

    def _fill_packing(self, at: int, group: int, claim: Exact, opened: Mask, fresh: Index) -> None:
        capped, upper = self.system.capped
        counts = capped & (self.system.until >= at)
        found = self.packing.fill(at, group, claim, opened, counts, upper.minus(self.used))
        here = found.level_of >= 0
        fresh[here] = found.level_of[here] + len(self.found.levels)
        self.found.levels.extend(found.levels)
        self.used = self.used.plus(found.used)

    def _bounds(self, row: int) -> tuple[Fraction | None, Fraction | None]:
        lower, upper, used = self.system.lower[row], self.system.upper[row], self.used.fraction(row)
        return None if lower is None else lower - used, None if upper is None else upper - used


def _caring_parts(problem: Problem) -> Sequence[int]:
    parts = [
        problem.system.part_of_line[layer.applies & (problem.system.part_of_line >= 0)]
        for layer in problem.layers
        if layer.most_care
    ]
    return np.unique(np.concatenate(parts)).tolist() if parts else []
