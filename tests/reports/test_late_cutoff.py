"""A cut-off after the last month with realisation is told first, with what the expectation makes of it."""

import pytest

from tests.reports.run.reported import reported
from tests.reports.test_reallocation_page import ASKED, certificate, month_rows, sample
from tests.runs import case_of, pack_of, solved
from tests.strategies import Sample
from verdeelsleutel.model.expectations import method_modules
from verdeelsleutel.model.reallocation.prepare import prepare_reallocation
from verdeelsleutel.model.reallocation.start import Start
from verdeelsleutel.reports import check_page
from verdeelsleutel.reports.dutch import NL
from verdeelsleutel.reports.reallocation import page as reallocation_page
from verdeelsleutel.reports.run.page import page
from verdeelsleutel.reports.sentences.findings import by_weight
from verdeelsleutel.reports.words.catalogue import WORDS
from verdeelsleutel.reports.year_outlook import beyond_notice


def problem(cutoff, method="run_rate", until="2024-04", completeness=None):
    made = sample(realisation=[row for row in month_rows() if row["month"] <= until])
    policy = {**made.pack["reallocation"], "expectation": method, "completeness": completeness or {}}
    made = Sample(made.tables, {**made.pack, "reallocation": policy})
    return prepare_reallocation(case_of(made), pack_of(made.pack), Start(), cutoff, "offer")


def said(problem):
    return [notice.text for notice in beyond_notice(problem, NL)]


@pytest.fixture(scope="module")
def late():
    return problem("2024-06")


def test_it_is_the_first_thing_on_the_page_of_the_run_its_report_and_its_check(late):
    (text,) = said(late)
    assert text.startswith("Let op: er is geen realisatie na april 2024, en de afkap is juni 2024.")
    plan = solved(late)
    run = reallocation_page.page(plan, certificate(), "run", ASKED, NL).blocks
    report = page(reported(plan, command="reallocate", award="offer", cutoff="2024-06"), NL).blocks
    check = check_page.page(check_page.Seen(late, with_pack=True, start="agreements"), NL).blocks
    assert [blocks[at].text for blocks, at in ((run, 1), (report, 2), (check, 1))] == [text] * 3


def test_it_is_the_heaviest_finding(late):
    found = by_weight(late.findings)[0]
    assert (found.code, found.examples) == ("cutoff-without-realisation", ("2024-05", "2024-06"))


def test_a_cutoff_that_has_realisation_is_told_of_nothing():
    timely = problem("2024-04")
    assert (said(timely), "cutoff-without-realisation" in {found.code for found in timely.findings}) == ([], False)


def test_a_year_without_any_realisation_is_told_as_that():
    (text,) = said(problem("2024-06", until="2023-12"))
    assert text.startswith("Let op: er is van dit jaar geen realisatie tot en met de afkap juni 2024.")


def expected(cutoff, method):
    units = problem(cutoff, method).situation.expectation.units
    return [units.fraction(line) for line in range(len(units.num))]


def test_a_run_rate_carries_on_over_months_without_realisation_and_a_last_quarter_counts_them_as_nothing():
    assert expected("2024-06", "run_rate") == expected("2024-04", "run_rate")
    late, timely = expected("2024-06", "last_quarter"), expected("2024-04", "last_quarter")
    assert sum(late) < sum(timely)
    assert "trekt de maanden met realisatie door over die 2 maanden" in said(problem("2024-06"))[0]
    assert "telt die 2 maanden als nul geleverd" in said(problem("2024-06", "last_quarter"))[0]


@pytest.mark.parametrize(("completeness", "lost"), [({0: 80}, True), ({}, False)])
def test_that_completeness_falls_on_months_without_realisation_is_told_where_a_pack_has_it(completeness, lost):
    (text,) = said(problem("2024-06", completeness=completeness))
    assert ("valt op maanden zonder realisatie" in text) is lost


@pytest.mark.parametrize("method", method_modules())
def test_every_method_says_what_it_makes_of_them(method):
    assert f"beyond_{method}" in WORDS
