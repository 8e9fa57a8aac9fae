"""The run that last year's history is taken from: of the year before and definitive, or told; never of this year."""

import json
import re

import pytest

from tests.model.reallocation.test_chain import Year, receipt
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.model.runs.last_year import WrongHistory
from verdeelsleutel.model.runs.run_folder import NoRun, hash_of, read_inputs
from verdeelsleutel.reports.dutch import NL
from verdeelsleutel.reports.sentences.findings import DUTCH
from verdeelsleutel.reports.sentences.history import history_said

ODD = {"history-from-offer", "history-from-provisional", "history-from-older"}


def test_each_has_dutch_words():
    assert set(DUTCH) >= ODD


def told(run):
    """What is odd about the run that history came from, as the run says and as it is read again."""
    summary = json.loads((run / "summary.json").read_text(encoding="utf-8"))
    found = [(one["code"], *one["examples"]) for one in summary["findings"] if one["code"] in ODD]
    assert found == [(one.code, *one.examples) for one in read_inputs(run).case.findings if one.code in ODD]
    assert verify(run).holds
    return found


def next_year(year, before, of=2025):
    year.of(of)
    allocate(Request(year.case, str(year.pack), history_from=before), year.folder / "next")
    return year.folder / "next"


def test_a_definitive_run_of_the_year_before_is_taken_without_a_word(tmp_path):
    year = Year(tmp_path)
    definitive = year.reallocate("definitive", year.allocate(), "definitive")
    assert told(next_year(year, definitive)) == []


def test_a_run_says_which_run_its_history_came_from_and_one_with_its_own_says_nothing(tmp_path):
    year = Year(tmp_path)
    first = year.allocate()
    definitive = year.reallocate("definitive", first, "definitive")
    run = next_year(year, definitive)
    seal = hash_of(definitive / "receipt.json")[:12]
    (said,) = history_said(read_inputs(run).case, NL)
    assert re.fullmatch(rf"historie: herschikking 2024, definitief · casus \w+(, stand .* 2024)? · run {seal}", said)
    assert history_said(read_inputs(first).case, NL) == ()


def test_an_offer_of_the_year_before_is_told(tmp_path):
    year = Year(tmp_path)
    assert told(next_year(year, year.reallocate("offer", year.allocate()))) == [("history-from-offer",)]


def test_a_provisional_award_of_years_before_is_told_twice(tmp_path):
    year = Year(tmp_path)
    found = told(next_year(year, year.allocate(), 2026))
    assert found == [("history-from-provisional",), ("history-from-older", "2024")]


@pytest.mark.parametrize("of", [2024, 2023])
def test_a_run_of_the_same_year_or_a_later_one_is_refused(of, tmp_path):
    year = Year(tmp_path)
    before = year.allocate()
    with pytest.raises(WrongHistory, match=re.escape(f"is of 2024, and the case of {of}")):
        next_year(year, before, of)
    assert not (tmp_path / "next").exists()


def test_a_folder_without_a_receipt_is_no_run_to_take_history_from(tmp_path):
    year = Year(tmp_path)
    before = year.allocate()
    (before / "receipt.json").unlink()
    with pytest.raises(NoRun, match="no run"):
        next_year(year, before)


def test_the_receipt_that_is_kept_of_last_year_cant_be_changed(tmp_path):
    year = Year(tmp_path)
    run = next_year(year, year.allocate())
    path = run / "inputs/history_from.json"
    assert json.loads(path.read_text(encoding="utf-8")) == receipt(tmp_path / "initial")
    path.write_text(path.read_text(encoding="utf-8").replace("provisional", "definitive"), encoding="utf-8")
    assert not verify(run).holds
