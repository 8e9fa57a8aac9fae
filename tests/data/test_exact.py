"""Columns of rationals do what single fractions do, also beyond 64 bits."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdeelsleutel.data.exact import Exact, ceiling, decimals, euros, scaled, totals
from verdeelsleutel.data.integers import distinct, grouped, half_up, largest, narrow, product, sums, times, total, whole

HUGE = 1 << 61
WHOLE = st.one_of(st.integers(-50, 50), st.integers(-(1 << 80), 1 << 80), st.sampled_from([HUGE, -HUGE, HUGE - 1]))
DENS = st.integers(1, 12)
LONG_DENS = st.one_of(DENS, st.sampled_from([1 << 63, 10**20, 3**50]))

def ints(values):
    """int64 where that holds the values, as the columns of a case are."""
    if all(abs(value) < 1 << 62 for value in values):
        return np.array(values, dtype=np.int64)
    wide = np.empty(len(values), dtype=object)
    wide[:] = values
    return wide


@st.composite
def columns(draw, count=None, dens=DENS):
    """A column with one denominator or one per line."""
    count = draw(st.integers(1, 4)) if count is None else count
    nums = ints(draw(st.lists(WHOLE, min_size=count, max_size=count)))
    if draw(st.booleans()):
        return Exact(nums, draw(dens))
    each = draw(st.lists(dens, min_size=count, max_size=count))
    if draw(st.booleans()):
        return Exact(nums, ints(each))
    return Exact(whole(nums), whole(ints(each)))


@st.composite
def pairs(draw, dens=DENS):
    count = draw(st.integers(1, 4))
    return draw(columns(count, dens)), draw(columns(count, dens))


def fractions(column):
    return [column.fraction(line) for line in range(len(column))]


@given(pair=pairs())
def test_columns_add_subtract_and_compare_as_fractions_do(pair):
    left, right = pair
    both = list(zip(fractions(left), fractions(right), strict=True))
    assert fractions(left.plus(right)) == [a + b for a, b in both]
    assert fractions(left.minus(right)) == [a - b for a, b in both]
    assert fractions(left.minimum(right)) == [min(a, b) for a, b in both]
    assert fractions(left.maximum(right)) == [max(a, b) for a, b in both]


@given(pair=pairs(LONG_DENS))
def test_denominators_beyond_64_bits_are_widened(pair):
    left, right = pair
    both = list(zip(fractions(left), fractions(right), strict=True))
    assert fractions(left.plus(right)) == [a + b for a, b in both]
    assert [int(value) for value in left.floor()] == [floor(a) for a, _ in both]
    assert fractions(left.remainder()) == [a - floor(a) for a, _ in both]


def test_a_column_of_noughts_takes_any_factor_and_denominator():
    noughts = Exact.zeros(2)
    assert fractions(noughts.times(Fraction(10**20, 3))) == [0, 0]
    assert fractions(noughts.plus(Exact(np.array([1, 2]), 10**20))) == [Fraction(1, 10**20), Fraction(2, 10**20)]
    assert [int(value) for value in half_up(np.array([0, 1]), 10**20)] == [0, 0]


def test_long_sums_and_denominators_per_line_dont_overflow():
    large = Exact(np.array([(1 << 62) - 1]), np.array([1 << 40]))
    total = large.plus(large).plus(large).plus(large).times(Fraction(1, 1 << 40))
    assert total.fraction(0) == Fraction(4 * ((1 << 62) - 1), 1 << 80)
    assert large.minus(large.times(Fraction(-3))).fraction(0) == Fraction(4 * ((1 << 62) - 1), 1 << 40)


@given(column=columns(dens=LONG_DENS))
def test_one_denominator_for_all_lines_changes_no_value(column):
    assert fractions(column.over_one()) == fractions(column)


def test_denominators_that_64_bits_hold_together_become_one():
    assert Exact(np.array([1, 2, 3]), np.array([4, 6, 4])).over_one().den == 12
    assert not isinstance(Exact(np.array([1, 2]), np.array([(1 << 61) - 1, (1 << 60) - 1])).over_one().den, int)


@given(column=columns(), factor=st.fractions(max_denominator=1000, min_value=-1000, max_value=1000))
def test_a_column_is_multiplied_floored_and_split_as_fractions_are(column, factor):
    values = fractions(column)
    assert fractions(column.times(factor)) == [value * factor for value in values]
    assert [int(value) for value in column.floor()] == [floor(value) for value in values]
    assert fractions(column.remainder()) == [value - floor(value) for value in values]
    assert fractions(column.positive_part()) == [max(value, 0) for value in values]
    assert column.above_zero().tolist() == [value > 0 for value in values]


@given(pair=pairs(), data=st.data())
def test_lines_are_chosen_put_and_taken_without_change(pair, data):
    left, right = pair
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=len(left), max_size=len(left))))
    chosen = zip(mask.tolist(), fractions(left), fractions(right), strict=True)
    assert fractions(left.where(mask, right)) == [a if keep else b for keep, a, b in chosen]
    at = np.flatnonzero(mask)
    assert fractions(left.take(at)) == [left.fraction(line) for line in at.tolist()]
    put = left.put(at, right.take(at))
    assert fractions(put) == fractions(right.where(mask, left))


@given(values=st.lists(WHOLE, min_size=1, max_size=5), factor=WHOLE)
def test_products_and_sums_widen_before_they_overflow(values, factor):
    column = ints(values)
    assert [int(v) for v in times(column, factor)] == [v * factor for v in values]
    assert [int(v) for v in product(column, column)] == [v * v for v in values]
    groups = np.arange(len(values)) % 2
    assert [int(v) for v in sums(column, groups, 2)] == [sum(values[0::2]), sum(values[1::2])]


@given(pair=pairs(), data=st.data())
def test_a_column_is_added_up_per_group_whatever_its_denominators(pair, data):
    for column in pair:
        count = len(column)
        groups = data.draw(st.lists(st.integers(0, 2), min_size=count, max_size=count))
        weights = data.draw(st.lists(WHOLE, min_size=count, max_size=count))
        amounts = [value * weight for value, weight in zip(fractions(column), weights, strict=True)]
        expected = [sum(a for a, g in zip(amounts, groups, strict=True) if g == group) for group in range(3)]
        assert totals(column, ints(weights), np.array(groups, dtype=np.intp), 3) == expected


@given(values=st.lists(st.integers(-5, 5), max_size=9))
def test_distinct_numbers_rise_and_every_number_knows_its_own(values):
    column = np.array(values, dtype=np.int64)
    found, at = grouped(column)
    assert distinct(column).tolist() == found.tolist() == sorted(set(values))
    assert found[at].tolist() == values


@given(values=st.lists(WHOLE, max_size=5))
def test_narrowing_changes_no_number(values):
    wide = np.empty(len(values), dtype=object)
    wide[:] = values
    assert [int(value) for value in narrow(wide)] == values
    assert (narrow(wide).dtype == np.int64) == all(abs(value) < 1 << 62 for value in values)


def test_a_thousand_numbers_near_the_edge_of_64_bits_add_up():
    column = np.full(1000, (1 << 62) - 1, dtype=np.int64)
    assert int(sums(column, np.zeros(1000, dtype=np.intp), 1)[0]) == 1000 * ((1 << 62) - 1)


@given(numbers=st.lists(st.decimals(0, 10**15, places=4), min_size=1, max_size=5))
def test_a_column_of_decimals_is_scaled_without_rounding(numbers):
    column = pd.Series([*numbers, None], dtype=object)
    nums, den = scaled(column)
    assert [Fraction(int(n), den) for n in nums] == [*map(Fraction, numbers), 0]


def test_whole_columns_keep_denominator_one():
    assert scaled(pd.Series([3, 4], dtype="int64"))[1] == 1
    assert scaled(pd.Series([Decimal("3.0"), Decimal("2.50")], dtype=object))[1] == 100


@given(numerators=st.lists(st.integers(0, 1 << 70), min_size=1, max_size=4), denominator=st.integers(1, 10**6))
def test_halves_are_rounded_up(numerators, denominator):
    rounded = [int(v) for v in half_up(ints(numerators), denominator)]
    assert rounded == [floor(Fraction(n, denominator) + Fraction(1, 2)) for n in numerators]


@pytest.mark.parametrize(("cents", "rounded"), [(49, 0), (50, 1), (51, 1), (149, 1), (150, 2), (250, 3)])
def test_half_a_cent_goes_up(cents, rounded):
    assert int(half_up(np.array([cents]), 100)[0]) == rounded


@given(value=st.fractions())
def test_ceiling_is_the_next_whole_number(value):
    assert ceiling(value) == ceil(value)


@given(value=st.fractions(max_denominator=10**9), places=st.integers(0, 14))
def test_decimals_are_cut_toward_zero(value, places):
    text = decimals(value, places)
    error = value - Fraction(text)
    assert abs(error) < Fraction(1, 10**places)
    assert error == 0 or (error > 0) == (value > 0)
    assert "." not in text or not text.endswith(("0", "."))
    assert text != "-0"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(2, 3), "0.666666666666"),
        (Fraction(-2, 3), "-0.666666666666"),
        (Fraction(-1, 10**13), "0"),
        (Fraction(5), "5"),
        (Fraction(7, 20), "0.35"),
        (Fraction(10**15 + 1, 10), "100000000000000.1"),
    ],
)
def test_twelve_decimals_are_what_they_look_like(value, text):
    assert decimals(value, 12) == text


@given(cents=st.integers(-(10**18), 10**18))
def test_euros_have_two_decimals_and_no_rounding(cents):
    text = euros(cents)
    assert len(text.partition(".")[2]) == 2
    assert Fraction(text) * 100 == cents


@given(column=columns(dens=LONG_DENS), data=st.data())
def test_a_column_can_be_kept_on_some_lines_only(column, data):
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=len(column), max_size=len(column))))
    assert column.only(mask).fractions() == [
        value if kept else 0 for value, kept in zip(fractions(column), mask, strict=True)
    ]


@given(column=columns(dens=LONG_DENS), data=st.data())
def test_every_line_can_be_multiplied_by_a_fraction_of_its_own(column, data):
    count = len(column)
    over = data.draw(st.lists(st.integers(1, 1 << 70), min_size=count, max_size=count))
    under = data.draw(st.lists(LONG_DENS, min_size=count, max_size=count))
    shares = [Fraction(a, b) for a, b in zip(over, under, strict=True)]
    found = column.each_times(ints(over), ints(under)).fractions()
    assert found == [value * share for value, share in zip(fractions(column), shares, strict=True)]


@given(column=columns(dens=LONG_DENS), data=st.data())
def test_something_can_be_added_to_some_lines(column, data):
    parts = data.draw(st.dictionaries(st.integers(0, len(column) - 1), st.fractions()))
    found = column.with_added(parts).fractions()
    assert found == [value + parts.get(line, 0) for line, value in enumerate(fractions(column))]


@given(values=st.lists(st.fractions()))
def test_fractions_make_a_column_and_come_back(values):
    assert Exact.from_fractions(values).fractions() == values


@given(values=st.lists(WHOLE))
def test_all_numbers_are_added_up_beyond_64_bits(values):
    assert total(ints(values)) == sum(values)


@pytest.mark.parametrize(
    ("values", "size"), [([], 0), ([3, 0], 3), ([-7, 3], 7), ([HUGE, -HUGE - 5], HUGE + 5), ([1 << 80, -3], 1 << 80)]
)
def test_the_largest_number_is_the_one_furthest_from_nought(values, size):
    assert largest(ints(values)) == size


def test_what_is_whole_is_rounded_to_a_copy_of_itself():
    whole_cents = ints([5, 0, 12])
    rounded = half_up(whole_cents, 1)
    rounded[0] = 9
    assert whole_cents.tolist() == [5, 0, 12]
