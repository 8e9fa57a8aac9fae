"""Broken claims: every fault at once, with its place, and never a client's."""

import re

import pytest

from tests.data.claim_files import (
    BORN,
    BSN,
    NAME,
    PERSONAL,
    Claimed,
    as_bytes,
    insured,
    message,
    put,
    records,
    trailer,
    write,
)
from tests.data.small_case import write as write_case
from verdeelsleutel.data.aw319 import ClaimFaults, read_realisation
from verdeelsleutel.data.aw319.lines import Line
from verdeelsleutel.data.aw319.records import Claim, read_claim

SOUND = records([Claimed(), Claimed(service="Z042")])


def faults_of(paths, **options):
    with pytest.raises(ClaimFaults) as caught:
        read_realisation(paths, **options)
    assert caught.value.exit_code == 3
    assert not shows_a_client(str(caught.value))
    return caught.value.faults


def faults(folder, lines, **options):
    return faults_of(write(folder, as_bytes(lines)), **options)


def shows_a_client(text):
    """Which personal texts show, whole or in a recognisable part."""
    pieces = {text[at : at + 5] for text in PERSONAL for at in range(0, len(text) - 4)}
    return sorted(piece for piece in pieces if piece in text)


def changed(line, start, text):
    """A record with another text at a position from 1."""
    return line[: start - 1] + text + line[start - 1 + len(text) :]


def spoilt(at, start, text):
    return [changed(line, start, text) if n == at else line for n, line in enumerate(SOUND)]


def test_the_sound_message_has_no_faults(tmp_path):
    assert len(read_realisation(write(tmp_path, as_bytes(SOUND)), region="R").frame) == 2


@pytest.mark.parametrize(
    ("at", "start", "text", "columns", "found", "what"),
    [
        (2, 106, "20240230", "106-113", "99999999", "the first day (0414) is no day of care"),
        (2, 106, "00000000", "106-113", "00000000", "the first day (0414) is empty"),
        (2, 114, "2024031A", "114-121", "9999999a", "the last day (0415) isn't all digits"),
        (2, 114, "20240229", "114-121", "20240229", "the last day (0415) is before the first day"),
        (2, 114, "20420331", "114-121", "20420331", "the last day (0415) makes a period of more than a year"),
        (2, 114, "99991231", "114-121", "99999999", "the last day (0415) is no day of care"),
        (2, 24, "55 1", "24-27", "99 9", "the UZOVI number (0404) isn't all digits"),
        (2, 125, "z041 ", "125-129", "a999", "the prestatiecode (0417) is no code"),
        (2, 125, "     ", "125-129", "", "the prestatiecode (0417) is empty"),
        (2, 130, "3,10", "130-133", "9,99", "the number of units (0418) isn't all digits"),
        (2, 130, "    ", "130-133", "", "the number of units (0418) is empty"),
        (2, 130, "-031", "130-133", "-999", "the number of units (0418) isn't all digits"),
        (2, 134, "02", "134-135", "02", "the time unit (0419) is unknown"),
        (2, 136, "6900101 ", "136-143", "6900101", "the AGB code of who delivered (0420) isn't all digits"),
        (2, 165, "00200.00", "165-172", "99999.99", "the tariff in cents (0425) isn't all digits"),
        (2, 181, "X", "181", "a", "the debit or credit of the calculated amount (0427) is neither debit nor credit"),
        (2, 181, "C", "194", "D", "the debit or credit of the declared amount (0430) isn't that of the calculated"),
        (0, 3, "188", "3-5", "188", "the code of the message (0102) isn't that of AW319"),
        (0, 6, "02", "6-7", "02", "the version of the standard (0103) isn't 1"),
        (0, 8, "03", "8-9", "03", "the subversion of the standard (0104) isn't 4"),
        (0, 115, "USD", "115-117", "aaa", "the currency (0119) isn't the euro"),
        (0, 55, "AGB     ", "55-62", "aaa", "the AGB code of the institution (0112) isn't all digits"),
        (5, 3, "000002", "3-8", "000002", "the number of insured records (9902) isn't that of the file"),
        (5, 9, "000001", "9-14", "000001", "the number of debtor records (9903) isn't that of the file"),
        (5, 15, "000003", "15-20", "000003", "the number of prestatie records (9904) isn't that of the file"),
        (5, 21, "000000", "21-26", "000000", "the number of comment records (9905) isn't that of the file"),
        (5, 27, "0000005", "27-33", "0000005", "the number of detail records (9906) isn't that of the file"),
        (5, 34, "00001240001", "34-44", "00001240001", "the total declared amount in cents (9907) isn't the sum"),
        (5, 45, "C", "45", "C", "the debit or credit of the total (9908) isn't that of the sum"),
        (5, 45, " ", "45", "", "the debit or credit of the total (9908) is neither"),
    ],
)
def test_a_fault_has_its_line_columns_and_value(tmp_path, at, start, text, columns, found, what):
    (fault,) = faults(tmp_path, spoilt(at, start, text))
    assert (fault.place.source, fault.place.line, fault.place.column) == ("claims-1.txt", at + 1, columns)
    assert fault.found == found
    assert fault.what.startswith(what)
    assert fault.expected


def test_every_fault_of_every_file_is_told_at_once(tmp_path):
    lines = spoilt(2, 106, "20241301")
    lines[3] = changed(changed(lines[3], 130, "00x1"), 134, "99")
    found = faults_of([*write(tmp_path, as_bytes(lines), as_bytes(spoilt(5, 15, "000009"))), tmp_path / "lost.txt"])
    places = [(f.place.source, f.place.line) for f in found]
    assert places == [
        ("claims-1.txt", 3),
        ("claims-1.txt", 4),
        ("claims-1.txt", 4),
        ("claims-2.txt", 6),
        ("lost.txt", None),
    ]


def test_a_total_that_cant_be_known_is_not_called_wrong(tmp_path):
    (fault,) = faults(tmp_path, spoilt(2, 186, "0000x000"))
    assert fault.place.line == 3


@pytest.mark.parametrize(
    ("lines", "whats"),
    [
        (SOUND[1:], ["the message has no header (01)"]),
        (SOUND[:-1], ["the message has no trailer (99)"]),
        ([SOUND[1], SOUND[0], *SOUND[2:]], ["the header (01) isn't in the first line"]),
        ([*SOUND[:4], SOUND[5], SOUND[4]], ["the trailer (99) isn't in the last line"]),
        ([*SOUND, *SOUND], ["there is more than one trailer (99)", "there is more than one header (01)"]),
        ([*SOUND[:5], put((1, "05")), SOUND[5]], ["the record is of an unknown kind"]),
        ([*SOUND[:5], put((1, "03")), SOUND[5]], ["the record is of an unknown kind", "the number of debtor"]),
        ([*SOUND[:2], " " * 310, *SOUND[2:]], ["the line is empty"]),
        ([*SOUND[:2], SOUND[2] + " ", *SOUND[3:]], ["the record is too long"]),
        ([*SOUND[:3], SOUND[3][:193]], ["the message has no trailer", "the record breaks off"]),
        (["".join(SOUND)], ["the message has no trailer", "the record is too long"]),
        (SOUND[:3] + SOUND[4:], ["the number of prestatie", "the number of detail", "the total declared amount"]),
        ([*SOUND[:5], insured(), SOUND[5]], ["the number of insured", "the number of detail"]),
    ],
)
def test_the_order_and_number_of_records_are_checked(tmp_path, lines, whats):
    found = faults(tmp_path, lines)
    assert len(found) == len(whats)
    assert all(fault.what.startswith(what) for fault, what in zip(found, whats, strict=True))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"\r\n\r\n", "the file is empty"),
        ("\ufeff".encode("utf-16-le") + message(Claimed()).decode().encode("utf-16-le"), "the file is in UTF-16"),
    ],
)
def test_a_file_that_is_no_message_is_told_so(tmp_path, content, what):
    (fault,) = faults_of(write(tmp_path, content))
    assert fault.what == what


def test_text_that_isnt_aw319_gives_faults_and_no_stack(tmp_path):
    found = faults_of(write(tmp_path, b"region,provider,service,month,units\nR1,06900101,Z041,2024-03,31\n"))
    assert {"the message has no header (01)", "the message has no trailer (99)"} <= {f.what for f in found}


def test_the_same_file_twice_is_a_fault(tmp_path):
    first, second = write(tmp_path, message(Claimed()), message(Claimed()))
    (fault,) = faults_of([first, second])
    assert (fault.place.source, "byte for byte, as claims-1.txt" in fault.what) == ("claims-2.txt", True)
    (again,) = faults_of([first, first])
    assert "byte for byte" in again.what


def test_a_credit_of_what_isnt_there_asks_for_the_earlier_file(tmp_path):
    paths = write(tmp_path, message(Claimed(sign="C", quantity=4)), message(Claimed(begin="20240401", end="20240430")))
    (fault,) = faults_of(paths, region="R")
    assert (str(fault.place), fault.found) == ("claims-1.txt, line 3", "-4 day")
    assert "Z041 of 06900101 in 2024-03" in fault.what
    assert "give the file with the debits" in fault.hint


def test_who_delivered_has_to_be_known(tmp_path):
    found = faults_of(write(tmp_path, message(Claimed(provider="0" * 8), agb="0" * 8)))
    assert [fault.what for fault in found] == ["neither the record nor the header says who delivered"]


def test_a_service_in_two_units_needs_a_case(tmp_path):
    (fault,) = faults_of(write(tmp_path, message(Claimed(), Claimed(time_unit="04"))))
    assert "Z041 is claimed in the unit day elsewhere" in fault.what
    assert "--case" in fault.hint


REGIONS = "region,name,uzovi\nR1,One,5501\nR2,Two,5502\nR3,Three,5502\nR4,Four,\n"


def test_what_a_case_doesnt_know_is_told_once_per_file_with_what_to_do(tmp_path):
    case = write_case(tmp_path / "case", regions=REGIONS, offers=None)
    claims = [
        Claimed(service="V1", uzovi="5502"),
        Claimed(service="V1", uzovi="5502"),
        Claimed(service="V1", uzovi="0444"),
        Claimed(service="V9"),
        Claimed(service="V2"),
    ]
    found = faults_of(write(tmp_path, message(*claims)), case=case)
    assert [(f.place.line, f.place.column, f.found) for f in found] == [
        (3, "24-27", "5502"),
        (5, "24-27", "0444"),
        (6, "125-129", "V9"),
        (7, "134-135", "14 (day)"),
    ]
    assert "R2 and R3 share it" in found[0].hint
    assert all("--region" in fault.hint for fault in found[:2])
    assert 'did you mean "V1"?' in found[2].hint or "table services" in found[2].hint
    assert "V2 counts in the unit hour" in found[3].what


def test_a_region_that_the_case_lacks_is_a_fault(tmp_path):
    case = write_case(tmp_path / "case", regions=REGIONS, offers=None)
    (fault,) = faults_of(write(tmp_path, message(Claimed(service="V1"))), case=case, region="R9")
    assert (fault.found, fault.expected) == ("R9", "R1, R2, R3, R4")


@pytest.mark.parametrize("cut", range(3, 190, 11))
@pytest.mark.parametrize("fill", ["", " " * 9])
def test_a_record_that_has_shifted_shows_nothing_of_a_client(tmp_path, cut, fill):
    lines = [*SOUND]
    lines[2] = SOUND[2][: cut - 1] + SOUND[2][cut + 8 :] + fill
    found = faults(tmp_path, lines)
    assert {f.place.line for f in found} >= {3}
    assert not any(re.search(r"[0-8B-Zb-z]", f.found) for f in found if f.place.line == 3)


def told(line):
    """What is said of a prestatie record, or nothing where it is read."""
    read = read_claim("claims-1.txt", Line(3, line, padded=False))
    return "" if isinstance(read, Claim) else "\n".join(map(str, read))


def drifted(line, start, by, fill):
    """A record whose text from a position on stands further on, or back; D and C stay where they belong."""
    tail = fill * by + line[start - 1 :] if by > 0 else line[start - 1 - by :]
    moved = (line[: start - 1] + tail).ljust(len(line))[: len(line)]
    return changed(changed(moved, 181, "D"), 194, "D")


@pytest.mark.parametrize("fill", [" ", "0"])
@pytest.mark.parametrize("number", [BSN, "201203154"])
def test_a_record_that_has_shifted_in_its_middle_shows_nothing_of_a_client(number, fill):
    client = changed(changed(SOUND[2], 15, number), 28, f"{number}{BORN}")
    client = changed(changed(client, 43, f"{number}{BORN}"), 195, f"{number}{BORN}")
    pieces = {text[at : at + 5] for text in (number, BORN, f"{number}{BORN}") for at in range(len(text) - 4)}
    shown = [
        (start, by, piece)
        for start in range(3, 194, 4)
        for by in (*range(-110, 0), *range(1, 111))
        for text in [told(drifted(client, start, by, fill))]
        for piece in pieces
        if piece in text
    ]
    assert shown == []


def test_an_amount_that_drifted_isnt_shown_as_the_sum_of_the_records(tmp_path):
    lines = records([Claimed(reference=BSN)])
    lines[2] = changed(lines[2], 186, BSN[:8])
    (fault,) = faults(tmp_path, lines)
    assert (fault.place.column, fault.expected) == ("34-44", "that sum")


def test_a_number_of_a_client_in_place_of_a_trailer_isnt_shown(tmp_path):
    lines = [*SOUND[:5], changed(put((1, f"99{BSN * 5}")), 45, "D")]
    assert {f.place.line for f in faults(tmp_path, lines)} == {6}


def test_long_digits_are_shown_only_where_nothing_else_is_wrong(tmp_path):
    lines = spoilt(2, 136, "6900101 ")
    assert [f.found for f in faults(tmp_path, lines)] == ["6900101"]
    lines[2] = changed(lines[2], 165, "00200.00")
    assert [f.found for f in faults(tmp_path, lines)] == ["9999999", "99999.99"]


@pytest.mark.parametrize("start", [24, 106, 114, 125, 130, 134, 136, 165, 173, 186])
def test_a_name_in_a_field_of_figures_isnt_shown(tmp_path, start):
    found = faults(tmp_path, spoilt(2, start, NAME))
    assert {f.place.line for f in found} == {3}


def test_a_record_broken_over_two_lines_shows_nothing_of_a_client(tmp_path):
    for cut in (20, 35, 50, 70, 100):
        lines = [*SOUND[:2], SOUND[2][:cut], SOUND[2][cut:], *SOUND[3:]]
        assert faults(tmp_path, lines)


def test_a_number_of_a_client_in_place_of_a_record_isnt_shown(tmp_path):
    lines = [*SOUND[:2], f"99{BSN}" * 3, f"01{BSN}" * 3, f"04{BSN}" * 20, *SOUND[2:-1], trailer(2, 1240000, comments=1)]
    assert faults(tmp_path, lines)
