"""Workbooks that are written: what goes in is what any reader finds, in the same bytes each time."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from verdeelsleutel.data.sheets.book import Book
from verdeelsleutel.data.sheets.rows import ROW, SheetColumn, numbers, results, texts, typed

ODD = ["=1+1", "+1", "-x", "@a", " two  spaces ", "a\nb", "a\tb", "<&>\"'", "_x0041_", "é€😀", "", "0123", "\x01\x1f"]


def book_of(*columns, rows):
    book = Book("Small", 2024)
    sheet = book.sheet("_S")
    titles = [f"c{at}" for at in range(len(columns))]
    book.table(sheet, "all", 2, titles, rows)
    for at, title in enumerate(titles):
        sheet.write_string(2, at, title)
    book.grid(sheet, 3, columns, [book.style(num_format="0.00")] * len(columns))
    return book.content()


def read(content, **how):
    sheet = openpyxl.load_workbook(io.BytesIO(content), **how)["_S"]
    return [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]


def test_any_text_comes_back_as_text():
    content = book_of(SheetColumn(texts(ODD)), rows=len(ODD))
    back = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("_S").to_python()
    plain = [text for text in ODD if "\x01" not in text]
    assert [row[0] for row in back if row[0] != "c0" and "\x01" not in str(row[0])][: len(plain)] == plain
    sheet = openpyxl.load_workbook(io.BytesIO(content))["_S"]
    assert {sheet.cell(row, 1).data_type for row in range(4, 4 + len(ODD))} == {"s", "n"}  # n: the empty one


@given(st.lists(st.one_of(st.just(""), st.decimals(-(10**9), 10**9, places=6).map(str)), min_size=1, max_size=30))
def test_numbers_come_back_as_numbers_and_nothing_as_nothing(values):
    found = read(book_of(SheetColumn(numbers(values)), rows=len(values)))
    assert [row[0] for row in found] == [float(value) if value else None for value in values]


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_stands_as_text():
    values = ["123456789012345", "1234567890123456", "0.1234567890123456", "1200000000000000000"]
    found = read(book_of(SheetColumn(typed(values)), rows=len(values)))
    assert [row[0] for row in found] == [123456789012345, "1234567890123456", "0.1234567890123456", 12 * 10**17]


def test_a_formula_stands_in_every_row_with_its_outcome():
    columns = SheetColumn(numbers(["2", "3"])), SheetColumn(results(["4", "6"]), f"A{ROW}*2+(A{ROW}>9)")
    content = book_of(*columns, rows=2)
    assert read(content) == [[2, "=A4*2+(A4>9)"], [3, "=A5*2+(A5>9)"]]
    assert read(content, data_only=True) == [[2, 4], [3, 6]]


@pytest.mark.parametrize("count", [1, 4095, 4096, 4097, 9000])
def test_a_table_reaches_to_its_last_row(count):
    values = [str(at) for at in range(count)]
    sheet = openpyxl.load_workbook(io.BytesIO(book_of(SheetColumn(numbers(values)), rows=count)))["_S"]
    assert sheet.tables["all"].ref == sheet.tables["all"].autoFilter.ref == f"A3:A{count + 3}"
    assert sheet.max_row == count + 3
    assert [sheet.cell(count + 3, 1).value, sheet.cell(4, 1).number_format] == [count - 1, "0.00"]


def test_the_same_content_gives_the_same_bytes_whatever_the_day():
    first, second = (book_of(SheetColumn(texts(["a", "b"])), rows=2) for _ in range(2))
    assert first == second
    assert openpyxl.load_workbook(io.BytesIO(first)).properties.created.isoformat() == "2024-01-01T00:00:00"
