import datetime as dt
import hashlib
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from tests.data.small_case import HISTORY, META, SMALL, faults, faults_of, read, write
from verdeelsleutel.data.case import read_case, with_table
from verdeelsleutel.data.faults import Place
from verdeelsleutel.data.tables import TABLES


def test_a_small_case_is_read_with_types_as_promised(tmp_path):
    case = read(tmp_path)
    assert case.meta.id == "small"
    assert case.meta.year == 2024
    assert case.meta.synthetic is True
    offers = case.tables["offers"]
    assert list(offers.columns) == list(TABLES["offers"].names)
    assert isinstance(offers.index, pd.RangeIndex)
    assert offers["offered_units"].tolist() == [Decimal(365), Decimal("1200.5"), Decimal(730)]
    assert all(type(value) is Decimal for value in offers["offered_units"])
    assert offers["minimum_units"].tolist() == [None, None, None]
    assert case.tables["services"]["max_tariff_eur"].tolist() == [Decimal("100.25"), Decimal(50), Decimal(5)]
    assert case.tables["providers"]["x_role"].tolist() == ["big", ""]
    assert case.tables["providers"]["start"].tolist() == [None, None]


def test_a_column_of_whole_numbers_is_int64(tmp_path):
    case = read(tmp_path, offers="region,provider,service,offered_units\nR1,01234567,V1,12.0\n")
    column = case.tables["offers"]["offered_units"]
    assert column.dtype == np.int64
    assert column.tolist() == [12]


def test_text_is_python_text_and_never_nan(tmp_path):
    case = read(tmp_path, providers="provider,name,status,group\n01234567,NA,new,\n12345678,nan,new,null\n")
    providers = case.tables["providers"]
    assert providers["name"].tolist() == ["NA", "nan"]
    assert providers["group"].tolist() == ["", "null"]
    assert all(providers[name].dtype == object for name in ("provider", "name", "group"))


def test_empty_values_that_mean_something_hold_that_meaning(tmp_path):
    case = read(tmp_path, regions="region,name,fund_region\nR1,One,\nR2,Two,R2\n")
    assert case.tables["regions"]["fund_region"].tolist() == ["R1", "R2"]
    services = case.tables["services"]
    assert set(services["role"]) == {"care"}
    assert set(services["tariffed"]) == {"yes"}
    assert set(services["room"]) == {"inside"}


@pytest.mark.parametrize("word", ["yes", "YES", "ja", "Ja", "true", "WAAR"])
def test_every_word_for_yes_becomes_yes(tmp_path, word):
    text = (
        f"provider,name,status,conditions_met,essential\n01234567,A,new,{word},{word}\n12345678,B,new,,own\n"
    )
    providers = read(tmp_path, providers=text).tables["providers"]
    assert providers["conditions_met"].tolist() == ["yes", ""]
    assert providers["essential"].tolist() == ["yes", "own"]


def test_choices_are_read_without_case(tmp_path):
    text = SMALL["providers"].replace("existing", "EXISTING")
    assert read(tmp_path, providers=text).tables["providers"]["status"].tolist() == ["existing", "new"]


@pytest.mark.parametrize("written", ["2024-03-01", "1-3-2024", "01-03-2024"])
def test_dates_are_read_in_iso_and_in_the_dutch_order(tmp_path, written):
    text = f"provider,name,status,start\n01234567,A,existing,{written}\n12345678,B,new,\n"
    assert read(tmp_path, providers=text).tables["providers"]["start"][0] == dt.date(2024, 3, 1)


def test_dutch_titles_and_file_names_are_read_whatever_their_case(tmp_path):
    text = "REGIO;agb-code;Prestatie;aangeboden eenheden\nR1;01234567;V1;3\n"
    folder = write(tmp_path, offers=None)
    (folder / "AANBOD.CSV").write_text(text)
    assert read_case(folder).tables["offers"]["offered_units"].tolist() == [3]


def test_every_contract_title_is_understood_by_one_column_only():
    for table in TABLES.values():
        titles = [title for c in table.columns for title in {c.name.casefold(), c.dutch.casefold()}]
        assert len(titles) == len(set(titles)), table.name
        assert set(table.key) <= set(table.names)
        for column in table.columns:
            if column.references:
                TABLES[column.references[0]].column(column.references[1])


def test_follows_takes_spaces_commas_and_semicolons(tmp_path):
    text = SMALL["services"].replace("5,V1", '5,"V1; V2,V1  V2"')
    assert read(tmp_path, services=text).tables["services"]["follows"][2] == "V1 V2 V1 V2"


def test_lost_leading_zeros_are_repaired_wherever_a_provider_is_named(tmp_path):
    offers = SMALL["offers"].replace("01234567", "1234567")
    case = read(
        tmp_path,
        providers=SMALL["providers"].replace("01234567", "1234567"),
        offers=offers,
        history=HISTORY.replace("01234567", " 1234567 "),
    )
    assert set(case.tables["history"]["provider"]) == {"01234567"}
    repaired = {f.table: f for f in case.findings if f.code == "agb-repaired"}
    assert set(repaired) == {"providers", "offers", "history"}
    assert repaired["offers"].count == 2
    assert repaired["offers"].examples == ("1234567 → 01234567",)


def test_two_ways_to_write_one_agb_code_are_one_provider(tmp_path):
    text = "provider,name,status\n01234567,A,new\n1234567,B,new\n12345678,C,new\n"
    (fault,) = faults(tmp_path, providers=text)
    assert "same key" in fault.what
    assert fault.place.row == 3
    assert "row 2" in fault.hint


def test_a_row_knows_its_place_after_sorting(tmp_path):
    text = "region,provider,Prestatie,offered_units\nR2,12345678,V1,7\n\nR1,01234567,V1,3\n"
    case = read(tmp_path, offers=text)
    assert case.tables["offers"]["region"].tolist() == ["R1", "R2"]
    assert case.place("offers", 0, "service") == Place("offers.csv", row=4, column="Prestatie")
    assert case.place("offers", 1).row == 2
    assert str(case.place("offers", 0, "minimum_units")) == "offers.csv, row 4, column minimum_units"


def test_every_file_is_listed_with_its_hash_and_dialect(tmp_path):
    case = read(tmp_path, regions="region;name\nR1;One\nR2;Two\n")
    files = {file.name: file for file in case.files}
    assert set(files) == {"case.yaml", *(f"{name}.csv" for name in SMALL)}
    regions = files["regions.csv"]
    assert regions.sha256 == hashlib.sha256((tmp_path / "regions.csv").read_bytes()).hexdigest()
    assert regions.dialect == "semicolon, decimal comma"
    assert files["offers.csv"].dialect == "comma, decimal point"
    assert files["case.yaml"].dialect == ""


def test_a_case_gives_an_empty_frame_for_a_table_it_lacks(tmp_path):
    case = read(tmp_path)
    assert not case.has("history")
    assert list(case.table("history").columns) == list(TABLES["history"].names)
    assert len(case.table("history")) == 0
    with pytest.raises(KeyError):
        case.table("nonsense")


def test_a_table_with_a_header_only_is_there_and_empty(tmp_path):
    case = read(tmp_path, history="region,provider,service,units\n", offers=SMALL["offers"].splitlines()[0])
    assert case.has("history")
    assert len(case.tables["history"]) == 0
    assert len(case.tables["offers"]) == 0
    assert case.tables["history"]["units"].dtype == np.int64


def test_only_reads_just_these_tables_and_looks_at_no_others(tmp_path):
    folder = write(
        tmp_path, offers=None, providers="spoilt", history=HISTORY.replace("V1", "V9"), nonsense="a\n"
    )
    case = read_case(folder, only=["history", "regions"])
    assert set(case.tables) == {"history", "regions"}
    assert {file.name for file in case.files} == {"case.yaml", "history.csv", "regions.csv"}
    found = faults_of(folder, only=["history", "offers"])
    assert [fault.what for fault in found] == ['the table "offers" is missing']


def test_one_table_can_be_replaced(tmp_path):
    case = read(tmp_path, history=HISTORY)
    frame = pd.DataFrame(
        {
            "service": ["V2", "V1"],
            "provider": "12345678",
            "region": "R2",
            "units": [3, Decimal("1.5")],
            "x_a": "b",
        }
    )
    changed = with_table(case, "history", frame)
    history = changed.tables["history"]
    assert list(history.columns) == [*TABLES["history"].names, "x_a"]
    assert history["service"].tolist() == ["V1", "V2"]
    assert history["units"].tolist() == [Decimal("1.5"), Decimal(3)]
    assert history["realised_units"].tolist() == [None, None]
    assert str(changed.place("history", 1, "units")) == "history, column units"
    assert len(case.tables["history"]) == 2
    assert case.tables["history"]["units"].tolist() == [300, 1000]


def test_a_table_of_floats_is_refused(tmp_path):
    frame = pd.DataFrame({"region": ["R1"], "provider": ["01234567"], "service": ["V1"], "units": [0.5]})
    with pytest.raises(TypeError, match="floats"):
        with_table(read(tmp_path), "history", frame)


def test_names_of_an_office_are_mapped(tmp_path):
    folder = write(tmp_path / "case", offers=None)
    (folder / "Productieafspraken 2024.csv").write_text(
        "Reg,AGB,Code,Aantal,Soort klant\nR1,01234567,V1,3,oud\n"
    )
    mapping = tmp_path / "names.yaml"
    mapping.write_text(
        "tables: {productieafspraken 2024: offers}\n"
        "columns:\n  offers: {Reg: region, AGB: provider, code: service, Aantal: offered_units,\n"
        "    Soort klant: x_kind}\n"
    )
    case = read_case(folder, mapping=mapping)
    assert case.tables["offers"]["x_kind"].tolist() == ["oud"]
    assert case.place("offers", 0, "offered_units").column == "Aantal"
    assert "names.yaml" in {file.name for file in case.files}


def test_faults_in_a_file_of_names_come_with_line_and_hint(tmp_path):
    folder = write(tmp_path / "case")
    mapping = tmp_path / "names.yaml"
    mapping.write_text(
        "tables: {a: ofers}\ncolumns:\n  offers:\n    Aantal: offered_unit\n  ofers: {}\ntabels: {}\n"
    )
    found = faults_of(folder, mapping=mapping)
    assert [(fault.place.line, fault.found) for fault in found] == [
        (6, "tabels"),
        (1, "ofers"),
        (4, "offered_unit"),
        (5, "ofers"),
    ]
    assert all("did you mean" in fault.hint for fault in found)
    assert faults_of(folder, mapping=tmp_path / "absent.yaml")[0].place.source == "absent.yaml"


def test_files_that_are_no_tables_are_left_alone(tmp_path):
    folder = write(tmp_path)
    for name in ("Toelichting.csv", "_kladblok.csv", "LEESMIJ.txt", "brief.docx", ".hidden.csv"):
        (folder / name).write_text("anything")
    assert set(read_case(folder).tables) == set(SMALL)


def test_extra_keys_of_an_office_may_stand_in_case_yaml(tmp_path):
    case = read(tmp_path, META + "x_owner: me\nas_of: 2024-01-31\nprice_level: 2024\n")
    assert case.meta.as_of == dt.date(2024, 1, 31)
    assert case.meta.price_level == "2024"
