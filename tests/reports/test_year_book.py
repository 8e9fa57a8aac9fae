"""The workbook of a year: every run, fund, kavel and provider, in sums that agree with year.csv to the cent."""

import csv
import shutil
from decimal import Decimal

import pytest

from tests.model.test_year import DAYS, delivered, year
from tests.reports.workbooks import computed_alike, needs_office, read, reads_well, table_of, total_of
from tests.small import provider
from verdeelsleutel.model.runs.run_folder import BrokenRun
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.run.reported_year import ReportedYear
from verdeelsleutel.reports.year_book import year_book as books
from verdeelsleutel.reports.year_book.year_book import year_book

OFFERS = {("A", "Z1"): 366, ("B", "Z1"): 732}
CARE = delivered(("A", "Z1"), *DAYS[:3], *(2 * days for days in DAYS[3:7])) + delivered(("B", "Z1"), *DAYS[:7])
NAMES = [provider("A", name="=1+1"), provider("B", name="-x")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The year of three runs that is computed by hand elsewhere."""
    place = tmp_path_factory.mktemp("year")
    year(place, 10980, OFFERS, CARE, providers=NAMES)
    return place / "year"


@pytest.fixture(scope="module")
def made(folder):
    return year_book(ReportedYear.of(folder), NL)


@needs_office
@pytest.mark.slow
def test_a_second_program_computes_every_formula_to_what_the_workbook_says(made, tmp_path):
    assert computed_alike(made, tmp_path) == {}


def test_every_run_stands_there_as_in_year_csv(folder, made):
    with (folder / "year.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    rows = table_of(read(made)["Berekeningen"])
    assert [row["Map"] for row in rows] == ["initial", "2024-04-01", "2024-08-02"]
    titles = {
        "Afspraak was €": "agreed_before_eur", "Toegevoegd €": "added_eur", "Vrijgevallen €": "released_eur",
        "Afgesproken €": "agreed_eur", "Vrij €": "free_eur", "Zonder afspraak €": "unfunded_eur",
    }  # fmt: skip
    for row, line in zip(rows, lines, strict=True):
        for title, column in titles.items():
            assert (row[title] is None) == (line[column] == "")
            assert row[title] is None or Decimal(repr(row[title])) == Decimal(line[column])


def test_providers_funds_and_kavels_add_up_to_every_run(made):
    book = read(made)
    days = ["initieel", "1 april 2024", "2 augustus 2024"]
    agreed = dict(zip(days, (10980, 7320, 9410), strict=True))
    assert {day: total_of(book["Aanbieders"], day) for day in days} == agreed
    assert total_of(book["Aanbieders"], "Verschil €") == 9410 - 10980
    for sheet in ("Kavels", "Geldstromen", "Aanbieders per berekening"):
        found = dict.fromkeys(days, 0)
        for row in table_of(book[sheet]):
            found[row["Berekening"]] += row["Afgesproken €"]
        assert found == agreed


def test_the_summary_tells_the_year_and_every_check_comes_to_nought(made):
    rows = [
        [cell for cell in row if cell not in (None, "")]
        for row in read(made)["Samenvatting"].iter_rows(values_only=True)
    ]
    assert ["2 augustus 2024", "juli 2024", 7320, 2090, 0, 0, 9410, 0, 1570, 6.34] in rows
    assert any(str(row[0]).startswith("Het jaar heeft 3 berekeningen") for row in rows if row)
    checks = [row for row in rows if row and str(row[0]).endswith("(0)")]
    assert len(checks) == 5
    assert {value for row in checks for value in row[1:]} == {0}


def test_text_that_looks_like_a_formula_stays_text(made):
    shown = [cell for sheet in read(made, data_only=False) for row in sheet.iter_rows() for cell in row]
    for word in ("=1+1", "-x"):
        assert {cell.data_type for cell in shown if cell.value == word} == {"s"}


@pytest.mark.parametrize("lang", [NL, ENGLISH], ids=["nl", "en"])
def test_it_reads_well_in_both_languages(folder, lang):
    reads_well(year_book(ReportedYear.of(folder), lang))


def test_the_same_year_gives_the_same_bytes_wherever_it_stands(folder, made, tmp_path):
    shutil.copytree(folder, tmp_path / "elsewhere")
    assert year_book(ReportedYear.of(tmp_path / "elsewhere"), NL) == made


def test_the_chain_stands_there_with_every_receipt(made):
    shown = [row[:4] for row in read(made)["Certificaat"].iter_rows(values_only=True)]
    chain = [row for row in shown if row[1]][1:]
    assert [row[1] for row in chain] == ["initial", "2024-04-01", "2024-08-02"]
    assert [row[2] for row in chain[1:]] == [row[3] for row in chain[:-1]]


def test_sheets_that_would_be_too_long_are_left_out_and_the_figures_stay(made, folder, monkeypatch):
    monkeypatch.setattr(books, "MOST_ROWS_SHOWN", 3)
    book = read(year_book(ReportedYear.of(folder), NL))
    assert "Aanbieders per berekening" not in book.sheetnames
    told = [row[0] for row in book["Samenvatting"].iter_rows(values_only=True)]
    assert "Aanbieders per berekening" in told
    first = [list(row) for row in read(made)["Samenvatting"].iter_rows(min_row=8, max_row=12, values_only=True)]
    assert first == [list(row) for row in book["Samenvatting"].iter_rows(min_row=8, max_row=12, values_only=True)]


def test_a_year_that_was_changed_is_not_reported(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "year")
    plan = tmp_path / "year/2024-04-01/plan.csv"
    plan.write_bytes(plan.read_bytes() + b"x")
    with pytest.raises(BrokenRun, match="doesn't verify"):
        ReportedYear.of(tmp_path / "year")
