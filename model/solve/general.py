"""Filling the parts that are not of packing form: shares, links, floors, decisions in euros, most care.

Formula, per level:
    maximise θ   subject to   ρ_b ≥ θ for every open bundle, closed bundles at their level,
                              lower ≤ Σ κ_rb · (Q_b ρ_b + Σ_i s_bi) ≤ upper for every row,
                              Q_b ρ_b + Σ_{i' ≤ i} s_bi' ≤ W_bi, 0 ≤ ρ ≤ 1, s ≥ 0

    A bundle closes when its multiplier on ρ_b ≥ θ is positive; repeat until none is open. A tight row proves nothing
    here: a share row is tight at x = 0.

Symbols:
    b: bundle, cells whose coefficients in all rows are proportional and that take part in the same later tranches;
    Q_b: their claims; s_bi: support, awards of later tranches, i counting the stretches between tranches that some
    row's `until` names; W_bi: how far awards may go up to the end of stretch i (largest level so far, less what was
    awarded); κ_rb: what a unit of b counts in row r.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from flint import fmpq

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.model import lookahead
from verdeelsleutel.model.claims import Layer
from verdeelsleutel.model.conflict import NoPlan
from verdeelsleutel.model.levels import CARE, Kind, Level
from verdeelsleutel.model.solve import exact_lp
from verdeelsleutel.model.solve.assembly import INFINITY, Matrix, Program, SolverError
from verdeelsleutel.model.solve.exact_lp import ExactProgram, ExactSolution, as_float, as_fraction
from verdeelsleutel.model.system import System

TOLERANCE = 1e-7


@dataclass(eq=False)
class Bundle:
    """Cells that count alike.

    Attributes:
        lines: its cells; `weight` what each counts relative to the first.
        coefficient: per row what a unit of the first cell counts.
        claim: Σ weight · claim, 0 when it takes no part in this step.
        reach: per stretch with support, Σ weight · how far awards may go up to its end.
    """

    lines: list[int]
    weight: list[Fraction]
    coefficient: dict[int, Fraction]
    claim: Fraction
    reach: dict[int, Fraction]


class General:
    """One part that is not of packing form."""

    def __init__(self, system: System, part: int, layers: Sequence[Layer], care: Sequence[Fraction]) -> None:
        self.system = system
        self.part = part
        self.layers = layers
        self.care = care
        self.rows = np.flatnonzero(system.part_of_row == part).tolist()
        self.lines = np.flatnonzero(system.part_of_line == part).tolist()
        starts = system.starts(len(system.part_of_line))
        self.coefficients = {
            line: {
                int(system.row[e]): Fraction(int(system.num[e]), system.den[int(system.row[e])])
                for e in range(starts[line], starts[line + 1])
            }
            for line in self.lines
        }

    def fill(
        self, layer: int, group: int, claim: Exact, awarded: Exact, left: Left, found: list[Level]
    ) -> dict[int, int]:
        """Levels of one step.

        Args:
            layer, group: which step.
            claim: per line what is asked in this tranche.
            awarded: per line everything awarded before this step.
            left: bounds of a row less what was awarded before this step.
            found: levels so far; new ones are added.

        Returns:
            Per line of this step the position of its level.

        Raises:
            NoPlan: the rows can't all be kept.
        """
        opened = [
            line for line in self.lines if claim.num[line] > 0 and self.layers[layer].group[line] == group
        ]
        if not opened:
            return {}
        most_care = self.layers[layer].most_care
        bundles = self.bundles(layer, group, claim, awarded)
        model = StepModel(self, layer, bundles, left)
        if most_care:
            value, proof = model.most_care(self.care)
            found.append(Level(layer, group, self.part, "care", value, proof))
        level_of: dict[int, int] = {}
        is_open = [b for b, bundle in enumerate(bundles) if bundle.claim > 0]
        while is_open:
            solution = model.highest()
            theta = solution.x(0)
            shut = is_open if theta == 1 else [b for b in is_open if solution.y(model.floor[b]) < 0]
            if not shut:
                raise SolverError("a level closed no cell")
            kind: Kind = "full" if theta == 1 else "multipliers"
            level = Level(layer, group, self.part, kind, theta, () if theta == 1 else in_scale(model.proof(solution)))
            for b in shut:
                level_of.update(dict.fromkeys(bundles[b].lines, len(found)))
                model.hold(b, theta)
            found.append(level)
            closed = set(shut)
            is_open = [b for b in is_open if b not in closed]
        return level_of

    def stretches(self, layer: int) -> list[range]:
        """Layers from this one on, in stretches in which the same rows count."""
        return lookahead.stretches(self.system, self.rows, self.layers, layer)

    def bundles(self, layer: int, group: int, claim: Exact, awarded: Exact) -> list[Bundle]:
        """Cells that count alike in a step: proportional in all rows, and free in the same later stretches."""
        stretches = self.stretches(layer)
        most_care = self.layers[layer].most_care
        found: dict[object, Bundle] = {}
        for line in self.lines:
            ends = lookahead.support(self.layers, line, layer, group, stretches)
            now = self.layers[layer].group[line] == group and claim.num[line] > 0
            asked = claim.fraction(line) if now else Fraction(0)
            got = awarded.fraction(line)
            reach = {i: self.layers[end].reach.fraction(line) - got for i, end in ends.items()}
            if asked == 0 and all(room <= 0 for room in reach.values()):
                continue
            own = self.coefficients[line]
            first = abs(next(iter(own.values())))
            counts = {**own, CARE: self.care[line]} if most_care and asked else own
            shape = tuple((r, k / first) for r, k in counts.items())
            key = (shape, asked > 0, tuple(ends))
            bundle = found.setdefault(key, Bundle([], [], own, Fraction(0), dict.fromkeys(ends, Fraction(0))))
            weight = first / abs(next(iter(bundle.coefficient.values())))
            bundle.lines.append(line)
            bundle.weight.append(weight)
            bundle.claim += weight * asked
            for i, room in reach.items():
                bundle.reach[i] += weight * room
        return list(found.values())


Left = Callable[[int], tuple[Fraction | None, Fraction | None]]
"""Bounds of a row less what was awarded before."""


class StepModel:
    """The program of one step, in fractions and as floats on a kept solver object."""

    def __init__(self, general: General, layer: int, bundles: list[Bundle], left: Left) -> None:
        self.general = general
        self.bundles = bundles
        self.exact = ExactProgram()
        self.exact.add_column(Fraction(0), Fraction(1))  # θ
        self.fills: dict[int, int] = {}
        self.support: dict[tuple[int, int], int] = {}
        self.floor: dict[int, int] = {}
        self.row_at: dict[int, int] = {}
        self._columns()
        self._rows(layer, left)
        self._chains()
        for b, column in self.fills.items():
            self.floor[b] = self.exact.add({column: Fraction(1), 0: Fraction(-1)}, lower=Fraction(0))
        self._program = self._floats()

    def _columns(self) -> None:
        for b, bundle in enumerate(self.bundles):
            if bundle.claim != 0:
                self.fills[b] = self.exact.add_column(Fraction(0), Fraction(1))
            for i, reach in bundle.reach.items():
                self.support[b, i] = self.exact.add_column(Fraction(0), reach)

    def _rows(self, layer: int, left: Left) -> None:
        system, stretches = self.general.system, self.general.stretches(layer)
        bodies: dict[int, dict[int, Fraction]] = {r: {} for r in self.general.rows}
        for b, bundle in enumerate(self.bundles):
            for r, k in bundle.coefficient.items():
                if b in self.fills and system.until[r] >= layer:
                    bodies[r][self.fills[b]] = k * bundle.claim
                for i in bundle.reach:
                    if lookahead.counts_in(system, r, stretches, i):
                        bodies[r][self.support[b, i]] = k
        for r, body in bodies.items():
            if system.until[r] < layer:
                continue
            lower, upper = left(r)
            self.row_at[r] = self.exact.add(body, lower, upper)

    def _chains(self) -> None:
        for b, bundle in enumerate(self.bundles):
            so_far: dict[int, Fraction] = {}
            if b in self.fills:
                so_far[self.fills[b]] = bundle.claim
            for i, reach in bundle.reach.items():
                so_far[self.support[b, i]] = Fraction(1)
                if len(so_far) > 1:
                    self.exact.add(so_far, upper=reach)

    def _floats(self) -> Program:
        """The same program in floats, support in parts of its largest size and rows in parts of their largest entry."""
        p = self.exact
        self._size = [as_float(u) if u is not None and u > 0 else 1.0 for u in p.upper]
        self._scale = [
            max((abs(as_float(a)) * self._size[j] for j, a in row.items()), default=1.0) or 1.0
            for row in p.rows
        ]
        body = [
            (
                np.array(list(row), dtype=np.intp),
                np.array([as_float(a) * self._size[j] / scale for j, a in row.items()]),
            )
            for row, scale in zip(p.rows, self._scale, strict=True)
        ]
        return Program(
            np.zeros(len(p.lower)),
            np.array([_bound(v, -INFINITY, s) for v, s in zip(p.lower, self._size, strict=True)]),
            np.array([_bound(v, INFINITY, s) for v, s in zip(p.upper, self._size, strict=True)]),
            Matrix.of(body),
            np.array([_bound(v, -INFINITY, s) for v, s in zip(p.row_lower, self._scale, strict=True)]),
            np.array([_bound(v, INFINITY, s) for v, s in zip(p.row_upper, self._scale, strict=True)]),
        )

    def _solve(self, cost: dict[int, Fraction]) -> ExactSolution:
        self.exact.maximise(cost)
        largest = max(abs(c) for c in cost.values())
        values = np.zeros(len(self.exact.lower))
        for j, c in cost.items():
            values[j] = float(c / largest) * self._size[j]
        self._program.costs(np.arange(len(values)), values)
        found = self._program.solve()
        if not found.feasible:
            raise NoPlan(self.general.part)
        try:
            solution = exact_lp.solve(self.exact, *self._program.basis())
        except exact_lp.Infeasible:
            raise NoPlan(self.general.part) from None
        seen = sum(float(c) * found.value[j] * self._size[j] for j, c in cost.items())
        if abs(float(solution.value) - seen) > TOLERANCE * max(1.0, abs(seen)):
            raise SolverError(f"the level {float(solution.value)} in fractions is not the solver's {seen}")
        return solution

    def most_care(self, care: Sequence[Fraction]) -> tuple[Fraction, tuple[tuple[int, Fraction], ...]]:
        """The most client-years that this step can award, and its proof; held from here on."""
        cost = {}
        for b, column in self.fills.items():
            bundle = self.bundles[b]
            own = care[bundle.lines[0]]
            cost[column] = own * bundle.claim
        cost = {column: c for column, c in cost.items() if c != 0}
        if not cost:
            return Fraction(0), ()
        solution = self._solve(cost)
        proof = self.proof(solution)
        self.row_at[CARE] = self.exact.add(cost, lower=solution.value)
        self._program = self._floats()
        return solution.value, proof

    def highest(self) -> ExactSolution:
        """The highest θ that every open bundle can reach together; closed ones were held, and their floors lifted."""
        return self._solve({0: Fraction(1)})

    def hold(self, b: int, value: Fraction) -> None:
        """Close a bundle at a level."""
        column, row = self.fills[b], self.floor[b]
        self.exact.fix(column, value)
        self.exact.row_lower[row] = None
        at = np.array([float(value) / self._size[column]])
        self._program.bound_columns(np.array([column]), at, at)
        self._free([row])

    def smallest_conflict(self) -> list[int]:
        """Rows that can't hold together, none of which can be left out; for a program without a plan."""
        self._program.costs(np.arange(len(self.exact.lower)), np.zeros(len(self.exact.lower)))
        self._free(list(self.floor.values()))
        needed = []
        for r, at in self.row_at.items():
            self._free([at])
            if self._program.solve().feasible:
                self._restore(at)
                needed.append(r)
        for r in self.row_at:
            self._restore(self.row_at[r])
        return needed

    def repair(self, row: int) -> Fraction:
        """By how much this row alone has to give way for all others to hold.

        Raises:
            NoPlan: the others can't hold either.
        """
        at = self.row_at[row]
        lower, upper = self.exact.row_lower[at], self.exact.row_upper[at]
        if not self.exact.rows[at]:
            raise NoPlan(self.general.part)
        sign = Fraction(1) if lower is not None else Fraction(-1)
        for floor in self.floor.values():
            self.exact.row_lower[floor] = None
        self.exact.row_lower[at] = self.exact.row_upper[at] = None
        self._free([at, *self.floor.values()])
        try:
            best = self._solve({j: sign * as_fraction(a) for j, a in self.exact.rows[at].items()}).value
        finally:
            self.exact.row_lower[at], self.exact.row_upper[at] = lower, upper
            self._restore(at)
        bound = lower if lower is not None else upper
        assert bound is not None  # every row has a bound
        return max(Fraction(0), sign * as_fraction(bound) - best)

    def _free(self, rows: list[int]) -> None:
        count = len(rows)
        self._program.bound_rows(
            np.array(rows, dtype=np.intp), np.full(count, -INFINITY), np.full(count, INFINITY)
        )

    def _restore(self, at: int) -> None:
        low = _bound(self.exact.row_lower[at], -INFINITY, self._scale[at])
        high = _bound(self.exact.row_upper[at], INFINITY, self._scale[at])
        self._program.bound_rows(np.array([at]), np.array([low]), np.array([high]))

    def proof(self, solution: ExactSolution) -> tuple[tuple[int, Fraction], ...]:
        """The multipliers of the rows."""
        return tuple((r, y) for r, at in self.row_at.items() if (y := solution.y(at)) != 0)


def in_scale(proof: tuple[tuple[int, Fraction], ...]) -> tuple[tuple[int, Fraction], ...]:
    """A proof that holds at any scale, written so that the multiplier of its first row is 1 or -1."""
    size = abs(min(proof)[1])
    return tuple((r, y / size) for r, y in proof)


def _bound(value: fmpq | None, none: float, scale: float) -> float:
    return none if value is None else as_float(value) / scale
