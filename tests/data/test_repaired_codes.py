"""Faults that come from a code that was filled up with zeros."""

import pytest

from tests.data.small_case import SMALL, only_fault
from tests.data.test_case_faults import offer


def test_an_unknown_code_is_held_against_one_that_was_filled_up_and_is_used_nowhere(tmp_path):
    short = SMALL["providers"].replace("01234567", "0123467")
    fault = only_fault(tmp_path, providers=short, offers=offer("3"))
    assert fault.hint == 'row 2 of providers.csv: 0123467 was filled up to 00123467 (did you mean "01234567"?)'


@pytest.mark.parametrize(
    ("providers", "offers"),
    [
        ("1234", "R1,00001234,V1,2"),  # the code that was filled up is used
        ("765", ""),  # these digits are not among those of the other
        ("0123467,A,existing,\n0123567", ""),  # it could be either
    ],
)
def test_an_unknown_code_is_held_against_no_other_that_was_filled_up(tmp_path, providers, offers):
    text = SMALL["providers"].replace("01234567", providers)
    fault = only_fault(tmp_path, providers=text, offers=f"{offer('3')}{offers}\n")
    assert "filled up" not in fault.hint
