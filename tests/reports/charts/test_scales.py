"""From exact amounts to places on an axis."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdeelsleutel.reports.charts.distribution import bins
from verdeelsleutel.reports.charts.lines import apart
from verdeelsleutel.reports.charts.scales import places_on, round_step, short
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.page import Euros, Number, Share

CENTS = st.integers(-(10**13), 10**13)
AMOUNTS = st.lists(CENTS.map(Euros), min_size=1, max_size=30)


@given(AMOUNTS, st.booleans())
def test_a_scale_holds_every_amount_between_round_ticks(amounts, from_nought):
    scale = places_on(amounts, NL, 500, from_nought=from_nought)
    assert all(float(scale.low) <= scale.place(amount) <= float(scale.high) for amount in amounts)
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)
    assert 2 <= len(scale.ticks) <= 8
    if from_nought:
        assert scale.low <= 0 <= scale.high


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=10**9), st.integers(2, 20))
def test_a_round_step_is_the_smallest_that_is_enough(span, most):
    step = round_step(span, most)
    assert step * most >= span
    digits = str(step.numerator * 10**12 // step.denominator).rstrip("0")
    assert digits in ("1", "2", "5")
    smaller = step / 2 if digits in ("1", "2") else step * 2 / 5
    assert smaller * most < span


@given(AMOUNTS, st.floats(0, 60), st.floats(0, 60))
def test_room_beside_a_scale_keeps_its_places_within(amounts, before, after):
    scale = places_on(amounts, NL, 500)
    roomy = scale.with_room(before, after)
    ends = [roomy.pixels(float(end)) for end in (scale.low, scale.high)]
    assert ends == pytest.approx([round(before), 500 - round(after)], abs=1e-6)
    assert roomy.pixels(roomy.at(123)) == pytest.approx(123)


@given(AMOUNTS)
def test_every_amount_is_counted_in_one_bin_that_holds_it(amounts):
    step, counts = bins(amounts)
    assert sum(counts.values()) == len(amounts)
    for amount in amounts:
        value = Fraction(amount.cents, 100)
        held = [at for at in counts if at * step <= value < (at + 1) * step]
        assert len(held) == 1
    assert len(range(min(counts), max(counts) + 1)) <= 26


@given(st.lists(st.floats(10, 300), max_size=6))
def test_names_at_the_ends_of_lines_are_kept_apart_in_their_order(heights):
    found = apart(heights, 10)
    ordered = sorted(zip(heights, found, strict=True))
    assert all(b[1] - a[1] > 9 for a, b in pairwise(ordered) if a[0] < b[0])


@pytest.mark.parametrize(
    ("amount", "dutch", "english"),
    [
        (Euros(123456), "€\u00a01.235", "€\u00a01,235"),
        (Euros(-123456), "-€\u00a01.235", "-€\u00a01,235"),
        (Euros(-10), "€\u00a00", "€\u00a00"),
        (Euros(123456789), "€\u00a01,23\u00a0mln", "€\u00a01.23\u00a0m"),
        (Euros(-98765432100), "-€\u00a0987,7\u00a0mln", "-€\u00a0987.7\u00a0m"),
        (Share(Fraction(999, 1000)), "99,9\u00a0%", "99.9\u00a0%"),
        (Number(Fraction(7, 2), 1), "3,5", "3.5"),
    ],
)
def test_amounts_in_a_chart_are_short(amount, dutch, english):
    assert (short(amount, NL), short(amount, ENGLISH)) == (dutch, english)
