"""The lines of a message: text from bytes, one record each, 310 characters wide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from verdeelsleutel.data.aw319.layout import WIDTH
from verdeelsleutel.data.faults import Fault, Place

__all__ = ["Line", "Lines", "read_lines"]

_UTF8_MARK, _WIDE_MARKS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_END_OF_FILE = b"\x1a"  # DOS wrote it


class Line(NamedTuple):
    """One record.

    Attributes:
        number: its line in the file, from 1.
        text: 310 characters.
        padded: blanks at its end were missing.
    """

    number: int
    text: str
    padded: bool


@dataclass(frozen=True)
class Lines:
    """What a file has.

    Attributes:
        lines: every record of at most 310 characters.
        too_long: first two characters and line of each record that is longer.
        faults: what is wrong with the file or its lines.
    """

    lines: tuple[Line, ...]
    too_long: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]


def read_lines(source: str, data: bytes) -> Lines:
    """The records of a file.

    Lines end in CRLF or LF; the last needs no end. Text is UTF-8, with or without its mark, or else latin-1, where
    positions are characters. Blanks that are missing at the end of a line are put back; a longer line is a fault.

    Args:
        source: name of the file, for messages.
        data: its bytes.
    """
    if data.startswith(_WIDE_MARKS):
        return Lines((), (), (Fault(Place(source), "the file is in UTF-16", expected="latin-1 or UTF-8"),))
    rows = data.removeprefix(_UTF8_MARK).rstrip(_END_OF_FILE).split(b"\n")
    rows = [row.removesuffix(b"\r") for row in rows]
    while rows and not rows[-1].strip():
        rows.pop()
    if not rows:
        return Lines((), (), (Fault(Place(source), "the file is empty", expected="an AW319 message"),))
    utf8 = _is_utf8(data)
    lines: list[Line] = []
    too_long: list[tuple[str, int]] = []
    faults: list[Fault] = []
    for number, row in enumerate(rows, 1):
        text = _text(row, utf8)
        if len(text) <= WIDTH and text.strip():
            lines.append(Line(number, text.ljust(WIDTH), len(text) < WIDTH))
            continue
        too_long += [(text[:2], number)] if text.strip() else []
        faults.append(_width(source, number, text))
    return Lines(tuple(lines), tuple(too_long), tuple(faults))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _text(row: bytes, utf8: bool) -> str:
    """A line as text; one of 310 bytes has 310 positions whatever its letters are."""
    return row.decode("latin-1" if not utf8 or len(row) == WIDTH else "utf-8")


def _width(source: str, number: int, text: str) -> Fault:
    if not text.strip():
        return Fault(Place(source, line=number), "the line is empty", "", "a record", "take the line out")
    hint = "look for a character too many, or for records without an end of line between them"
    what, found = "the record is too long", f"{len(text)} characters"
    return Fault(Place(source, line=number), what, found, f"{WIDTH} characters", hint)
