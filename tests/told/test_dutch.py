"""Everything that can be told of a fault, a warning or a failure is told in Dutch."""

import re

import pytest

from tests.told.texts import HOLE, found_texts, texts
from verdeelsleutel.data.faults import Place
from verdeelsleutel.data.reading.kinds import expected_of
from verdeelsleutel.data.tables import CASE, TABLES
from verdeelsleutel.data.tables.dutch_notes import dutch_expected
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.told.telling import CATALOGUE, in_dutch, said_found, said_place, told
from verdeelsleutel.reports.told.words_of_found import FOUND
from verdeelsleutel.reports.told.words_of_system import SYSTEM

VALUE = re.compile(r"«\d»")
NAMES = re.compile(r"\{([a-z_]+)(?::(?:told|number|cents|euros|day|month|columns?|table|all|[^{}|:]+\|[^{}|:]+))?\}")
WORDS = re.compile(r"[a-z]{2,} [a-z]{2,}")
AT_RUN_TIME = {
    "tranche {id}", "rule {id}", "adjustment {id}", "base percentage {id}", "reserve {id}", "group {id}",
    "line of one euro {id}", "at least {low}", "more than {low}", "at least {low}, at most {high}",
    "more than {low}, at most {high}", "history", "history_realised", "forecast", "continuity", "piece", "half_day",
    "each {key}, {others} once", "cents", "units", "client_years",
    "at least {low} units", "at most {high} units", "at least {low} client-years",
    "at most {high} client-years", "at least € {low}", "at most € {high}", "{low} and {high}", "expected {what}",
    "found {what}", "{file}, row {row}: {what}", "{file}, row {row}, column {column}: {what}",
    "{file}, line {line}: {what}", "{file}, column {column}: {what}", "{path} doesn't end on {one} or {other}",
}  # fmt: skip
"""What stands in a hole of another text, or in a fault or conflict on one line; no text of the source by itself."""


def with_values(text):
    """The text with something of the user's in every hole."""
    pieces = text.split(HOLE)
    return pieces[0] + "".join(f"«{at}»{piece}" for at, piece in enumerate(pieces[1:]))


def untold(text):
    """Clauses of a text that no template fits, and English that stays behind in a hole."""
    found = told(text)
    if re.fullmatch(r"[a-z_]+_eur|[^a-z]*[a-z]?[^a-z]*", VALUE.sub("", text)):
        return []
    if found is None:
        clauses = text.split("; ")
        return [text] if len(clauses) == 1 else [bad for clause in clauses for bad in untold(clause)]
    bad = []
    for name, part in found.parts.items():
        if f"{{{name}:told}}" in CATALOGUE[found.template]:
            bad += untold(part)
        elif WORDS.search(VALUE.sub("", part)):
            bad.append(part)
    return bad


def used(text):
    """The templates that tell a text."""
    found = told(text)
    if found is None:
        return {name for clause in text.split("; ") if clause != text for name in used(clause)}
    return {found.template}.union(*map(used, found.parts.values()))


@pytest.fixture(scope="module")
def every():
    return {with_values(text): places for text, places in texts().items()}


def test_every_text_of_the_source_is_told_in_dutch(every):
    assert len(every) > 500  # it would hold of nothing at all too
    assert {text: (bad, sorted(every[text])) for text in every if (bad := untold(text))} == {}


def test_what_stands_in_a_text_stands_in_the_dutch(every):
    lost = [text for text in every if sorted(VALUE.findall(in_dutch(text))) != sorted(set(VALUE.findall(text)))]
    assert lost == []


def test_what_was_found_is_told_in_dutch_where_it_is_ours():
    ours = [text for text in found_texts() if WORDS.search(text.replace(HOLE, "9"))]
    assert len(ours) > 5
    assert [text for text in ours if said_found(with_values(text), NL) == with_values(text)] == []
    assert said_found("Jansen en Zonen", NL) == "Jansen en Zonen"
    key = "region ALMERE, provider 06900101, service H126"
    assert said_found(key, NL) == "regio ALMERE, AGB-code 06900101, prestatie H126"
    assert said_found("region of birth", NL) == "region of birth"


def test_no_template_is_left_over(every):
    known = set().union(*map(used, every)) | AT_RUN_TIME | set(SYSTEM)
    assert set(CATALOGUE) - known == set()
    assert set(AT_RUN_TIME) <= set(CATALOGUE)


@pytest.mark.parametrize("catalogue", [CATALOGUE, FOUND], ids=["told", "found"])
def test_the_dutch_has_no_hole_that_the_english_lacks(catalogue):
    assert [e for e, d in catalogue.items() if not set(NAMES.findall(d)) <= set(NAMES.findall(e))] == []


def test_values_of_a_case_are_told_as_in_its_workbook():
    columns = [column for table in (CASE, *TABLES.values()) for column in table.columns]
    assert {in_dutch(expected_of(c)) for c in columns} <= {dutch_expected(c) for c in columns}


def test_a_text_that_fits_nothing_stays_as_it_is():
    assert in_dutch("quite another text") == "quite another text"
    assert in_dutch("unknown column; quite another text") == "onbekende kolom; quite another text"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("offers.csv", row=7, column="amount"), "offers.csv, rij 7, kolom amount"),
        (Place("funds.csv", row=7, column="amount_eur"), "funds.csv, rij 7, kolom amount_eur (Bedrag (€))"),
        (Place("case.xlsx", cell="offers!C7", column="Regio"), "case.xlsx, blad offers, cel C7, kolom Regio"),
        (Place("pack.yaml", line=3), "pack.yaml, regel 3"),
        (Place("pack mine", line=3), "beleid mine, regel 3"),
        (Place("history"), "history"),  # also the word for a basis
        (Place("case.xlsx", cell="offers!B", column="Regio"), "case.xlsx, blad offers, kolom Regio"),
        (Place("case.xlsx", cell="offers!B"), "case.xlsx, blad offers, kolom B"),
        (Place("case.xlsx", cell="offers!7"), "case.xlsx, blad offers, rij 7"),
    ],
)
def test_a_place_is_told_in_dutch_with_the_title_of_the_column(place, words):
    assert said_place(place, NL) == words
    assert said_place(place, ENGLISH) == str(place)


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ('the column "units" is missing', "de kolom “units” ontbreekt"),
        ("3 more rows with the same fault: no number", "nog 3 rijen met dezelfde fout: geen getal"),
        ("1 more rows with the same fault: no number", "nog 1 rij met dezelfde fout: geen getal"),
        ("the base percentage is 0.96 % of the maximum tariff", "het basispercentage is 0,96 % van het maximumtarief"),
        (
            "provider unknown in the table providers",
            "AGB-code (provider) is onbekend in de tabel Zorgaanbieders (providers)",
        ),
        (
            'cell A4 of providers: 0690010 was filled up to 00690010 (did you mean "06900105"?)',
            "Zorgaanbieders (providers), cel A4: 0690010 is aangevuld tot 00690010; bedoelde u 06900105?",
        ),
        ("each region, provider, service once", "elke combinatie van regio, AGB-code, prestatie één keer"),
        ("reserve choice is an example without a note", "reservering choice is een voorbeeld zonder toelichting"),
        (
            "fund CR-1: 123456789 cents agreed and 5 cents there to agree",
            "geldstroom CR-1: €\u00a01.234.567,89 afgesproken, en €\u00a00,05 te verdelen",
        ),
        (
            "a can't be explained: it doesn't verify (plan.csv was changed after the run; b); see verdeel verify a",
            (
                "a kan niet worden verklaard: de controle klopt niet (plan.csv is na de berekening veranderd; b); "
                "zie verdeel verify a"
            ),
        ),
    ],
)
def test_parts_are_told_counted_and_written_in_dutch(english, dutch):
    assert in_dutch(english) == dutch
