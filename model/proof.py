"""Proofs that a level is the highest there is, checked in fractions and without a solver.

Packing form:
    A fill is 1, or there is a row with a positive coefficient of the cell that is exactly tight with the awards up to
    this step, in which no other cell of the step with a positive coefficient has a higher fill.

Elsewhere, by multipliers y of the rows (≥ 0 at an upper bound, ≤ 0 at a lower):
    every point that keeps the rows has      Σ_r y_r · row_r ≤ Σ_r y_r · bound_r = B,
    every point with all open fills ≥ θ has  Σ_r y_r · row_r ≥ m(θ) = Σ_c min over what cell c may still be awarded.
    So θ is the highest level when m(θ) = B and m rises beyond it; a cell whose own minimum rises with its fill can't
    go above θ while the others stay at or above it: it closes.

Symbols:
    Each cell's minimum is over v_0 ∈ [q·θ, q] (this step) and s_i ≥ 0 (support per stretch) with
    v_0 + s_1 + … + s_i ≤ W_i: nested bounds, so taking the cheapest first gives the exact minimum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact, Index, Mask
from verdeelsleutel.model import lookahead
from verdeelsleutel.model.claims import Layer
from verdeelsleutel.model.levels import CARE, Level
from verdeelsleutel.model.system import System

ZERO = Fraction(0)


def unproven_in_packing(
    system: System, levels: Sequence[Level], level_of: Index, claiming: Mask, used: Sequence[Fraction]
) -> list[int]:
    """Lines of a step whose fill below 1 no tight row explains.

    Args:
        system: the rows.
        levels: all levels of the run.
        level_of: per line the position of its level, -1 outside this step.
        claiming: the lines that are to be proven (packing parts, claim above 0).
        used: per row what the awards up to this step count.
    """
    below = claiming & (level_of >= 0)
    below[below] = [levels[i].value < 1 for i in level_of[below].tolist()]
    if not below.any():
        return []
    positive = np.asarray(system.num > 0, dtype=np.bool_) & (level_of[system.line] >= 0)
    line, row = system.line[positive], system.row[positive]
    rank = _ranks(levels, level_of)
    highest = np.full(len(system.names), -1, dtype=np.intp)
    np.maximum.at(highest, row, rank[level_of[line]])
    valid = set()
    for i in np.unique(level_of[below]).tolist():
        for r, _ in levels[i].rows:
            if r >= 0 and used[r] == system.upper[r] and highest[r] <= rank[i]:
                valid.add(i * len(system.names) + r)
    codes = level_of[line] * len(system.names) + row
    explained = np.zeros(len(level_of), dtype=np.bool_)
    explained[line[np.isin(codes, np.array(sorted(valid), dtype=np.int64))]] = True
    return np.flatnonzero(below & ~explained).tolist()


def _ranks(levels: Sequence[Level], level_of: Index) -> Index:
    """Per level used in a step its place among their values, equal values equal."""
    used = np.unique(level_of[level_of >= 0]).tolist()
    place = {value: k for k, value in enumerate(sorted({levels[i].value for i in used}))}
    rank = np.zeros(len(levels), dtype=np.intp)
    for i in used:
        rank[i] = place[levels[i].value]
    return rank


@dataclass(frozen=True, eq=False)
class Cell:
    """One cell as a step sees it.

    Attributes:
        claim: what it asks in this step, 0 when it takes no part.
        reach: per stretch with support how far awards may go up to its end, less what was awarded.
        coefficient: per row what a unit counts.
        care: client-years of a unit.
    """

    line: int
    claim: Fraction
    reach: dict[int, Fraction]
    coefficient: dict[int, Fraction]
    care: Fraction


class PartProof:
    """Checks the levels of one part and step that are proven by multipliers."""

    def __init__(
        self,
        system: System,
        layers: Sequence[Layer],
        part: int,
        step: tuple[int, int],
        claim: Exact,
        awarded: Exact,
        used: Sequence[Fraction],
        care: Sequence[Fraction],
    ) -> None:
        self.system, self.layer = system, step[0]
        rows = np.flatnonzero(system.part_of_row == part).tolist()
        self.cut = lookahead.stretches(system, rows, layers, step[0])
        self.used = used
        starts = system.starts(len(system.part_of_line))
        self.cells = []
        for line in np.flatnonzero(system.part_of_line == part).tolist():
            ends = lookahead.support(layers, line, *step, self.cut)
            mine = layers[step[0]].group[line] == step[1]
            got = awarded.fraction(line)
            self.cells.append(
                Cell(
                    line,
                    claim.fraction(line) if mine else ZERO,
                    {i: layers[end].reach.fraction(line) - got for i, end in ends.items()},
                    {
                        int(system.row[e]): Fraction(int(system.num[e]), system.den[int(system.row[e])])
                        for e in range(starts[line], starts[line + 1])
                    },
                    care[line],
                )
            )

    def faults(
        self, levels: Sequence[tuple[int, Level]], fill_of: dict[int, tuple[int, Fraction]]
    ) -> list[str]:
        """What is wrong with the levels of this step.

        Args:
            levels: (position, level), in the order in which they were found.
            fill_of: per line of the step (position of its level, fill).
        """
        found: list[str] = []
        held: Fraction | None = None
        for at, level in levels:
            bound = self._bound(level, held)
            if bound is None:
                found.append(f"level {at} uses a row that has no such bound")
            elif level.kind == "care":
                held = level.value
                found += self._care_faults(at, level, bound, fill_of)
            elif level.kind == "multipliers":
                found += self._level_faults(at, level, bound, fill_of)
            elif level.value != 1:
                found.append(f"level {at} is below 1 and has no proof")
        return found

    def _bound(self, level: Level, held: Fraction | None) -> Fraction | None:
        """B = Σ y · (bound − used before); None when a multiplier has no bound of its sign."""
        total = ZERO
        for r, y in level.rows:
            if r == CARE:
                if held is None or y > 0:
                    return None
                total += y * held
                continue
            bound = self.system.upper[r] if y > 0 else self.system.lower[r]
            if bound is None or self.system.until[r] < self.layer:
                return None
            total += y * (bound - self.used[r])
        return total

    def _prices(self, cell: Cell, level: Level) -> tuple[Fraction, dict[int, Fraction]]:
        """Σ y · k for a unit awarded now, and per stretch of support."""
        now, later = ZERO, dict.fromkeys(cell.reach, ZERO)
        for r, y in level.rows:
            if r == CARE:
                now += y * cell.care
                continue
            k = cell.coefficient.get(r)
            if k is None:
                continue
            now += y * k
            for i in later:
                if lookahead.counts_in(self.system, r, self.cut, i):
                    later[i] += y * k
        return now, later

    def _level_faults(
        self, at: int, level: Level, bound: Fraction, fill_of: dict[int, tuple[int, Fraction]]
    ) -> list[str]:
        lowest, found = ZERO, []
        for cell in self.cells:
            now, later = self._prices(cell, level)
            if cell.claim == 0:
                lowest += _cheapest(ZERO, ZERO, ZERO, now, later, cell.reach)[0]
                continue
            mine, fill = fill_of[cell.line]
            is_closed = mine < at
            low = fill if is_closed else level.value
            top = fill if is_closed else Fraction(1)
            value, slope = _cheapest(cell.claim, low, top, now, later, cell.reach)
            lowest += value
            if mine == at and slope <= 0:
                found.append(f"level {at} closes line {cell.line} without proof that it can't rise")
        if lowest != bound:
            found.append(f"the multipliers of level {at} don't prove that it is the highest")
        return found

    def _care_faults(
        self, at: int, level: Level, bound: Fraction, fill_of: dict[int, tuple[int, Fraction]]
    ) -> list[str]:
        lowest, reached = ZERO, ZERO
        for cell in self.cells:
            now, later = self._prices(cell, level)
            lowest += _cheapest(cell.claim, ZERO, Fraction(1), now - cell.care, later, cell.reach)[0]
            if cell.claim:
                reached += cell.care * cell.claim * fill_of[cell.line][1]
        if bound - lowest != level.value or reached != level.value:
            return [f"level {at} doesn't hold the most care that fits"]
        return []


def _cheapest(
    claim: Fraction,
    low: Fraction,
    top: Fraction,
    now: Fraction,
    later: dict[int, Fraction],
    reach: dict[int, Fraction],
) -> tuple[Fraction, Fraction]:
    """Min of now·v_0 + Σ later_i·s_i over what a cell may be awarded, and its slope as `low` rises.

    v_0 ∈ [claim·low, claim·top], s ≥ 0, v_0 + s_1 + … + s_i ≤ reach_i. Numbers are pairs (value, slope in `low`),
    compared value first: the second of the pair is what an infinitesimal rise of `low` adds.
    """
    base = (claim * low, claim)
    total = (now * base[0], now * base[1])
    room = {i: (reach[i] - base[0], -base[1]) for i in reach}
    more = (claim * (top - low), -claim)
    items: list[tuple[Fraction, int]] = [(price, i) for i, price in later.items() if price < 0]
    if now < 0 and top > low:
        items.append((now, -1))
    for price, i in sorted(items):
        over = [room[k] for k in room if k >= i]
        take = min([*over, more]) if i == -1 else min(over)
        if take <= (ZERO, ZERO):
            continue
        total = (total[0] + price * take[0], total[1] + price * take[1])
        for k in room:
            if k >= i:
                room[k] = (room[k][0] - take[0], room[k][1] - take[1])
    return total
