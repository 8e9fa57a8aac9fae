"""Why not more than others: the rows that closed some cells, in which nobody got a higher part of its claim."""

from __future__ import annotations

from collections.abc import Iterator

from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.explain.standing import Closing, Standings
from verdeelsleutel.model.explain.waterfalls import Waterfalls
from verdeelsleutel.model.system import RowName


def closings_met(found: Waterfalls, at: Index) -> Iterator[tuple[RowName, Closing]]:
    """Rows that closed some cells below what they asked, in packing form, with the step in which they did.

    Args:
        found: the waterfalls of a run.
        at: positions of cells in `Waterfalls.cells`.
    """
    standings, filling = Standings(found.plan), found.plan.filling
    layers = {filled.layer.id: filled for filled in filling.tranches}
    known: dict[int, dict[int, Closing]] = {}
    seen: set[tuple[int, int]] = set()
    for step in reversed(found.steps):
        if step.kind != "tranche":
            continue
        for cell in at[step.why[at] >= 0].tolist():
            level = int(layers[step.id].level_of[found.cells[cell]])
            for name in step.reasons[step.why[cell]]:
                row = standings.rows.get(name) if isinstance(name, RowName) else None
                if row is None or (row, level) in seen or not isinstance(name, RowName):
                    continue
                seen.add((row, level))
                if row not in known:
                    known[row] = {closing.level: closing for closing in standings.closings(row)}
                if level in known[row]:
                    yield name, known[row][level]
