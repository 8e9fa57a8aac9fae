"""A linear program in fractions: takes the basis that HiGHS found, solves it rationally and proves it optimal.

Formula:
    maximise c·x   subject to   L ≤ A x ≤ U,  l ≤ x ≤ u
    From a basis: A[tight, basic] · x_basic = bounds − A[tight, fixed] · x_fixed, and Aᵀ[basic, tight] · y = c_basic.
    Optimal when x keeps all bounds and every multiplier has its sign: y ≥ 0 on a row at U, y ≤ 0 on a row at L.
    Where floats led to a basis that isn't quite it, pivots in fractions go on from there (criss-cross rule: smallest
    index first, which needs neither a feasible start nor a tolerance).
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from flint import fmpq

LOWER, BASIC, UPPER, FREE = 0, 1, 2, 3
"""Statuses as HiGHS numbers them."""

MAX_PIVOTS = 2000

ZERO, ONE = fmpq(0), fmpq(1)


class NotSolved(Exception):
    """No exact optimum could be reached from the basis."""

    exit_code = 1


class Infeasible(NotSolved):
    """No point keeps all rows, exactly."""


@dataclass
class ExactProgram:
    """A program in fractions; rows are mappings from column to coefficient, None is no bound.

    Numbers are kept as `fmpq`, which is a rational as `Fraction` is, several times faster.
    """

    cost: dict[int, fmpq] = field(default_factory=dict)
    lower: list[fmpq | None] = field(default_factory=list)
    upper: list[fmpq | None] = field(default_factory=list)
    rows: list[dict[int, fmpq]] = field(default_factory=list)
    row_lower: list[fmpq | None] = field(default_factory=list)
    row_upper: list[fmpq | None] = field(default_factory=list)

    def add_column(self, lower: Fraction | None, upper: Fraction | None) -> int:
        """Add a column; returns its position."""
        self.lower.append(_bound(lower))
        self.upper.append(_bound(upper))
        return len(self.lower) - 1

    def add(
        self, row: Mapping[int, Fraction], lower: Fraction | None = None, upper: Fraction | None = None
    ) -> int:
        """Add a row; returns its position."""
        self.rows.append({column: _q(value) for column, value in row.items() if value != 0})
        self.row_lower.append(_bound(lower))
        self.row_upper.append(_bound(upper))
        return len(self.rows) - 1

    def maximise(self, cost: Mapping[int, Fraction]) -> None:
        """Set what is maximised."""
        self.cost = {column: _q(value) for column, value in cost.items()}

    def fix(self, column: int, value: Fraction) -> None:
        """Hold a column at a value."""
        self.lower[column] = self.upper[column] = _q(value)


class ExactSolution:
    """An optimum: its value, x per column and the multiplier y per row."""

    def __init__(self, value: fmpq, x: list[fmpq], y: list[fmpq]) -> None:
        self.value = as_fraction(value)
        self._x, self._y = x, y

    def x(self, column: int) -> Fraction:
        """Value of a column."""
        return as_fraction(self._x[column])

    def y(self, row: int) -> Fraction:
        """Multiplier of a row."""
        return as_fraction(self._y[row])


def solve(program: ExactProgram, column_basis: list[int], row_basis: list[int]) -> ExactSolution:
    """The exact optimum, starting from a solver's basis.

    Raises:
        NotSolved: the pivots didn't end.
    """
    state = _Basis(program, list(column_basis), list(row_basis))
    for _ in range(MAX_PIVOTS):
        x, activity = state.primal()
        y, reduced = state.dual()
        if not state.pivot(x, activity, y, reduced):
            value = sum((c * x[j] for j, c in program.cost.items()), ZERO)
            return ExactSolution(value, x, y)
    raise NotSolved("the exact pivots didn't end")


class _Basis:
    """A basis of columns and rows; a row stands for its activity, a variable like any other."""

    def __init__(self, program: ExactProgram, columns: list[int], rows: list[int]) -> None:
        self.p = program
        self.columns = [self._status(s, program.lower[j], program.upper[j]) for j, s in enumerate(columns)]
        self.rows = [self._status(s, program.row_lower[i], program.row_upper[i]) for i, s in enumerate(rows)]

    @staticmethod
    def _status(status: int, lower: fmpq | None, upper: fmpq | None) -> int:
        """A variable that is not basic stands at a bound that it has."""
        if status == BASIC:
            return BASIC
        if status == UPPER and upper is not None:
            return UPPER
        if lower is not None:
            return LOWER
        return UPPER if upper is not None else FREE

    def _basic(self) -> list[int]:
        return [j for j, s in enumerate(self.columns) if s == BASIC]

    def _tight(self) -> list[int]:
        return [i for i, s in enumerate(self.rows) if s != BASIC]

    def _at(self, status: int, lower: fmpq | None, upper: fmpq | None) -> fmpq:
        bound = upper if status == UPPER else lower
        return bound if bound is not None else ZERO

    def primal(self) -> tuple[list[fmpq], list[fmpq]]:
        """Values of columns and activities of rows."""
        p = self.p
        x = [ZERO if s == BASIC else self._at(s, p.lower[j], p.upper[j]) for j, s in enumerate(self.columns)]
        basic, tight = self._basic(), self._tight()
        place = {j: k for k, j in enumerate(basic)}
        matrix, right = [], []
        for i in tight:
            bound = self._at(self.rows[i], p.row_lower[i], p.row_upper[i])
            fixed = sum((a * x[j] for j, a in p.rows[i].items() if j not in place), ZERO)
            matrix.append({place[j]: a for j, a in p.rows[i].items() if j in place})
            right.append(bound - fixed)
        for j, value in zip(basic, linear_solve(matrix, right, len(basic)), strict=True):
            x[j] = value
        return x, [sum((a * x[j] for j, a in row.items()), ZERO) for row in p.rows]

    def dual(self) -> tuple[list[fmpq], list[fmpq]]:
        """Multipliers of rows and reduced costs of columns."""
        y = [ZERO] * len(self.rows)
        place = {j: k for k, j in enumerate(self._basic())}
        tight = self._tight()
        matrix: list[dict[int, fmpq]] = [{} for _ in place]
        for k, i in enumerate(tight):
            for j, a in self.p.rows[i].items():
                if j in place:
                    matrix[place[j]][k] = a
        right = [self.p.cost.get(j, ZERO) for j in place]
        for i, value in zip(tight, linear_solve(matrix, right, len(tight)), strict=True):
            y[i] = value
        reduced = [self.p.cost.get(j, ZERO) for j in range(len(self.columns))]
        for i in tight:
            for j, a in self.p.rows[i].items():
                reduced[j] -= y[i] * a
        return y, reduced

    def pivot(self, x: list[fmpq], activity: list[fmpq], y: list[fmpq], reduced: list[fmpq]) -> bool:
        """One criss-cross pivot; False when the basis is optimal."""
        p, columns = self.p, len(self.columns)
        gains = [*reduced, *y]  # a row's activity r = A x enters as a variable with gain +y when it may rise
        values = [*x, *activity]
        lower, upper = [*p.lower, *p.row_lower], [*p.upper, *p.row_upper]
        status = [*self.columns, *self.rows]
        for v in range(len(values)):
            low, high = lower[v], upper[v]
            if status[v] == BASIC:
                short = low is not None and values[v] < low
                if short or (high is not None and values[v] > high):
                    self._leave(v, LOWER if short else UPPER, rising=short)
                    return True
            elif low is not None and low == high:
                continue
            else:
                improves = (gains[v] > 0 and status[v] != UPPER) or (gains[v] < 0 and status[v] != LOWER)
                if v >= columns:  # a row at its upper bound wants y ≥ 0, at its lower bound y ≤ 0
                    improves = (gains[v] < 0 and status[v] == UPPER) or (gains[v] > 0 and status[v] == LOWER)
                if improves:
                    self._enter(v, lower[v], upper[v])
                    return True
        return False

    def _set(self, variable: int, status: int) -> None:
        if variable < len(self.columns):
            self.columns[variable] = status
        else:
            self.rows[variable - len(self.columns)] = status

    def _direction(self, variable: int) -> dict[int, fmpq]:
        """How every basic variable moves when a non-basic one rises by one."""
        p, columns = self.p, len(self.columns)
        basic, tight = self._basic(), self._tight()
        place = {j: k for k, j in enumerate(basic)}
        matrix = [{place[j]: a for j, a in p.rows[i].items() if j in place} for i in tight]
        if variable < columns:
            right = [-p.rows[i].get(variable, ZERO) for i in tight]
        else:
            right = [ONE if i == variable - columns else ZERO for i in tight]
        move = dict(zip(basic, linear_solve(matrix, right, len(basic)), strict=True))
        every = {**move, variable: ONE} if variable < columns else move
        found: dict[int, fmpq] = dict(move)
        for i, s in enumerate(self.rows):
            if s == BASIC:
                found[columns + i] = sum((a * every[j] for j, a in p.rows[i].items() if j in every), ZERO)
        return found

    def _leave(self, variable: int, to: int, *, rising: bool) -> None:
        """A basic variable out of its bounds leaves; the first non-basic one that can mend it enters."""
        status = [*self.columns, *self.rows]
        lower, upper = [*self.p.lower, *self.p.row_lower], [*self.p.upper, *self.p.row_upper]
        for v, s in enumerate(status):
            if s == BASIC or (lower[v] is not None and lower[v] == upper[v]):
                continue
            slope = self._direction(v).get(variable, ZERO)
            if s == UPPER:
                slope = -slope
            if slope != 0 and (s == FREE or (slope > 0) == rising):
                self._set(v, BASIC)
                self._set(variable, to)
                return
        raise Infeasible("no point keeps all rows")

    def _enter(self, variable: int, lower: fmpq | None, upper: fmpq | None) -> None:
        """A non-basic variable whose multiplier has the wrong sign enters, for the first basic one that it drives out.

        One with two bounds may go to its other bound instead: its own bound stands in line just behind itself.
        """
        status = [*self.columns, *self.rows][variable]
        boxed = lower is not None and upper is not None
        move = self._direction(variable)
        falls = status == UPPER
        low, high = [*self.p.lower, *self.p.row_lower], [*self.p.upper, *self.p.row_upper]
        for v in sorted([*move, variable] if boxed else move):
            if v == variable:
                self._set(variable, LOWER if status == UPPER else UPPER)
                return
            slope = -move[v] if falls else move[v]
            if slope > 0 and high[v] is not None:
                self._set(v, UPPER)
            elif slope < 0 and low[v] is not None:
                self._set(v, LOWER)
            else:
                continue
            self._set(variable, BASIC)
            return
        raise NotSolved("the program has no bound")


def linear_solve(matrix: list[dict[int, fmpq]], right: list[fmpq], columns: int) -> list[fmpq]:
    """Solve a sparse square system exactly, the sparsest row and column first.

    Raises:
        NotSolved: the system is singular.
    """
    if len(matrix) != columns:
        raise NotSolved("the basis isn't square")
    rows = [dict(row) for row in matrix]
    side = list(right)
    holders: list[set[int]] = [set() for _ in range(columns)]
    for i, row in enumerate(rows):
        for j in row:
            holders[j].add(i)
    waiting = [(len(row), i) for i, row in enumerate(rows)]
    heapq.heapify(waiting)
    is_open = [True] * columns
    done: list[tuple[int, int]] = []
    while waiting:
        length, i = heapq.heappop(waiting)
        if not is_open[i] or length != len(rows[i]):
            continue  # an entry that has been overtaken by a newer one
        if not rows[i]:
            raise NotSolved("the basis is singular")
        j = min(rows[i], key=lambda c: (len(holders[c]), c))
        is_open[i] = False
        for other in _eliminate(rows, side, holders, i, j):
            heapq.heappush(waiting, (len(rows[other]), other))
        for c in rows[i]:
            holders[c].discard(i)
        done.append((i, j))
    found = [ZERO] * columns
    for i, j in reversed(done):
        rest = side[i]
        for c, a in rows[i].items():
            if c != j:
                rest -= a * found[c]
        found[j] = rest / rows[i][j]
    return found


def _eliminate(
    rows: list[dict[int, fmpq]], side: list[fmpq], holders: list[set[int]], i: int, j: int
) -> list[int]:
    """Take column j out of every other open row; returns these rows."""
    pivot = rows[i][j]
    others = sorted(r for r in holders[j] if r != i)
    for other in others:
        row = rows[other]
        factor = row.pop(j) / pivot
        for c, a in rows[i].items():
            if c == j:
                continue
            value = row.get(c, ZERO) - factor * a
            if value == 0:
                row.pop(c, None)
                holders[c].discard(other)
            else:
                row[c] = value
                holders[c].add(other)
        side[other] -= factor * side[i]
    return others


def _q(value: Fraction) -> fmpq:
    return fmpq(value.numerator, value.denominator)


def _bound(value: Fraction | None) -> fmpq | None:
    return None if value is None else _q(value)


def as_fraction(value: fmpq) -> Fraction:
    """The same number as a `Fraction`."""
    return Fraction(int(value.p), int(value.q))


def as_float(value: fmpq) -> float:
    """The nearest float."""
    return int(value.p) / int(value.q)
