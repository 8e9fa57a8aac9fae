"""Proofs by multipliers that a level is the highest there is; exact, without a solver.

Formula:
    Multipliers y of the rows (≥ 0 at an upper bound, ≤ 0 at a lower):
    every point that keeps the rows has      Σ_r y_r · row_r ≤ Σ_r y_r · bound_r = B,
    every point with all open fills ≥ θ has  Σ_r y_r · row_r ≥ m(θ) = Σ_c min over what cell c may still be awarded.
    So θ is the highest level when m(θ) = B and m rises beyond it; a cell whose own minimum rises with its fill can't
    go above θ while the others stay at or above it: it closes. Levels rise, so the plan itself has every open fill at
    or above θ and shows that θ can be reached.

    The minimum of one cell: awards v_0 ∈ [q·low, q·top] in this step and s_i ≥ 0 in later stretches, with
    v_0 + s_1 + … + s_i ≤ W_i and W_1 ≤ W_2 ≤ …. A unit of the room W_j − W_{j-1} can go to any stretch from j on, or
    to none: it is worth m_j = min(0, b_j, b_{j+1}, …). Every unit of v_0 takes one of the first room, so the minimum is
    Σ_j m_j · (W_j − W_{j-1}) + (a − m_1) · v_0 with v_0 as low as may be where a > m_1, else as high.

Symbols:
    q: claim; a: Σ_r y_r · k_r, what a unit awarded now counts; b_i: the same over the rows in which stretch i counts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, Mask, whole
from verdeelsleutel.model import lookahead
from verdeelsleutel.model.certify.proof import Place
from verdeelsleutel.model.claims import Layer
from verdeelsleutel.model.levels import CARE, Level
from verdeelsleutel.model.system import System

ZERO = Fraction(0)


@dataclass(frozen=True, eq=False)
class Standing:
    """Where a run stands at the start of a step, line by line and row by row.

    Attributes:
        claim: what the step asks; `awarded`: what it awards; `before`: all awards before it.
        level_of: per line of the step the position of its level, -1 elsewhere.
        used: per row what awards before the step count.
        care: client-years of a unit as (numerators, denominator).
    """

    claim: Exact
    awarded: Exact
    before: Exact
    level_of: Index
    used: Sequence[Fraction]
    care: tuple[Ints, int]


class Column:
    """A column of fractions, made ready for exact sums of products with whole numbers."""

    def __init__(self, values: Exact) -> None:
        wide = values.den if not isinstance(values.den, int) else None
        dens = [values.den] * len(values) if wide is None else wide.tolist()
        self.dens = sorted(set(dens))
        place = {den: i for i, den in enumerate(self.dens)}
        group = np.array([place[den] for den in dens], dtype=np.intp)
        self.order: Index = np.argsort(group, kind="stable")
        self.starts: Index = np.searchsorted(group[self.order], np.arange(len(self.dens)))
        self.num: Ints = whole(values.num)[self.order]

    def dot(self, factor: Ints) -> Fraction:
        """Σ factor · value."""
        if not self.dens:
            return ZERO
        sums = np.add.reduceat(factor[self.order] * self.num, self.starts).tolist()
        return sum((Fraction(int(s), den) for s, den in zip(sums, self.dens, strict=True) if s), ZERO)


class PartProof:
    """Checks the levels of one part and step that are proven by multipliers."""

    def __init__(self, system: System, layers: Sequence[Layer], place: Place, now: Standing) -> None:
        self.system, self.place = system, place
        self.used = now.used
        lines: Index = np.flatnonzero(system.part_of_line == place.part)
        self.lines = lines
        self.level_of = now.level_of[lines]
        mine = self.level_of >= 0
        nothing = Exact.zeros(len(lines))
        self.claim = Column(now.claim.take(lines).where(mine, nothing))
        self.awarded = Column(now.awarded.take(lines).where(mine, nothing))
        self.claims: Mask = mine
        self.care: Ints = np.where(mine, whole(now.care[0])[lines], 0)
        self.care_den = now.care[1]
        self._entries(system, lines)
        rows = np.flatnonzero(system.part_of_row == place.part).tolist()
        self.cut = lookahead.stretches(system, rows, layers, place.layer)
        self._rooms(layers, now.before.take(lines))

    def _entries(self, system: System, lines: Index) -> None:
        at = np.flatnonzero(system.part_of_line[system.line] == self.place.part)
        order = at[np.argsort(system.row[at], kind="stable")]
        self._row = system.row[order]
        self._line: Index = np.searchsorted(lines, system.line[order])
        self._num = whole(system.num[order])

    def _rooms(self, layers: Sequence[Layer], before: Exact) -> None:
        """Per stretch which lines may be awarded support, and how much more room it gives."""
        self.may: list[Mask] = []
        self.room: list[Column] = []
        last = Exact.zeros(len(self.lines))
        for stretch in self.cut:
            may = np.zeros(len(self.lines), dtype=np.bool_)
            reach = last
            for at in stretch:
                later = layers[at].applies[self.lines]
                if at == self.place.layer:
                    later = later & (layers[at].group[self.lines] > self.place.group)
                may |= later
                reach = layers[at].reach.take(self.lines).minus(before).where(later, reach)
            self.may.append(may)
            self.room.append(Column(reach.minus(last)))
            last = reach

    def faults(self, levels: Sequence[tuple[int, Level]]) -> list[str]:
        """What is wrong with the levels of this step, given as (position, level) in the order of the file."""
        found: list[str] = []
        held: Fraction | None = None
        for at, level in levels:
            bound = self._bound(level, held)
            if bound is None:
                found.append(f"level {at} uses a row that has no such bound")
            elif level.kind == "care":
                held = level.value
                found += self._care_faults(at, level, bound)
            elif level.value < 1:
                found += self._level_faults(at, level, bound)
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
            if bound is None:
                return None
            total += y * (bound - self.used[r])
        return total

    def _prices(self, level: Level) -> tuple[Ints, list[Ints], int]:
        """Per line a and m_1 … m_n of the formula, in whole numbers over the last of the three."""
        dens = [y.denominator * (self.care_den if r == CARE else self.system.den[r]) for r, y in level.rows]
        scale = math.lcm(self.care_den, *dens)
        now: Ints = np.zeros(len(self.lines), dtype=object)
        later: list[Ints] = [np.zeros(len(self.lines), dtype=object) for _ in self.cut]
        for r, y in level.rows:
            if r == CARE:
                now += self.care * int(y / self.care_den * scale)
                continue
            start, end = np.searchsorted(self._row, [r, r + 1])
            at, price = self._line[start:end], self._num[start:end] * int(y / self.system.den[r] * scale)
            now[at] += price
            for i, b in enumerate(later):
                if lookahead.counts_in(self.system, r, self.cut, i):
                    b[at] += price
        worth: list[Ints] = []
        best: Ints = np.zeros(len(self.lines), dtype=object)
        for may, b in zip(reversed(self.may), reversed(later), strict=True):
            best = np.minimum(best, np.where(may, b, 0))
            worth.insert(0, best)
        return now, worth, scale

    def _support(self, worth: list[Ints]) -> Fraction:
        return sum((room.dot(m) for room, m in zip(self.room, worth, strict=True) if m.any()), ZERO)

    def _level_faults(self, at: int, level: Level, bound: Fraction) -> list[str]:
        now, worth, scale = self._prices(level)
        slope = now - worth[0]
        rises = np.asarray(slope > 0, dtype=np.bool_) & self.claims
        closed = self.claims & (self.level_of < at)
        low = self.claim.dot(np.where(rises & ~closed, slope, 0)) * level.value
        high = self.claim.dot(np.where(~rises & ~closed & self.claims, slope, 0))
        fixed = self.awarded.dot(np.where(closed, slope, 0))
        found = []
        if (low + high + fixed + self._support(worth)) / scale != bound:
            found.append(f"the multipliers of level {at} don't prove that it is the highest")
        if ((self.level_of == at) & ~rises).any():
            found.append(f"level {at} closes a cell without proof that it can't rise")
        return found

    def _care_faults(self, at: int, level: Level, bound: Fraction) -> list[str]:
        """Σ care · v_0 ≤ B − min of Σ y · row − Σ care · v_0, and the awards reach it."""
        now, worth, scale = self._prices(level)
        slope = now - self.care * (scale // self.care_den) - worth[0]
        lowest = (self.claim.dot(np.minimum(np.where(self.claims, slope, 0), 0)) + self._support(worth)) / scale
        if bound - lowest != level.value or self.awarded.dot(self.care) / self.care_den != level.value:
            return [f"level {at} doesn't hold the most care that fits"]
        return []
