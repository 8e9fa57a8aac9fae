"""Numbers as people write them: decimal point or decimal comma, told apart per file, never guessed per value.

A value like 12.5 or 0.125 can only have a decimal sign; 1.250 may also be a thousand and some. The certain
ones decide for the whole file. Without any, a file with commas between its fields has points, all else has
commas, and what then looks like a thousands separator is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

__all__ = [
    "LARGEST",
    "Notation",
    "Problem",
    "certain_sign",
    "detect",
    "looks_like_thousands",
    "parse_number",
]

Notation = str
"""The decimal sign: ``.`` or ``,``."""

LARGEST = Decimal(10) ** 15
"""Nothing in a case is as large; it keeps sums of cents within 64 bits."""

_PLAIN = re.compile(r"-?(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)")
_THOUSANDS = re.compile(
    r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+|(?:[ \u00a0'][0-9]{3})+)(?:[.,][0-9]+)?"
)
_EXPONENT = re.compile(r"[-+]?[0-9.,]+[eE][-+]?[0-9]+")
_NOT_FINITE = {"nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"}


@dataclass(frozen=True)
class Problem:
    """Why a value can't be read, without its place."""

    what: str
    expected: str
    hint: str = ""


def detect(texts: Iterable[tuple[str, int]], separator: str) -> Notation:
    """The decimal sign of a file: the one that most of its numbers certainly have.

    Args:
        texts: distinct values of its number columns and how often each occurs.
        separator: what stands between its fields; empty for a sheet.

    Returns:
        ``.`` or ``,``; where no number is certain, what goes with the separator.
    """
    votes = {".": 0, ",": 0}
    for text, count in texts:
        sign = certain_sign(text)
        if sign:
            votes[sign] += count
    if votes["."] != votes[","]:
        return max(votes, key=lambda sign: votes[sign])
    return "." if separator == "," else ","


def certain_sign(text: str) -> str:
    """The decimal sign of a value that can have no thousands separator; empty when that isn't certain."""
    text = text.strip()
    if not _PLAIN.fullmatch(text) or _THOUSANDS.fullmatch(text):
        return ""
    return "." if "." in text else "," if "," in text else ""


def looks_like_thousands(values: Iterable[object], notation: Notation) -> list[str]:
    """Values of a column that were read with a decimal sign where a thousands separator is likelier.

    ``22.000`` in a file with decimal points is one, unless another value of the column certainly has decimals.

    Args:
        values: the distinct values, as written.
        notation: decimal sign that they were read with.

    Returns:
        Those values, none where a single one certainly has decimals.
    """
    found = []
    for value in values:
        if isinstance(value, str) and notation in value:
            if not _THOUSANDS.fullmatch(value.strip()):
                return []
            found.append(value)
        elif isinstance(value, float) and not value.is_integer():
            return []
    return found


def parse_number(text: str, notation: Notation, expected: str) -> int | Decimal | Problem:
    """The number that a text stands for, exactly.

    Args:
        text: without spaces at its ends, not empty.
        notation: decimal sign of the file.
        expected: what the column wants, for the message.

    Returns:
        An `int` where no decimals were written, else a `Decimal` with the decimals as written.
    """
    if text.isdecimal() and text.isascii():
        return int(text)
    if _PLAIN.fullmatch(text):
        other = "," if notation == "." else "."
        if other not in text:
            return int(text) if notation not in text else Decimal(text.replace(notation, "."))
        if not _THOUSANDS.fullmatch(text):
            names = {".": "point", ",": "comma"}
            what = f"a decimal {names[other]} in a file with decimal {names[notation]}s"
            return Problem(what, expected, f'write "{text.replace(other, notation)}"')
    return _why_not(text, notation, expected)


def _why_not(text: str, notation: Notation, expected: str) -> Problem:
    """What is wrong with a text that is no number."""
    if text.lower() in _NOT_FINITE:
        return Problem("no finite number", expected, "leave it empty if it isn't known")
    if _THOUSANDS.fullmatch(text):
        return Problem("a thousands separator", expected, f'write "{_without_thousands(text, notation)}"')
    if _EXPONENT.fullmatch(text):
        return Problem("a number with an exponent", expected, "write all digits")
    if "€" in text or "%" in text:
        return Problem("a number with a sign", expected, "leave out € and %")
    return Problem("no number", expected)


def _without_thousands(text: str, notation: Notation) -> str:
    """The number as it was probably meant, for a hint; a last sign unlike the others begins the decimals."""
    last = max(text.rfind("."), text.rfind(","))
    decimals = text[last + 1 :] if last > 0 and set(text[:last]) & (set("., \u00a0'") - {text[last]}) else ""
    whole = re.sub(r"[^0-9-]", "", text[:last] if decimals else text)
    return f"{whole}{notation}{decimals}" if decimals else whole
