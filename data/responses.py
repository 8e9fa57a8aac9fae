"""Response forms that came back: read, checked against the offer they answer, and put together as table `responses`.

Every fault of every form is told at once, with its file and cell. How an answer is judged is left to the office: the
columns for that stay empty. A line that a provider left empty agrees with the offer, as the form says; where the offer
lowers that line, its agreement is a row too, because it ends the wait for an answer.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from verdeelsleutel.data.faults import Fault, Faults, Place, did_you_mean, did_you_mean_code
from verdeelsleutel.data.file_names import file_names
from verdeelsleutel.data.reading.kinds import as_text, clean_agb, read_value
from verdeelsleutel.data.reading.notation import Problem
from verdeelsleutel.data.reading.raw import Unreadable
from verdeelsleutel.data.reading.workbook import Workbook, open_workbook
from verdeelsleutel.data.response_form import AGREED, ASKED, COLUMNS, MARK, MARKED, REASON, REGION, SERVICE, VERSION
from verdeelsleutel.data.tables import TABLES
from verdeelsleutel.data.writer import table_csv

__all__ = ["FormFaults", "FormRead", "Offered", "Responses", "read_responses"]

_UNITS = TABLES["responses"].column("units")
_JUDGEMENT = ("judged", "accepted_units", "judgement")
_COUNT = re.compile(r"[1-9][0-9]{0,6}")  # a sheet has 1,048,576 rows
_SAME_FORM = "send the form of this offer again: verdeel export responseform"


class FormFaults(Faults):
    """Faults in forms that came back."""

    exit_code = 3
    whose = "the forms"


@dataclass(frozen=True)
class Offered:
    """An offer, as far as an answer to it is checked.

    Attributes:
        receipt_sha256: of the run that made it.
        lines: provider → its lines (region, service).
        lowered: provider → of these, those that end lower than they are agreed now, with the units offered.
    """

    receipt_sha256: str
    lines: Mapping[str, frozenset[tuple[str, str]]]
    lowered: Mapping[str, Mapping[tuple[str, str], Decimal]]


@dataclass(frozen=True)
class FormRead:
    """One form: whose it is, how many lines it has, how many were answered, and how many agree to end lower."""

    name: str
    provider: str
    lines: int
    answered: int
    agreed: int


@dataclass(frozen=True)
class Responses:
    """The table `responses`, and the forms it came from.

    Attributes:
        frame: region, provider, service, units, reason, date; how they are judged is empty but for who agrees.
        forms: in the order given.
    """

    frame: pd.DataFrame
    forms: tuple[FormRead, ...]

    @property
    def agreed(self) -> int:
        """Rows that say that a provider agrees to end lower."""
        return sum(form.agreed for form in self.forms)

    @property
    def to_judge(self) -> int:
        """Rows that the office has to judge."""
        return len(self.frame) - self.agreed

    @property
    def csv(self) -> str:
        """The text of `responses.csv`, with empty columns for the judgement."""
        return table_csv(TABLES["responses"], self.frame, keep=("reason", *_JUDGEMENT))


@dataclass
class _Form:
    """What is found in one form."""

    name: str
    provider: str = ""
    answers: list[dict[str, Any]] = field(default_factory=list)
    agreed: list[dict[str, Any]] = field(default_factory=list)
    lines: int = 0
    faults: list[Fault] = field(default_factory=list)


def read_responses(files: Sequence[Path], offer: Offered, received: dt.date, agrees: str) -> Responses:
    """Read forms that were filled in.

    Args:
        files: workbooks, one per provider.
        offer: what they answer.
        received: the day that counts as the day of every answer.
        agrees: the reason of who agrees, in words.

    Raises:
        FormFaults: everything that is wrong with any of them.
    """
    forms = [_read(path, name, offer) for path, name in zip(files, file_names(files), strict=True)]
    faults = [fault for form in forms for fault in form.faults]
    whose: dict[str, _Form] = {}
    for form in forms:
        if form.provider and whose.setdefault(form.provider, form) is not form:
            what = f"provider {form.provider} answers twice: {whose[form.provider].name} is its form too"
            faults.append(Fault(Place(form.name), what, hint="pass the form that counts, and leave out the other"))
    if faults:
        raise FormFaults(faults)
    open_ = dict.fromkeys(_JUDGEMENT, "") | {"date": received}
    settled = {**open_, "judged": AGREED, "reason": agrees}
    rows = [
        row
        for form in forms
        for row in (*({**row, **open_} for row in form.answers), *({**row, **settled} for row in form.agreed))
    ]
    frame = pd.DataFrame(rows, columns=list(TABLES["responses"].names), dtype=object)
    read = (FormRead(f.name, f.provider, f.lines, len(f.answers), len(f.agreed)) for f in forms)
    return Responses(frame, tuple(read))


def _read(path: Path, name: str, offer: Offered) -> _Form:
    form = _Form(name)
    try:
        book = open_workbook(name, path.read_bytes())
    except OSError as error:
        form.faults.append(Fault(Place(name), "the file can't be read", (error.strerror or str(error)).lower()))
        return form
    if isinstance(book, Fault):
        form.faults.append(book)
        return form
    mark = _mark(book, form, offer)
    if mark is not None:
        _lines(book, mark, form, offer)
    return form


def _mark(book: Workbook, form: _Form, offer: Offered) -> dict[str, str] | None:
    """What the hidden sheet says; None where the form answers no line of this offer."""
    place = Place(form.name)
    found = {as_text(row[0]): as_text(row[1]) for row in book.cells(MARK) if len(row) > 1} if MARK in book.names else {}
    if not set(MARKED) <= found.keys() or found["form"] != VERSION:
        form.faults.append(Fault(place, "this is no response form of verdeel", expected=VERSION, hint=_SAME_FORM))
        return None
    form.provider = clean_agb(found["provider"])
    if found["receipt_sha256"] != offer.receipt_sha256:
        what = "this form answers the offer of another run"
        form.faults.append(Fault(place, what, found["receipt_sha256"][:12], offer.receipt_sha256[:12], _SAME_FORM))
        return None
    if form.provider not in offer.lines:
        what, hint = "the offer has no line of this provider", did_you_mean_code(form.provider, offer.lines)
        form.faults.append(Fault(place, what, form.provider, "one of the offer", hint))
        return None
    for key in ("heading_row", "lines"):
        if not _COUNT.fullmatch(found[key]):
            what, expected = f"the hidden sheet doesn't say which {key} it has", "a whole number of 1 or more"
            form.faults.append(Fault(place, what, found[key], expected, _SAME_FORM))
            return None
    if found["sheet"] not in book.names:
        form.faults.append(Fault(place, "the sheet to fill in isn't there", found["sheet"], "that sheet", _SAME_FORM))
        return None
    return found


def _lines(book: Workbook, mark: Mapping[str, str], form: _Form, offer: Offered) -> None:
    """Every line of the form: its key must be one of the offer, once; its answer a number of 0 or more."""
    sheet, first, count = mark["sheet"], int(mark["heading_row"]), int(mark["lines"])
    known, seen = offer.lines[form.provider], set[tuple[str, str]]()
    rows = book.cells(sheet)[first:]
    for number, row in enumerate(rows, first + 1):
        cells = [*row, *[""] * (len(COLUMNS) - len(row))]
        key = as_text(cells[REGION]), as_text(cells[SERVICE])
        if not any(key):
            continue
        form.faults += _key_faults(_cell(form, sheet, SERVICE, number), key, known, seen)
        seen.add(key)
        form.lines += 1
        _answer(cells, key, form, sheet, number, offer)
    if len(seen) < count or not known <= seen:
        examples = ", ".join("/".join(key) for key in sorted(known - seen)[:3])
        what, hint = "lines of the offer are missing", f"put them back: {examples}" if examples else _SAME_FORM
        form.faults.append(Fault(Place(form.name, cell=sheet), what, f"{len(seen)} lines", f"{count} lines", hint))


def _key_faults(
    place: Place, key: tuple[str, str], known: frozenset[tuple[str, str]], seen: set[tuple[str, str]]
) -> Iterator[Fault]:
    if key not in known:
        hint = did_you_mean("/".join(key), ["/".join(k) for k in known]) or "a form takes no lines of its own"
        yield Fault(place, "the offer has no such line of this provider", "/".join(key), "a line of the offer", hint)
    elif key in seen:
        yield Fault(place, "this line stands there twice", "/".join(key), "every line once")


def _answer(
    cells: Sequence[Any], key: tuple[str, str], form: _Form, sheet: str, number: int, offer: Offered
) -> None:
    raw, line = cells[ASKED], {"region": key[0], "provider": form.provider, "service": key[1]}
    reason = cells[REASON]
    if isinstance(reason, Unreadable):
        place = _cell(form, sheet, REASON, number)
        form.faults.append(Fault(place, reason.what, reason.text, "a reason in words", reason.hint))
    if isinstance(raw, str) and not raw.strip():
        if as_text(reason):
            what, hint = "a reason is given and no number of units", "fill in the units for the whole year, or 0"
            place = _cell(form, sheet, ASKED, number)
            form.faults.append(Fault(place, what, as_text(reason), "the units that are asked", hint))
        lowered = offer.lowered.get(form.provider, {}).get(key)
        if lowered is not None:
            form.agreed.append({**line, "units": lowered})
        return
    units = read_value(_UNITS, raw, ",")
    if isinstance(units, Problem):
        place = _cell(form, sheet, ASKED, number)
        form.faults.append(Fault(place, units.what, as_text(raw), units.expected, units.hint))
    elif isinstance(units, int | Decimal):
        form.answers.append({**line, "units": units, "reason": as_text(reason)})


def _cell(form: _Form, sheet: str, column: int, row: int) -> Place:
    return Place(form.name, cell=f"{sheet}!{chr(ord('A') + column)}{row}")
