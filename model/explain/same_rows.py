"""Why not more than others: the rows that closed some cells, in which nobody got a higher part of its claim."""

from __future__ import annotations

from collections.abc import Iterator

from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.explain.standing import Closing, Standings
from verdeelsleutel.model.explain.waterfalls import Waterfalls
from verdeelsleutel.model.system import RowName


def closings_met(found: Waterfalls, at: Index) -> Iterator[tuple[RowName, Closing]]:
    """As `ClosingsMet.of`, for once."""
    return ClosingsMet(found).of(at)


class ClosingsMet:
    """Rows that closed some cells below what they asked, in packing form, with the step in which they did."""

    def __init__(self, found: Waterfalls) -> None:
        self._found, self._standings = found, Standings(found.plan)
        self._layers = {filled.layer.id: filled for filled in found.plan.filling.tranches}
        self._known: dict[int, dict[int, Closing]] = {}

    def of(self, at: Index) -> Iterator[tuple[RowName, Closing]]:
        """Those of some cells.

        Args:
            at: positions of cells in `Waterfalls.cells`.
        """
        found, rows = self._found, self._standings.rows
        seen: set[tuple[int, int]] = set()
        for step in reversed(found.steps):
            if step.kind != "tranche":
                continue
            for cell in at[step.why[at] >= 0].tolist():
                level = int(self._layers[step.id].level_of[found.cells[cell]])
                for name in step.reasons[step.why[cell]]:
                    row = rows.get(name) if isinstance(name, RowName) else None
                    if row is None or (row, level) in seen or not isinstance(name, RowName):
                        continue
                    seen.add((row, level))
                    if level in self._closings(row):
                        yield name, self._closings(row)[level]

    def _closings(self, row: int) -> dict[int, Closing]:
        if row not in self._known:
            self._known[row] = {closing.level: closing for closing in self._standings.closings(row)}
        return self._known[row]
