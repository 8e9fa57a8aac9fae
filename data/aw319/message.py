"""One message: a header, records of insured people and what they got, and a trailer that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from verdeelsleutel.data.aw319 import layout
from verdeelsleutel.data.aw319.layout import CLAIM, COMMENT, HEADER, INSURED, RECORDS, TRAILER
from verdeelsleutel.data.aw319.lines import Line, read_lines
from verdeelsleutel.data.aw319.noticed import Noticed
from verdeelsleutel.data.aw319.records import Claim, Record, read_claim
from verdeelsleutel.data.faults import Fault, Place

__all__ = ["Message", "read_message"]

_AFTER_NUMBER = 14  # before it stands which record it is, and its number within the message
_CURRENCIES = ("EUR", "")


@dataclass(frozen=True)
class Message:
    """What is kept of a message.

    Attributes:
        source: name of its file.
        declarant: AGB code of who claims; empty when the header gives none.
        claims: its prestatie records.
    """

    source: str
    declarant: str
    claims: tuple[Claim, ...]


def read_message(source: str, data: bytes, noticed: Noticed, seen: set[bytes]) -> Message | list[Fault]:
    """A message, or every fault in it.

    Args:
        source: name of the file, for messages.
        data: its bytes.
        noticed: takes what is odd.
        seen: marks of the prestatie records of earlier files; takes those of this one.
    """
    found = read_lines(source, data)
    if not found.lines and not found.too_long:
        return list(found.faults)
    for line in found.lines:
        if line.padded:
            noticed.at("claim-padded", source, line.number)
    rows = sorted([(n, code) for code, n in found.too_long] + [(x.number, x.text[:2]) for x in found.lines])
    faults = [*found.faults, *_order(source, rows)]
    by_kind: dict[str, list[Line]] = {}
    for line in found.lines:
        by_kind.setdefault(line.text[:2], []).append(line)
    declarant, wrong = _header(source, by_kind.get(HEADER, []), noticed)
    faults += wrong
    claims, wrong = _claims(source, by_kind.get(CLAIM, []), declarant)
    faults += wrong
    counted = Counter(code for _, code in rows)
    faults += _trailer(source, by_kind.get(TRAILER, []), counted, claims)
    if faults:
        return sorted(faults, key=lambda fault: fault.place.line or 0)
    _notice(source, by_kind, claims, noticed)
    _notice_repeats(source, declarant, by_kind.get(CLAIM, []), noticed, seen)
    return Message(source, declarant, tuple(claims))


def _order(source: str, rows: Sequence[tuple[int, str]]) -> list[Fault]:
    """Faults in which records there are and where: one header at the top, one trailer at the end."""
    faults = []
    for number, code in rows:
        if code not in RECORDS:
            shown = code if code.isascii() and code.isdecimal() else "".join("a" if c.isalpha() else c for c in code)
            known = ", ".join(f"{code} ({name})" for code, name in RECORDS.items())
            hint = "a record that is broken over two lines gives this too"
            place = Place(source, line=number, column="1-2")
            faults.append(Fault(place, "the record is of an unknown kind", shown, f"one of {known}", hint))
    for code, at, where in ((HEADER, 0, "first"), (TRAILER, -1, "last")):
        name = RECORDS[code]
        numbers = [number for number, found in rows if found == code]
        if not numbers:
            what = f"the message has no {name} ({code})"
            faults.append(Fault(Place(source), what, "", f"a record {code} in the {where} line", "is the file whole?"))
        elif numbers[at] != rows[at][0]:
            place = Place(source, line=numbers[at])
            faults.append(Fault(place, f"the {name} ({code}) isn't in the {where} line"))
        for number in numbers[1:] if code == HEADER else numbers[:-1]:
            what, hint = f"there is more than one {name} ({code})", "give each message a file of its own"
            faults.append(Fault(Place(source, line=number), what, "", "one message a file", hint))
    return faults


def _header(source: str, lines: Sequence[Line], noticed: Noticed) -> tuple[str, list[Fault]]:
    """Who claims, and faults of a message that isn't AW319 1.4."""
    if not lines:
        return "", []
    line = lines[0]
    code = layout.MESSAGE.of(line.text)
    version, subversion = layout.VERSION.of(line.text), layout.SUBVERSION.of(line.text)
    proof = {layout.MESSAGE: code == layout.EI_CODE, layout.VERSION: version == layout.VERSION_READ[0]}
    record = Record(source, line, proof=proof)
    if code != layout.EI_CODE:
        hint = "this is the answer to a message, AW320; give the message itself" if code == layout.RETURN_CODE else ""
        record.fault(layout.MESSAGE, "isn't that of AW319", layout.EI_CODE, hint)
        return "", record.faults
    if version != layout.VERSION_READ[0]:
        record.fault(layout.VERSION, "isn't 1", layout.VERSION_READ[0], "only version 1.4 is read")
    if not subversion.strip(" 0"):
        noticed.at("claim-subversion-empty", source, line.number)
    elif subversion != layout.VERSION_READ[1]:
        record.fault(layout.SUBVERSION, "isn't 4", layout.VERSION_READ[1], "only version 1.4 is read")
    if layout.TEST.of(line.text) == "T":
        noticed.at("claim-test", source, line.number)
    if layout.CURRENCY.of(line.text).strip() not in _CURRENCIES:
        record.fault(layout.CURRENCY, "isn't the euro", "EUR")
    codes = [record.agb(field) for field in layout.DECLARANTS]
    return next(filter(None, codes), ""), record.faults


def _claims(source: str, lines: Sequence[Line], declarant: str) -> tuple[list[Claim], list[Fault]]:
    claims: list[Claim] = []
    faults: list[Fault] = []
    for line in lines:
        read = read_claim(source, line)
        if not isinstance(read, Claim):
            faults += read
            continue
        claims.append(read)
        if not read.provider and not declarant:
            place = Place(source, line=line.number, column=layout.PROVIDER.columns)
            what = "neither the record nor the header says who delivered"
            faults.append(Fault(place, what, "", "an AGB code of 8 digits"))
    return claims, faults


def _trailer(source: str, lines: Sequence[Line], counted: Counter[str], claims: Sequence[Claim]) -> list[Fault]:
    """Faults where the trailer counts otherwise than the file; its total counts when every claim could be read."""
    if len(lines) != 1:
        return []
    total = sum(claim.cents for claim in claims) if len(claims) == counted[CLAIM] else None
    record = _trailer_record(source, lines[0])
    hint = "records are missing or were added; get the message again"
    counts = [(field, counted[code]) for code, field in layout.COUNTS.items()]
    counts.append((layout.DETAILS, counted[INSURED] + counted[CLAIM] + counted[COMMENT]))
    for field, number in counts:
        stated = record.number(field)
        if stated is not None and stated != number:
            record.fault(field, "isn't that of the file", str(number), hint)
    stated = record.number(layout.TOTAL)
    sign = 1 if stated == 0 else record.sign(layout.TOTAL_SIGN)
    if total is not None and stated is not None and sign is not None:
        if stated != abs(total):
            # an amount that nothing bears out may be a number that has shifted
            sure = all(claim.as_calculated and claim.as_declared for claim in claims)
            record.fault(layout.TOTAL, "isn't the sum of the records", str(abs(total)) if sure else "that sum", hint)
        elif total and (sign == 1) != (total > 0):
            record.fault(layout.TOTAL_SIGN, "isn't that of the sum of the records", "D" if total > 0 else "C")
    return record.faults


def _trailer_record(source: str, line: Line) -> Record:
    """A trailer; its counts confirm one another when they add up."""
    numbers = (*layout.COUNTS.values(), layout.DETAILS, layout.TOTAL)
    proof = {field: field.of(line.text).isdecimal() for field in numbers}
    *parts, details = (field.of(line.text) for field in (*layout.COUNTS.values(), layout.DETAILS))
    adds_up = all(proof.values()) and sum(map(int, parts)) == int(details)
    return Record(source, line, proof=proof, confirmed=adds_up)


def _notice(source: str, by_kind: dict[str, list[Line]], claims: Sequence[Claim], noticed: Noticed) -> None:
    first = min((line.number for line in by_kind.get(INSURED, [])), default=None)
    for claim in claims:
        if first is None or claim.line < first:
            noticed.at("claim-without-insured", source, claim.line)
        if claim.code_list != layout.WLZ_LIST:
            noticed.at("claim-other-list", source, claim.line)
        if not claim.as_calculated:
            noticed.at("claim-amount-differs", source, claim.line)
        if not claim.provider:
            noticed.at("claim-by-declarant", source, claim.line)


def _notice_repeats(source: str, declarant: str, lines: Sequence[Line], noticed: Noticed, seen: set[bytes]) -> None:
    """Records that are there already; only a digest of each is remembered, and only for this one import."""
    for line in lines:
        reference = layout.REFERENCE.of(line.text)
        mark = f"{declarant}|{reference}" if reference.strip(" 0") else f"{declarant}||{line.text[_AFTER_NUMBER:]}"
        mark += layout.DECLARED_SIGN.of(line.text)
        digest = blake2b(mark.encode(), digest_size=16).digest()
        if digest in seen:
            noticed.at("claim-repeated", source, line.number)
        seen.add(digest)
