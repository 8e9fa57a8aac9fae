import openpyxl
import pytest

from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.columns import normalised
from verdeelsleutel.data.template import EXAMPLE_META, contract_text, write_template, write_template_workbook


def test_an_empty_case_is_a_sound_case_without_rows(tmp_path):
    written = write_template(tmp_path / "case")
    case = read_case(tmp_path / "case")
    assert case.meta == EXAMPLE_META
    assert set(case.tables) == {table.name for table in TABLES.values() if table.required}
    assert all(frame.empty for frame in case.tables.values())
    assert {path.name for path in written} == {path.name for path in (tmp_path / "case").iterdir()}


def test_an_empty_case_never_writes_over_one_that_is_there(tmp_path):
    (tmp_path / "offers.csv").write_text("mine")
    with pytest.raises(FileExistsError):
        write_template(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["offers.csv"]
    (tmp_path / "case.xlsx").write_text("mine")
    with pytest.raises(FileExistsError):
        write_template_workbook(tmp_path / "case.xlsx")


def test_the_guide_names_every_table_and_column(tmp_path):
    text = contract_text()
    for table in (CASE, *TABLES.values()):
        assert table.dutch in text
        assert all(f"  {column.name} " in text and column.dutch in text for column in table.columns)


def test_an_empty_workbook_is_a_sound_case_and_its_optional_sheets_are_off(tmp_path):
    write_template_workbook(tmp_path / "case.xlsx")
    case = read_case(tmp_path / "case.xlsx")
    assert case.meta == EXAMPLE_META
    assert set(case.tables) == {table.name for table in TABLES.values() if table.required}


def test_a_sheet_of_the_empty_workbook_counts_once_its_underscore_is_gone(tmp_path):
    write_template_workbook(tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    for sheet in book:
        sheet.title = sheet.title.lstrip("_")
    book.save(tmp_path / "case.xlsx")
    assert set(read_case(tmp_path / "case.xlsx").tables) == set(TABLES)


def test_the_empty_workbook_has_notes_and_drop_downs(tmp_path):
    write_template_workbook(tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    sheet = book["Zorgaanbieders"]
    assert sheet["C1"].value == "Status"
    assert "other_office" in sheet["C1"].comment.text
    lists = [v.formula1 for v in sheet.data_validations.dataValidation if "C2" in str(v.sqref)]
    assert lists == ['"existing,other_office,new"']


def test_the_empty_workbook_says_yes_and_no_in_words(tmp_path):
    write_template_workbook(tmp_path / "case.xlsx")
    values = dict(openpyxl.load_workbook(tmp_path / "case.xlsx")["Casus"].iter_rows(values_only=True))
    assert values["Synthetisch"] == "no"


def test_an_empty_case_says_that_it_holds_nothing(tmp_path):
    write_template(tmp_path / "case")
    write_template_workbook(tmp_path / "case.xlsx")
    for name in ("case", "case.xlsx"):
        found = {finding.code for finding in read_case(tmp_path / name).findings}
        assert found - {"dialect"} == {"regions-empty", "offers-empty"}


def test_names_are_compared_without_what_never_matters():
    assert normalised(" Regio's ") == normalised("regios")
    assert normalised("_offers") != normalised("offers")
    assert normalised("Offered-Units") == "offered_units"
