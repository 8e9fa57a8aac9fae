"""Conditions match as the contract says, on distinct values and on rows alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdeelsleutel.data.conditions import EVERYTHING, Condition, ProblemsError, parse_condition


class Cells:
    """Facts from plain columns."""

    def __init__(self, **columns: Sequence[str]) -> None:
        self.columns = {name.replace("__", "."): list(values) for name, values in columns.items()}

    def column(self, name: str):
        values = self.columns[name]
        distinct = sorted(set(values))
        return distinct, np.array([distinct.index(value) for value in values], dtype=np.intp)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))


def holds(raw, **columns) -> list[bool]:
    return parse_condition(raw).mask(Cells(**columns)).tolist()


def test_no_condition_holds_for_every_cell():
    assert EVERYTHING.mask(Cells(kavel=["vpt", ""])).tolist() == [True, True]
    assert not EVERYTHING


def test_a_value_or_a_list_means_one_of():
    assert holds({"kavel": "vpt"}, kavel=["vpt", "mpt"]) == [True, False]
    assert holds({"kavel": ["vpt", "mpt"]}, kavel=["vpt", "mpt", "intramural"]) == [True, True, False]


def test_several_columns_must_hold_together():
    assert holds({"kavel": "vpt", "sector": "VV"}, kavel=["vpt", "vpt"], sector=["VV", "GZ"]) == [True, False]


def test_text_matches_without_case():
    assert holds({"profile": "4vv"}, profile=["4VV", "5VV"]) == [True, False]


@pytest.mark.parametrize("written", ["95.5", "95.50", "+95.5", "095.5"])
def test_numbers_match_as_numbers(written):
    assert holds({"x_score": written}, x_score=["95.50", "95.5", "95.51"]) == [True, True, False]


def test_numbers_match_exactly_and_not_as_binary_floats():
    assert holds({"x_n": "0.1"}, x_n=["0.1000000000000000055511151231257827"]) == [False]
    assert holds({"x_n": "9007199254740993"}, x_n=["9007199254740992"]) == [False]


@pytest.mark.parametrize("yes", ["yes", "ja", "true", "Ja", "TRUE", True])
def test_yes_ja_and_true_match_each_other(yes):
    assert holds({"treatment": yes}, treatment=["yes", "Ja", "true", "no", ""]) == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("no", ["no", "nee", "false", False])
def test_no_nee_and_false_match_each_other(no):
    assert holds({"treatment": no}, treatment=["no", "Nee", "FALSE", "yes", ""]) == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_range_includes_both_ends():
    assert holds({"x_n": {"min": "1", "max": "2.5"}}, x_n=["0.99", "1", "2.50", "2.51"]) == [
        False,
        True,
        True,
        False,
    ]


def test_a_range_may_have_one_end():
    assert holds({"x_n": {"min": "0"}}, x_n=["-1", "0", "9"]) == [False, True, True]
    assert holds({"x_n": {"max": "0"}}, x_n=["-1", "0", "9"]) == [True, True, False]


def test_text_is_in_no_range_of_numbers():
    assert holds({"x_n": {"min": "0"}}, x_n=["many", "", "2024-01-01"]) == [False, False, False]


def test_a_range_can_be_of_dates():
    assert holds(
        {"start": {"min": "2024-01-01", "max": "2024-06-30"}}, start=["2024-06-30", "2024-07-01", "7"]
    ) == [
        True,
        False,
        False,
    ]


def test_a_list_may_hold_a_range_beside_values():
    assert holds({"x_n": ["7", {"max": "1"}]}, x_n=["7", "1", "2"]) == [True, True, False]


def test_an_empty_value_matches_nothing():
    assert holds({"profile": "4VV"}, profile=["", " "]) == [False, False]


def test_an_empty_value_satisfies_a_not():
    assert holds({"not": {"profile": "4VV"}}, profile=["", "4VV", "5VV"]) == [True, False, True]


def test_a_not_is_true_exactly_when_its_conditions_together_are_not():
    raw = {"not": {"kavel": "intramural", "profile": "4VV"}}
    kavel = ["intramural", "intramural", "vpt", "vpt"]
    assert holds(raw, kavel=kavel, profile=["4VV", "5VV", "4VV", ""]) == [False, True, True, True]


def test_a_not_stands_beside_other_conditions_and_inside_another_not():
    raw = {"sector": "VV", "not": {"status": "new", "not": {"conditions_met": "yes"}}}
    cells = {
        "sector": ["VV", "VV", "VV", "GZ"],
        "status": ["new", "new", "existing", "existing"],
        "conditions_met": ["yes", "", "", "yes"],
    }
    assert holds(raw, **cells) == [True, False, True, False]


def test_a_qualified_name_is_a_column():
    condition = parse_condition({"provider.name": "Zorghuis"})
    assert condition.columns == {"provider.name"}
    assert condition.mask(Cells(provider__name=["zorghuis", "Ander huis"])).tolist() == [True, False]


def test_an_own_column_that_the_case_lacks_is_empty_everywhere():
    assert holds({"x_plan": "yes"}, kavel=["vpt"]) == [False]
    assert holds({"not": {"x_plan": "yes"}}, kavel=["vpt"]) == [True]


def test_any_other_column_that_is_lacking_is_an_error():
    with pytest.raises(KeyError):
        holds({"profile": "4VV"}, kavel=["vpt"])


def test_a_condition_knows_every_column_it_reads():
    raw = {"kavel": "vpt", "not": {"status": "new", "not": {"x_plan": "yes"}}}
    assert parse_condition(raw).columns == {"kavel", "status", "x_plan"}


def test_a_condition_reads_back_as_short_text():
    raw = {"kavel": ["vpt", "mpt"], "x_n": {"min": "1"}, "not": {"status": "new"}}
    assert str(parse_condition(raw)) == "kavel=vpt|mpt & x_n=1… & not(status=new)"


def test_equal_conditions_are_equal_and_hash_alike():
    raw = {"kavel": ["vpt"], "not": {"status": "new"}}
    assert hash(parse_condition(raw)) == hash(parse_condition(raw))
    assert parse_condition(raw) == parse_condition(raw)


def test_no_cells_give_an_empty_mask():
    assert holds({"kavel": "vpt"}, kavel=[]) == []


@pytest.mark.parametrize(
    ("raw", "path", "word"),
    [
        ("vpt", (), "mapping"),
        ({"kavel": None}, ("kavel",), "empty value"),
        ({"kavel": ""}, ("kavel",), "empty value"),
        ({"kavel": []}, ("kavel",), "empty list"),
        ({"x_n": {"min": "many"}}, ("x_n", "min"), "min of a range"),
        ({"x_n": {"least": "1"}}, ("x_n", "least"), "range"),
        ({"x_n": {}}, ("x_n",), "range"),
        ({"x_n": {"min": "2", "max": "1"}}, ("x_n",), "above max"),
        ({"x_n": {"min": "2", "max": "2024-01-01"}}, ("x_n",), "number to a date"),
        ({"kavel": {"not": "vpt"}}, ("kavel", "not"), "range"),
        ({"not": {"kavel": None}}, ("not", "kavel"), "empty value"),
        ({"not": ["vpt"]}, ("not",), "mapping"),
    ],
)
def test_a_wrong_condition_says_what_and_where(raw, path, word):
    with pytest.raises(ProblemsError) as caught:
        parse_condition(raw)
    problem = caught.value.problems[0]
    assert problem.path == path
    assert word in problem.what


def test_all_that_is_wrong_in_a_condition_is_said_at_once():
    with pytest.raises(ProblemsError) as caught:
        parse_condition({"kavel": None, "x_n": {"min": "many"}, "not": {"status": []}})
    assert len(caught.value.problems) == 3


words = st.sampled_from(["", "yes", "Ja", "no", "nee", "1", "1.0", "2", "vpt", "VPT", "10"])


@given(st.lists(words, min_size=1, max_size=6), st.lists(words.filter(bool), min_size=1, max_size=3))
def test_a_not_is_the_complement(values, wanted):
    mask = np.array(holds({"x_v": wanted}, x_v=values))
    assert (np.array(holds({"not": {"x_v": wanted}}, x_v=values)) == ~mask).all()


@given(st.lists(words, min_size=1, max_size=6), words.filter(bool))
def test_looking_up_distinct_values_equals_looking_at_each_row(values, wanted):
    assert holds({"x_v": wanted}, x_v=values) == [holds({"x_v": wanted}, x_v=[value])[0] for value in values]


def test_a_condition_can_be_given_instead_of_its_text():
    condition = Condition(parse_condition({"kavel": "vpt"}).tests)
    assert parse_condition(condition) == condition
