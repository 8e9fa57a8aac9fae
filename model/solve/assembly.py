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


@dataclass(frozen=True, eq=False)
class Matrix:
    """Coefficients row by row.

    Attributes:
        starts: where each row begins, and the end of the last.
        columns, values: the entries.
    """

    starts: Index | npt.NDArray[np.int32]
    columns: Index | npt.NDArray[np.int32]
    values: Floats

    @classmethod
    def of(cls, rows: Sequence[tuple[Index, Floats]]) -> Matrix:
        """From columns and coefficients of each row."""
        starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        if not rows:
            return cls(starts, np.empty(0, dtype=np.intp), np.empty(0))
        columns, values = (np.concatenate(parts) for parts in zip(*rows, strict=True))
        return cls(starts, columns, values)


def declare(
    cost: Floats,
    column_lower: Floats,
    column_upper: Floats,
    matrix: Matrix,
    row_lower: Floats,
    row_upper: Floats,
    integer: bool = False,
) -> pyo.ConcreteModel:
    """The program as a Pyomo model: maximise cost · x, row_lower ≤ A x ≤ row_upper, column bounds.

    Args:
        cost, column_lower, column_upper: per column.
        matrix: A.
        row_lower, row_upper: per row.
        integer: whether the columns are whole numbers.
    """
    model = pyo.ConcreteModel()
    domain = pyo.Integers if integer else pyo.Reals
    bounds = list(zip(column_lower.tolist(), column_upper.tolist(), strict=True))
    model.x = pyo.Var(range(len(cost)), domain=domain, bounds=lambda _, j: bounds[j])
    x = list(model.x.values())
    lower, upper = row_lower.tolist(), row_upper.tolist()
    starts, columns, values = matrix.starts.tolist(), matrix.columns.tolist(), matrix.values.tolist()

    def row(_: pyo.ConcreteModel, i: int) -> tuple[float | None, LinearExpression, float | None]:
        mine = slice(starts[i], starts[i + 1])
        body = LinearExpression(linear_coefs=values[mine], linear_vars=[x[j] for j in columns[mine]])
        high = None if upper[i] == INFINITY else upper[i]
        low = None if lower[i] == -INFINITY and high is not None else max(lower[i], -FAR)
        return low, body, high

    model.row = pyo.Constraint(range(len(lower)), rule=row)
    gain = LinearExpression(linear_coefs=cost.tolist(), linear_vars=x)
    model.gain = pyo.Objective(expr=gain, sense=pyo.maximize)
    return model


@dataclass(frozen=True, eq=False)
class Frame:
    """What a Pyomo model gives HiGHS besides figures: where its rows have entries, and which columns are whole.

    Attributes:
        starts: where each row begins, and the end of the last.
        columns: of the entries.
        whole: per column 1 where it is a whole number.
    """

    starts: npt.NDArray[np.int32]
    columns: npt.NDArray[np.int32]
    whole: npt.NDArray[np.int32]

    @classmethod
    def declared(cls, matrix: Matrix, columns: int) -> Frame:
        """Of a program over columns from 0 to 1, declared once; its figures come later.

        Args:
            matrix: the rows; their coefficients may be any.
            columns: how many there are.
        """
        rows = len(matrix.starts) - 1
        none, one = np.zeros(columns), np.ones(columns)
        return extract(declare(one, none, one, matrix, np.full(rows, -INFINITY), np.ones(rows)))[0]


def extract(model: pyo.ConcreteModel) -> tuple[Frame, Floats]:
    """The rows of a Pyomo model as HiGHS takes them, and their coefficients."""
    position = {id(x): j for j, x in enumerate(model.x.values())}
    starts, columns, values = [0], [], []
    for constraint in model.row.values():
        body = constraint.body
        columns += [position[id(x)] for x in body.linear_vars]
        values += list(body.linear_coefs)
        starts.append(len(columns))
    whole = [int(x.is_integer()) for x in model.x.values()]
    narrow = [np.array(numbers, dtype=np.int32) for numbers in (starts, columns, whole)]
    return Frame(*narrow), np.array(values, dtype=np.float64)


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


def _hand_over(
    solver: Solver,
    frame: Frame,
    values: Floats,
    cost: Floats,
    column_lower: Floats,
    column_upper: Floats,
    row_lower: Floats,
    row_upper: Floats,
) -> highspy.HighsStatus:
    """Rows and figures to HiGHS, in one call."""
    by_row, maximise = int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMaximize)
    numbers = (len(cost), len(row_lower), len(values), by_row, maximise, 0.0)
    arrays = (cost, column_lower, column_upper, row_lower, row_upper, frame.starts, frame.columns, values, frame.whole)
    status: highspy.HighsStatus = solver.passModel(*numbers, *arrays)
    return status


class Program:
    """A program on a kept HiGHS object: of its own, or one that programs take over from each other."""

    def __init__(
        self,
        cost: Floats,
        column_lower: Floats,
        column_upper: Floats,
        matrix: Matrix,
        row_lower: Floats,
        row_upper: Floats,
        *,
        integer: bool = False,
        solver: Solver | None = None,
        frame: Frame | None = None,
    ) -> None:
        """Declare and hand over.

        Args:
            cost, column_lower, column_upper, matrix, row_lower, row_upper, integer: see `declare`.
            solver: a HiGHS object that other programs used before.
            frame: what was declared before, with entries where `matrix` has them: figures alone are handed over.
        """
        figures = (cost, column_lower, column_upper, row_lower, row_upper)
        values = matrix.values
        if frame is None:
            frame, values = extract(declare(cost, column_lower, column_upper, matrix, row_lower, row_upper, integer))
        if len(frame.columns) != len(values):
            raise SolverError("a program has other entries than were declared")
        self._highs = new_solver() if solver is None else solver
        self._ok(self._highs.setOptionValue("presolve", "on" if integer else "off"), "presolve")
        self._ok(_hand_over(self._highs, frame, values, *figures), "passModel")

    def _ok(self, status: highspy.HighsStatus, what: str) -> None:
        if status == highspy.HighsStatus.kError:
            raise SolverError(f"HiGHS refused {what}")

    def bound_columns(self, columns: Index, lower: Floats, upper: Floats) -> None:
        """New bounds for some columns."""
        index = np.asarray(columns, dtype=np.int32)
        self._ok(self._highs.changeColsBounds(len(index), index, lower, upper), "column bounds")

    def bound_rows(self, rows: Index, lower: Floats, upper: Floats) -> None:
        """New bounds for some rows."""
        index = np.asarray(rows, dtype=np.int32)
        self._ok(self._highs.changeRowsBounds(len(index), index, lower, upper), "row bounds")

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

