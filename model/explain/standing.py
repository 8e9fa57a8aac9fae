"""Who stands in a row: claims, awards and fills, tranche by tranche, and who closed there at which fill.

Formula:
    in a row Σ k_c · x_c ≤ upper a claim of cell c counts k_c · q_ct, its award k_c · q_ct · fill_ct
    Fair: in packing form no cell of the step that consumes in the row has a higher fill than those the row closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.system import RowName


@dataclass(frozen=True)
class Closing:
    """Cells that one row closed in one step (a tranche, or one of its `order_by` groups).

    Attributes:
        tranche, group: the step.
        level: position of the level.
        fill: what part of its claim each of them got.
        cells: how many, and of how many `providers`.
        lower: cells of the step in the same row that another row closed at less, or that nothing was left for.
    """

    tranche: str
    group: int
    level: int
    fill: Fraction
    cells: int
    providers: int
    lower: int


@dataclass(frozen=True, eq=False)
class Claims:
    """The claims of one tranche in one row.

    Attributes:
        tranche: its id.
        lines: cells that ask something, rising.
        factor, den: per line numerator of what one unit counts in the row, and the denominator of all.
        claim, awarded: per line, in units.
        level: per line the position of the level it closed at.
    """

    tranche: str
    lines: Index
    factor: Ints
    den: int
    claim: Exact
    awarded: Exact
    level: Index


class Standings:
    """Rows of a plan, looked up by number or name."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._system = plan.problem.system

    @cached_property
    def rows(self) -> dict[RowName, int]:
        """Row → its position in the system."""
        return {name: r for r, name in enumerate(self._system.names)}

    def packing(self, row: int) -> bool:
        """Whether its part has packing form; a row without cells has none."""
        part = self._system.part_of_row[row]
        return bool(part >= 0 and self._system.packing[part])

    def claims(self, row: int) -> list[Claims]:
        """What its cells asked and got, per tranche in which any asked something."""
        at = self._entries(row)
        lines, factor = self._system.line[at], self._system.num[at]
        found = []
        for filled in self.plan.filling.tranches:
            asked = filled.level_of[lines] >= 0
            mine = lines[asked]
            if len(mine):
                volumes = filled.claim.take(mine), filled.awarded.take(mine)
                den = self._system.den[row]
                found.append(Claims(filled.layer.id, mine, factor[asked], den, *volumes, filled.level_of[mine]))
        return found

    def closings(self, row: int) -> list[Closing]:
        """The steps in which the row closed cells below 1, in order; none outside packing form or with most care."""
        if not self.packing(row):
            return []
        at = self._entries(row)
        lines = self._system.line[at]
        found = []
        for number in self._levels_by_row.get(row, ()):
            level = self.plan.filling.levels[number]
            filled = self.plan.filling.tranches[level.layer]
            mine = lines[filled.level_of[lines] == number]
            if not len(mine):
                continue
            step = lines[(filled.level_of[lines] >= 0) & (filled.layer.group[lines] == level.group)]
            providers = len(np.unique(self.plan.problem.lines.provider[mine]))
            lower = len(step) - len(mine)
            found.append(Closing(filled.layer.id, level.group, number, level.value, len(mine), providers, lower))
        return found

    def others(self, row: int, number: int) -> Index:
        """The cells that a row closed at a level."""
        lines = self._system.line[self._entries(row)]
        filled = self.plan.filling.tranches[self.plan.filling.levels[number].layer]
        mine: Index = lines[filled.level_of[lines] == number]
        return mine

    @cached_property
    def _levels_by_row(self) -> dict[int, list[int]]:
        """Per row the levels below 1 that it is a tight row of, in the order of the steps."""
        found: dict[int, list[int]] = {}
        levels = self.plan.filling.levels
        for number, level in sorted(enumerate(levels), key=lambda pair: (pair[1].layer, pair[1].group, pair[0])):
            if level.kind == "rows" and level.value < 1:
                for row, _ in level.rows:
                    found.setdefault(row, []).append(number)
        return found

    @cached_property
    def _by_row(self) -> tuple[Index, Index]:
        order = np.argsort(self._system.row, kind="stable")
        return order, np.searchsorted(self._system.row[order], np.arange(len(self._system.names) + 1))

    def _entries(self, row: int) -> Index:
        order, ends = self._by_row
        return order[ends[row] : ends[row + 1]]
