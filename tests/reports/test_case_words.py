"""A case's own tables, columns and values, as a planner wrote them."""

import pytest

from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.sentences.case_words import column_title, table_title, value_words


@pytest.mark.parametrize(
    ("table", "column", "value", "told"),
    [
        ("providers", "monitor", "down", "monitor omlaag"),
        ("providers", "status", "existing", "status bestaand"),
        ("providers", "development_plan_pct", "1.5", "ontwikkelplan (%-punt) 1,5"),
        ("providers", "x_own", "so", "x_own so"),
        ("responses", "judged", "accepted", "oordeel geaccepteerd"),
        ("agreed_tariffs", "tariff_eur", "24.70", "tarief €\u00a024,70"),
        ("responses", "date", "2024-10-01", "datum 1 oktober 2024"),
    ],
)
def test_titles_and_values_are_told_in_dutch_and_stay_as_they_are_in_english(table, column, value, told):
    assert f"{column_title(table, column, NL)} {value_words(table, column, value, NL)}" == told
    assert (column_title(table, column, ENGLISH), value_words(table, column, value, ENGLISH)) == (column, value)


def test_a_table_goes_by_the_name_of_its_sheet():
    assert [table_title(name, NL) for name in ("history", "other")] == ["Historie", "other"]
    assert table_title("realisation", ENGLISH) == "realisation"
