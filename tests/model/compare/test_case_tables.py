"""Tables row by row: what came, what went, what changed, the heaviest first."""

from decimal import Decimal
from fractions import Fraction

from tests.model.compare.pairs import A1, A2, B1, B2, against, home
from tests.small import volume


def tables(then, now, place):
    return {table.table: table for table in against(then, now, place).inputs.tables}


def test_a_table_tells_rows_that_came_and_went_and_values_that_changed(tmp_path):
    found = tables(home(offers={A1: 100, B1: 50, A2: 10}), home(offers={A1: 90, A2: 12, B2: 20}), tmp_path)
    offers = found["offers"]
    assert [row.key for row in offers.gone] == [("R1", "00000002", "Z1")]
    assert [(row.key, row.values) for row in offers.added] == [(("R1", "00000002", "Z2"), (("offered_units", "20"),))]
    # weighed by tariff: 2 places of 100 euros before 10 days of 7
    assert [(v.key[1:], v.then, v.now, v.size) for v in offers.values] == [
        (("00000001", "Z2"), "10", "12", 20000),
        (("00000001", "Z1"), "100", "90", -7000),
    ]
    (column,) = offers.columns
    assert (column.then, column.now, column.rows) == (160, 122, 2)
    assert column.cents == -7000 + 20000 - 50 * 700 + 20 * 10000


def test_what_is_the_same_is_left_out(tmp_path):
    found = tables(home(), home(3000), tmp_path)
    assert list(found) == ["funds"]
    (value,) = found["funds"].values
    assert (value.column, value.then, value.now, value.size) == ("amount_eur", "10000", "3000", -700000)


def test_the_same_numbers_written_otherwise_are_no_difference(tmp_path):
    then, now = home(history=volume({A1: 90})), home(history=volume({A1: Decimal("90.0")}))
    assert against(then, now, tmp_path).inputs.same


def test_a_table_that_only_one_case_has_is_told(tmp_path):
    found = tables(home(), home(history=volume({A1: Decimal("90.5")})), tmp_path)
    history = found["history"]
    assert history.there == (False, True)
    assert [(c.column, c.then, c.now, c.cents) for c in history.columns] == [("units", 0, Fraction(181, 2), 63350)]


def test_prices_and_facts_change_without_a_sum(tmp_path):
    now = home(euros=8)
    now.tables["providers"][0]["x_ours"] = "yes"
    found = tables(home(), now, tmp_path)
    assert [(c.column, c.then, c.cents) for c in found["services"].columns] == [("max_tariff_eur", None, None)]
    assert [(v.column, v.then, v.now) for v in found["providers"].values] == [("x_ours", "", "yes")]


def test_files_that_no_run_reads_are_named_and_not_compared(tmp_path):
    row = {"region": "R1", "provider": "", "kavel": "vpt", "status": "active", "clients": 3, "as_of": "2024-01-01"}
    found = against(home(waiting=[row]), home(waiting=[{**row, "clients": 4}]), tmp_path).inputs
    assert found.unread == ("waiting.csv",)
    assert found.same
