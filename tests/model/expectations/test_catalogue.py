"""Methods are found by folder, packs know their names, and what they read must be there."""

import subprocess
import sys
from dataclasses import replace
from typing import get_args

import pytest

from tests.model.expectations.years import case_with, daily, expected, lines_of, rules_of
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import CaseFaults
from verdeelsleutel.data.pack.model import Reallocation
from verdeelsleutel.model.expectations import expect, method_modules, missing, realised_cells
from verdeelsleutel.model.lines import build_lines

LINE = ("A", "Z1")


def test_a_pack_may_name_every_method_and_no_other():
    assert set(get_args(Reallocation.model_fields["expectation"].annotation)) == set(method_modules())


@pytest.mark.parametrize("method", method_modules())
def test_a_table_that_a_method_reads_and_the_case_lacks_is_a_fault(method):
    whole = case_with({LINE: daily(10, 1, 2)}, forecast={LINE: 5})
    assert missing(whole, rules_of(method)) == []
    for table in method_modules()[method].READS_TABLES:
        case = replace(whole, tables={name: frame for name, frame in whole.tables.items() if name != table})
        with pytest.raises(CaseFaults) as caught:
            expected(case, "2024-02", method)
        assert [fault.place.source for fault in caught.value.faults] == [table]
        assert method in caught.value.faults[0].what


def test_the_cells_of_a_year_are_those_with_a_line_up_to_the_cut_off():
    months = {"A": ["2023-12"], "B": ["2024-01", "2024-02"], "C": ["2024-03"], "D": ["2024-02"]}
    case = case_with({(letter, "Z1"): dict.fromkeys(found, 0) for letter, found in months.items()})
    cells = realised_cells(case, "2024-02")
    assert cells.columns.tolist() == ["region", "provider", "service"]
    assert cells["provider"].tolist() == ["00000002", "00000004"]


def test_a_year_without_realisation_has_no_cells_and_keeps_what_was_agreed():
    case = case_with({}, agreed={LINE: 12})
    assert realised_cells(case, "2024-02").empty
    assert expected(case, "2024-02")[1].units.fraction(0) == 12


@pytest.mark.parametrize("cutoff", ["2023-12", "2025-01"])
def test_a_cut_off_outside_the_case_year_is_refused(cutoff):
    with pytest.raises(ValueError, match="no month of 2024"):
        expected(case_with({LINE: daily(10, 1, 2)}), cutoff)


def test_lines_without_a_realised_cell_are_refused():
    case = case_with({LINE: daily(10, 1, 2)})
    lines = build_lines(case, [], [])
    with pytest.raises(ValueError, match="lack cells"):
        expect(lines, rules_of("run_rate"), "2024-02", Exact.zeros(0))


def test_no_lines_are_expected_to_bring_nothing():
    case = case_with({}, agreed={}, forecast={LINE: 1})
    lines = build_lines(case, [], [])
    for method in method_modules():
        found = expect(lines, rules_of(method), "2024-02", Exact.zeros(0))
        assert len(found.units) == len(found.low) == len(found.days_left) == 0
    assert len(lines_of(case, "2024-02")) == 1


def test_an_expectation_loads_no_solver():
    code = "import sys, verdeelsleutel.model.expectations; print('pyomo' in sys.modules or 'highspy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
