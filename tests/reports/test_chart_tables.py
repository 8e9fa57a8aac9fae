"""The table beside a chart holds what the chart shows."""

from fractions import Fraction

import pytest

from tests.reports.pages import CHARTS, MILLION, SHAPES
from verdeelsleutel.reports.chart_tables import table_of
from verdeelsleutel.reports.dutch import NL
from verdeelsleutel.reports.page import Euros, Number, Share


@pytest.mark.parametrize("name", CHARTS)
def test_every_row_has_a_value_for_every_column(name):
    table = table_of(CHARTS[name], NL)
    assert table.title == CHARTS[name].title
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}


def rows(name):
    return table_of(CHARTS[name], NL).rows


def test_bars_come_with_what_was_before_and_their_note():
    first, second = rows("bars")
    assert first[1:] == (Euros(5 * MILLION), Euros(7 * MILLION), "plafond intramuraal")
    assert second[1:] == (Euros(25 * MILLION // 10), Euros(MILLION), "")


def test_intervals_of_bars_are_columns():
    assert rows("indices") == (("ruimte", Number(Fraction(71, 100), 2), Number(0), Number(1)),)


def test_a_line_has_a_column_and_two_for_its_band():
    assert rows("lines")[0] == ("jan", Number(0), Number(-1), Number(1), Number(1), Number(0), Number(2))
    assert len(rows("lines")) == 3


def test_a_histogram_is_counted_in_bins_and_added_up():
    found = rows("histogram")
    assert sum(row[2].value for row in found) == len(SHAPES["histogram"].values)
    assert found[-1][3] == Share(Fraction(1))
    assert found[0][0] == Euros(0)


def test_a_cell_without_an_amount_stays_empty_in_the_table_of_a_heat_map():
    assert rows("heat map")[0] == ("90", Euros(1), None)


def test_a_waterfall_tells_its_steps_and_a_tornado_its_ends():
    assert [row[1] for row in rows("waterfall")] == [Euros(n * MILLION) for n in (96, -4, 2, 94)]
    assert rows("tornado")[0] == ("ruimte", Euros(MILLION), Euros(9 * MILLION), "97 %", "103 %")
