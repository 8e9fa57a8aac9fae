import openpyxl
import pytest

from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.reading.kinds import read_value
from verdeelsleutel.data.reading.notation import Problem
from verdeelsleutel.data.sheets.titles import DUTCH, MACHINE
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.columns import normalised
from verdeelsleutel.data.tables.dutch_notes import DUTCH_NOTES
from verdeelsleutel.data.template import EXAMPLE_META, contract_text, write_template, write_template_workbook
from verdeelsleutel.model.runs.initial_run import Request, allocate


def test_an_empty_case_is_a_sound_case_without_rows(tmp_path):
    written = write_template(tmp_path / "case")
    case = read_case(tmp_path / "case")
    assert case.meta == EXAMPLE_META[True]
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


@pytest.mark.parametrize("dutch", [True, False])
def test_the_guide_names_every_table_and_column_in_one_language(dutch):
    text = contract_text(dutch=dutch)
    for table in (CASE, *TABLES.values()):
        assert table.dutch in text
        assert (table.description in text, DUTCH_NOTES[table.description] in text) == (not dutch, dutch)
        assert all(f"  {column.name} " in text and column.dutch in text for column in table.columns)


def test_an_empty_workbook_is_a_sound_case_and_its_optional_sheets_are_off(tmp_path):
    write_template_workbook(tmp_path / "case.xlsx")
    case = read_case(tmp_path / "case.xlsx")
    assert case.meta == EXAMPLE_META[True]
    assert set(case.tables) == {table.name for table in TABLES.values() if table.required}


def test_a_sheet_of_the_empty_workbook_counts_once_its_underscore_is_gone(tmp_path):
    write_template_workbook(tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    for sheet in book:
        sheet.title = sheet.title.lstrip("_")
    book.save(tmp_path / "case.xlsx")
    assert set(read_case(tmp_path / "case.xlsx").tables) == set(TABLES)


def filled(path, dutch=True):
    write_template_workbook(path, dutch=dutch)
    return openpyxl.load_workbook(path)


def rule_of(sheet, cell):
    (rule,) = [v for v in sheet.data_validations.dataValidation if cell in v.sqref]
    return rule


def test_the_empty_workbook_has_notes_and_drop_downs(tmp_path):
    sheet = filled(tmp_path / "case.xlsx")["Zorgaanbieders"]
    assert sheet["C1"].value == "Status"
    assert "ander kantoor" in sheet["C1"].comment.text
    assert rule_of(sheet, "C2").formula1 == '"bestaand,ander kantoor,nieuw"'
    assert rule_of(sheet, "C2").errorStyle == "warning"  # the machine's own words are right too


def test_the_empty_workbook_in_english_has_machine_names(tmp_path):
    sheet = filled(tmp_path / "case.xlsx", dutch=False)["providers"]
    assert [cell.value for cell in sheet[1]] == list(TABLES["providers"].names)
    assert rule_of(sheet, "C2").formula1 == '"existing,other_office,new"'


def test_codes_of_other_sheets_are_drop_downs_of_what_is_filled_in_there(tmp_path):
    book = filled(tmp_path / "case.xlsx")
    assert [rule_of(book["Aanbod"], cell).formula1 for cell in ("A2", "B2", "C2")] == [
        "ids_regions",
        "ids_providers",
        "ids_services",
    ]
    assert "'Regio''s'!$A$2" in book.defined_names["ids_regions"].attr_text


@pytest.mark.parametrize(
    ("sheet", "cell", "kind"),
    [
        ("Aanbod", "D2", "decimal"), ("Zorgaanbieders", "F2", "date"), ("Zorgaanbieders", "A2", "custom"),
        ("_Realisatie", "D2", "custom"), ("_Wachtenden", "F2", "whole"), ("_Postcodes", "C2", "custom"),
    ],
)  # fmt: skip
def test_numbers_dates_months_and_codes_are_checked_while_typing(tmp_path, sheet, cell, kind):
    assert rule_of(filled(tmp_path / "case.xlsx")[sheet], cell).type == kind


def test_codes_are_text_so_that_their_zeros_stay(tmp_path):
    book = filled(tmp_path / "case.xlsx")
    assert [book["Aanbod"].column_dimensions[letter].number_format for letter in "ABC"] == ["@"] * 3
    assert book["_Realisatie"].column_dimensions["D"].number_format == "@"


def test_required_columns_stand_out_and_an_example_stands_in_a_note_only(tmp_path):
    book = filled(tmp_path / "case.xlsx")
    sheet = book["Aanbod"]
    assert [cell.font.bold for cell in sheet[1]] == [True, True, True, True, False]
    assert "Voorbeeld van een rij: Regio GOOI; AGB-code 06900101" in sheet["A1"].comment.text
    assert all(cell.value is None for row in sheet.iter_rows(min_row=2) for cell in row)


def test_the_guide_comes_first_and_is_not_read(tmp_path):
    book = filled(tmp_path / "case.xlsx")
    assert book.sheetnames[0] == "_Toelichting"
    assert {book["_Toelichting"].cell(row, 1).value for row in range(1, 50)} >= {"Aanbod", "_Realisatie"}


def test_two_empty_workbooks_are_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_template_workbook(tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("dutch", [True, False])
def test_every_example_is_a_value_that_its_column_takes(dutch):
    titles = DUTCH if dutch else MACHINE
    for table in TABLES.values():
        for column in table.columns:
            assert not isinstance(read_value(column, titles.example(column), ","), Problem), (table.name, column.name)


def test_every_word_of_a_drop_down_is_read_as_its_choice():
    for table in TABLES.values():
        for column in table.columns:
            words = DUTCH.choices(column)
            assert [read_value(column, word, ",") for word in words] == list(MACHINE.choices(column))


def test_every_description_of_the_contract_is_there_in_dutch_and_no_other():
    every = {what.description for table in (CASE, *TABLES.values()) for what in (table, *table.columns)}
    assert set(DUTCH_NOTES) == every


def test_the_empty_workbook_says_yes_and_no_in_words(tmp_path):
    values = dict(filled(tmp_path / "case.xlsx")["Casus"].iter_rows(values_only=True))
    assert values["Synthetisch"] == "nee"


def test_a_workbook_that_was_filled_in_is_a_case_that_can_be_allocated(tmp_path):
    book = filled(tmp_path / "case.xlsx")
    rows = {
        "Regio's": ["R1", "Regio 1"],
        "Geldstromen": ["CR", "R1", "contracteerruimte", 1000],
        "Prestaties": ["Z041", "VV 4", "VV", "intramural", None, None, None, "dag", 10],
        "Zorgaanbieders": ["01234567", "Zorg", "bestaand"],
        "Aanbod": ["R1", "01234567", "Z041", 60],
    }
    for name, row in rows.items():
        for at, value in enumerate(row, start=1):
            book[name].cell(2, at, value)
    book.save(tmp_path / "case.xlsx")
    outcome = allocate(Request(tmp_path / "case.xlsx", "proportional"), tmp_path / "run", replace=False)
    assert outcome.plan.units.tolist() == [60]
    assert outcome.certificate.holds


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
