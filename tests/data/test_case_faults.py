import pytest

from tests.data.small_case import HISTORY, META, SMALL, faults, faults_of, only_fault, write
from verdeelsleutel.data.faults import Fault, Place, did_you_mean

OFFERS = "region,provider,service,offered_units\n"


def offer(value: str) -> str:
    return OFFERS + f'R1,01234567,V1,"{value}"\n'


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("abc", "no number"),
        ("1e5", "a number with an exponent"),
        ("NaN", "no finite number"),
        ("inf", "no finite number"),
        ("-Infinity", "no finite number"),
        ("-3", "negative"),
        ("", "empty, but a value is needed"),
        ("  ", "empty, but a value is needed"),
        ("1.234.567", "a thousands separator"),
        ("1,250", "a thousands separator"),
        ("1 250", "a thousands separator"),
        ("€ 12", "a number with a sign"),
        ("12%", "a number with a sign"),
        ("=1+1", "no number"),
        ("12.", "no number"),
        ("٣", "no number"),
        ("9999999999999999999", "a number too large to be true"),
        ("0.12345678901234567890123456789012", "a number with more digits than can be meant"),
    ],
)
def test_what_is_no_sound_number_is_a_fault_with_its_place(tmp_path, value, what):
    fault = only_fault(tmp_path, offers=offer(value))
    assert fault.what == what
    assert fault.place == Place("offers.csv", row=2, column="offered_units")
    assert fault.found == value.strip()
    assert fault.expected == "a number of 0 or more"


def test_spaces_round_a_number_are_nothing(tmp_path):
    write(tmp_path, offers=offer("  12 "))


def test_a_thousands_separator_comes_with_the_number_as_probably_meant(tmp_path):
    text = "region;provider;service;offered_units\nR1;01234567;V1;1.250\nR1;01234567;V2;1.250,5\n"
    assert [fault.hint for fault in faults(tmp_path, offers=text)] == ['write "1250"', 'write "1250,5"']


def test_a_decimal_sign_unlike_the_rest_of_the_file_is_a_fault(tmp_path):
    text = (
        "region;provider;service;offered_units\nR1;01234567;V1;1,5\nR1;01234567;V2;2,5\nR2;12345678;V1;3.5\n"
    )
    fault = only_fault(tmp_path, offers=text)
    assert fault.what == "a decimal point in a file with decimal commas"
    assert fault.hint == 'write "3,5"'
    assert fault.place.row == 4


def test_euros_with_more_than_two_decimals_are_a_fault(tmp_path):
    fault = only_fault(tmp_path, services=SMALL["services"].replace("100.25", "100.255"))
    assert fault.what == "more than two decimals"


@pytest.mark.parametrize("name", sorted(SMALL))
def test_a_missing_required_table_is_a_fault(tmp_path, name):
    fault = faults(tmp_path, **{name: None})[0]
    assert fault.what == f'the table "{name}" is missing'
    assert fault.expected == f"a file {name}.csv"


def test_a_missing_column_is_a_fault_with_both_names(tmp_path):
    text = "region,provider,service\nR1,01234567,V1\n"
    fault = only_fault(tmp_path, offers=text)
    assert fault.what == 'the column "offered_units" is missing'
    assert fault.expected == '"offered_units" (or "Aangeboden eenheden")'


def test_an_unknown_column_is_a_fault_with_a_hint(tmp_path):
    fault = only_fault(tmp_path, offers=OFFERS.replace("offered_units", "offered_units,minimum_unit"))
    assert fault.place == Place("offers.csv", column="minimum_unit")
    assert fault.hint == 'did you mean "minimum_units"?'


@pytest.mark.parametrize(
    ("title", "near"), [("offerd_units", "offered_units"), ("Aangeboden eenheid", "Aangeboden eenheden")]
)
def test_a_required_column_that_is_misspelt_is_one_fault_that_says_more_may_follow(tmp_path, title, near):
    fault = only_fault(tmp_path, offers=OFFERS.replace("offered_units", title))
    assert fault.what == 'unknown column, and the column "offered_units" is missing'
    assert (fault.place, fault.found) == (Place("offers.csv", column=title), title)
    assert fault.hint.startswith(f'did you mean "{near}"? rename it; more may be wrong in this column')


def test_two_missing_columns_take_one_misspelt_title_between_them(tmp_path):
    found = faults(tmp_path, offers="region,provider,servic,x_note\nR1,01234567,V1,3\n")
    assert sorted(fault.what for fault in found) == [
        'the column "offered_units" is missing',
        'unknown column, and the column "service" is missing',
    ]


def test_a_column_that_stands_there_twice_is_a_fault(tmp_path):
    fault = only_fault(tmp_path, offers=OFFERS.replace("offered_units", "offered_units,Aangeboden eenheden"))
    assert fault.what == 'the column "offered_units" stands there twice'


def test_an_extra_column_twice_is_a_fault(tmp_path):
    fault = only_fault(tmp_path, offers=OFFERS.replace("offered_units", "offered_units,x_a,x_a"))
    assert fault.what == 'the column "x_a" stands there twice'


def test_values_below_no_title_are_a_fault_but_empty_columns_are_nothing(tmp_path):
    fault = only_fault(tmp_path, offers=OFFERS[:-1] + ",\nR1,01234567,V1,3,4\n")
    assert fault.what == "values below no title, in column 5"
    write(tmp_path, offers=OFFERS[:-1] + ",,\nR1,01234567,V1,3,,\n,,,,,\n")


def test_an_unknown_file_is_a_fault_with_a_hint(tmp_path):
    fault = only_fault(tmp_path, ofers="a,b\n")
    assert fault.what == "unknown file"
    assert fault.hint == 'did you mean "offers"?'


def test_a_table_that_is_there_twice_is_a_fault(tmp_path):
    fault = only_fault(tmp_path, Aanbod=SMALL["offers"])
    assert fault.what == 'the table "offers" is there twice'


def test_a_table_in_another_form_is_a_fault_not_left_out_silently(tmp_path):
    (tmp_path / "history.xlsx").write_bytes(b"")
    fault = only_fault(tmp_path)
    assert fault.what == "a table in a folder is a CSV file"


def test_a_duplicate_key_names_both_rows(tmp_path):
    fault = only_fault(tmp_path, offers=SMALL["offers"] + "R1,01234567,V1,9\n")
    assert fault.place == Place("offers.csv", row=5)
    assert fault.found == "region R1, provider 01234567, service V1"
    assert "row 2" in fault.hint


@pytest.mark.parametrize(
    ("row", "column", "found", "hint"),
    [
        ("R1,01234567,v1,3", "service", "v1", 'did you mean "V1"?'),
        ("R1,99999999,V1,3", "provider", "99999999", ""),
        ("R3,01234567,V1,3", "region", "R3", ""),
    ],
)
def test_a_broken_reference_is_a_fault(tmp_path, row, column, found, hint):
    fault = only_fault(tmp_path, offers=OFFERS + row + "\n")
    assert fault.place == Place("offers.csv", row=2, column=column)
    assert fault.found == found
    assert hint in fault.hint


def test_a_table_that_is_missing_makes_no_broken_references(tmp_path):
    assert [fault.what for fault in faults(tmp_path, services=None)] == ['the table "services" is missing']


@pytest.mark.parametrize("value", ["V9", "V1 V9", "V1,V9", "V1;V9"])
def test_follows_of_an_unknown_service_is_a_fault(tmp_path, value):
    fault = only_fault(tmp_path, services=SMALL["services"].replace("5,V1", f'5,"{value}"'))
    assert fault.found == "V9"
    assert fault.place.column == "follows"


@pytest.mark.parametrize("code", ["A1234567", "123456789", "12-34", "1.5"])
def test_what_is_no_agb_code_is_a_fault(tmp_path, code):
    found = faults(tmp_path, providers=SMALL["providers"].replace("12345678", code))
    assert found[0].what == "no AGB code"


def test_a_choice_that_isnt_one_is_a_fault_that_lists_them(tmp_path):
    fault = only_fault(tmp_path, providers=SMALL["providers"].replace("existing", "exsting"))
    assert fault.expected == "one of existing, other_office, new"
    assert fault.hint == 'did you mean "existing"?'


def test_every_fund_region_has_exactly_one_contracteerruimte(tmp_path):
    twice = SMALL["funds"] + "F3,R1,contracteerruimte,5\n"
    fault = only_fault(tmp_path, funds=twice)
    assert fault.what == "fund region R1 has 2 contracteerruimtes"
    assert fault.found == "rows 2 and 4"
    fault = only_fault(tmp_path, funds=SMALL["funds"].replace("F2,R2,contracteerruimte", "F2,R2,meerzorg"))
    assert fault.what == "fund region R2 has no contracteerruimte"


def test_money_for_a_region_that_draws_on_another_is_a_fault(tmp_path):
    fault = only_fault(tmp_path, regions="region,name,fund_region\nR1,One,\nR2,Two,R1\n")
    assert fault.what == "money for a region that is no fund region"
    assert "R2 draws on R1" in fault.hint


@pytest.mark.parametrize(
    ("units", "amount", "what"),
    [("5", "5", "two values, of which only one can hold"), ("", "", "neither of two values is filled in")],
)
def test_a_decision_takes_units_or_an_amount(tmp_path, units, amount, what):
    head = "region,provider,service,kind,units,amount_eur,reason,decided_by,date\n"
    text = f"{head}R1,01234567,V1,fix,{units},{amount},because,me,2024-01-01\n"
    assert only_fault(tmp_path, decisions=text).what == what


def test_an_exclusion_needs_no_amount(tmp_path):
    head = "region,provider,service,kind,reason,decided_by,date\n"
    write(tmp_path, decisions=f"{head}R1,01234567,,exclude,because,me,2024-01-01\n")


@pytest.mark.parametrize("values", ["90,45.00", ","])
def test_an_agreed_tariff_is_a_percentage_or_euros(tmp_path, values):
    text = f"provider,percentage,tariff_eur,reason,date\n01234567,{values},because,2024-01-01\n"
    assert "value" in only_fault(tmp_path, agreed_tariffs=text).what


@pytest.mark.parametrize(
    ("judged", "hint"),
    [
        ("deels geaccepteerd", 'did you mean "deels"?'),
        ("deels-geaccepteerd", 'did you mean "deels"?'),
        ("geacepteerd", 'did you mean "geaccepteerd"?'),
        ("niet geaccepteerd", ""),
    ],
)
def test_a_choice_is_taken_for_the_word_that_it_begins_with_and_never_for_one_that_it_denies(tmp_path, judged, hint):
    text = f"region,provider,service,units,date,judged\nR1,01234567,V1,5,2024-01-01,{judged}\n"
    assert only_fault(tmp_path, responses=text).hint == hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("01234576", 'did you mean "01234567"?'),
        ("01234568", 'did you mean "01234567"?'),
        ("01234599", ""),
        ("11234568", ""),
    ],
)
def test_an_unknown_agb_code_gets_a_hint_only_from_one_digit_or_a_swap_away(tmp_path, written, hint):
    fault = only_fault(tmp_path, offers=offer("3").replace("01234567", written))
    assert fault.what == "provider unknown in the table providers"
    assert fault.hint == hint


def test_a_response_that_is_accepted_in_part_says_how_much(tmp_path):
    text = "region,provider,service,units,date,judged\nR1,01234567,V1,5,2024-01-01,partly\n"
    assert only_fault(tmp_path, responses=text).what == "accepted in part, but not how much"


def test_a_provider_that_ends_before_it_starts_is_a_fault(tmp_path):
    text = "provider,name,status,start,end\n01234567,A,new,2024-06-01,2024-05-31\n12345678,B,new,,\n"
    assert only_fault(tmp_path, providers=text).what == "the end lies before the start"


@pytest.mark.parametrize(
    ("value", "what"), [("2024-13", "no month"), ("jan-24", "no month"), ("2024-01-01", "no month")]
)
def test_what_is_no_month_is_a_fault(tmp_path, value, what):
    text = f"region,provider,service,month,units\nR1,01234567,V1,{value},3\n"
    assert only_fault(tmp_path, realisation=text).what == what


@pytest.mark.parametrize(("value", "what"), [("2024-02-30", "no such day"), ("1/2/2024", "no date")])
def test_what_is_no_date_is_a_fault(tmp_path, value, what):
    text = f"provider,name,status,start\n01234567,A,new,{value}\n12345678,B,new,\n"
    assert only_fault(tmp_path, providers=text).what == what


def test_a_row_with_too_many_or_too_few_fields_is_a_fault(tmp_path):
    found = faults(tmp_path, offers=OFFERS + "R1,01234567,V1,3,5\nR1,01234567\n")
    assert found[0].what == "the row has more fields than the header"
    assert found[0].place.row == 2
    assert found[1].what == "the row has fewer fields than the header"
    assert found[1].place.row == 3
    assert len(found) == 2


def test_a_quote_that_is_never_closed_is_a_fault_with_its_row(tmp_path):
    fault = faults(tmp_path, offers=OFFERS + 'R1,01234567,V1,3\nR1,01234567,"V2,3\n')[0]
    assert fault.place.row == 3
    assert "can't be read" in fault.what


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b"\n \n", "the file is empty"),
        ("region,name\nR1,Één\n".encode("cp1252"), "the file is no UTF-8 text"),
        ("region,name\nR1,One\n".encode("utf-16"), "the file is no UTF-8 text"),
        (b"region,name\nR1,\0\n", "the file is no UTF-8 text"),
    ],
)
def test_a_file_that_is_empty_or_no_utf8_is_a_fault(tmp_path, data, what):
    fault = only_fault(tmp_path, regions=data)
    assert fault.what == what
    assert fault.place.source == "regions.csv"


def test_thousands_of_the_same_fault_are_counted_after_the_first_twenty(tmp_path):
    rows = "".join(f"R1,01234567,V1,2024-01,x{i}\n" for i in range(1000))
    found = faults(tmp_path, realisation="region,provider,service,month,units\n" + rows)
    numbers = [fault for fault in found if fault.place.column == "units"]
    assert len(numbers) == 21
    assert numbers[-1].what == "980 more rows with the same fault: no number"
    assert [fault.place.row for fault in numbers[:3]] == [2, 3, 4]
    keys = [fault for fault in found if "same key" in fault.what]
    assert len(keys) == 21


def test_all_faults_of_all_tables_come_at_once(tmp_path):
    found = faults(
        tmp_path,
        META.replace("2024", "soon") + "yeer: 3\n",
        regions="region,name\nR1,\nR2,Two\n",
        offers=offer("-1"),
        history=HISTORY.replace("units", "unit"),
        nonsense="a\n",
    )
    assert {fault.place.source for fault in found} == {
        "case.yaml",
        "regions.csv",
        "offers.csv",
        "history.csv",
        "nonsense.csv",
    }
    assert len(found) == 6  # a misspelt column is one of them


@pytest.mark.parametrize(
    ("meta", "what", "line"),
    [
        (META.replace("year: 2024\n", ""), 'the key "year" is missing', None),
        (META.replace("2024", "24"), '"year": too small', 3),
        (META.replace("true", "perhaps"), '"synthetic": neither yes nor no', 5),
        (META + "yeer: 3\n", "unknown key", 6),
        (META + "year: 2025\n", "a key stands here twice", 6),
        (META.replace("Office", "[a, b]"), '"office" has several values', 4),
        ("", "the file is empty", None),
        ("- a\n", "the file should be a mapping of keys", 1),
        (META.replace("Office", "!!str Office"), "the file may have no tags", 4),
        (META + "  : :\n- x", "this isn't YAML", None),
    ],
)
def test_faults_in_case_yaml_come_with_their_line(tmp_path, meta, what, line):
    fault = next(f for f in faults(tmp_path, meta) if f.what.startswith(what))
    assert line is None or fault.place.line == line


def test_case_yaml_has_to_be_there(tmp_path):
    folder = write(tmp_path)
    (folder / "case.yaml").rename(folder / "case.yml")
    (fault,) = faults_of(folder)
    assert fault.what == 'the file "case.yaml" is missing'
    assert fault.hint == 'did you mean "case.yml"?'


def test_a_path_that_is_no_case_is_a_fault(tmp_path):
    write(tmp_path / "case2024")
    (fault,) = faults_of(tmp_path / "case2025")
    assert fault.what == "there is no such folder or workbook"
    assert fault.hint == 'did you mean "case2024"?'
    (fault,) = faults_of(tmp_path / "case2024" / "offers.csv")
    assert fault.what == "this is neither a folder nor an .xlsx workbook"
    (tmp_path / "empty").mkdir()
    assert faults_of(tmp_path / "empty")[0].what == 'the file "case.yaml" is missing'


def test_a_fault_reads_as_one_sentence():
    fault = Fault(Place("offers.csv", row=7, column="units"), "no number", "x", "a number", "mend it")
    assert str(fault) == 'offers.csv, row 7, column units: no number; found "x"; expected a number; mend it'
    assert str(Place("case.xlsx", row=7, cell="offers!C7")) == "case.xlsx, offers!C7"
    assert str(Place("case.yaml", line=3)) == "case.yaml, line 3"


def test_did_you_mean_is_silent_when_nothing_is_near():
    assert did_you_mean("zzz", ["offers"]) == ""
    assert did_you_mean("OFFER", ["offers"]) == 'did you mean "offers"?'
