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

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, Mask, distinct, grouped, product, sums, whole
from verdeelsleutel.model.levels import Kind, Level
from verdeelsleutel.model.solve.assembly import INFINITY, Floats, Program, Solver, SolverError, new_solver
from verdeelsleutel.model.system import System, connected

TOLERANCE = 1e-7
"""Float and exact level further apart than this stop the run."""


class Packing:
    """The packing parts of a run, on one kept solver object."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.inside: Mask = (system.part_of_line >= 0) & np.append(system.packing, False)[system.part_of_line]
        self._solver = new_solver()

    def fill(self, layer: int, group: int, claim: Exact, opened: Mask, left: Sequence[Fraction | None]) -> FoundLevels:
        """Levels of one step.

        Args:
            layer, group: which step.
            claim: per line what is asked.
            opened: lines that take part in this step (claim > 0).
            left: per row of the system what is left of its upper bound; None where it doesn't count in this tranche.

        Returns:
            The levels, and per line the position of its own among them (-1: not in a packing part).
        """
        found = _Collected(self.system.part_of_line)
        lines = np.flatnonzero(opened & self.inside)
        entries = _Entries.of(self.system, lines, claim, left)
        spent = np.array([value == 0 for value in left], dtype=np.bool_)
        at_nought = entries.where(spent[entries.row])
        found.add_rows(Fraction(0), at_nought.line, at_nought.row)
        rising = entries.where(~np.isin(entries.line, at_nought.line))
        binding = rising.where(rising.rows_that_bind(left)[rising.row])
        touched = distinct(binding.line)
        free = lines[~_mask(np.concatenate([at_nought.line, touched]), len(claim))[lines]]
        found.add(Fraction(1), free, [])
        if len(touched):
            self._levels(_Step.of(binding, touched, left), found)
        return found.as_levels(layer, group, len(claim))

    def _levels(self, step: _Step, found: _Collected) -> None:
        program = step.program(self._solver)
        while step.open.any():
            solution = program.solve()
            if not solution.feasible:
                raise SolverError("a packing program can't be infeasible")
            theta = solution.value[step.bundles :]
            closed: list[tuple[Index, Fraction]] = []
            for k in distinct(step.component[step.open]).tolist():
                value, tight = step.level(k, float(theta[k]), solution.row_dual)
                shut = step.open_in(k) if value == 1 else step.open_on(tight)
                found.add(value, step.lines_of(shut), [] if value == 1 else step.rows[tight].tolist())
                step.close(shut, value)
                closed.append((shut, value))
            step.hold(program, closed)


@dataclass(frozen=True, eq=False)
class _Entries:
    """What the claims of a step count in rows: numerators of k · q, over a denominator per row of the system."""

    line: Index
    row: Index
    num: Ints
    den: list[int]

    @classmethod
    def of(cls, system: System, lines: Index, claim: Exact, left: Sequence[Fraction | None]) -> _Entries:
        counts = np.array([value is not None for value in left], dtype=np.bool_)
        mine = np.zeros(len(claim), dtype=np.bool_)
        mine[lines] = True
        use = np.flatnonzero(mine[system.line] & counts[system.row])
        asked, dens = _over_parts(claim, lines, system)
        of_row = [d * dens[part] for d, part in zip(system.den, system.part_of_row.tolist(), strict=True)]
        return cls(system.line[use], system.row[use], product(system.num[use], asked[system.line[use]]), of_row)

    def where(self, mask: Mask) -> _Entries:
        """Some of them."""
        return _Entries(self.line[mask], self.row[mask], self.num[mask], self.den)

    def rows_that_bind(self, left: Sequence[Fraction | None]) -> Mask:
        """Rows in which the claims together are more than what is left."""
        load = sums(self.num, self.row, len(left)).tolist()
        return np.array(
            [
                rest is not None and k * rest.denominator > rest.numerator * den
                for k, den, rest in zip(load, self.den, left, strict=True)
            ],
            dtype=np.bool_,
        )


def _over_parts(claim: Exact, lines: Index, system: System) -> tuple[Ints, list[int]]:
    """Numerators of some claims over one denominator per part; and that of each part (the last: of no part)."""
    apart, part = claim.take(lines).apart, system.part_of_line
    if apart is None:
        return claim.shared, [claim.shared_den] * (system.parts + 1)
    known = [{claim.shared_den} for _ in range(system.parts + 1)]
    at = lines[apart.lines]
    for p, den in zip(part[at].tolist(), apart.den.tolist(), strict=True):
        known[p].add(den)
    dens = [math.lcm(*mine) for mine in known]
    up = np.array([den // claim.shared_den for den in dens], dtype=object)
    asked = whole(claim.shared) * up[part]
    asked[at] = apart.num * (np.array(dens, dtype=object)[part[at]] // apart.den)
    return asked, dens


@dataclass(eq=False)
class _Step:
    """One step in exact numbers: bundles, the rows that can bind, and what is left of them.

    Attributes:
        lines: the lines of the step, and `bundle` the bundle of each; `bundles`: how many.
        component: per bundle its component; `components`: how many.
        rows: the rows, by position in the system; `row_component` per row.
        at_bundle, at_row, load: the entries, sorted by (bundle, row): numerators of K in parts of `den` of the row.
        left: S per row; `open_load`: Σ K of open bundles per row; both also as floats, to look before counting.
        open: per bundle whether it can still rise.
    """

    lines: Index
    bundle: Index
    component: Index
    components: int
    rows: Index
    row_component: Index
    at_bundle: Index
    at_row: Index
    load: Ints
    den: list[int]
    left: list[Fraction]
    open_load: list[Fraction]
    open: Mask
    left_float: Floats
    load_float: Floats

    @classmethod
    def of(cls, entries: _Entries, lines: Index, left: Sequence[Fraction | None]) -> _Step:
        rows, row = grouped(entries.row)
        line = np.searchsorted(lines, entries.line)
        bundle = _bundles(line, row, len(lines))
        count = int(bundle.max()) + 1
        code, at = grouped(bundle[line].astype(np.int64) * len(rows) + row)
        load = sums(entries.num, at, len(code))
        at_bundle, at_row = np.divmod(code, len(rows))
        component, row_component, components = connected(at_bundle, at_row, count, len(rows))
        den = [entries.den[r] for r in rows.tolist()]
        total = sums(load, at_row, len(rows)).tolist()
        open_load = [Fraction(k, d) for k, d in zip(total, den, strict=True)]
        rest = [left[r] or Fraction(0) for r in rows.tolist()]
        floats = (np.array([float(v) for v in rest]), np.array([float(v) for v in open_load]))
        return cls(
            lines, bundle, component, components, rows, row_component, at_bundle, at_row, load, den, rest, open_load,
            np.ones(count, dtype=np.bool_), *floats,
        )  # fmt: skip

    @property
    def bundles(self) -> int:
        return len(self.component)

    def lines_of(self, bundles: Index) -> Index:
        """The lines of some bundles."""
        return self.lines[_mask(bundles, self.bundles)[self.bundle]]

    def open_in(self, k: int) -> Index:
        """Open bundles of a component."""
        return np.flatnonzero(self.open & (self.component == k))

    def open_on(self, rows: list[int]) -> Index:
        """Open bundles that stand in some of the rows."""
        hit = distinct(self.at_bundle[_mask(np.array(rows, dtype=np.intp), len(self.rows))[self.at_row]])
        return hit[self.open[hit]]

    def level(self, k: int, theta: float, dual: Floats) -> tuple[Fraction, list[int]]:
        """The level of a component in fractions, from the row that HiGHS says stops it; and the tight rows."""
        near = np.flatnonzero(
            (self.row_component == k)
            & (self.load_float > 0)
            & (self.left_float <= self.load_float * (theta + 2 * TOLERANCE))
        ).tolist()
        if theta > 1 - TOLERANCE and all(self.left[r] >= self.open_load[r] for r in near):
            return Fraction(1), []
        if not near:
            raise SolverError(f"no row stops the level {theta}")
        stops = max(near, key=lambda r: abs(dual[r]))
        # Another row may be a hair tighter than the solver's tolerance shows.
        value = min(self.left[r] / self.open_load[r] for r in {stops, *near})
        if abs(float(value) - theta) > TOLERANCE:
            raise SolverError(f"the level {float(value)} in fractions is not the solver's {theta}")
        return value, [r for r in near if self.left[r] == value * self.open_load[r]]

    def close(self, shut: Index, value: Fraction) -> None:
        """Close bundles at a level."""
        self.open[shut] = False
        mine = _mask(shut, self.bundles)[self.at_bundle]
        rows, at = np.unique(self.at_row[mine], return_inverse=True)
        for r, load in zip(rows.tolist(), sums(self.load[mine], at, len(rows)).tolist(), strict=True):
            closed = Fraction(load, self.den[r])
            self.left[r] -= value * closed
            self.open_load[r] -= closed
            self.left_float[r], self.load_float[r] = float(self.left[r]), float(self.open_load[r])

    # The program: columns are the fills of bundles, then one θ per component; rows, then ρ_b − θ ≥ 0.

    def program(self, solver: Solver) -> Program:
        """The program of the step, every row in parts of its load."""
        count, rows = self.bundles, len(self.rows)
        # int / int, since numerator and denominator alone may be beyond what a float can hold
        loads = [k / self.den[r] for k, r in zip(self.load.tolist(), self.at_row.tolist(), strict=True)]
        values = np.array(loads) / self.load_float[self.at_row]
        order = np.argsort(self.at_row, kind="stable")
        cuts = np.searchsorted(self.at_row[order], np.arange(1, rows))
        body = [(self.at_bundle[mine], values[mine]) for mine in np.split(order, cuts)]
        both = np.array([1.0, -1.0])
        body += [(np.array([b, count + k]), both) for b, k in enumerate(self.component.tolist())]
        return Program(
            np.concatenate([np.zeros(count), np.ones(self.components)]),
            np.zeros(count + self.components),
            np.ones(count + self.components),
            body,
            np.concatenate([np.full(rows, -INFINITY), np.zeros(count)]),
            np.concatenate([self.left_float / self.load_float, np.full(count, INFINITY)]),
            solver=solver,
        )

    def hold(self, program: Program, closed: list[tuple[Index, Fraction]]) -> None:
        """Hold closed bundles at their levels and lift their floors."""
        shut = np.concatenate([bundles for bundles, _ in closed])
        value = np.concatenate([np.full(len(bundles), float(level)) for bundles, level in closed])
        program.bound_columns(shut, value, value)
        nothing = np.full(len(shut), INFINITY)
        program.bound_rows(len(self.rows) + shut, -nothing, nothing)


@dataclass(eq=False)
class FoundLevels:
    """Levels of a step, and per line the position of its own, -1 for none."""

    levels: list[Level]
    level_of: Index


class _Collected:
    """Levels as they are found; equal ones of a part are one, whatever way the solver took to them."""

    def __init__(self, part_of_line: Index) -> None:
        self._part_of_line = part_of_line
        self._found: dict[tuple[int, Fraction], tuple[set[int], list[Index]]] = {}

    def add(self, value: Fraction, lines: Index, rows: Sequence[int]) -> None:
        """Lines of one or more parts that close at a level, and the rows (of one part) that closed them."""
        for part in distinct(self._part_of_line[lines]).tolist():
            known, members = self._found.setdefault((part, value), (set(), []))
            known.update(rows)
            members.append(lines[self._part_of_line[lines] == part])

    def add_rows(self, value: Fraction, lines: Index, rows: Index) -> None:
        """Entries (line, row): lines that close at a level, each by the rows it stands in."""
        parts = self._part_of_line[lines]
        for part in distinct(parts).tolist():
            mine = parts == part
            self.add(value, distinct(lines[mine]), distinct(rows[mine]).tolist())

    def as_levels(self, layer: int, group: int, count: int) -> FoundLevels:
        """By part, rising."""
        level_of: Index = np.full(count, -1, dtype=np.intp)
        levels: list[Level] = []
        for (part, value), (rows, members) in sorted(self._found.items()):
            level_of[np.concatenate(members)] = len(levels)
            kind: Kind = "full" if value == 1 else "rows"
            levels.append(Level(layer, group, part, kind, value, tuple((r, Fraction(1)) for r in sorted(rows))))
        return FoundLevels(levels, level_of)


def _bundles(line: Index, row: Index, count: int) -> Index:
    """Per line a number that it shares with the lines that stand in the same rows; entries sorted by (line, row)."""
    starts = np.searchsorted(line, np.arange(count + 1))
    width = int((starts[1:] - starts[:-1]).max())
    support = np.full((count, width), -1, dtype=np.int64)
    support[line, np.arange(len(line)) - starts[line]] = row
    grouped = pd.DataFrame(support).groupby(list(range(width)), sort=False).ngroup()
    found: Index = np.asarray(grouped, dtype=np.intp)
    return found


def _mask(places: Index, count: int) -> Mask:
    mask = np.zeros(count, dtype=np.bool_)
    mask[places] = True
    return mask
