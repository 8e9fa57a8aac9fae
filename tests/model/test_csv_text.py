"""Columns of bytes read as what each line alone would be written as."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdeelsleutel.data.byte_columns import AT_ONCE
from verdeelsleutel.data.exact import Exact, decimals, euros
from verdeelsleutel.model.csv_text import Column, cells, decimal_texts, euro_texts, stacked, table, with_lines

WHOLE = st.one_of(st.integers(-999, 999), st.integers(-(10**18), 10**18), st.integers(-(1 << 80), 1 << 80))
DENS = st.one_of(st.integers(1, 60), st.sampled_from([10**6, 10**13, 3**50]))
TEXTS = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])), min_size=1, max_size=6)


def wide(values):
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def written(*columns):
    """The lines of a table below its header, each its values."""
    text = table(["a"] * len(columns), columns)
    assert text.endswith("\n")
    return text.removesuffix("\n").split("\n")[1:]


@given(numbers=st.lists(st.tuples(WHOLE, DENS), min_size=1, max_size=6))
def test_fractions_are_written_as_each_alone(numbers):
    nums, dens = zip(*numbers, strict=True)
    column = Exact(wide(nums), wide(dens))
    assert written(decimal_texts(column)) == [decimals(Fraction(n, d), 12) for n, d in numbers]


@given(numbers=st.lists(WHOLE, min_size=1, max_size=6), den=DENS)
def test_fractions_over_one_denominator_are_written_as_each_alone(numbers, den):
    assert written(decimal_texts(Exact(wide(numbers), den))) == [decimals(Fraction(n, den), 12) for n in numbers]


@given(cents=st.lists(st.integers(-(10**17), 10**17), min_size=1, max_size=6))
def test_euros_are_written_as_each_alone(cents):
    expected = [euros(value) for value in cents]
    assert written(euro_texts(np.array(cents, dtype=np.int64))) == expected
    assert written(euro_texts(wide(cents))) == expected


@given(left=TEXTS, right=TEXTS)
def test_texts_of_any_length_stand_as_they_are_under_and_beside_each_other(left, right):
    both = stacked([Column(cells(left)), Column(cells(right), np.arange(len(right)))])
    lines = written(both, Column(cells(["x"]), np.zeros(len(both), dtype=np.intp)))
    assert lines == [f"{text},x" for text in (*left, *right)]
    back = np.arange(len(both))[::-1]
    assert written(both.take(back)) == [*left, *right][::-1]


def test_some_lines_take_the_texts_of_another_column():
    column = with_lines(Column(cells(["a", "bb", ""])), np.array([0, 2]), Column(cells(["long", "é"])))
    assert written(column) == ["long", "bb", "é"]


@pytest.mark.parametrize("count", [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE + 3])
def test_a_table_of_any_length_has_every_line_once(count):
    lines = written(decimal_texts(Exact(np.arange(count), 1)))
    assert lines == [str(number) for number in range(count)]
