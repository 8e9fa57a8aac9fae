"""Failures in words: what, where, found, expected, what to do."""

from dataclasses import replace
from fractions import Fraction

from verdeelsleutel.data.faults import CaseFaults, Fault, PackFaults, Place
from verdeelsleutel.model.certify.certificate import Certificate, NotCertified
from verdeelsleutel.model.conflict import Conflict, Party
from verdeelsleutel.reports.dutch import ENGLISH, NL
from verdeelsleutel.reports.failures import as_dict, text

UNKNOWN = Fault(Place("funds.csv", column="amout_eur"), "unknown column", "amout_eur", "a column", "take another")
NUMBERS = [
    Fault(Place("offers.csv", row=row, column="offered_units"), "no number", found, "0 or more")
    for row, found in ((2, "x"), (9, "-"))
]
CELL = Fault(Place("case.xlsx", cell="offers!C7"), "no number", "", "0 or more")
ROOM = Party(
    "CR-1", "R1", "at most € 12345.00", "cents", Fraction(1234500), Fraction(12345, 2), None, Fraction(1234500), "funds"
)
LEAST = Party("least", "R1|A", "at least 5 units", "units", Fraction(5), None, Fraction(5), None, "", "Zorg A")


def test_faults_stand_by_file_and_alike_ones_together(snapshot):
    assert text(CaseFaults([NUMBERS[0], UNKNOWN, NUMBERS[1], CELL]), 3) == snapshot


def test_faults_are_told_in_dutch(snapshot):
    assert text(CaseFaults([NUMBERS[0], UNKNOWN, NUMBERS[1], CELL]), 3, NL) == snapshot


def test_of_many_alike_six_places_are_listed_and_the_kinds_are_counted():
    many = [replace(CELL, place=Place("case.xlsx", cell=f"offers!C{row}")) for row in range(2, 11)]
    assert text(CaseFaults([*many, UNKNOWN]), 3, NL).startswith("10 fouten van 2 soorten in 2 bestanden;")
    lines = text(CaseFaults(many), 3, NL).splitlines()
    assert lines[0].startswith("9 fouten van 1 soort;")
    assert [line.split()[0] for line in lines[3:9]] == [f"C{row}" for row in range(2, 8)]
    assert lines[9].strip() == "en nog 3"
    assert len(as_dict(CaseFaults(many), 3)["faults"]) == 9


def test_what_is_only_counted_goes_with_the_faults_of_its_kind():
    many = [replace(CELL, place=Place("case.xlsx", cell=f"offers!C{row}")) for row in range(2, 22)]
    more = Fault(Place("case.xlsx", cell="offers!C"), "10 more rows with the same fault: no number", more=10)
    lines = text(CaseFaults([*many, more]), 3, NL).splitlines()
    assert lines[0].startswith("30 fouten van 1 soort;")
    assert lines[2].endswith("geen getal (30 keer)")
    assert lines[9].strip() == "en nog 24"
    other = [replace(fault, hint="take another") for fault in many]
    assert "nog 10 rijen met dezelfde fout" in text(CaseFaults([*many, *other, more]), 3, NL)


def test_one_fault_is_one_fault():
    assert text(PackFaults([UNKNOWN]), 4).startswith("1 fault; nothing was written\n\n  1. funds.csv")


def test_a_conflict_names_its_parties_and_what_would_mend_it(snapshot):
    assert text(Conflict([ROOM, LEAST], "base"), 5, ENGLISH) == snapshot
    assert text(Conflict([ROOM, LEAST], "base"), 5, NL) == snapshot


def test_what_has_to_give_way_is_never_shown_too_small():
    assert "€ 61.73" in text(Conflict([ROOM]), 5)  # 6172.5 cents


def test_an_uncertified_run_shows_what_was_checked_and_what_failed(snapshot):
    certificate = Certificate()
    certificate.add("money", "adds up", [])
    certificate.add("rules", "every rule holds", ["cap[R1]: 5 above 4"])
    assert text(NotCertified(certificate), 6) == snapshot


def test_a_target_that_cant_be_written_is_told_without_a_trace():
    told = text(PermissionError(13, "Permission denied", "/root/x"), 2)
    assert told == "/root/x can't be written: permission denied\nnothing was written; choose another place"


def test_a_target_that_cant_be_written_is_told_in_dutch():
    told = text(PermissionError(13, "Permission denied", "/root/x"), 2, NL).splitlines()
    assert told[0] == "/root/x kan niet worden geschreven: geen toestemming"
    assert told[1:] == ["er is niets geschreven; kies een andere plaats"]


def test_our_own_bug_shows_its_trace():
    try:
        raise ZeroDivisionError("oops")
    except ZeroDivisionError as error:
        told = text(error, 1)
    assert "Traceback" in told
    assert told.endswith("please report the lines above")


def test_json_has_every_fault_with_its_place_in_parts():
    found = as_dict(CaseFaults([*NUMBERS, CELL]), 3)
    assert [(f["source"], f["row"], f["cell"]) for f in found["faults"]] == [
        ("offers.csv", 2, None),
        ("offers.csv", 9, None),
        ("case.xlsx", None, "offers!C7"),
    ]
    assert as_dict(Conflict([LEAST]), 5)["conflict"][0]["repair"] is None
