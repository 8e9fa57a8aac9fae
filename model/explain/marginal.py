"""What one more unit of a row's bound brings, where that can be said exactly without deciding anything again.

Formula:
    in packing form, where S are the cells that the row closed in the first step in which it closed any, at fill θ < 1:
    one more of the bound gives cell c of S  q_c / Σ_{S} k · q  units more, up to
    room = min( (1 − θ) · Σ_S k · q,  over every other row r in which S consumes: slack_r · Σ_S k · q / Σ_S k_r · q )

    Said only where the row counts all tranches, is exactly tight, and every other row in which a cell of S consumes has
    slack on the exact awards. Then nothing else moves: later tranches have nothing left in this row, and no other row
    closes anything. Whole units come after it.

Symbols:
    q claims in units, k, k_r coefficients; bounds and slack in the unit of the row, before rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import totals
from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.explain.standing import Standings


@dataclass(frozen=True)
class Marginal:
    """What one more of a row's unit brings.

    Attributes:
        tranche: where it goes.
        cells: how many get more.
        cents, client_years: what all of them get together, exact; cents at the tariffs of the run.
        room: how much more of the bound this holds for, in the unit of the row; above 0.
    """

    tranche: str
    cells: int
    cents: Fraction
    client_years: Fraction
    room: Fraction


class Margins:
    """Marginal gifts of the rows of one plan."""

    def __init__(self, standings: Standings) -> None:
        self._standings = standings
        self._plan = standings.plan
        self._slack: dict[int, Fraction] = {}

    def of(self, row: int) -> Marginal | None:
        """What one more of this row's bound brings; None where that takes another run to say."""
        system = self._plan.problem.system
        closings = self._standings.closings(row)
        careful = any(layer.most_care for layer in self._plan.problem.layers)
        if not closings or careful or system.until[row] < len(self._plan.problem.layers) or self._left(row) != 0:
            return None
        first = closings[0]
        cells = self._standings.others(row, first.level)
        claimed = self._claimed(cells, first.level)
        whole = claimed.pop(row)
        room = (1 - first.fill) * whole
        for other, amount in claimed.items():
            left = self._left(other)
            if left == 0:
                return None
            room = min(room, left * whole / amount)
        cents, years = (self._counted(cells, first.level, measure) / whole for measure in ("eur", "client_years"))
        return Marginal(first.tranche, len(cells), cents, years, room)

    def _claimed(self, cells: Index, level: int) -> dict[int, Fraction]:
        """Per row what claims of these cells count in it; rows that count part of the tranches too."""
        system = self._plan.problem.system
        filled = self._plan.filling.tranches[self._plan.filling.levels[level].layer]
        at = np.flatnonzero(np.isin(system.line, cells))
        rows, place = np.unique(system.row[at], return_inverse=True)
        found = totals(filled.claim.take(system.line[at]), system.num[at], place, len(rows))
        return {r: value / system.den[r] for r, value in zip(rows.tolist(), found, strict=True)}

    def _counted(self, cells: Index, level: int, measure: str) -> Fraction:
        filled = self._plan.filling.tranches[self._plan.filling.levels[level].layer]
        weight, den = self._plan.problem.context.weights(measure)
        return totals(filled.claim.take(cells), weight[cells], np.zeros(len(cells), dtype=np.intp), 1)[0] / den

    def _left(self, row: int) -> Fraction:
        """What exact awards leave of a row's upper bound."""
        if row not in self._slack:
            system, plan = self._plan.problem.system, self._plan
            until = int(system.until[row])
            tranches = plan.filling.tranches
            total = tranches[min(until, len(tranches) - 1)].total
            at = np.flatnonzero(system.row == row)
            value = totals(total.take(system.line[at]), system.num[at], np.zeros(len(at), dtype=np.intp), 1)[0]
            upper = system.upper[row]
            assert upper is not None  # packing form
            self._slack[row] = upper - value / system.den[row]
        return self._slack[row]
