"""`verdeel compare`: what a planner and a machine read, the page, and how it ends."""

import csv
import shutil
from decimal import Decimal

import pytest

from tests.cli.calls import listing, verdeel
from verdeelsleutel.cli import extras

PACK = """\
pack: strict
extends: example-2024
reserves: [{id: choice, percent: 2}]
rules: [{id: intramural_cap, percent: 100}]
"""


@pytest.fixture(scope="module")
def runs(made_demo, tmp_path_factory):
    """The example under its own policy, and with no growth inside and two percent aside."""
    place = tmp_path_factory.mktemp("compare")
    (place / "pack.yaml").write_text(PACK, encoding="utf-8")
    called = verdeel("allocate", made_demo[0] / "case", "-p", place / "pack.yaml", "-o", place / "strict")
    assert called.code == 0, called.err
    return made_demo[0] / "run", place / "strict"


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")


def plan(run):
    with (run / "plan.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_planner_reads_what_no_growth_inside_and_two_percent_aside_cost(runs):
    called = verdeel("compare", *runs)
    assert called.code == 0, called.err
    shown = plain(called.out)
    for words in (
        "SYNTHETISCH",
        "Vergelijking: van run naar strict",
        "Afgesproken: van € 671.689.215,50 naar € 666.137.795,34, € 5.551.420,16 minder (-0,83 %)",
        "46,0 cliëntjaren minder",
        "choice › percentage 1 2",
        "intramural_cap › percentage 101 100",
        "nu begrensd door geldstroom CR-11",
        "Wie het meest inlevert",
        "intramural_cap · ALMERE ten hoogste 1.444,05 cliëntjaren ten hoogste 1.429,75 cliëntjaren ja",
    ):
        assert words in shown
    assert "Hoe de berekening gevraagd is" not in shown
    assert "Wie er het meest bij krijgt" not in shown
    assert "Tarieven die veranderen" not in shown


@pytest.mark.parametrize("width", [80, 120])
def test_lines_fit_the_window(runs, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    lines = verdeel("compare", *runs).out.splitlines()
    assert max(map(len, lines)) <= width


def test_english_is_english(runs):
    shown = plain(verdeel("compare", *runs, "--lang", "en").out)
    assert "Comparison: from run to strict" in shown
    assert "now limited by fund CR-11" in shown
    assert "Wat erin ging" not in shown


def test_json_is_complete_and_adds_up_to_both_plans_to_the_cent(runs):
    told = verdeel("compare", *runs, "--json").json
    (other,) = told["others"]
    outcome = other["outcome"]
    before, after = ({(r["region"], r["provider"], r["service"]): r for r in plan(run)} for run in runs)
    sums = [sum(Decimal(row["amount_eur"]) for row in rows.values()) for rows in (before, after)]
    assert [Decimal(outcome["agreed"][f"{side}_eur"]) for side in ("then", "now")] == sums
    change = sums[1] - sums[0]
    for part in ("kavels", "providers", "causes"):
        assert sum(Decimal(one["change_eur"]) for one in outcome[part]) == change
    lines = outcome["lines"]
    assert {(row["region"], row["provider"], row["service"]) for row in lines} == {
        key for key in before if before[key]["agreed_units"] != after[key]["agreed_units"]
    }
    assert len(lines) == outcome["lines_changed"] > 100
    assert sum(Decimal(row["volume_eur"]) + Decimal(row["price_eur"]) for row in lines) == change
    assert other["inputs"]["tables"] == []
    assert [one["path"] for one in other["inputs"]["policy"]] == [
        "reserves.choice.percent",
        "rules.intramural_cap.percent",
    ]


def test_a_page_is_written_whole_and_the_same_twice(runs, tmp_path):
    pages = [tmp_path / "one.html", tmp_path / "two.html"]
    for page in pages:
        called = verdeel("compare", *runs, "-o", page)
        assert called.code == 0, called.err
    assert f"→ {pages[1]}" in called.out
    made = [page.read_bytes() for page in pages]
    assert made[0] == made[1]
    text = made[0].decode("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert text.count("<svg") == 4
    assert "Afgesproken per kavel: het verschil" in text
    assert verdeel("compare", *runs, "-o", pages[0]).code == 2
    assert verdeel("compare", *runs, "-o", pages[0], "--replace").code == 0


def test_a_page_and_a_workbook_are_written_together_or_not_at_all(runs, tmp_path):
    page, book = tmp_path / "made.html", tmp_path / "made.XLSX"
    told = verdeel("compare", *runs, "-o", page, "-o", book, "--json").json
    assert (told["page"], told["workbook"]) == (str(page), str(book))
    assert book.read_bytes()[:2] == b"PK"
    page.unlink()
    before = listing(tmp_path)
    assert verdeel("compare", *runs, "-o", page, "-o", book).code == 2
    assert listing(tmp_path) == before
    assert verdeel("compare", *runs, "-o", page, "-o", book, "--replace", "--lang", "en").code == 0
    assert book.read_bytes() != before["made.XLSX"]


def test_a_workbook_needs_no_extra_and_a_page_says_how_to_get_it(runs, tmp_path, monkeypatch):
    monkeypatch.setitem(extras.EXTRAS, "report", ("a_package_that_is_nowhere",))
    assert verdeel("compare", *runs, "-o", tmp_path / "made.xlsx").code == 0
    called = verdeel("compare", *runs, "-o", tmp_path / "made.html")
    assert called.code == 2
    assert "pip install 'verdeelsleutel[report]'" in called.err


def test_the_same_run_says_that_nothing_differs(runs):
    called = verdeel("compare", runs[0], runs[0])
    assert called.code == 0
    assert "Er is geen verschil: niet in wat erin ging, en niet in wat eruit kwam." in plain(called.out)
    told = verdeel("compare", runs[0], runs[0], "--json").json
    assert told["others"][0]["same"] is True


def test_three_runs_stand_side_by_side_and_each_against_the_first(runs, made_demo):
    called = verdeel("compare", *runs, made_demo[0] / "reallocation")
    assert called.code == 0
    shown = plain(called.out)
    assert "Alle berekeningen naast elkaar" in shown
    assert "strict tegenover run" in shown
    assert "reallocation tegenover run" in shown
    assert "De een is een initiële toekenning en de ander een herschikking" in shown


def test_a_changed_case_is_told_row_by_row(runs, case, tmp_path):
    offers = case / "offers.csv"
    rows = offers.read_text("utf-8").splitlines()
    rows[1] = rows[1].rsplit(",", 1)[0] + ",9"
    offers.write_text("\n".join([*rows[:-1], ""]), encoding="utf-8")
    called = verdeel("allocate", case, "-p", "example-2024", "-o", tmp_path / "other")
    assert called.code == 0, called.err
    shown = plain(verdeel("compare", runs[0], tmp_path / "other").out)
    assert "aanbod 0 1 1" in shown
    assert "(voorbeeld) H104 aangeboden eenheden 179 9" in shown
    assert "(rij weg)" in shown


def test_a_run_that_was_changed_ends_with_6(runs, run):
    (run / "plan.csv").write_text("region\n", encoding="utf-8")
    called = verdeel("compare", runs[0], run)
    assert called.code == 6
    assert "plan.csv is na de berekening veranderd" in called.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "twee berekeningen of meer"),
        (("-o", "page.txt"), "eindigt niet op .html of .xlsx"),
        (("-o", "one.html", "-o", "two.html"), "eindigen allebei op .html"),
    ],
)
def test_wrong_use_ends_with_2(runs, words, said):
    called = verdeel("compare", runs[0], *((runs[1], *words) if words else ()))
    assert called.code == 2
    assert said in called.err


def test_a_page_is_never_written_into_a_run(runs, tmp_path):
    shutil.copytree(runs[0], tmp_path / "run")
    before = listing(tmp_path)
    called = verdeel("compare", runs[1], tmp_path / "run", "-o", tmp_path / "run" / "page.html")
    assert called.code == 2
    assert listing(tmp_path) == before
