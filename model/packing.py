"""Filling the parts of packing form: rows with upper bounds only, no coefficient below 0.

Formula, per level and part:
    maximise θ   subject to   ρ_b ≥ θ for every open bundle, closed bundles at their level,
                              Σ_b K_rb · ρ_b ≤ S_r for every row, 0 ≤ ρ_b ≤ 1

    The bundles of every row that is tight at the optimum close there; repeat until none is open.

Symbols:
    b: bundle, the claims of a tranche that stand in the same rows (if two of their fills differed, the higher could be
    lowered a little and the lower raised: they are equal); K_rb = Σ_{c in b} k_rc · q_c; S_r: what earlier awards left
    of row r; θ: the level. HiGHS finds θ and the row that stops it; the level is S_r ÷ Σ K_rb in fractions.

All parts advance in one program, each with a θ of its own: they share no row, so maximising the sum maximises each.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.exact import Exact, Index, Ints, Mask, product, sums, whole
from verdeelsleutel.model.assembly import INFINITY, Floats, Program, SolverError
from verdeelsleutel.model.levels import Kind, Level
from verdeelsleutel.model.system import System

TOLERANCE = 1e-7
"""Float and exact level further apart than this stop the run."""


@dataclass(frozen=True, eq=False)
class Bundles:
    """Lines of packing parts grouped by the rows they stand in.

    Attributes:
        of_line: per line its bundle, -1 outside packing parts.
        part: per bundle its part.
        bundle, row: the pattern, sorted by (bundle, row): which bundle stands in which row.
        rows: the rows that occur, and `place` gives per row of the system its position in them.
    """

    of_line: Index
    part: Index
    bundle: Index
    row: Index
    rows: Index
    place: Index


def bundle(system: System, lines: int) -> Bundles:
    """Group the lines of packing parts by support."""
    inside = (system.part_of_line >= 0) & np.append(system.packing, False)[system.part_of_line]
    members = np.flatnonzero(inside)
    starts = system.starts(lines)
    width = int((starts[1:] - starts[:-1])[members].max()) if len(members) else 0
    support = np.full((len(members), width), -1, dtype=np.int64)
    for k in range(width):
        has = starts[members] + k < starts[members + 1]
        support[has, k] = system.row[starts[members[has]] + k]
    number: Index = np.zeros(len(members), dtype=np.intp)
    if width:
        number[:] = pd.DataFrame(support).groupby(list(range(width)), sort=False).ngroup().to_numpy(dtype=np.intp)
    of_line = np.full(lines, -1, dtype=np.intp)
    of_line[members] = number
    _, first = np.unique(number, return_index=True)
    part = system.part_of_line[members[first]] if len(members) else np.empty(0, dtype=np.intp)
    at, column = np.nonzero(support[first] >= 0) if len(members) else (np.empty(0, int), np.empty(0, int))
    row = support[first][at, column]
    rows = np.unique(row)
    place = np.full(len(system.names), -1, dtype=np.intp)
    place[rows] = np.arange(len(rows))
    return Bundles(of_line, part, at, row, rows, place)


@dataclass(eq=False)
class Step:
    """One step (a tranche, or one of its groups) in exact numbers.

    Attributes:
        load: numerators of K per pattern entry, in parts of `den` of its row.
        left: S per row; `open_load`: Σ K of open bundles per row; both also as floats, to look before counting.
        open: per bundle whether it can still rise.
    """

    load: Ints
    den: list[int]
    left: list[Fraction]
    open_load: list[Fraction]
    open: Mask
    left_float: Floats
    load_float: Floats

    def take(self, row: int, load: Fraction, used: Fraction) -> None:
        """Close a load in a row at what it uses."""
        self.left[row] -= used
        self.open_load[row] -= load
        self.left_float[row] = float(self.left[row])
        self.load_float[row] = float(self.open_load[row])

    def stops_near(self, row: int, level: float) -> bool:
        """Whether a row can stop a level as near to this one as floats can tell."""
        load = self.load_float[row]
        return bool(load > 0 and self.left_float[row] <= load * (level + 2 * TOLERANCE))


class Packing:
    """The packing parts of a run on one kept solver object."""

    def __init__(self, system: System, lines: int) -> None:
        self.system = system
        self.bundles = bundle(system, lines)
        self._entry_of = self._pattern()
        self._program: Program | None = None
        self._starts = np.searchsorted(self.bundles.bundle, np.arange(len(self.bundles.part) + 1))
        order = np.argsort(self.bundles.row, kind="stable")
        self._by_row = order
        self._row_starts = np.searchsorted(self.bundles.row[order], self.bundles.rows)
        self._row_ends = np.searchsorted(self.bundles.row[order], self.bundles.rows, side="right")
        self._parts = np.unique(self.bundles.part)
        self._theta = np.searchsorted(self._parts, self.bundles.part)
        of_row = system.part_of_row[self.bundles.rows]
        self._rows_of_part = [np.flatnonzero(of_row == part) for part in self._parts]
        self._bundles_of_part = [np.flatnonzero(self.bundles.part == part) for part in self._parts]

    def _pattern(self) -> Index:
        """Per entry of the system the pattern entry it adds to, -1 outside packing parts."""
        system, bundles = self.system, self.bundles
        of = bundles.of_line[system.line]
        code = of.astype(np.int64) * max(1, len(system.names)) + system.row
        known = bundles.bundle.astype(np.int64) * max(1, len(system.names)) + bundles.row
        return np.where(of >= 0, np.searchsorted(known, code), -1)

    def fill(
        self, layer: int, group: int, claim: Exact, opened: Mask, left: list[Fraction | None]
    ) -> FoundLevels:
        """Levels of one step.

        Args:
            layer, group: which step.
            claim: per line what is asked.
            opened: lines that take part in this step (claim > 0).
            left: per row of the system what is left of its upper bound; None where it doesn't count in this tranche.

        Returns:
            The levels, and per line the position of its own among them (-1: not in a packing part).
        """
        found = FoundLevels([], np.full(len(claim), -1, dtype=np.intp))
        lines = np.flatnonzero(opened & (self.bundles.of_line >= 0))
        if len(lines) == 0:
            return found
        lines = self._close_blocked(layer, group, lines, left, found)
        if len(lines) == 0:
            return found
        step = self._step(claim, lines, left)
        fill = self._levels(layer, group, step, left, found)
        found.level_of[lines] = fill[self.bundles.of_line[lines]]
        return found

    def _close_blocked(
        self, layer: int, group: int, lines: Index, left: list[Fraction | None], found: FoundLevels
    ) -> Index:
        """Cells in a row with nothing left stay at 0: no program needs to say so."""
        bundles = self.bundles
        spent = np.array([left[r] == 0 for r in bundles.rows.tolist()], dtype=np.bool_)
        hit = spent[bundles.place[bundles.row]]
        blocked = np.zeros(len(bundles.part), dtype=np.bool_)
        blocked[bundles.bundle[hit]] = True
        here = blocked[bundles.of_line[lines]]
        for part in np.unique(bundles.part[bundles.of_line[lines[here]]]).tolist():
            of_part = self._rows_of_part[int(np.searchsorted(self._parts, part))]
            rows = [(int(bundles.rows[r]), Fraction(1)) for r in of_part[spent[of_part]].tolist()]
            inside = lines[here & (bundles.part[bundles.of_line[lines]] == part)]
            found.level_of[inside] = len(found.levels)
            found.levels.append(Level(layer, group, part, "rows", Fraction(0), tuple(rows)))
        return lines[~here]

    def _step(self, claim: Exact, lines: Index, left: list[Fraction | None]) -> Step:
        bundles = self.bundles
        asked = claim.take(lines)
        den = asked.den if isinstance(asked.den, int) else int(np.lcm.reduce(asked.den))
        if isinstance(claim.den, int):
            number: Ints = np.where(_mask(lines, len(claim)), claim.num, 0)
        else:
            number = np.zeros(len(claim), dtype=object)
            number[lines] = whole(asked.num) * (den // asked.den)
        use = np.flatnonzero((self._entry_of >= 0) & _mask(lines, len(claim))[self.system.line])
        loads = sums(
            product(self.system.num[use], number[self.system.line[use]]),
            self._entry_of[use],
            len(bundles.bundle),
        )
        counts = np.array([left[r] is not None for r in bundles.rows.tolist()], dtype=np.bool_)
        place = bundles.place[bundles.row]
        loads = np.where(counts[place], loads, 0)
        dens = [self.system.den[r] * den for r in bundles.rows.tolist()]
        total = sums(loads, place, len(bundles.rows)).tolist()
        open_load = [Fraction(k, d) for k, d in zip(total, dens, strict=True)]
        is_open = np.zeros(len(bundles.part), dtype=np.bool_)
        is_open[bundles.of_line[lines]] = True
        rest = [left[r] or Fraction(0) for r in bundles.rows.tolist()]
        floats = (np.array([float(v) for v in rest]), np.array([float(v) for v in open_load]))
        return Step(loads, dens, rest, open_load, is_open, *floats)

    def _levels(
        self, layer: int, group: int, step: Step, left: list[Fraction | None], found: FoundLevels
    ) -> Index:
        fill = np.full(len(self.bundles.part), -1, dtype=np.intp)
        if not step.open.any():
            return fill
        scale = np.where(step.load_float > 0, step.load_float, 1.0)
        program = self._prepare(step, scale, left)
        while step.open.any():
            solution = program.solve()
            if not solution.feasible:
                raise SolverError("a packing program can't be infeasible")
            theta = solution.value[len(self.bundles.part) :]
            closed: list[Index] = []
            for k, part in enumerate(self._parts.tolist()):
                mine = self._bundles_of_part[k]
                mine = mine[step.open[mine]]
                if len(mine) == 0:
                    continue
                level = self._exact(k, step, theta[k], solution.row_dual)
                shut = mine if level.full else self._standing_in(level.tight, mine)
                rows = tuple((int(self.bundles.rows[r]), Fraction(1)) for r in level.tight)
                fill[shut] = len(found.levels)
                kind: Kind = "full" if level.full else "rows"
                found.levels.append(Level(layer, group, part, kind, level.value, () if level.full else rows))
                self._close(step, shut, level.value)
                closed.append(shut)
            self._hold(program, np.concatenate(closed), fill, found)
        return fill

    def _exact(self, k: int, step: Step, theta: float, dual: Floats) -> ExactLevel:
        """The level in fractions, from the row that HiGHS says stops it."""
        near = [r for r in self._rows_of_part[k].tolist() if step.stops_near(r, theta)]
        if all(step.left[r] >= step.open_load[r] for r in near) and theta > 1 - TOLERANCE:
            value = Fraction(1)
        elif not near:
            raise SolverError(f"no row stops the level {theta}")
        else:
            stops = max(near, key=lambda r: abs(dual[r]))
            # Another row may be a hair tighter than the solver's tolerance shows.
            value = min(step.left[r] / step.open_load[r] for r in {stops, *near})
        if abs(float(value) - theta) > TOLERANCE:
            raise SolverError(f"the level {float(value)} in fractions is not the solver's {theta}")
        tight = [r for r in near if step.left[r] == value * step.open_load[r]]
        return ExactLevel(value, value == 1, tight)

    def _standing_in(self, tight: list[int], mine: Index) -> Index:
        hit = np.zeros(len(self.bundles.part), dtype=np.bool_)
        for r in tight:
            hit[self.bundles.bundle[self._by_row[self._row_starts[r] : self._row_ends[r]]]] = True
        return mine[hit[mine]]

    def _close(self, step: Step, shut: Index, value: Fraction) -> None:
        step.open[shut] = False
        spans = [np.arange(self._starts[b], self._starts[b + 1]) for b in shut.tolist()]
        entries = np.concatenate(spans)
        rows, at = np.unique(self.bundles.place[self.bundles.row[entries]], return_inverse=True)
        for row, load in zip(rows.tolist(), sums(step.load[entries], at, len(rows)).tolist(), strict=True):
            closed = Fraction(load, step.den[row])
            step.take(row, closed, closed * value)

    # The program: columns are the fills of bundles, then one θ per part; rows are the rows, then ρ_b − θ ≥ 0.

    def _prepare(self, step: Step, scale: Floats, left: list[Fraction | None]) -> Program:
        bundles = self.bundles
        count = len(bundles.part)
        place = bundles.place[bundles.row]
        den = np.array([float(d) for d in step.den])
        values = step.load.astype(np.float64) / den[place] / scale[place]
        upper = step.left_float / scale
        upper = np.where([left[r] is None for r in bundles.rows.tolist()], INFINITY, np.minimum(upper, 1.0))
        top = np.where(step.open, 1.0, 0.0)
        floor = np.where(step.open, 0.0, -INFINITY)
        if self._program is None:
            self._program = self._declare(values, upper, top, floor)
            return self._program
        every = np.arange(count)
        self._program.coefficients(place, bundles.bundle, values)
        self._program.bound_columns(every, np.zeros(count), top)
        self._program.bound_rows(np.arange(len(upper)), np.full(len(upper), -INFINITY), upper)
        self._program.bound_rows(len(upper) + every, floor, np.full(count, INFINITY))
        return self._program

    def _declare(self, values: Floats, upper: Floats, top: Floats, floor: Floats) -> Program:
        bundles = self.bundles
        count, parts, rows = len(bundles.part), len(self._parts), len(upper)
        body = [
            (bundles.bundle[at], values[at])
            for at in (
                self._by_row[start:end]
                for start, end in zip(self._row_starts.tolist(), self._row_ends.tolist(), strict=True)
            )
        ]
        both = np.array([1.0, -1.0])
        body += [(np.array([b, count + self._theta[b]]), both) for b in range(count)]
        return Program(
            np.concatenate([np.zeros(count), np.ones(parts)]),
            np.zeros(count + parts),
            np.concatenate([top, np.ones(parts)]),
            body,
            np.concatenate([np.full(rows, -INFINITY), floor]),
            np.concatenate([upper, np.full(count, INFINITY)]),
        )

    def _hold(self, program: Program, shut: Index, fill: Index, found: FoundLevels) -> None:
        value = np.array([float(found.levels[fill[b]].value) for b in shut.tolist()])
        program.bound_columns(shut, value, value)
        rows = len(self.bundles.rows) + shut
        program.bound_rows(rows, np.full(len(shut), -INFINITY), np.full(len(shut), INFINITY))


@dataclass(frozen=True, eq=False)
class ExactLevel:
    """A level, whether all that is open is full there, and the rows that are tight."""

    value: Fraction
    full: bool
    tight: list[int]


@dataclass(eq=False)
class FoundLevels:
    """Levels of a step, and per line the position of its own, -1 for none."""

    levels: list[Level]
    level_of: Index


def _mask(lines: Index, count: int) -> Mask:
    mask = np.zeros(count, dtype=np.bool_)
    mask[lines] = True
    return mask
