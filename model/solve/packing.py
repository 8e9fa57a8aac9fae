"""Filling the parts of packing form: rows with upper bounds only, no coefficient below 0.

Formula, per level and component:
    maximise θ   subject to   ρ_b ≥ θ for every open bundle, closed bundles at their level,
                              Σ_b K_rb · ρ_b ≤ S_r for every row that can bind, 0 ≤ ρ_b ≤ 1

    The bundles of every row that is tight at the optimum close there; repeat until none is open.

Symbols:
    b: bundle, the claims of a step that stand in the same rows that can bind (if two of their fills differed, the
    higher could be lowered a little and the lower raised: they are equal); K_rb = Σ_{c in b} k_rc · q_c; S_r: what
    earlier awards left of row r; θ: the level. HiGHS finds θ and the row that stops it; the level is S_r ÷ Σ K_rb in
    fractions.

A row with nothing left keeps its cells at 0, and a row with room for every claim stops none: neither needs a program.
Components share no row that can bind. All advance in one program, each with a θ of its own: maximising the sum
maximises each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Mask
from verdeelsleutel.model.levels import Kind, Level
from verdeelsleutel.model.solve.assembly import INFINITY, Frame, Matrix, Program, Solver, SolverError, new_solver
from verdeelsleutel.model.solve.bundles import Bundles, Classes, Load
from verdeelsleutel.model.solve.programme import Programme
from verdeelsleutel.model.system import System

TOLERANCE = 1e-7
"""Float and exact level further apart than this stop the run."""

NONE, ONE = Fraction(0), Fraction(1)


class Packing:
    """The packing parts of a run, on one kept solver object."""

    def __init__(self, system: System) -> None:
        self.system = system
        inside = (system.part_of_line >= 0) & np.append(system.packing, False)[system.part_of_line]
        self.inside: Mask = system.memo.same("lines inside packing parts", inside)
        self._solver = system.memo.of("solver of packing parts", (), new_solver)

    def fill(self, layer: int, group: int, claim: Exact, opened: Mask, counts: Mask, left: Exact) -> FoundLevels:
        """Levels of one step.

        Args:
            layer, group: which step.
            claim: per line what is asked.
            opened: lines that take part in this step (claim > 0).
            counts: rows that count in this tranche.
            left: per row what is left of its upper bound.

        Returns:
            The levels, and per line the position of its own among them (-1: not in a packing part).
        """
        opened = opened & self.inside
        if not opened.any():
            return FoundLevels([], np.full(len(claim), -1, dtype=np.intp), Exact.zeros(len(counts)))
        classes = self._classes(counts)
        here = classes.with_lines(opened)
        spent = np.asarray(left.shared == 0, dtype=np.bool_)
        if left.apart is not None:
            spent[left.apart.lines] = False
        shut = here & classes.standing_in(spent)
        rising = here & ~shut
        load = classes.load(self.system, claim, opened & rising[classes.of_line])
        binding = load.asked() & load.rows_beyond(left)[classes.slot_row]
        touched = np.zeros(len(here), dtype=np.bool_)
        touched[classes.slot_class[binding]] = True
        found = _Collected(classes)
        found.shut(shut, spent)
        found.add(ONE, np.flatnonzero(rising & ~touched).tolist(), ())
        if touched.any():
            bundles = classes.bundles(binding, self.system)
            self._levels(_Step.of(bundles, load, left), self._frame(classes, bundles), found)
        return found.as_levels(layer, group, opened, load)

    def _classes(self, counts: Mask) -> Classes:
        system = self.system
        counts = system.memo.same("rows that count", counts)
        reads = (system.line, system.row, system.part_of_line, self.inside, counts)
        return system.memo.of("classes", reads, lambda: Classes.of(system, self.inside, counts))

    def _frame(self, classes: Classes, bundles: Bundles) -> Frame:
        """Where the program of a step has entries."""
        memo = self.system.memo
        programme = memo.of("programme", (classes,), lambda: Programme.of(classes))
        return memo.of("frame of a step", (programme, bundles), lambda: programme.of_step(bundles))

    def _levels(self, step: _Step, frame: Frame, found: _Collected) -> None:
        program = step.program(self._solver, frame)
        bundles = step.bundles
        waiting = list(range(len(bundles.bundles_of)))
        while waiting:
            solution = program.solve()
            if not solution.feasible:
                raise SolverError("a packing program can't be infeasible")
            theta, dual = solution.value[len(bundles.classes) :].tolist(), solution.row_dual.tolist()
            closed: list[tuple[list[int], Fraction]] = []
            for k in waiting:
                value, tight = step.level(k, theta[k], dual)
                shut = step.open_in(k) if value == 1 else step.open_on(tight)
                rows = () if value == 1 else [bundles.rows[r] for r in tight]
                found.add(value, [c for b in shut for c in bundles.classes[b]], rows)
                step.close(shut, value)
                closed.append((shut, value))
            waiting = [k for k in waiting if step.open_in(k)]
            if waiting:
                step.hold(program, closed)


@dataclass(eq=False)
class _Step:
    """One step in exact numbers, besides its bundles.

    Attributes:
        load: per entry the numerator of K, in parts of `den` of its row.
        left: S per row; `open_load`: Σ K of open bundles per row, in parts of `den`; both also as floats, to look
            before counting.
        open: per bundle whether it can still rise.
    """

    bundles: Bundles
    load: list[int]
    den: list[int]
    left: list[Fraction]
    open_load: list[int]
    open: list[bool]
    left_float: list[float]
    load_float: list[float]

    @classmethod
    def of(cls, bundles: Bundles, load: Load, left: Exact) -> _Step:
        found, den = load.of_entries(bundles)
        total = [sum(found[e] for e in entries) for entries in bundles.by_row]
        rest = [left.fraction(r) for r in bundles.rows]
        return cls(
            bundles, found, den, rest, total, [True] * len(bundles.classes),
            [value.numerator / value.denominator for value in rest],
            [k / d for k, d in zip(total, den, strict=True)],
        )  # fmt: skip

    def open_in(self, k: int) -> list[int]:
        """Open bundles of a component."""
        return [b for b in self.bundles.bundles_of[k] if self.open[b]]

    def open_on(self, rows: Sequence[int]) -> list[int]:
        """Open bundles that stand in some of the rows."""
        of = self.bundles.at_bundle
        hit = {of[e] for r in rows for e in self.bundles.by_row[r]}
        return sorted(b for b in hit if self.open[b])

    def level(self, k: int, theta: float, dual: Sequence[float]) -> tuple[Fraction, list[int]]:
        """The level of a component in fractions, from the row that HiGHS says stops it; and the tight rows."""
        near = [
            r
            for r in self.bundles.rows_of[k]
            if self.open_load[r] and self.left_float[r] <= self.load_float[r] * (theta + 2 * TOLERANCE)
        ]
        if not near and theta <= 1 - TOLERANCE:
            raise SolverError(f"no row stops the level {theta}")
        # Another row may be a hair tighter than the solver's tolerance shows.
        levels = {r: self._stopping(r) for r in near}
        if theta > 1 - TOLERANCE and all(value >= 1 for value in levels.values()):
            return ONE, []
        stops = max(near, key=lambda r: abs(dual[r]))
        value = min(levels[r] for r in {stops, *near})
        if abs(float(value) - theta) > TOLERANCE:
            raise SolverError(f"the level {float(value)} in fractions is not the solver's {theta}")
        return value, [r for r in near if levels[r] == value]

    def _stopping(self, row: int) -> Fraction:
        """The level at which a row stops its open bundles: what is left of it ÷ what they ask."""
        left = self.left[row]
        return Fraction(left.numerator * self.den[row], left.denominator * self.open_load[row])

    def close(self, shut: Sequence[int], value: Fraction) -> None:
        """Close bundles at a level."""
        closed: dict[int, int] = {}
        row = self.bundles.at_row
        for b in shut:
            self.open[b] = False
            for e in self.bundles.by_bundle[b]:
                r = row[e]
                closed[r] = closed.get(r, 0) + self.load[e]
        for r, load in closed.items():
            self.left[r] -= Fraction(value.numerator * load, value.denominator * self.den[r])
            self.open_load[r] -= load
            self.left_float[r] = float(self.left[r])
            self.load_float[r] = self.open_load[r] / self.den[r]

    # The program: columns are the fills of bundles, then one θ per component; rows, then ρ_b − θ ≥ 0.

    def program(self, solver: Solver, frame: Frame) -> Program:
        """The program of the step, every row in parts of its load."""
        bundles = self.bundles
        count, rows, components = len(bundles.classes), len(bundles.rows), len(bundles.bundles_of)
        own = [k / self.open_load[r] for k, r in zip(self.load, bundles.at_row, strict=True)]
        matrix = Matrix(frame.starts, frame.columns, np.array(own + [1.0, -1.0] * count))
        room = [left / load for left, load in zip(self.left_float, self.load_float, strict=True)]
        return Program(
            np.concatenate([np.zeros(count), np.ones(components)]),
            np.zeros(count + components),
            np.ones(count + components),
            matrix,
            np.concatenate([np.full(rows, -INFINITY), np.zeros(count)]),
            np.concatenate([room, np.full(count, INFINITY)]),
            solver=solver,
            frame=frame,
        )

    def hold(self, program: Program, closed: Sequence[tuple[list[int], Fraction]]) -> None:
        """Hold closed bundles at their levels and lift their floors."""
        shut = np.array([b for bundles, _ in closed for b in bundles], dtype=np.intp)
        value = np.array([float(level) for bundles, level in closed for _ in bundles])
        program.bound_columns(shut, value, value)
        nothing = np.full(len(shut), INFINITY)
        program.bound_rows(len(self.bundles.rows) + shut, -nothing, nothing)


@dataclass(eq=False)
class FoundLevels:
    """Levels of a step, per line the position of its own (-1 for none), and per row what the awards count."""

    levels: list[Level]
    level_of: Index
    used: Exact


class _Collected:
    """Levels as they are found; equal ones of a part are one, whatever way the solver took to them."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes
        self._of_class: Index = np.full(len(classes.part), -1, dtype=np.intp)
        self._found: dict[Fraction, dict[int, tuple[int, set[int]]]] = {}
        self._count = 0

    def add(self, value: Fraction, classes: Sequence[int], rows: Sequence[int]) -> None:
        """Classes that close at a level, and the rows (of their part) that closed them."""
        if not classes:
            return
        by_part = self._found.setdefault(value, {})
        for c in classes:
            part = self._classes.part[c]
            if part not in by_part:
                by_part[part] = self._count, set()
                self._count += 1
            at, known = by_part[part]
            known.update(rows)
            self._of_class[c] = at

    def shut(self, classes: Mask, spent: Mask) -> None:
        """Classes that close at 0, each by the rows with nothing left that it stands in."""
        slots = classes[self._classes.slot_class] & spent[self._classes.slot_row]
        at, rows = (one[slots].tolist() for one in (self._classes.slot_class, self._classes.slot_row))
        stands_in: dict[int, list[int]] = {}
        for c, r in zip(at, rows, strict=True):
            stands_in.setdefault(c, []).append(r)
        for c, mine in stands_in.items():
            self.add(NONE, (c,), mine)

    def as_levels(self, layer: int, group: int, lines: Mask, load: Load) -> FoundLevels:
        """By part, rising; `lines` are those of the step, `load` what those of them count that close above 0."""
        place = np.full(self._count + 1, -1, dtype=np.intp)
        levels: list[Level] = []
        found = [(part, value, *entry) for value, parts in self._found.items() for part, entry in parts.items()]
        for part, value, at, rows in sorted(found, key=lambda one: one[:2]):
            place[at] = len(levels)
            kind: Kind = "full" if value == 1 else "rows"
            levels.append(Level(layer, group, part, kind, value, tuple((r, ONE) for r in sorted(rows))))
        of_class = np.append(place[self._of_class], -1)
        used = load.counted([level.value for level in levels], of_class)
        return FoundLevels(levels, np.where(lines, of_class[self._classes.of_line], -1), used)
