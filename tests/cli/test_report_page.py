"""`verdeel report --format html`: one page of a run that holds; `verify` takes nothing from it."""

import re
import shutil
import time

import pytest

from tests.cli.calls import verdeel
from tests.model.test_year import DAYS, asked_for, delivered
from verdeelsleutel.cli import extras
from verdeelsleutel.data.synthetic.generator import generate
from verdeelsleutel.data.writer import write_case
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.runs.initial_run import Request, allocate
from verdeelsleutel.reports.dutch import NL
from verdeelsleutel.reports.run.providers import MOST_IN_FULL
from verdeelsleutel.reports.run.written import report

OFFERS = {("A", "Z1"): 366, ("B", "Z1"): 732}
CARE = delivered(("A", "Z1"), *(2 * days for days in DAYS[:5])) + delivered(("B", "Z1"), *DAYS[:5])


def test_the_demo_writes_a_report_of_both_runs_and_says_where(made_demo):
    folder, called = made_demo
    for name in ("run", "reallocation"):
        assert str(folder / name / "report.html") in called.out
        assert verify(folder / name).holds
        page = (folder / name / "report.html").read_text(encoding="utf-8")
        assert "SYNTHETISCH" in page
        assert not re.search(r"(?:src|href)=\"(?!#)", page), "a report needs nothing from elsewhere"


def test_a_report_made_later_elsewhere_is_the_same_to_the_byte(made_demo, tmp_path):
    moved = tmp_path / "elsewhere"
    shutil.copytree(made_demo[0] / "run", moved)
    (moved / "report.html").unlink()
    called = verdeel("report", moved, "--format", "html")
    assert called.code == 0, called.err
    assert (moved / "report.html").read_bytes() == (made_demo[0] / "run/report.html").read_bytes()


def test_a_run_that_was_changed_is_refused_and_nothing_is_written(run):
    (run / "report.html").unlink()
    plan = run / "plan.csv"
    plan.write_bytes(plan.read_bytes() + b"x")
    called = verdeel("report", run, "--format", "html")
    assert called.code == 6
    assert not (run / "report.html").exists()


def test_without_the_extra_it_says_how_to_get_it(run, monkeypatch):
    monkeypatch.setitem(extras.EXTRAS, "report", ("a_package_that_is_nowhere",))
    called = verdeel("report", run, "--format", "html", "--replace")
    assert called.code == 2
    assert "pip install 'verdeelsleutel[report]'" in called.err


def test_without_the_extra_the_demo_goes_without_reports(tmp_path, monkeypatch):
    monkeypatch.setitem(extras.EXTRAS, "report", ("a_package_that_is_nowhere",))
    called = verdeel("demo", tmp_path / "demo", "--json")
    assert called.code == 0, called.err
    assert called.json["reports"] == []
    assert not (tmp_path / "demo/run/report.html").exists()


def test_a_year_has_one_page_and_one_workbook_and_can_be_replaced_with_them(tmp_path):
    asked = asked_for(tmp_path, 10980, OFFERS, CARE)
    words = ("replay-year", asked.case, "-p", asked.pack, "-o", tmp_path / "year")
    assert verdeel(*words).code == 0
    called = verdeel("report", tmp_path / "year")
    assert called.code == 0, called.err
    assert "2 berekeningen" in (tmp_path / "year/report.html").read_text(encoding="utf-8")
    assert verdeel("verify", tmp_path / "year").code == 0
    assert {path.name for path in (tmp_path / "year").glob("*.*")} == {"report.html", "year.csv", "year.xlsx"}
    assert verdeel("report", tmp_path / "year", "--format", "xlsx").code == 2
    assert verdeel(*words, "--replace").code == 0


@pytest.mark.slow
def test_a_large_run_stays_small_and_shows_every_contract(tmp_path):
    """An eighth of the country: what grows with its size must leave the country under 5 MB."""
    meta, made = generate(4, 80, 40, seed=1, months=0)
    write_case(tmp_path / "case", meta, made)
    started = time.perf_counter()
    outcome = allocate(Request(tmp_path / "case", "example-2024"), tmp_path / "run")
    allocated = time.perf_counter() - started
    page = report(tmp_path / "run", NL).decode()
    took = time.perf_counter() - started - allocated
    contracts = {outcome.plan.problem.lines.key(line)[:2] for line in range(len(outcome.plan.units))}
    table = page[page.index("Alle aanbieders, van vraag naar afspraak</span>") :]
    rows = re.findall(r"<tr><th scope=\"row\"", table[: table.index("</table>")])
    assert len(rows) == len(contracts) + 1  # and the total
    assert page.count('<details class="fold"') <= MOST_IN_FULL + 2
    assert len(page.encode()) < 5_000_000 / 2
    assert took < 60 + 10 * allocated  # no chart per provider
