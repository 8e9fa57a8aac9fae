import pytest

from tests.data.small_case import HISTORY, META, SMALL, codes, only_fault, read
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.tables.dutch import DUTCH_CHOICES

CELLS = "region,provider,service,units\n"


def finding(case, code):
    (found,) = (f for f in case.findings if f.code == code)
    return found


def test_a_sound_case_has_nothing_but_its_dialect(tmp_path):
    assert codes(read(tmp_path, history=HISTORY)) == {"dialect"}


@pytest.mark.parametrize(
    ("code", "count", "tables"),
    [
        ("history-of-new-provider", 1, {"history": HISTORY + "R2,12345678,V1,5\n"}),
        ("existing-without-history", 1, {"history": CELLS}),
        ("history-without-offer", 1, {"history": HISTORY + "R2,01234567,V1,5\n"}),
        ("continuity-without-offer", 2, {"continuity": CELLS + "R2,01234567,V1,5\nR2,01234567,V2,5\n"}),
        ("realised-above-agreed", 1, {"history": CELLS[:-1] + ",realised_units\nR1,01234567,V1,5,5.5\n"}),
        ("fund-of-nought", 1, {"funds": SMALL["funds"] + "F3,R1,meerzorg,0.00\n"}),
        ("provider-without-offers", 1, {"providers": SMALL["providers"] + "00000009,C,new,\n"}),
        ("offers-empty", 0, {"offers": "region,provider,service,offered_units\n"}),
        ("kavel-unknown", 1, {"services": SMALL["services"].replace("mpt", "mtp")}),
        ("kavel-without-service", 1, {"demand": "region,kavel,client_years\nR1,vpt,5\n"}),
        (
            "minimum-above-offer",
            1,
            {"offers": "region,provider,service,offered_units,minimum_units\nR1,01234567,V1,5,6\n"},
        ),
        (
            "exclusion-with-amount",
            1,
            {
                "decisions": "region,provider,service,kind,units,reason,decided_by,date\n"
                "R1,01234567,V1,exclude,5,x,y,2024-01-01\n"
            },
        ),
        (
            "accepted-above-asked",
            1,
            {
                "responses": "region,provider,service,units,date,judged,accepted_units\n"
                "R1,01234567,V1,5,2024-01-01,accepted,6\n"
            },
        ),
    ],
)  # fmt: skip
def test_what_is_odd_is_a_finding_and_stops_nothing(tmp_path, code, count, tables):
    found = finding(read(tmp_path, **tables), code)
    assert found.count == count
    assert found.what
    assert len(found.examples) == min(count, 5)


def offered(*numbers, separator=","):
    rows = [("R1", "01234567", "V1"), ("R1", "01234567", "V2"), ("R2", "12345678", "V1")]
    lines = [("region", "provider", "service", "offered_units")]
    lines += [(*row, number) for row, number in zip(rows, numbers, strict=False)]
    return "".join(separator.join(line) + "\n" for line in lines)


@pytest.mark.parametrize(
    ("numbers", "separator", "found"),
    [
        (("22.000", "950", "1.250"), ",", ("22.000", "1.250")),
        (("22,000", "950", "1,250"), ";", ("22,000", "1,250")),
        (("12.125",), ",", ("12.125",)),
        (("12.125", "3.5", "2.25"), ",", ()),
        (("22.000", "0.125"), ",", ()),
        (("22.000", "1250.125"), ",", ()),
        (("22000", "950"), ",", ()),
    ],
)
def test_units_that_look_like_thousands_are_found_unless_the_column_certainly_has_decimals(
    tmp_path, numbers, separator, found
):
    case = read(tmp_path, offers=offered(*numbers, separator=separator))
    examples = [f.examples for f in case.findings if f.code == "looks-like-thousands"]
    assert examples == ([found] if found else [])


def test_what_looks_like_thousands_is_counted_and_named_by_its_column(tmp_path):
    odd = finding(read(tmp_path, offers=offered("22.000", "22.000", "950")), "looks-like-thousands")
    assert (odd.table, odd.count, odd.examples) == ("offers", 2, ("22.000",))
    assert "the column offered_units; read with a decimal point, so 22.000 is 22" in odd.what


def test_three_decimals_of_what_counts_no_units_are_nothing_odd(tmp_path):
    providers = SMALL["providers"].replace(",status,", ",status,reserve_ratio,").replace("existing,", "existing,1.250,")
    case = read(tmp_path, providers=providers.replace("new,", "new,1.000,"))
    assert "looks-like-thousands" not in codes(case)


def test_a_case_without_regions_and_offers_says_so(tmp_path):
    empty = {name: text.splitlines()[0] + "\n" for name, text in SMALL.items()}
    assert {"regions-empty", "offers-empty"} <= codes(read(tmp_path, **empty))


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("services", "day", "dag"),
        ("services", "hour", " Uur "),
        ("services", "day", "dagdeel"),
        ("services", "day", "stuk"),
        ("services", "day", "week"),
        ("services", "day", "maand"),
        ("providers", "existing", "Bestaand"),
        ("providers", "new", "nieuw"),
        ("providers", "new", "ander kantoor"),
    ],
)
def test_a_choice_in_dutch_is_its_machine_word_and_nothing_odd(tmp_path, table, old, new):
    case = read(tmp_path, **{table: SMALL[table].replace(old, new)})
    column = TABLES[table].column("unit" if table == "services" else "status")
    word = DUTCH_CHOICES.get(new.strip().lower(), new)
    assert word in case.tables[table][column.name].tolist()
    assert set(case.tables[table][column.name]) <= set(column.choices)
    assert codes(case) == {"dialect"}


def test_every_dutch_word_is_a_choice_of_some_column():
    known = {choice for table in TABLES.values() for column in table.columns for choice in column.choices}
    assert set(DUTCH_CHOICES.values()) <= known


def test_a_misspelt_dutch_choice_gets_its_hint(tmp_path):
    fault = only_fault(tmp_path, providers=SMALL["providers"].replace("existing", "bestaant"))
    assert fault.hint == 'did you mean "bestaand"?'


def realisation(*months: str) -> str:
    return "region,provider,service,month,units\n" + "".join(
        f"R1,01234567,V1,{month},2.5\n" for month in months
    )


def test_months_without_any_line_are_counted_up_to_the_last_month(tmp_path):
    case = read(tmp_path, realisation=realisation("2024-01", "2024-04"))
    found = finding(case, "months-missing")
    assert found.count == 2
    assert found.examples == ("R1 01234567 2024-02", "R1 01234567 2024-03")


def test_months_outside_an_agreement_are_not_missing(tmp_path):
    providers = "provider,name,status,start,end\n01234567,A,new,2024-02-15,2024-03-01\n12345678,B,new,,\n"
    text = (
        realisation("2024-03")
        + "R2,12345678,V1,2024-01,1\nR2,12345678,V1,2024-02,1\nR2,12345678,V1,2024-03,1\n"
    )
    found = finding(read(tmp_path, providers=providers, realisation=text), "months-missing")
    assert found.examples == ("R1 01234567 2024-02",)
    assert "months-missing" not in codes(
        read(tmp_path / "full", realisation=realisation("2024-01", "2024-02"))
    )


def test_an_earlier_year_is_whole_or_has_months_missing(tmp_path):
    case = read(tmp_path, realisation=realisation("2023-11", "2023-12", "2024-01"))
    assert finding(case, "months-missing").count == 10


def test_months_that_dont_add_up_to_the_history_are_found(tmp_path):
    year = realisation(*(f"2023-{month:02d}" for month in range(1, 13)))
    history = "region,provider,service,units,realised_units\nR1,01234567,V1,300,{}\nR1,01234567,V2,1000,\n"
    assert "sums-differ" not in codes(read(tmp_path / "a", history=history.format(30), realisation=year))
    found = finding(read(tmp_path / "b", history=history.format("30.1"), realisation=year), "sums-differ")
    assert found.count == 1
    assert found.examples == ("R1 01234567 V1",)


def test_care_after_the_day_of_counting_is_found(tmp_path):
    case = read(
        tmp_path, META + "realisation_as_of: 2024-01-31\n", realisation=realisation("2024-01", "2024-02")
    )
    assert finding(case, "realisation-after-date").count == 1


def test_a_finding_reads_as_one_line(tmp_path):
    text = str(finding(read(tmp_path, funds=SMALL["funds"] + "F3,R1,meerzorg,0\n"), "fund-of-nought"))
    assert text == "funds: 1 funds are 0 euros (for instance F3)"
