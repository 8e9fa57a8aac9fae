"""Single records of a message: fields read, checked, and told about without giving a client away."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from verdeelsleutel.data.aw319 import layout
from verdeelsleutel.data.aw319.layout import Field
from verdeelsleutel.data.aw319.lines import Line
from verdeelsleutel.data.aw319.units import TIME_UNITS
from verdeelsleutel.data.faults import Fault, Faults, Place

__all__ = ["Claim", "ClaimFaults", "Record", "read_claim"]

_SERVICE = re.compile(r"[A-Z0-9]{1,5}")
_DATE = "a day as EEJJMMDD"
_YEARS = range(1968, 2100)  # of the AWBZ and after
_SHOWN_YEARS = range(2000, 2100)  # of care; the day of birth of nearly every client is earlier
_DAYS = (layout.BEGIN, layout.END)
_SHORT = 4
_SIGNS = {"D": 1, "C": -1}
_MASKED = "what was found may be a client's, so letters show as a and digits as 9; see whether the record has shifted"
LONGEST_DAYS = 366
"""A claim stays within a calendar year; a period that is longer has a slip in its year."""


class ClaimFaults(Faults):
    """Faults in files of claims."""

    exit_code = 3
    whose = "the files"


class Claim(NamedTuple):
    """One prestatie record, without anything of the client.

    Attributes:
        line: its line in the file.
        uzovi: of the office, 4 digits.
        begin: first day of the care.
        end: last day of the care.
        code_list: list that the prestatiecode comes from, 055 for the Wlz.
        service: prestatiecode.
        quantity: number of units, below 0 for a credit.
        time_unit: code of what one unit is.
        provider: AGB code of who delivered, 8 digits; empty when not given.
        cents: declared, below 0 for a credit.
        as_calculated: the calculated amount is the tariff times the number of units.
        as_declared: the declared amount is the calculated amount.
    """

    line: int
    uzovi: str
    begin: dt.date
    end: dt.date
    code_list: str
    service: str
    quantity: int
    time_unit: str
    provider: str
    cents: int
    as_calculated: bool
    as_declared: bool


class _Wrong(NamedTuple):
    """What is wrong with a field; its value is shown, or not, once the whole record is known."""

    field: Field
    what: str
    expected: str
    hint: str


class Record:
    """Reads fields of one line and keeps what is wrong with them.

    A value is shown only where it surely is the field's own, and no part of a name or number that has shifted; anything
    else shows as a pattern. It is shown when it is digits or a D or C, all other fields that prove the place stand, and

    - it has at most 4 characters or nothing but noughts, too little to know a client by, or
    - it is longer, and nothing else is wrong with the record or its fields confirm one another; a day has to be one of
      this century too.
    """

    def __init__(self, source: str, line: Line, *, proof: Mapping[Field, bool], confirmed: bool = False) -> None:
        """Begin with a line.

        Args:
            source: name of the file.
            line: the record.
            proof: fields by which a record that has shifted is known, and whether they hold what they should.
            confirmed: its fields confirm one another, even if several aren't what they should be.
        """
        self.line = line
        self._source = source
        self._proof = proof
        self._confirmed = confirmed
        self._wrong: list[_Wrong] = []

    @property
    def faults(self) -> list[Fault]:
        """What is wrong so far, with as much of the values as may be shown."""
        return [self._told(wrong) for wrong in self._wrong]

    def fault(self, field: Field, what: str, expected: str, hint: str = "") -> None:
        """Keep a fault of a field."""
        self._wrong.append(_Wrong(field, what, expected, hint))

    def _told(self, wrong: _Wrong) -> Fault:
        field = wrong.field
        value = field.of(self.line.text).strip()
        found = value if self._may_show(field, value) else _pattern(value)
        place = Place(self._source, line=self.line.number, column=field.columns)
        masked = _MASKED if found != value else ""
        what = f"the {field.name} ({field.number}) {wrong.what}"
        return Fault(place, what, found, wrong.expected, "; ".join(filter(None, (wrong.hint, masked))))

    def _may_show(self, field: Field, value: str) -> bool:
        plain = value in _SIGNS or (value.isascii() and value.isdecimal())
        if not plain or not all(stands for other, stands in self._proof.items() if other != field):
            return False
        if len(value) <= _SHORT or not value.strip("0"):
            return True
        alone = all(wrong.field == field for wrong in self._wrong)
        return (alone or self._confirmed) and (field not in _DAYS or _day(value, _SHOWN_YEARS) is not None)

    def digits(self, field: Field, expected: str = "") -> str | None:
        """The digits of a field, all of them; None with a fault when there is anything else."""
        text = field.of(self.line.text)
        if text.isascii() and text.isdecimal():
            return text
        what = "isn't all digits" if text.strip() else "is empty"
        self.fault(field, what, expected or f"{field.end - field.start + 1} digits")
        return None

    def number(self, field: Field) -> int | None:
        """A whole number of 0 or more."""
        text = self.digits(field)
        return None if text is None else int(text)

    def sign(self, field: Field) -> int | None:
        """1 for D (debit), -1 for C (credit)."""
        found = _SIGNS.get(field.of(self.line.text))
        if found is None:
            self.fault(field, "is neither debit nor credit", "D or C")
        return found

    def day(self, field: Field) -> dt.date | None:
        """A day."""
        text = self.digits(field, _DATE)
        if text is None:
            return None
        found = _day(text, _YEARS)
        if found is None:
            self.fault(field, "is no day of care" if text.strip("0") else "is empty", _DATE)
            return None
        return found

    def agb(self, field: Field) -> str:
        """An AGB code of 8 digits; empty text when the field has blanks or noughts, or something else (a fault)."""
        if not field.of(self.line.text).strip(" 0"):
            return ""
        return self.digits(field, "an AGB code of 8 digits") or ""


def _pattern(value: str) -> str:
    return re.sub(r"[^\W\d]", "a", re.sub(r"\d", "9", value))


def _day(text: str, years: range) -> dt.date | None:
    """The day that 8 digits are; None when they are none of these years."""
    if not text.isdecimal():
        return None
    try:
        found = dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    return found if found.year in years else None


def _proof(line: str) -> dict[Field, bool]:
    """By what a prestatie record shows that its fields stand at their positions."""
    return {
        layout.OFFICE: layout.OFFICE.of(line).isdecimal(),
        layout.BEGIN: _day(layout.BEGIN.of(line), _SHOWN_YEARS) is not None,
        layout.END: _day(layout.END.of(line), _SHOWN_YEARS) is not None,
        layout.CODE_LIST: layout.CODE_LIST.of(line) == layout.WLZ_LIST,
        layout.TIME_UNIT: layout.TIME_UNIT.of(line) in TIME_UNITS,
        layout.CALCULATED_SIGN: layout.CALCULATED_SIGN.of(line) in _SIGNS,
        layout.DECLARED_SIGN: layout.DECLARED_SIGN.of(line) in _SIGNS,
    }


def read_claim(source: str, line: Line) -> Claim | tuple[Fault, ...]:
    """A prestatie record, or everything that is wrong with it.

    Args:
        source: name of the file.
        line: the record.
    """
    length = len(line.text.rstrip())
    if length < layout.DECLARED_SIGN.end:
        what, hint = "the record breaks off", "is the file whole, or is a record broken over two lines?"
        expected = f"at least {layout.DECLARED_SIGN.end}, of {layout.WIDTH}"
        return (Fault(Place(source, line=line.number), what, f"{length} characters", expected, hint),)
    record = Record(source, line, proof=_proof(line.text))
    uzovi = record.digits(layout.OFFICE)
    begin, end = _period(record)
    service, time_unit = _service(record), _time_unit(record)
    provider = record.agb(layout.PROVIDER)
    numbers = (layout.QUANTITY, layout.TARIFF, layout.CALCULATED, layout.DECLARED)
    quantity, tariff, calculated, declared = (record.number(field) or 0 for field in numbers)
    sign = _sign(record)
    if record.faults or not uzovi or begin is None or end is None:
        return tuple(record.faults)
    return Claim(
        line.number,
        uzovi,
        begin,
        end,
        layout.CODE_LIST.of(line.text),
        service,
        sign * quantity,
        time_unit,
        provider,
        sign * declared,
        tariff * quantity == calculated,
        calculated == declared,
    )


def _service(record: Record) -> str:
    service = layout.SERVICE.of(record.line.text).strip()
    if not _SERVICE.fullmatch(service):
        record.fault(layout.SERVICE, "is no code" if service else "is empty", "capitals and digits, such as Z041")
    return service


def _time_unit(record: Record) -> str:
    time_unit = layout.TIME_UNIT.of(record.line.text)
    if time_unit not in TIME_UNITS:
        known = ", ".join(f"{code} ({unit.name})" for code, unit in TIME_UNITS.items())
        record.fault(layout.TIME_UNIT, "is unknown" if time_unit.strip() else "is empty", f"one of {known}")
    return time_unit


def _period(record: Record) -> tuple[dt.date | None, dt.date | None]:
    begin, end = record.day(layout.BEGIN), record.day(layout.END)
    if begin is not None and end is not None:
        if end < begin:
            record.fault(layout.END, "is before the first day", "the first day or later")
        elif (end - begin).days >= LONGEST_DAYS:
            record.fault(layout.END, "makes a period of more than a year", f"at most {LONGEST_DAYS} days of care")
    return begin, end


def _sign(record: Record) -> int:
    calculated, declared = record.sign(layout.CALCULATED_SIGN), record.sign(layout.DECLARED_SIGN)
    if calculated is not None and declared is not None and calculated != declared:
        found = layout.CALCULATED_SIGN.of(record.line.text)
        hint = "a record is a debit or a credit as a whole"
        record.fault(layout.DECLARED_SIGN, "isn't that of the calculated amount", found, hint)
    return calculated or 1
