"""`verdeel report`: a workbook whose sums agree, that says what the run says, and that can be run again."""

import csv
import json
import shutil
import subprocess
import sys
from collections import Counter
from decimal import Decimal

import openpyxl
import pytest

from tests.cli.calls import listing, verdeel
from tests.model.settlement.settled_years import Year
from tests.small import service
from tests.spreadsheet import formulas, needs_office, recalculated, values
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.columns import normalised
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.plan_book import plan_book as books
from verdeelsleutel.reports.plan_book.result_columns import result_column
from verdeelsleutel.reports.plan_book.view_sheet import sheet_name
from verdeelsleutel.reports.plan_book.views import views_of

A1, A2, B1 = ("A", "Z1"), ("A", "Z2"), ("B", "Z1")
KINDS = ("allocate", "reallocate", "settle")


@pytest.fixture(scope="module")
def runs(made_demo, tmp_path_factory):
    """A run of every kind, each with its workbook."""
    place = tmp_path_factory.mktemp("reported")
    for name in ("run", "reallocation"):
        shutil.copytree(made_demo[0] / name, place / name)
    year = Year(place / "year", [service("Z1", "10.01"), service("Z2", 7)], {A1: 100, A2: 9, B1: 70})
    year.settle({A1: "110.5", A2: 3, B1: 60})
    found = {"allocate": place / "run", "reallocate": place / "reallocation", "settle": year.made}
    for run in found.values():
        called = verdeel("report", run, "--format", "xlsx", "--quiet")
        assert called.code == 0, called.err
    return found


@pytest.fixture(scope="module")
def computed(runs, tmp_path_factory):
    """Each workbook as LibreOffice saves it."""
    return {kind: recalculated(run / "plan.xlsx", tmp_path_factory.mktemp(kind)) for kind, run in runs.items()}


def rows_of(run, name):
    with (run / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table_of(sheet):
    """The rows of a sheet to read, by title."""
    titles, *rows = sheet.iter_rows(min_row=4, values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_and_amount_of_a_result_file_stands_on_its_sheet(runs, kind):
    book = openpyxl.load_workbook(runs[kind] / "plan.xlsx", data_only=True)
    views = views_of(kind)
    assert {view.file for view in views} == {p.name for p in runs[kind].glob("*.csv")} - {"levels.csv"}
    for view in views:
        lines, shown = rows_of(runs[kind], view.file), table_of(book[sheet_name(view.sheet, NL)])
        shown = shown if lines else []
        assert len(shown) == len(lines)
        for name in (lines or [{}])[0]:
            column = result_column(view.file, name)
            if name not in view.columns or column.kind == "text":
                assert name in view.columns
                continue
            for line, row in zip(lines, shown, strict=True):
                written, value = line[name], row[column.title(NL)]
                factor = 100 if line.get("unit") == "cents" else 1  # rules on money are shown in euros
                assert (value is None) == (written == "")
                assert value is None or float(value) * factor == pytest.approx(float(written), rel=1e-14, abs=1e-9)


def test_the_worklist_and_tranches_are_told_in_dutch_on_their_sheets(runs):
    book = openpyxl.load_workbook(runs["reallocate"] / "plan.xlsx", data_only=True)
    english = {row["what"] for row in rows_of(runs["reallocate"], "worklist.csv")}
    told = {row["Wat"] for row in table_of(book[sheet_name("worklist", NL)])}
    assert "er is nu al meer geleverd dan voor het jaar is afgesproken" in told
    assert not told & english
    ids = {row["tranche"] for row in rows_of(runs["reallocate"], "tranches.csv")}
    titles = {row["Tranche"] for row in table_of(book[sheet_name("tranches", NL)])}
    assert ("growth_home" in ids, "groei thuis" in titles, ids & titles) == (True, True, set())


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["reallocate"])  # has every formula of an allocation and more; LibreOffice is slow
def test_a_second_program_computes_every_formula_to_what_the_workbook_says(runs, computed, kind):
    told, found = values(runs[kind] / "plan.xlsx"), values(computed[kind])
    every = formulas(runs[kind] / "plan.xlsx")
    assert every
    differing = {
        cell: (every[cell], told[cell], found.get(cell))
        for cell in every
        if told[cell] != pytest.approx(found.get(cell), abs=1e-6)
    }
    assert differing == {}


@needs_office
@pytest.mark.slow
def test_what_a_second_program_adds_up_is_what_the_result_files_add_up_to(runs, computed):
    sheet = openpyxl.load_workbook(computed["allocate"], data_only=True)["_Plan"]
    titles = [cell.value for cell in sheet[4]]
    plan = rows_of(runs["allocate"], "plan.csv")
    agreed = sum(Decimal(line["amount_eur"]) for line in plan)
    assert Decimal(repr(sheet.cell(3, titles.index("Bedrag €") + 1).value)).quantize(Decimal("0.01")) == agreed
    assert str(agreed) == json.loads((runs["allocate"] / "summary.json").read_text("utf-8"))["figures"]["agreed_eur"]


@needs_office
@pytest.mark.slow
def test_the_second_program_does_compute(tmp_path, runs):
    """Or the tests above would compare a figure with itself."""
    book = openpyxl.load_workbook(runs["settle"] / "plan.xlsx")
    book["_Nacalculatie"]["E5"].value = 1
    book.save(tmp_path / "plan.xlsx")
    assert values(recalculated(tmp_path / "plan.xlsx", tmp_path))["_Nacalculatie", "F5"] != values(
        runs["settle"] / "plan.xlsx"
    )["_Nacalculatie", "F5"]


def test_sums_that_have_to_agree_come_to_nought(runs):
    for kind in ("allocate", "reallocate"):
        sheet = openpyxl.load_workbook(runs[kind] / "plan.xlsx", data_only=True, read_only=True)["_Samenvatting"]
        found = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0]}
        assert found["Plan min som per aanbieder (0)"] == found["Van was naar nu, per aanbieder (0)"] == 0
        assert found["Plan min geldstromen: buiten de ruimte"] == 0


@pytest.mark.parametrize("kind", ["allocate", "reallocate"])
def test_what_is_not_awarded_per_kavel_is_one_figure_in_workbook_and_summary(runs, kind):
    sheet = openpyxl.load_workbook(runs[kind] / "plan.xlsx", data_only=True, read_only=True)["_Samenvatting"]
    rows = list(sheet.iter_rows(values_only=True))
    at = next(n for n, row in enumerate(rows) if row[0] == "Kavel")
    shown = [cents_of(row[4]) for row in rows[at + 1 : at + 7] if row[1] is not None]
    found = json.loads((runs[kind] / "summary.json").read_text("utf-8"))["figures"]["by_kavel"].values()
    each = [int(Decimal(one["unfunded_eur"]) * 100) for one in found]
    assert shown == [*each, sum(each)]


def cents_of(euros):
    return round(Decimal(repr(euros)) * 100)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_unchanged_workbook_gives_the_same_plan_byte_for_byte(runs, tmp_path, lang):
    verdeel("report", runs["allocate"], "-o", tmp_path / "plan.xlsx", "--lang", lang)
    called = verdeel("allocate", tmp_path / "plan.xlsx", "-p", "example-2024", "-o", tmp_path / "again")
    assert called.code == 0, called.err
    for path in runs["allocate"].glob("*.csv"):
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_a_workbook_of_a_reallocation_gives_the_same_offer(runs, tmp_path, made_demo):
    words = ("-p", "example-2024", "--from", made_demo[0] / "run", "--cutoff", "2024-09", "-o", tmp_path / "again")
    called = verdeel("reallocate", runs["reallocate"] / "plan.xlsx", *words)
    assert called.code == 0, called.err
    assert (tmp_path / "again" / "plan.csv").read_bytes() == (runs["reallocate"] / "plan.csv").read_bytes()


@needs_office
@pytest.mark.slow
def test_a_workbook_that_another_program_saved_gives_the_same_plan(runs, computed, tmp_path):
    called = verdeel("allocate", computed["allocate"], "-p", "example-2024", "-o", tmp_path / "again")
    assert called.code == 0, called.err
    assert (tmp_path / "again" / "plan.csv").read_bytes() == (runs["allocate"] / "plan.csv").read_bytes()


def test_a_changed_offer_gives_another_plan_and_what_is_changed_on_a_sheet_to_read_gives_none(runs, tmp_path):
    book = openpyxl.load_workbook(runs["allocate"] / "plan.xlsx")
    offers = book["Aanbod"]
    region, provider, code = (offers.cell(2, at).value for at in (1, 2, 3))
    offers.cell(2, 4).value = 1
    book["_Plan"]["J5"].value = 12345
    book.save(tmp_path / "changed.xlsx")
    called = verdeel("allocate", tmp_path / "changed.xlsx", "-p", "proportional", "-o", tmp_path / "again")
    assert called.code == 0, called.err
    (mine,) = [
        line
        for line in rows_of(tmp_path / "again", "plan.csv")
        if (line["region"], line["provider"], line["service"]) == (region, provider, code)
    ]
    assert (mine["offered_units"], mine["agreed_units"]) == ("1", "1")


@pytest.mark.parametrize("kind", KINDS)
def test_two_workbooks_of_a_run_are_the_same_bytes(runs, tmp_path, kind):
    verdeel("report", runs[kind], "-o", tmp_path / "other.xlsx")
    assert (tmp_path / "other.xlsx").read_bytes() == (runs[kind] / "plan.xlsx").read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_run_with_its_workbook_verifies_as_before(runs, kind):
    assert verdeel("verify", runs[kind]).code == 0


def test_no_sheet_to_read_can_be_taken_for_a_table_of_the_case(runs):
    tables = {normalised(name) for table in (CASE, *TABLES.values()) for name in (table.name, table.dutch)}
    for kind in KINDS:
        for lang in (NL, ENGLISH):
            names = [sheet_name(view.sheet, lang) for view in views_of(kind)]
            assert max(Counter(names).values()) == 1
            assert all(name.startswith("_") and len(name) <= 31 for name in names)
            assert not {normalised(name[1:]) for name in names} & tables


def test_text_that_looks_like_a_formula_stays_text(case, tmp_path):
    providers = (case / "providers.csv").read_text("utf-8").splitlines()
    cells = providers[1].split(",")
    providers[1] = ",".join([cells[0], "=1+1", *cells[2:]])
    (case / "providers.csv").write_text("\n".join(providers) + "\n", encoding="utf-8")
    assert verdeel("allocate", case, "-p", "proportional", "-o", tmp_path / "run").code == 0
    assert verdeel("report", tmp_path / "run", "--format", "xlsx").code == 0
    assert "=1+1" not in formulas(tmp_path / "run" / "plan.xlsx").values()
    assert values(tmp_path / "run" / "plan.xlsx")["_Per aanbieder", "C5"] == "=1+1"


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("allocate", "verdeel allocate plan.xlsx -p example-2024 -o RUN2"),
        ("reallocate", "verdeel reallocate plan.xlsx -p example-2024 --from RUN --cutoff 2024-09 -o RUN2"),
        ("settle", "verdeel settle RUN --realisation plan.xlsx -o RUN2"),
    ],
)
def test_the_first_sheet_shows_how_to_run_the_workbook_again(runs, kind, command):
    assert command in values(runs[kind] / "plan.xlsx").values()


def test_headers_stay_in_sight_have_notes_and_repeat_on_paper(runs):
    book = openpyxl.load_workbook(runs["allocate"] / "plan.xlsx")
    for view in views_of("allocate"):
        sheet = book[sheet_name(view.sheet, NL)]
        assert all(cell.comment is not None and cell.comment.text for cell in sheet[4])
        assert sheet.freeze_panes == f"{'ABCDEF'[view.frozen]}5"
        assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$4:$4", "landscape")
        assert [table.ref for table in sheet.tables.values()] == [f"A4:{sheet.dimensions.split(':')[1]}"]


def test_files_too_long_for_a_spreadsheet_are_left_out_and_the_workbook_says_so(runs, tmp_path, monkeypatch):
    monkeypatch.setattr(books, "MOST_ROWS_SHOWN", 2000)
    monkeypatch.setattr(books, "MOST_ROWS_LINKED", 10)
    assert verdeel("report", runs["allocate"], "-o", tmp_path / "short.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "short.xlsx")
    assert not {"_Tranches", "_Tarieven"} & set(book.sheetnames)
    told = dict(book["_Leeswijzer"].iter_rows(min_row=22, max_col=2, values_only=True))
    assert told["tariffs.csv"] == "7.472 regels; staat als bestand in de map van de berekening"
    assert told["_Per aanbieder"] == "wat per aanbieder is afgesproken is een getal, geen som over het plan"
    every = formulas(tmp_path / "short.xlsx").items()
    assert not any(sheet == "_Per aanbieder" and "SUMIFS" in text for (sheet, _), text in every)


def test_a_workbook_is_never_written_over_another_unless_asked(run):
    words = ("report", run, "--format", "xlsx")
    assert verdeel(*words).code == 0
    before = listing(run)
    called = verdeel(*words)
    assert (called.code, listing(run)) == (2, before)
    assert "--replace" in called.err
    assert verdeel(*words, "--replace", "--lang", "en").code == 0
    assert (run / "plan.xlsx").read_bytes() != before["plan.xlsx"]


@pytest.mark.parametrize("words", [("--format", "pdf"), ("-o", "x.csv"), ("-o", "inputs/x.xlsx")])
def test_what_cannot_be_made_ends_with_2_and_writes_nothing(run, words):
    before = listing(run)
    words = [run / word if "." in word else word for word in words]
    assert verdeel("report", run, *words).code == 2
    assert listing(run) == before


def test_a_run_that_was_changed_ends_with_6(run):
    (run / "plan.csv").write_bytes((run / "plan.csv").read_bytes() + b"\n")
    called = verdeel("report", run)
    assert called.code == 6
    assert not (run / "plan.xlsx").exists()


def test_what_was_written_is_told_in_json(run):
    found = verdeel("report", run, "--replace", "--json").json
    files = [str(run / name) for name in ("report.html", "plan.xlsx")]
    assert found == {"ok": True, "run": str(run), "files": files}
    assert not (run / "letters").exists(), "letters are made when they are asked for"


def test_no_solver_is_loaded(run):
    code = (
        "import sys; from verdeelsleutel.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as end: assert end.code in (0, None), end.code\n"
        "assert not {'pyomo', 'highspy'} & set(sys.modules)"
    )
    words = ("report", str(run), "--replace", "--quiet")
    subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True)
