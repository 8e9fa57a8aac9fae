"""From Pyomo to HiGHS: a linear program declared once, handed over once, and solved again as bounds change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt
import pyomo.core as pyo  # not pyomo.environ: its solver interfaces aren't used, and take a fifth of a second to load
from pyomo.core.expr import LinearExpression

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

INFINITY = highspy.kHighsInf
FAR = 1e20
"""Declares a row that is free for now: Pyomo wants a bound, HiGHS takes this one as none."""


class SolverError(Exception):
    """HiGHS returned something that can't be used."""

    exit_code = 1


class SolverLimit(SolverError):
    """HiGHS stopped at a limit."""

    exit_code = 7


@dataclass(frozen=True, eq=False)
class Solution:
    """What HiGHS found: values and multipliers; `feasible` is False when no point keeps all rows."""

    feasible: bool
    value: Floats
    row_dual: Floats


def declare(
    cost: Floats,
    column_lower: Floats,
    column_upper: Floats,
    rows: Sequence[tuple[Index, Floats]],
    row_lower: Floats,
    row_upper: Floats,
    integer: bool = False,
) -> pyo.ConcreteModel:
    """The program as a Pyomo model: maximise cost · x, row_lower ≤ A x ≤ row_upper, column bounds.

    Args:
        cost, column_lower, column_upper: per column.
        rows: per row the columns and their coefficients.
        row_lower, row_upper: per row.
        integer: whether the columns are whole numbers.
    """
    model = pyo.ConcreteModel()
    domain = pyo.Integers if integer else pyo.Reals
    bounds = list(zip(column_lower.tolist(), column_upper.tolist(), strict=True))
    model.x = pyo.Var(range(len(cost)), domain=domain, bounds=lambda _, j: bounds[j])
    x = list(model.x.values())
    lower, upper = row_lower.tolist(), row_upper.tolist()

    def row(_: pyo.ConcreteModel, i: int) -> tuple[float | None, LinearExpression, float | None]:
        columns, coefficients = rows[i]
        body = LinearExpression(linear_coefs=coefficients.tolist(), linear_vars=[x[j] for j in columns])
        high = None if upper[i] == INFINITY else upper[i]
        low = None if lower[i] == -INFINITY and high is not None else max(lower[i], -FAR)
        return low, body, high

    model.row = pyo.Constraint(range(len(rows)), rule=row)
    gain = LinearExpression(linear_coefs=cost.tolist(), linear_vars=x)
    model.gain = pyo.Objective(expr=gain, sense=pyo.maximize)
    return model


def extract(model: pyo.ConcreteModel, row_lower: Floats, row_upper: Floats) -> highspy.HighsLp:
    """The Pyomo model in HiGHS' own form, row by row."""
    position = {id(x): j for j, x in enumerate(model.x.values())}
    starts, columns, values = [0], [], []
    for constraint in model.row.values():
        body = constraint.body
        columns += [position[id(x)] for x in body.linear_vars]
        values += list(body.linear_coefs)
        starts.append(len(columns))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(position), len(starts) - 1
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array(model.gain.expr.linear_coefs, dtype=np.float64)
    lp.col_lower_ = np.array([x.lb for x in model.x.values()], dtype=np.float64)
    lp.col_upper_ = np.array([x.ub for x in model.x.values()], dtype=np.float64)
    lp.row_lower_, lp.row_upper_ = row_lower, row_upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = lp.num_col_, lp.num_row_
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(columns, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(values, dtype=np.float64)
    if any(x.is_integer() for x in model.x.values()):
        lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    return lp


Solver = Any
"""A HiGHS object; the library has no types."""


def new_solver() -> Solver:
    """A HiGHS object with the settings of this tool."""
    solver: Solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the library has no types
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("primal_feasibility_tolerance", 1e-9),
        ("dual_feasibility_tolerance", 1e-9),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 1e-9),
    ):
        if solver.setOptionValue(option, value) == highspy.HighsStatus.kError:
            raise SolverError(f"HiGHS refused {option}")
    return solver


class Program:
    """A program on a kept HiGHS object: of its own, or one that programs take over from each other."""

    def __init__(
        self,
        cost: Floats,
        column_lower: Floats,
        column_upper: Floats,
        rows: Sequence[tuple[Index, Floats]],
        row_lower: Floats,
        row_upper: Floats,
        *,
        integer: bool = False,
        solver: Solver | None = None,
    ) -> None:
        model = declare(cost, column_lower, column_upper, rows, row_lower, row_upper, integer)
        self._integer = integer
        self._highs = new_solver() if solver is None else solver
        self._ok(self._highs.setOptionValue("presolve", "on" if integer else "off"), "presolve")
        self._ok(self._highs.passModel(extract(model, row_lower, row_upper)), "passModel")

    def _ok(self, status: highspy.HighsStatus, what: str) -> None:
        if status == highspy.HighsStatus.kError:
            raise SolverError(f"HiGHS refused {what}")

    def bound_columns(self, columns: Index, lower: Floats, upper: Floats) -> None:
        """New bounds for some columns."""
        index = np.asarray(columns, dtype=np.int32)
        self._ok(self._highs.changeColsBounds(len(index), index, lower, upper), "column bounds")

    def bound_rows(self, rows: Index, lower: Floats, upper: Floats) -> None:
        """New bounds for some rows."""
        for row, low, high in zip(rows.tolist(), lower.tolist(), upper.tolist(), strict=True):
            self._ok(self._highs.changeRowBounds(row, low, high), "row bounds")

    def costs(self, columns: Index, values: Floats) -> None:
        """New costs for some columns."""
        index = np.asarray(columns, dtype=np.int32)
        self._ok(self._highs.changeColsCost(len(index), index, values), "costs")

    def _run(self) -> highspy.HighsModelStatus:
        """Run from the last basis; from scratch when that leads nowhere."""
        clear = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible)
        self._highs.run()
        if self._highs.getModelStatus() not in clear:
            self._ok(self._highs.clearSolver(), "clearSolver")
            self._ok(self._highs.run(), "run")
        status: highspy.HighsModelStatus = self._highs.getModelStatus()
        return status

    def solve(self) -> Solution:
        """Solve again from where the last solve ended.

        Raises:
            SolverLimit: a limit was reached.
            SolverError: any other outcome than optimal or infeasible.
        """
        status = self._run()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Solution(False, np.empty(0), np.empty(0))
        if status in (highspy.HighsModelStatus.kTimeLimit, highspy.HighsModelStatus.kIterationLimit):
            raise SolverLimit(f"HiGHS stopped at a limit: {self._highs.modelStatusToString(status)}")
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverError(f"HiGHS ended with {self._highs.modelStatusToString(status)}")
        solution = self._highs.getSolution()
        return Solution(True, np.array(solution.col_value), np.array(solution.row_dual))

    def basis(self) -> tuple[list[int], list[int]]:
        """Statuses of columns and rows: 0 at the lower bound, 1 basic, 2 at the upper bound, 3 free at 0."""
        basis = self._highs.getBasis()
        return [int(s) for s in basis.col_status], [int(s) for s in basis.row_status]

