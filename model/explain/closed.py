"""What a tranche asked and didn't give: lost there, or held back until a later tranche asked it again.

Formula:
    lost_ct  = unfunded_ct of `waterfall`
    held_ct  = claim_ct − award_ct − lost_ct     where rows closed c in t and none that lasts did so in t or before

    What is held back stands nowhere in a waterfall: it comes back in the claim of a later tranche, and is given or lost
    there. Only rows with `until`, and rows that came loose again, hold back.

Symbols:
    units per cell, exact, before rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from verdeelsleutel.data.exact import Exact, totals
from verdeelsleutel.data.integers import Index, Mask
from verdeelsleutel.model.claims import MOST_CARE
from verdeelsleutel.model.kept_out import Reason
from verdeelsleutel.model.levels import Filled
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.results import Limits
from verdeelsleutel.model.system import RowName

__all__ = ["Closed", "HeldRow", "NotGiven", "held_rows"]


@dataclass(frozen=True, eq=False)
class NotGiven:
    """What a tranche didn't give some cells.

    Attributes:
        filled: the tranche.
        units: per cell, exact, at least 0.
        reasons: the distinct sets of rows that closed its cells.
        why: per cell the position of its set, -1 where nothing closed it.
    """

    filled: Filled
    units: Exact
    reasons: tuple[Reason, ...]
    why: Index


@dataclass(frozen=True, eq=False)
class HeldRow:
    """A row that held back in a tranche: of which lines, and how much in whole cents."""

    name: RowName
    tranche: str
    lines: Index
    cents: int


def held_rows(plan: Plan, cells: Index) -> Iterator[HeldRow]:
    """Every row that held back something of some lines, in the order of tranches and then of rows."""
    price = np.maximum(plan.problem.tariffs.cents[cells], 0)
    for one in Closed(plan, cells).held_back():
        cents, at = line_cents(one.units, price), np.flatnonzero(one.units.above_zero())
        rows: dict[RowName, list[int]] = {}
        for cell in at.tolist():
            for name in one.reasons[one.why[cell]]:
                if isinstance(name, RowName):
                    rows.setdefault(name, []).append(cell)
        for name, mine in sorted(rows.items(), key=lambda pair: str(pair[0])):
            yield HeldRow(name, one.filled.layer.id, cells[mine], sum(cents[mine].tolist()))


class Closed:
    """Cells of a plan, and what closed them in every tranche.

    Args:
        plan: what was decided.
        cells: the lines to look at.
    """

    def __init__(self, plan: Plan, cells: Index) -> None:
        self._plan, self._cells = plan, cells
        self._limits = Limits(plan)

    def awarded(self) -> Exact:
        """Per cell all awards together, before rounding."""
        return self._plan.filling.total(len(self._plan.units)).take(self._cells)

    def lost(self, had: Exact) -> Iterator[NotGiven]:
        """Asked and not awarded: in the first tranche where a row that lasts stood in the way, else in the last.

        Args:
            had: what cells have in the end: all awards, or those and what rounding up gave.
        """
        tranches = self._plan.filling.tranches
        levels = [layer.level.take(self._cells) for layer in self._plan.problem.layers]
        later = [Exact.zeros(len(self._cells))] * (len(levels) + 1)
        for at in range(len(levels) - 1, -1, -1):
            later[at] = later[at + 1].maximum(levels[at])
        done = had
        for at, filled in enumerate(tranches):
            reach = levels[at].maximum(done)
            if not reach.minus(done).above_zero().any():
                continue
            reasons, why, lasts = self._closing(filled)
            again = levels[at].minimum(later[at + 1]).maximum(done)
            lost = reach.minus(done.where(lasts, again))
            done = reach.where(lasts, done)
            yield NotGiven(filled, lost, reasons, why)

    def held_back(self) -> Iterator[NotGiven]:
        """Not given in a tranche, and asked again in a later one."""
        lost = {one.filled.layer.id: one.units for one in self.lost(self.awarded())}
        nothing = Exact.zeros(len(self._cells))
        over: Mask = np.zeros(len(self._cells), dtype=np.bool_)
        for filled in self._plan.filling.tranches:
            reasons, why, lasts = self._closing(filled)
            over = over | lasts
            missing = filled.claim.take(self._cells).minus(filled.awarded.take(self._cells))
            held = missing.minus(lost.get(filled.layer.id, nothing)).positive_part().only((why >= 0) & ~over)
            if held.above_zero().any():
                yield NotGiven(filled, held, reasons, why)

    def _closing(self, filled: Filled) -> tuple[tuple[Reason, ...], Index, Mask]:
        """The rows that closed each cell, and whether one of them lasts.

        Where none of its own did, all rows of its level, or what is held.
        """
        names, levels = self._plan.problem.system.names, self._plan.filling.levels
        sets, at = self._limits.closing(filled)
        why = at[self._cells].copy()
        level_of = filled.level_of[self._cells]
        for level in np.unique(level_of[(why < 0) & (level_of >= 0)]).tolist():
            if levels[level].value < 1:
                why[(why < 0) & (level_of == level)] = len(sets)
                sets.append(tuple(sorted(row for row, _ in levels[level].rows if row >= 0)))
        reasons: tuple[Reason, ...] = tuple(tuple(names[r] for r in rows) or (MOST_CARE,) for rows in sets)
        lasting = np.array([any(self._lasting[r] for r in rows) for rows in sets] + [False], dtype=np.bool_)
        return reasons, why, lasting[why]

    @cached_property
    def _lasting(self) -> list[bool]:
        """Per row whether it counts every tranche and all awards together leave nothing under it."""
        system, count = self._plan.problem.system, len(self._plan.problem.layers)
        awarded = self._plan.filling.total(len(self._plan.units))
        values = totals(awarded.take(system.line), system.num, system.row, len(system.names))
        return [
            bool(system.until[r] >= count) and value / system.den[r] in (system.lower[r], system.upper[r])
            for r, value in enumerate(values)
        ]
