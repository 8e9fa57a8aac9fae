import csv
import io
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.data.small_case import HISTORY, SMALL, codes, faults, read, write
from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.reading.csv_file import _File, _read_irregular, read_csv_bytes
from verdeelsleutel.data.reading.kinds import read_numbers, read_value
from verdeelsleutel.data.reading.notation import Problem
from verdeelsleutel.data.tables import TABLES

QUIET = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
HEAD = "region;provider;service;offered_units\n"


def units(tmp_path, rows: str, head: str = HEAD) -> list:
    return read(tmp_path, offers=head + rows).tables["offers"]["offered_units"].tolist()


def test_a_decimal_comma_is_told_from_a_decimal_point(tmp_path):
    assert units(tmp_path, "R1;01234567;V1;12,5\n") == [Decimal("12.5")]
    assert units(tmp_path, "R1;01234567;V1;12.5\n") == [Decimal("12.5")]
    assert units(tmp_path, 'R1,01234567,V1,"12,5"\n', HEAD.replace(";", ",")) == [Decimal("12.5")]


def test_three_decimals_are_decimals_when_the_rest_of_the_file_says_so(tmp_path):
    assert units(tmp_path, "R1;01234567;V1;1,250\nR1;01234567;V2;0,5\n") == [Decimal("1.25"), Decimal("0.5")]
    assert units(tmp_path, "R1;01234567;V1;1.250\nR1;01234567;V2;0.5\n") == [Decimal("1.25"), Decimal("0.5")]


def test_a_point_before_three_digits_between_semicolons_is_not_guessed(tmp_path):
    (fault,) = faults(tmp_path, offers=HEAD + "R1;01234567;V1;1.250\n")
    assert fault.what == "a thousands separator"


def test_each_file_has_its_own_dialect_and_check_is_told(tmp_path):
    case = read(tmp_path, offers=HEAD + "R1;01234567;V1;1,5\n")
    ways = {finding.what: finding.examples for finding in case.findings if finding.code == "dialect"}
    assert ways["read with semicolon, decimal comma"] == ("offers.csv",)
    assert len(ways["read with comma, decimal point"]) == 4


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n",
        lambda text: "\n" + text,
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text + ",,,\n",
        lambda text: "sep=,\n" + text,
        lambda text: text.replace(",", " , "),
        lambda text: "\n".join('"' + line.replace(",", '","') + '"' for line in text.splitlines()) + "\n",
    ],
)
def test_how_a_file_was_saved_changes_nothing(tmp_path, change):
    plain = read(tmp_path / "plain")
    other = read(tmp_path / "other", offers=change(SMALL["offers"]))
    pd.testing.assert_frame_equal(plain.tables["offers"], other.tables["offers"])


def test_rows_keep_their_line_whatever_stands_above_them(tmp_path):
    text = "sep=;\n\n" + HEAD + 'R2;12345678;V1;7\n\n;;;\nR1;01234567;"V1";3\n'
    case = read(tmp_path, offers=text)
    assert [case.place("offers", i).row for i in range(2)] == [7, 4]
    regions = 'region,name\nR2,"Two\nlines"\nR1,One\n'
    case = read(tmp_path, regions=regions)
    assert [case.place("regions", i).row for i in range(2)] == [4, 2]
    assert case.tables["regions"]["name"].tolist() == ["One", "Two\nlines"]


def test_separators_and_quotes_inside_values_are_kept(tmp_path):
    text = 'region,name\nR1,"One, and ""more"""\nR2,"Two;"\n'
    assert read(tmp_path, regions=text).tables["regions"]["name"].tolist() == ['One, and "more"', "Two;"]


def test_a_quoted_separator_does_not_hide_a_short_row(tmp_path):
    found = faults(tmp_path, regions='region,name,uzovi\nR1,"One,1",5\nR2,Two\n')
    assert [fault.what for fault in found] == ["the row has fewer fields than the header"]
    assert found[0].place.row == 3


def test_the_same_bytes_are_parsed_once_and_what_was_made_of_them_cannot_change():
    def parsed(source, data):
        return read_csv_bytes("regions", source, data, {"region", "name"}.__contains__)

    first = parsed("a.csv", b"region,name\nR1,One\nR2,Two\n")
    assert parsed("a.csv", b"region,name\nR1,One\nR2,Two\n") is first
    assert _rows(parsed("a.csv", b"region,name\nR1,One\nR2,Six\n")) == [("R1", "One"), ("R2", "Six")]
    assert parsed("b.csv", b"region,name\nR1,One\nR2,Two\n").source == "b.csv"
    for array in (first.rows, *(column.codes for column in first.columns)):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
    assert {type(column.values) for column in first.columns} == {tuple}


FIELD = st.text(st.sampled_from('ab1 ,;"\n.é'), max_size=4)


@QUIET
@given(
    rows=st.lists(st.tuples(FIELD, FIELD, FIELD), max_size=6),
    separator=st.sampled_from(",;"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_the_fast_parser_and_the_careful_one_read_the_same(rows, separator, quoting, end):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=end)
    writer.writerows([("region", "name", "uzovi"), *rows])
    data = text.getvalue().encode()
    fast = read_csv_bytes("t", "t.csv", data, {"region", "name", "uzovi"}.__contains__)
    careful = _read_irregular(_File("t", "t.csv", data, 0, separator, ("region", "name", "uzovi")))
    filled = [row for row in rows if any(field.strip() for field in row)]
    assert _rows(careful) == filled
    assert [row for row in _rows(fast) if any(field.strip() for field in row)] == filled
    assert fast.separator == separator
    assert not fast.faults


def _rows(table) -> list:
    columns = [[column.values[code] for code in column.codes] for column in table.columns]
    return list(zip(*columns, strict=True))


@QUIET
@given(
    text=st.text(st.sampled_from("0123456789.,-e "), max_size=8) | st.decimals(0, 10**9, places=3).map(str),
    sign=st.sampled_from(".,"),
    column=st.sampled_from([("offers", "offered_units"), ("funds", "amount_eur"), ("mapping", "factor")]),
)
def test_numbers_in_bulk_are_read_as_one_by_one(text, sign, column):
    contract = TABLES[column[0]].column(column[1])
    bulk = read_numbers(contract, [text], sign)
    alone = read_value(contract, text, sign)
    if bulk is not None:
        assert bulk == [alone]
        assert type(bulk[0]) is type(alone)
        assert not isinstance(alone, Problem)


@QUIET
@given(data=st.data())
def test_dialect_and_order_of_rows_and_columns_never_matter(tmp_path, data):
    plain = read(tmp_path / "plain", history=HISTORY)
    folder = write(tmp_path / "other", **dict.fromkeys(SMALL))
    for name, text in {**SMALL, "history": HISTORY}.items():
        rows = list(csv.reader(io.StringIO(text)))
        order = data.draw(st.permutations(range(len(rows[0]))))
        body = data.draw(st.permutations(rows[1:]))
        sign = data.draw(st.sampled_from(".,"))
        out = io.StringIO(newline="")
        separator = data.draw(st.sampled_from(",;"))
        writer = csv.writer(
            out, delimiter=separator, lineterminator=data.draw(st.sampled_from(["\n", "\r\n"]))
        )
        numeric = {c.name for c in TABLES[name].columns if c.numeric}
        for row in [rows[0], *body]:
            cells = [v.replace(".", sign) if t in numeric else v for t, v in zip(rows[0], row, strict=True)]
            writer.writerow([cells[i] for i in order])
        (folder / f"{name}.csv").write_bytes(out.getvalue().encode())
    other = read_case(folder)
    for name, frame in plain.tables.items():
        pd.testing.assert_frame_equal(frame, other.tables[name])
    assert codes(plain) == codes(other)
