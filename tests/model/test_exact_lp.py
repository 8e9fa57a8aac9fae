"""Programs solved in fractions: the same optimum as the oracle's simplex, from whatever basis they start."""

from dataclasses import dataclass
from fractions import Fraction

import pytest
from flint import fmpq
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.oracle import simplex as oracle
from verdeelsleutel.model.solve.exact_lp import (
    BASIC,
    LOWER,
    UPPER,
    ExactProgram,
    Infeasible,
    NotSolved,
    as_fraction,
    linear_solve,
    solve,
)

NUMBERS = st.one_of(st.integers(-4, 4), st.fractions(-5, 5, max_denominator=6)).map(Fraction)
SPANS = st.one_of(st.integers(0, 6), st.fractions(0, 9, max_denominator=6)).map(Fraction)


@dataclass
class Written:
    """A program in plain fractions, for the oracle, beside the one that is solved."""

    cost: dict[int, Fraction]
    columns: list[tuple[Fraction, Fraction]]
    rows: list[tuple[dict[int, Fraction], Fraction | None, Fraction | None]]

    @property
    def program(self):
        made = ExactProgram()
        for low, high in self.columns:
            made.add_column(low, high)
        for row, low, high in self.rows:
            made.add(row, low, high)
        made.maximise(self.cost)
        return made


@st.composite
def programs(draw, most=5):
    """Columns with two bounds, rows with one or two."""
    columns, rows = draw(st.integers(1, most)), draw(st.integers(0, most))
    written = Written({j: draw(NUMBERS) for j in range(columns) if draw(st.booleans())}, [], [])
    for _ in range(columns):
        low = draw(NUMBERS)
        written.columns.append((low, low + draw(SPANS)))
    for _ in range(rows):
        row = {j: draw(NUMBERS) for j in range(columns) if draw(st.integers(0, 3))}
        low = draw(st.one_of(st.none(), NUMBERS.map(lambda v: 3 * v)))
        high = draw(SPANS.map(lambda v: 2 * v)) + (low or 0) if low is None or draw(st.booleans()) else None
        written.rows.append((row, low, high))
    return written


def optimum(written):
    """What the oracle finds; None where nothing is possible. It knows x ≥ 0 and ≤ only."""
    rows = []
    for row, low, high in written.rows:
        shift = total(row, [column[0] for column in written.columns])
        if high is not None:
            rows.append((row, high - shift))
        if low is not None:
            rows.append(({j: -a for j, a in row.items()}, shift - low))
    rows += [({j: Fraction(1)}, high - low) for j, (low, high) in enumerate(written.columns)]
    try:
        best = oracle.Simplex(rows).maximise(written.cost)
    except oracle.Infeasible:
        return None
    return best + total(written.cost, [column[0] for column in written.columns])


def total(terms, values):
    return sum((a * values[j] for j, a in terms.items()), Fraction(0))


def found(written, columns, rows):
    try:
        return solve(written.program, columns, rows)
    except Infeasible:
        return None


def check(written, solution):
    """Keeps all bounds, and its multipliers prove that nothing is larger."""
    bound = Fraction(0)
    x = [solution.x(j) for j in range(len(written.columns))]
    reduced = [written.cost.get(j, Fraction(0)) for j in range(len(x))]
    for i, (row, low, high) in enumerate(written.rows):
        value, y = total(row, x), solution.y(i)
        assert low is None or value >= low
        assert high is None or value <= high
        if y:
            side = high if y > 0 else low
            assert side is not None
            bound += y * side
        for j, a in row.items():
            reduced[j] -= y * a
    for gain, value, (low, high) in zip(reduced, x, written.columns, strict=True):
        assert low <= value <= high
        bound += gain * (high if gain > 0 else low)
    assert bound == solution.value == total(written.cost, x)


def agree(written, solution):
    expected = optimum(written)
    assert (solution is None) == (expected is None)
    if solution is not None:
        assert solution.value == expected
        check(written, solution)


@settings(max_examples=150)
@given(written=programs())
def test_the_optimum_is_the_oracles_from_a_basis_of_all_rows(written):
    agree(written, found(written, [LOWER] * len(written.columns), [BASIC] * len(written.rows)))


@settings(max_examples=150)
@given(written=programs(), data=st.data())
def test_the_optimum_is_the_oracles_from_any_basis_that_can_be_solved(written, data):
    n, m = len(written.columns), len(written.rows)
    basic = set(data.draw(st.permutations(range(n + m)))[:m])
    sides = data.draw(st.lists(st.sampled_from([LOWER, UPPER]), min_size=n + m, max_size=n + m))
    status = [BASIC if v in basic else sides[v] for v in range(n + m)]
    try:
        solution = found(written, status[:n], status[n:])
    except NotSolved as failure:
        assume("singular" not in str(failure))
        raise
    agree(written, solution)


def test_a_program_without_a_point_says_so():
    written = Written({0: Fraction(1)}, [(Fraction(0), Fraction(1))], [({0: Fraction(1)}, Fraction(2), None)])
    with pytest.raises(Infeasible, match="no point keeps all rows"):
        solve(written.program, [LOWER], [BASIC])


def test_a_program_without_a_bound_says_so():
    written = Written({0: Fraction(1)}, [(Fraction(0), None)], [])
    with pytest.raises(NotSolved, match="no bound"):
        solve(written.program, [LOWER], [])


def test_a_free_column_and_an_equation_are_solved():
    equation = ({0: Fraction(1), 1: Fraction(-2)}, Fraction(1), Fraction(1))
    ceiling = ({0: Fraction(1)}, None, Fraction(7))
    written = Written(
        {0: Fraction(1), 1: Fraction(-1, 3)}, [(None, None), (Fraction(0), Fraction(10))], [equation, ceiling]
    )
    solution = solve(written.program, [LOWER, LOWER], [BASIC, BASIC])
    assert (solution.x(0), solution.x(1), solution.value) == (7, 3, 6)


@given(size=st.integers(1, 5), data=st.data())
def test_a_square_system_is_solved_exactly_or_called_singular(size, data):
    cells = st.lists(st.one_of(st.just(Fraction(0)), NUMBERS), min_size=size, max_size=size)
    matrix, wanted = [data.draw(cells) for _ in range(size)], data.draw(cells)
    right = [sum((a * w for a, w in zip(row, wanted, strict=True)), Fraction(0)) for row in matrix]
    sparse = [{j: rational(a) for j, a in enumerate(row) if a} for row in matrix]
    sides = [rational(value) for value in right]
    if determinant(matrix) == 0:
        with pytest.raises(NotSolved, match="singular"):
            linear_solve(sparse, sides, size)
    else:
        assert [as_fraction(value) for value in linear_solve(sparse, sides, size)] == wanted


def rational(value):
    return fmpq(value.numerator, value.denominator)


def determinant(rows):
    if not rows:
        return Fraction(1)
    first, *rest = rows
    return sum(
        ((-1) ** j * value * determinant([row[:j] + row[j + 1 :] for row in rest]) for j, value in enumerate(first)),
        Fraction(0),
    )
