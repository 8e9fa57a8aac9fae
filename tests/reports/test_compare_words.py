"""How a comparison says values of a case and what a policy sets."""

import pytest

from verdeelsleutel.reports.compare.said import path_said, setting_said, value_said
from verdeelsleutel.reports.dutch import ENGLISH, NL


@pytest.mark.parametrize(
    ("table", "column", "value", "dutch"),
    [
        ("decisions", "kind", "fix", "vast"),
        ("decisions", "units", "3000", "3.000"),
        ("offers", "offered_units", "1200.5", "1.200,5"),
        ("funds", "amount_eur", "1000000.5", "1.000.000,50"),
        ("decisions", "date", "2024-03-05", "5 maart 2024"),
        ("realisation", "month", "2024-09", "september 2024"),
        ("services", "kavel", "intramural", "intramuraal"),
        ("services", "description", "3000", "3000"),
        ("providers", "x_role", "fix", "fix"),
        ("decisions", "units", "", ""),
    ],
)
def test_a_value_is_said_by_the_kind_of_its_column(table, column, value, dutch):
    assert value_said(table, column, value, NL) == dutch


def test_in_english_a_choice_stays_and_a_number_gets_its_marks():
    assert value_said("decisions", "kind", "fix", ENGLISH) == "fix"
    assert value_said("decisions", "units", "3000", ENGLISH) == "3,000"


@pytest.mark.parametrize(
    ("section", "path", "dutch"),
    [
        ("reserves", "choice › percent", "choice › percentage"),
        ("tariff", "base › vv › when › sector", "basispercentage › vv › als › sector"),
        ("initial", "tranches › base › not_above › 1 › basis", "tranches › base › niet boven › 1 › grondslag"),
        ("rules", "per › of", "per › van"),
        ("rules", "cap › x_mine", "cap › x_mine"),
    ],
)
def test_keys_of_a_policy_are_words_and_names_of_its_items_stay(section, path, dutch):
    assert path_said(section, path, NL) == dutch


def test_what_a_policy_sets_is_said_where_there_are_words_for_it():
    assert setting_said("base › vv › percent", "95.5", NL) == "95,5"
    assert setting_said("growth › where › kavel", "vpt, mpt_treatment", NL) == "VPT, MPT-behandeling"
    assert setting_said("cap › stage", "initial", NL) == "initiële toekenning"
    assert setting_said("cap › of", "history", NL) == "history"
