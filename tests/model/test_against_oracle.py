"""Runs beside the oracle, which shares no code with them: the same prices, claims, fills and whole units."""

import pytest
from hypothesis import given, settings

from tests import strategies
from tests.runs import disagreements, folder, reallocation_disagreements
from tests.small import service, small

EXAMPLES = settings(max_examples=24)


@EXAMPLES
@given(sample=strategies.packing_cases())
def test_ceilings_reserves_and_tariffs_come_out_as_two_people_computing_alone_get_them(sample):
    with folder() as place:
        assert disagreements(sample, place) == []


@EXAMPLES
@given(sample=strategies.share_cases())
def test_shares_and_linked_services_come_out_as_two_people_computing_alone_get_them(sample):
    with folder() as place:
        assert disagreements(sample, place) == []


@EXAMPLES
@given(sample=strategies.care_cases())
def test_the_most_care_comes_out_as_two_people_computing_alone_get_it(sample):
    with folder() as place:
        assert disagreements(sample, place) == []


@EXAMPLES
@given(sample=strategies.decision_cases())
def test_decisions_and_their_conflicts_come_out_as_two_people_computing_alone_get_them(sample):
    with folder() as place:
        assert disagreements(sample, place) == []


@EXAMPLES
@given(one=strategies.reallocation_cases())
def test_reallocations_come_out_as_two_people_computing_alone_get_them(one):
    with folder() as place:
        assert reallocation_disagreements(one, place) == []


@EXAMPLES
@given(one=strategies.reallocation_share_cases())
def test_reallocations_with_shares_come_out_as_two_people_computing_alone_get_them(one):
    with folder() as place:
        assert reallocation_disagreements(one, place) == []


@pytest.mark.parametrize("units", [[7], [0], [1, 1, 1], [3, 3, 3, 3, 3]])
def test_the_smallest_cases_come_out_the_same(tmp_path, units):
    assert disagreements(one_service(units, f"{2 * sum(units)}.01"), tmp_path) == []


@pytest.mark.parametrize("room", ["0", "0.01", "9.99", "10.00", "100000000000.00"])
def test_a_fund_of_nought_and_a_fund_that_holds_everything_come_out_the_same(tmp_path, room):
    assert disagreements(one_service([5, 8, 13], room), tmp_path) == []


def one_service(units, room):
    offers = {(letter, "Z1"): asked for letter, asked in zip("ABCDE", units, strict=False)}
    return small(room, [service("Z1", "3.33")], offers)
