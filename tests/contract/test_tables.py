"""What the contract of every table keeps, and that each is read the same from CSV and from a workbook."""

import datetime as dt
import random
from decimal import Decimal

import pandas as pd
import pytest

from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.faults import CaseFaults
from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.sheets.case_sheets import write_workbook
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.tables.columns import normalised
from verdeelsleutel.data.writer import write_case

META = CaseMeta(id="all", title="Everything", year=2024, office="Nobody", synthetic=True)
every_table = pytest.mark.parametrize("name", TABLES)

# What a column can't know by itself: ids that rows of other tables share, and what is only right together.
SHARED = {"region": "R1", "fund": "CR", "service": "Z1", "provider": "00000001"}
FIXED = {
    ("funds", "kind"): "contracteerruimte",
    ("fund_transfers", "to_fund"): "MZ",
    ("fund_transfers", "from_fund"): "CR",
    ("decisions", "amount_eur"): None,
    ("agreed_tariffs", "tariff_eur"): None,
    ("regions", "fund_region"): "R1",
    ("services", "follows"): "",
    ("realisation", "month"): "2024-01",
    ("exceptions", "rule"): "a_rule",
}


def value(table, column):
    """A sound value of a column."""
    if (table.name, column.name) in FIXED:
        return FIXED[table.name, column.name]
    if column.references is not None or (table.name == f"{column.name}s" and column.name in SHARED):
        return SHARED[column.references[1] if column.references else column.name]
    kinds = {
        "id": f"{column.name}-1",
        "agb": "00000001",
        "ids": "Z1",
        "text": f"Some {column.name}, with a comma",
        "yes_no": "yes",
        "fact": "much",
        "number": Decimal("1.25"),
        "whole": 3,
        "euros": Decimal("12.50"),
        "date": dt.date(2024, 3, 1),
        "month": "2024-02",
        "postcode": "1234",
    }
    if column.kind == "choice":
        return column.choices[0]
    found = kinds[column.kind]
    if column.numeric and column.maximum is not None and found > column.maximum:
        return int(column.maximum)
    return int(column.minimum) if column.kind == "whole" and column.minimum else found


def row(table):
    return {column.name: value(table, column) for column in table.columns}


def frame(rows, table):
    return pd.DataFrame({name: pd.Series([one[name] for one in rows], dtype=object) for name in table.names})


@pytest.fixture(scope="module")
def everything():
    """One row in every table, two where another table needs it."""
    rows = {name: [row(table)] for name, table in TABLES.items()}
    rows["funds"].append({**rows["funds"][0], "fund": "MZ", "kind": "meerzorg"})
    return {name: frame(rows[name], table) for name, table in TABLES.items()}


@every_table
def test_a_table_has_a_key_of_its_own_columns_that_always_have_a_value(name):
    table = TABLES[name]
    assert table.name == name
    assert table.key
    assert len(set(table.key)) == len(table.key)
    assert table.names[: len(table.key)] == table.key or set(table.key) <= set(table.names)


@every_table
def test_a_table_and_its_columns_have_a_dutch_title_and_a_description_each_their_own(name):
    table = TABLES[name]
    assert table.dutch
    assert table.description.endswith(".")
    titles = [normalised(column.dutch) for column in table.columns]
    assert len(set(titles)) == len(titles)
    for column in table.columns:
        assert column.dutch.strip() == column.dutch != ""
        assert column.description.strip().endswith(".")
        assert normalised(column.dutch) not in set(table.names) - {column.name}  # or the reader couldn't tell


def test_no_two_tables_share_a_title():
    titles = [title for t in TABLES.values() for title in {normalised(t.name), normalised(t.dutch)}]
    assert len(set(titles)) == len(titles)


@every_table
def test_references_lead_to_a_column_that_tells_rows_apart(name):
    for column in TABLES[name].columns:
        if column.references is not None:
            other, target = column.references
            assert target in TABLES[other].key


@every_table
def test_choices_defaults_and_ranges_fit_together(name):
    for column in TABLES[name].columns:
        assert (column.kind == "choice") == bool(column.choices)
        if column.kind == "choice" and column.default:
            assert column.default in column.choices
        if column.minimum is not None and column.maximum is not None:
            assert column.minimum <= column.maximum


@pytest.mark.parametrize("dutch", [False, True], ids=["machine names", "Dutch titles"])
def test_every_table_reads_the_same_from_csv_and_workbook(tmp_path, everything, dutch):
    write_case(tmp_path / "csv", META, everything)
    write_workbook(tmp_path / "case.xlsx", META, everything, dutch=dutch)
    folder, book = read_case(tmp_path / "csv"), read_case(tmp_path / "case.xlsx")
    assert set(folder.tables) == set(book.tables) == set(TABLES)
    for name, table in TABLES.items():
        pd.testing.assert_frame_equal(folder.table(name), book.table(name))
        for column in table.names:
            assert folder.table(name)[column].tolist() == everything[name][column].tolist()


@every_table
def test_columns_in_another_order_and_unknown_columns_of_ones_own_are_read(tmp_path, everything, name):
    write_case(tmp_path / "a", META, everything)
    write_case(tmp_path / "b", META, everything)
    file = tmp_path / "b" / f"{name}.csv"
    text = pd.read_csv(file, dtype=str, keep_default_na=False)
    shuffled = random.Random(name).sample(list(text.columns), len(text.columns))
    text.assign(x_own="mine")[[*shuffled, "x_own"]].to_csv(file, index=False)
    one, other = read_case(tmp_path / "a").table(name), read_case(tmp_path / "b").table(name)
    pd.testing.assert_frame_equal(one, other.drop(columns="x_own"))
    assert set(other["x_own"]) == {"mine"}


@every_table
def test_a_row_twice_and_a_broken_reference_are_faults(tmp_path, everything, name):
    table = TABLES[name]
    twice = pd.concat([everything[name], everything[name]], ignore_index=True)
    broken = [column for column in table.columns if column.references and column.kind != "ids"]
    if broken:
        twice[broken[0].name] = "00000999" if broken[0].kind == "agb" else "elsewhere"
    write_case(tmp_path / "case", META, everything)
    file = tmp_path / "case" / f"{name}.csv"
    write_case(tmp_path / "spoilt", META, {name: twice})
    file.write_bytes((tmp_path / "spoilt" / f"{name}.csv").read_bytes())
    with pytest.raises(CaseFaults) as caught:
        read_case(tmp_path / "case")
    columns = {fault.place.column for fault in caught.value.faults if fault.place.source == f"{name}.csv"}
    assert columns
    assert not broken or broken[0].name in columns
