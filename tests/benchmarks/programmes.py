"""The programmes of a scenario as a plain user of HiGHS writes them: nothing set aside, nothing proven.

Per tranche one linear program: a column per bundle of cells that stand in the same rows, a θ, every row that counts,
and ρ ≥ θ per open bundle. It is solved again, with new bounds, until every bundle is closed. All in floats. The tool
hands HiGHS less: rows that can't bind in a tranche stay out of its programs.
"""

from typing import Any

import highspy
import numpy as np

from verdeelsleutel.model.claims import claims
from verdeelsleutel.model.plan import Plan

CLOSE = 1e-9
INFINITY = highspy.kHighsInf
Floats = Any


class Programmes:
    """The programmes of a plan's problem, all of whose rows have an upper bound and no coefficient below 0."""

    def __init__(self, plan: Plan) -> None:
        problem = plan.problem
        system = problem.system
        assert system.packing.all()
        size = len(system.names)
        support: dict[int, tuple[int, ...]] = {}
        for line, row in zip(system.line.tolist(), system.row.tolist(), strict=True):
            support[line] = (*support.get(line, ()), row)
        number: dict[tuple[int, ...], int] = {}
        bundle = np.full(len(problem.lines), -1)
        for line, rows in support.items():
            bundle[line] = number.setdefault(rows, len(number))
        slots, self.at = np.unique(system.row * len(number) + bundle[system.line], return_inverse=True)
        self.row, self.bundle = np.divmod(slots, len(number))
        self.rows, self.count, self.line = size, len(number), system.line
        self.of_line = bundle
        self.until = system.until
        self.upper = np.array([INFINITY if bound is None else float(bound) for bound in system.upper])
        self.each = np.array([float(k) for k in system.num]) / np.array(system.den, dtype=float)[system.row]
        total, self.claims = None, []
        for filled in plan.filling.tranches:
            claim = filled.claim if total is None else claims(filled.layer, total)
            self.claims.append(np.array([float(q) for q in claim.fractions()]))
            total = filled.total

    def solve(self, solver: Any) -> list[Floats]:
        """Fills of bundles per tranche; what isn't asked for counts as filled."""
        left, found = self.upper.copy(), []
        for layer, claim in enumerate(self.claims):
            load = np.bincount(self.at, weights=self.each * claim[self.line], minlength=len(self.row))
            fill = self._levels(solver, load, np.where(self.until >= layer, left, INFINITY))
            left = left - self._by_row(load * fill[self.bundle])
            found.append(fill)
        return found

    def _by_row(self, values: Floats) -> Floats:
        return np.bincount(self.row, weights=values, minlength=self.rows)

    def _levels(self, solver: Any, load: Floats, left: Floats) -> Floats:
        count, rows = self.count, self.rows
        scale = self._by_row(load)
        scale[scale == 0] = 1
        room = left / scale
        is_open = np.bincount(self.bundle, weights=load, minlength=count) > 0
        fill = np.where(is_open, 0.0, 1.0)
        self._hand_over(solver, load / scale[self.row], room, is_open)
        while is_open.any():
            solver.run()
            assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            theta = solver.getSolution().col_value[count]
            shut = is_open
            if theta < 1 - CLOSE:
                used = self._by_row(load * np.where(is_open, theta, fill)[self.bundle]) / scale
                tight = (used >= room - CLOSE)[self.row] & (load > 0)
                shut = is_open & (np.bincount(self.bundle[tight], minlength=count) > 0)
                assert shut.any()
            fill[shut], is_open = theta, is_open & ~shut
            at = np.flatnonzero(shut).astype(np.int32)
            if is_open.any():
                solver.changeColsBounds(len(at), at, fill[at], fill[at])
                free = np.full(len(at), INFINITY)
                solver.changeRowsBounds(len(at), at + np.int32(rows), -free, free)
        return fill

    def _hand_over(self, solver: Any, load: Floats, room: Floats, is_open: Floats) -> None:
        count, rows, slots = self.count, self.rows, len(self.row)
        floors = np.stack([np.arange(count), np.full(count, count)], axis=1).ravel()
        starts = np.concatenate([np.searchsorted(self.row, np.arange(rows)), slots + 2 * np.arange(count)])
        solver.passModel(
            count + 1, rows + count, slots + 2 * count,
            int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMaximize), 0.0,
            np.append(np.zeros(count), 1.0), np.zeros(count + 1), np.ones(count + 1),
            np.concatenate([np.full(rows, -INFINITY), np.where(is_open, 0.0, -INFINITY)]),
            np.concatenate([room, np.full(count, INFINITY)]),
            starts.astype(np.int32), np.concatenate([self.bundle, floors]).astype(np.int32),
            np.concatenate([load, np.tile([1.0, -1.0], count)]), np.zeros(count + 1, dtype=np.int32),
        )  # fmt: skip
