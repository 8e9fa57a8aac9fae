import datetime as dt
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.data.small_case import HISTORY, META, SMALL, codes, faults_of, read, write
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.sheets.case_sheets import write_workbook
from verdeelsleutel.data.writer import write_case

REALISATION = "region,provider,service,month,units\nR1,01234567,V1,2024-01,3.25\nR1,01234567,V1,2024-02,4\n"
RESPONSES = "region,provider,service,units,date,judged\nR1,01234567,V1,5,2024-03-01,accepted\n"


def sheets() -> dict[str, list[list[object]]]:
    """The small case as cells, with numbers as Excel has them."""
    return {
        "case": [
            ["id", "small"],
            ["title", "Small"],
            ["year", 2024],
            ["office", "Office"],
            ["synthetic", True],
        ],
        "regions": [["region", "name"], ["R1", "One"], ["R2", "Two"]],
        "funds": [
            ["fund", "region", "kind", "amount_eur"],
            ["F1", "R1", "contracteerruimte", 1000000.5],
            ["F2", "R2", "contracteerruimte", 500000],
        ],
        "services": [
            ["service", "description", "sector", "kavel", "profile", "unit", "max_tariff_eur", "follows"],
            ["V1", "Place", "VV", "intramural", "4VV", "day", 100.25, None],
            ["V2", "Hours", "VV", "mpt", None, "hour", 50, None],
            ["V3", "Extra", "VV", "intramural", None, "day", "5", "V1"],
        ],
        "providers": [
            ["provider", "name", "status", "x_role"],
            [1234567, "A", "existing", "big"],
            [12345678, "B", "new", None],
        ],
        "offers": [
            ["region", "provider", "service", "offered_units"],
            ["R1", 1234567, "V1", 365],
            ["R1", 1234567, "V2", 1200.5],
            ["R2", 12345678, "V1", 730],
        ],
    }


def save(path, content, book=None):
    """A workbook of these cells; None is an empty cell."""
    book = book or openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in content.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_gives_the_same_case_as_the_folder(tmp_path):
    folder = read(tmp_path / "folder")
    book = read_case(save(tmp_path / "case.xlsx", sheets()))
    assert book.meta == folder.meta
    assert set(book.tables) == set(folder.tables)
    for name, frame in folder.tables.items():
        pd.testing.assert_frame_equal(frame, book.tables[name])
    assert [file.name for file in book.files] == ["case.xlsx"]


def test_ids_that_excel_made_numbers_of_are_text_again(tmp_path):
    content = sheets()
    content["regions"] = [["region", "name"], [1, 2024], [2, 1.5]]
    content["funds"][1][1], content["funds"][2][1] = 1, "2"
    for row, region in zip(content["offers"][1:], (1.0, "1", 2), strict=True):
        row[0] = region
    case = read_case(save(tmp_path / "case.xlsx", content))
    assert case.tables["regions"]["region"].tolist() == ["1", "2"]
    assert case.tables["regions"]["name"].tolist() == ["2024", "1.5"]
    assert case.tables["offers"]["region"].tolist() == ["1", "1", "2"]


def test_dates_months_and_booleans_of_excel_are_read(tmp_path):
    content = sheets()
    content["providers"] = [
        ["provider", "name", "status", "start", "conditions_met"],
        ["01234567", "A", "new", dt.date(2024, 3, 1), True],
        ["12345678", "B", "new", dt.datetime(2024, 4, 1), False],
    ]
    head = ["region", "provider", "service", "month", "units"]
    content["realisation"] = [
        head,
        ["R1", "01234567", "V1", dt.date(2024, 1, 1), 3],
        ["R1", 1234567, "V1", "2024-02", 1],
    ]
    case = read_case(save(tmp_path / "case.xlsx", content))
    assert case.tables["providers"]["start"].tolist() == [dt.date(2024, 3, 1), dt.date(2024, 4, 1)]
    assert case.tables["providers"]["conditions_met"].tolist() == ["yes", "no"]
    assert case.tables["realisation"]["month"].tolist() == ["2024-01", "2024-02"]


def test_one_and_true_in_one_column_stay_apart(tmp_path):
    content = sheets()
    content["offers"][1][3], content["offers"][2][3] = 1, True
    (fault,) = faults_of(save(tmp_path / "case.xlsx", content))
    assert fault.what == "no number"
    assert fault.found == "TRUE"
    assert fault.place.cell == "offers!D3"


def test_a_formula_is_a_fault_with_its_cell(tmp_path):
    content = sheets()
    content["offers"][2][3] = "=SUM(A1:A2)"
    (fault,) = faults_of(save(tmp_path / "case.xlsx", content))
    assert fault.what == "a formula"
    assert fault.found == "=SUM(A1:A2)"
    assert str(fault.place) == "case.xlsx, offers!D3, column offered_units"
    assert "paste" in fault.hint


def test_a_formula_with_a_kept_result_is_a_fault_too(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "case.xlsx") as book:
        for name, rows in sheets().items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name == "case":
                sheet.write_formula(0, 1, '="small"', None, "small")
            if name == "offers":
                sheet.write_formula(1, 3, "=300+65", None, 365)
    found = faults_of(tmp_path / "case.xlsx")
    assert [str(fault.place.cell) for fault in found] == ["case!B1", "offers!D2"]


@pytest.mark.parametrize(("formula", "value"), [("=TRUE()", True), ("=FALSE()", False)])
def test_a_boolean_that_libreoffice_made_a_formula_of_is_read(tmp_path, formula, value):
    content = sheets()
    content["case"][4][1] = formula
    content["services"][0].append("treatment")
    for row in content["services"][1:]:
        row.append(formula)
    case = read_case(save(tmp_path / "case.xlsx", content))
    assert case.meta.synthetic is value
    assert set(case.tables["services"]["treatment"]) == {"yes" if value else "no"}


@pytest.mark.parametrize("formula", ["=NOT(TRUE())", "=TRUE()+1", "=TRUE"])
def test_any_other_formula_of_a_boolean_is_a_fault(tmp_path, formula):
    content = sheets()
    content["case"][4][1] = formula
    (fault,) = faults_of(save(tmp_path / "case.xlsx", content))
    assert fault.found == formula


def test_yes_and_no_are_written_as_words_which_no_spreadsheet_makes_formulas_of(tmp_path):
    case = read_case(write(tmp_path / "a"))
    write_workbook(tmp_path / "b.xlsx", case.meta, case.tables)
    values = dict(openpyxl.load_workbook(tmp_path / "b.xlsx")["case"].iter_rows(values_only=True))
    assert values["synthetic"] == "yes"


def test_text_like_22_000_in_a_sheet_is_odd_beside_whole_numbers_and_not_beside_decimals(tmp_path):
    content = sheets()
    content["offers"][1][3], content["offers"][2][3] = "22,000", 950
    odd = [f for f in read_case(save(tmp_path / "a.xlsx", content)).findings if f.code == "looks-like-thousands"]
    assert [(f.table, f.count, f.examples) for f in odd] == [("offers", 1, ("22,000",))]
    content["offers"][2][3] = 3.5
    assert "looks-like-thousands" not in codes(read_case(save(tmp_path / "b.xlsx", content)))


def test_a_filled_sheet_of_the_template_that_is_still_off_is_found(tmp_path):
    content = sheets()
    content["_Historie"] = [["Regio", "AGB-code", "Prestatie"], ["R1", 1234567, "V1"], [], ["R1"]]
    content["_Prognose"] = [["Regio"]]
    content["_offers"] = content["offers"]
    content["_rekenen"] = [["x"], [1]]
    found = read_case(save(tmp_path / "case.xlsx", content)).findings
    (odd,) = (finding for finding in found if finding.code != "agb-repaired")
    assert (odd.code, odd.table, odd.count, odd.examples) == ("sheet-left-out", "history", 2, ("_Historie",))
    assert '"_Historie" has 2 rows' in odd.what
    assert "take the _ off" in odd.what


def test_a_folder_that_holds_only_a_workbook_is_one_fault_that_names_it(tmp_path):
    path = save(tmp_path / "casus.xlsx", sheets())
    (tmp_path / "export.csv").write_text("a\n")
    (fault,) = faults_of(tmp_path)
    assert fault.what == "the case in this folder is a workbook; give the workbook itself"
    assert fault.hint == f"use {path}"


def test_a_workbook_beside_the_tables_of_a_folder_or_another_workbook_is_not_taken_for_the_case(tmp_path):
    save(write(tmp_path / "a") / "notes.xlsx", sheets())
    (tmp_path / "a" / "case.yaml").unlink()
    (tmp_path / "b").mkdir()
    for name in ("one.xlsx", "two.xlsx"):
        save(tmp_path / "b" / name, sheets())
    for folder in ("a", "b"):
        assert 'the file "case.yaml" is missing' in {fault.what for fault in faults_of(tmp_path / folder)}


def test_an_error_of_excel_is_a_fault_also_where_a_value_may_be_empty(tmp_path):
    book = openpyxl.Workbook()
    content = sheets()
    content["services"][1][4] = "#REF!"
    (fault,) = faults_of(save(tmp_path / "case.xlsx", content, book))
    assert fault.what == "an error of Excel"
    assert fault.found == "#REF!"
    assert fault.place.cell == "services!E2"


def test_a_formula_beside_the_tables_is_nothing(tmp_path):
    content = sheets()
    content["Toelichting"] = [["=1+1"]]
    content["_rekenen"] = [["=1+1"]]
    assert set(read_case(save(tmp_path / "case.xlsx", content)).tables) == set(SMALL)


def test_unknown_sheets_are_faults_unless_empty_or_hidden(tmp_path):
    content = sheets()
    content["Blad1"] = []
    content["Aanbot"] = [["x"]]
    content["lijsten"] = [["x"]]
    path = save(tmp_path / "case.xlsx", content)
    book = openpyxl.load_workbook(path)
    book["lijsten"].sheet_state = "hidden"
    book.save(path)
    (fault,) = faults_of(path)
    assert fault.what == "unknown sheet"
    assert fault.place.cell == "Aanbot"
    assert fault.hint == 'did you mean "Aanbod"?'


def test_dutch_sheets_and_titles_are_read_and_placed_as_written(tmp_path):
    content = sheets()
    content["Aanbod"] = [
        [],
        ["Regio", "AGB-code", "Prestatie", "Aangeboden eenheden"],
        ["R1", 1234567, "V1", -3],
    ]
    content["Casus"] = [
        ["Sleutel", "Waarde"],
        ["Kenmerk", "small"],
        ["Titel", "Small"],
        ["Jaar", "2024"],
        ["Zorgkantoor", "Office"],
        ["Synthetisch", "ja"],
    ]
    del content["offers"], content["case"]
    (fault,) = faults_of(save(tmp_path / "case.xlsx", content))
    assert str(fault.place) == "case.xlsx, Aanbod!D3, column Aangeboden eenheden"
    content["Aanbod"][2][3] = 3
    case = read_case(save(tmp_path / "case.xlsx", content))
    assert case.meta.year == 2024
    assert case.meta.synthetic


def test_a_table_may_begin_anywhere_on_its_sheet(tmp_path):
    content = sheets()
    content["offers"] = [[], []] + [[None, None, *row] for row in content["offers"]]
    content["offers"][4][5] = -1
    (fault,) = faults_of(save(tmp_path / "case.xlsx", content))
    assert fault.place.cell == "offers!F5"


def test_faults_in_the_sheet_case_come_with_their_cell(tmp_path):
    content = sheets()
    content["case"] = [["id", "small"], ["yeer", 2024], ["office", None], ["synthetic", "x"], ["id", "again"]]
    found = {fault.what: fault.place.cell for fault in faults_of(save(tmp_path / "case.xlsx", content))}
    assert found["unknown key"] == "case!B2"
    assert found['"office": empty, but a value is needed'] == "case!B3"
    assert found['"synthetic": neither yes nor no'] == "case!B4"
    assert found["a key stands here twice"] == "case!A5"
    assert 'the key "title" is missing' in found


def test_an_empty_sheet_of_a_table_is_a_fault(tmp_path):
    content = sheets()
    content["offers"] = []
    (fault,) = faults_of(save(tmp_path / "case.xlsx", content))
    assert fault.what == "the sheet is empty"


def test_an_empty_workbook_is_one_fault(tmp_path):
    openpyxl.Workbook().save(tmp_path / "case.xlsx")
    (fault,) = faults_of(tmp_path / "case.xlsx")
    assert fault.what == "the workbook is empty"


@pytest.mark.parametrize(
    "data", [b"", b"region,name\n", b"PK\x03\x04 nonsense", b"\xd0\xcf\x11\xe0" + bytes(600)]
)
def test_a_file_that_is_no_workbook_is_a_fault(tmp_path, data):
    (tmp_path / "case.xlsx").write_bytes(data)
    (fault,) = faults_of(tmp_path / "case.xlsx")
    assert fault.what == "the file is no .xlsx workbook"


@pytest.mark.parametrize("missing", ["case", "offers"])
def test_a_missing_sheet_is_a_fault(tmp_path, missing):
    content = sheets()
    del content[missing]
    (fault,) = faults_of(save(tmp_path / "case.xlsx", content))
    assert missing in fault.what


def test_two_sheets_for_one_table_are_a_fault(tmp_path):
    content = sheets()
    content["Aanbod"] = content["offers"]
    (fault,) = faults_of(save(tmp_path / "case.xlsx", content))
    assert fault.what == 'the table "offers" is there twice'


def test_text_that_looks_like_a_formula_is_written_as_text(tmp_path):
    case = read(tmp_path / "a", regions="region,name\nR1,=1+1\nR2,@x\n")
    write_workbook(tmp_path / "b.xlsx", case.meta, case.tables)
    assert read_case(tmp_path / "b.xlsx").tables["regions"]["name"].tolist() == ["=1+1", "@x"]


@pytest.mark.parametrize("dutch", [False, True])
def test_folder_and_workbook_hold_the_same(tmp_path, dutch):
    case = read(
        tmp_path / "a",
        META + "as_of: 2024-01-31\n",
        history=HISTORY,
        realisation=REALISATION,
        responses=RESPONSES,
    )
    write_case(tmp_path / "b", case.meta, case.tables)
    write_workbook(tmp_path / "c.xlsx", case.meta, case.tables, dutch=dutch)
    for path in (tmp_path / "b", tmp_path / "c.xlsx"):
        other = read_case(path)
        assert other.meta == case.meta
        for name, frame in case.tables.items():
            pd.testing.assert_frame_equal(frame, other.tables[name])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    units=st.lists(
        st.decimals(0, 10**9, places=4) | st.integers(0, 10**12).map(Decimal), min_size=3, max_size=3
    ),
    names=st.lists(
        st.text(st.sampled_from("aé=+-@'\"0, ;"), min_size=1).filter(str.strip), min_size=2, max_size=2
    ),
)
def test_any_numbers_and_texts_survive_both_forms(tmp_path, units, names):
    case = read(tmp_path / "a")
    tables = dict(case.tables)
    tables["offers"] = tables["offers"].assign(offered_units=pd.Series(units, dtype=object))
    tables["regions"] = tables["regions"].assign(name=pd.Series(names, dtype=object))
    write_case(tmp_path / "b", case.meta, tables)
    write_workbook(tmp_path / "c.xlsx", case.meta, tables)
    folder, book = read_case(tmp_path / "b"), read_case(tmp_path / "c.xlsx")
    assert folder.tables["regions"]["name"].tolist() == [name.strip() for name in names]
    assert folder.tables["offers"]["offered_units"].tolist() == units
    for name, frame in folder.tables.items():
        pd.testing.assert_frame_equal(frame, book.tables[name])


def test_writing_what_was_read_gives_the_same_bytes(tmp_path):
    case = read(tmp_path / "a", history=HISTORY)
    write_case(tmp_path / "b", case.meta, {name: frame.iloc[::-1] for name, frame in case.tables.items()})
    write_case(tmp_path / "c", case.meta, read_case(tmp_path / "b").tables)
    first = {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "c").iterdir()}
    assert first["funds.csv"].splitlines()[1] == b"F1,R1,contracteerruimte,1000000.50"
    assert b"minimum_units" not in first["offers.csv"]


def test_a_float_is_never_written(tmp_path):
    case = read_case(write(tmp_path / "a"))
    frame = case.tables["offers"].assign(offered_units=[0.1, 0.2, 0.3])
    with pytest.raises(TypeError, match="float"):
        write_case(tmp_path / "b", case.meta, {"offers": frame})


def test_formulas_on_sheets_that_are_not_read_leave_the_others_as_they_are(tmp_path, monkeypatch):
    content = sheets()
    content["_Som"] = [["=1+1", "#N/A"]]
    path = save(tmp_path / "case.xlsx", content)
    monkeypatch.setattr(openpyxl, "load_workbook", None)  # the slow way isn't taken
    assert read_case(path).tables["offers"].shape[0] > 0
