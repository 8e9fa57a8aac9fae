"""What a checker says, in words: faults with both values, and notes that a planner can follow."""

from fractions import Fraction

import pytest

from verdeelsleutel.model.certify.certificate import Certificate, Note
from verdeelsleutel.model.runs.difference import first_difference
from verdeelsleutel.reports.certificate_page import difference_words, page
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.terminal import text

PLAN = "region,service,agreed_units\nR1,Z1,3079\n"


@pytest.mark.parametrize(
    ("name", "stored", "dutch"),
    [
        ("plan.csv", PLAN.replace("3079", "3080"), "plan.csv, regel 2, agreed_units: 3080, moet 3079"),
        ("plan.csv", PLAN.replace("3079", ""), "plan.csv, regel 2, agreed_units: “”, moet 3079"),
        ("plan.csv", PLAN.replace("R1,", ""), "plan.csv, regel 2: “Z1,3079”, moet “R1,Z1,3079”"),
        ("plan.csv", PLAN.replace("region", "regio"), "plan.csv, regel 1: “regio,service,agreed_units”, moet"),
        ("plan.csv", PLAN[:-1], "plan.csv: houdt op vóór regel 3"),
        ("plan.csv", f"{PLAN}R2,Z1,1\n", "plan.csv, regel 3: “R2,Z1,1”, moet “”"),
        ("plan.csv", f"{PLAN}\n", "plan.csv: regel 4 hoort er niet"),
        ("summary.json", PLAN.replace("3079", "3080"), "summary.json, regel 2: “R1,Z1,3080”, moet “R1,Z1,3079”"),
    ],
)
def test_a_difference_names_the_line_the_column_and_both_values(name, stored, dutch):
    assert difference_words(first_difference(name, stored, PLAN), NL).startswith(dutch)


def test_a_difference_speaks_english_too():
    found = first_difference("plan.csv", PLAN.replace("3079", "3080"), PLAN)
    assert str(found) == difference_words(found, ENGLISH) == "plan.csv, line 2, agreed_units: 3080, should be 3079"


def test_notes_are_told_in_words_with_amounts(snapshot):
    certificate = Certificate()
    certificate.add("rounding", "is kept", [])
    names = tuple(f"cap[R{i}]" for i in range(1, 9))
    certificate.said += [
        Note("chosen", names),
        Note("chosen-and-proven", names[:1]),
        Note("short", names[:1], Fraction(123456), "cents"),
    ]
    assert text(page(certificate, "run", NL), NL) == snapshot
    assert text(page(certificate, "run", ENGLISH), ENGLISH) == snapshot
