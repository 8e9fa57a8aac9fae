"""How one value of each kind of column is read: text or a value typed by Excel in, a clean value out.

Called once per distinct value of a column. A value that can't be read comes back as a `Problem`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from verdeelsleutel.data.faults import did_you_mean
from verdeelsleutel.data.reading.notation import LARGEST, Notation, Problem, parse_number
from verdeelsleutel.data.reading.raw import GAP, Unreadable
from verdeelsleutel.data.tables.columns import Column, Kind, normalised
from verdeelsleutel.data.tables.dutch import choices_by_word

__all__ = ["Value", "as_text", "clean_agb", "expected_of", "read_numbers", "read_value", "yes_or_no"]

Value = str | int | Decimal | dt.date | None

_DENIES = {"niet", "geen", "not", "no"}
_YES = {"yes", "ja", "true", "waar"}
_NO = {"no", "nee", "false", "onwaar"}
_AGB_DIGITS = 8
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_POSTCODE = re.compile(r"[1-9][0-9]{3}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH_DATE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_DIGITS = 28  # what `decimal` computes with
_SURE_NUMBERS = {
    (kind, sign): re.compile(rf"(?:[0-9]{{1,14}}(?:{re.escape(sign)}[0-9]{{1,{most}}})?\n)+")
    for kind, most in (("number", _DIGITS - 14), ("euros", 2))
    for sign in ".,"
}
_EXPECTED: Mapping[Kind, str] = MappingProxyType(
    {
        "id": "a short name or code",
        "agb": "an AGB code of 8 digits",
        "ids": "codes with spaces, commas or semicolons between",
        "text": "text",
        "yes_no": "yes or no",
        "fact": "yes, no or a word",
        "date": "a date like 2024-04-01",
        "month": "a month like 2024-04",
        "postcode": "the four digits of a postcode",
    }
)


def expected_of(column: Column) -> str:
    """What a value of the column should be, in a few words."""
    if column.kind == "choice":
        return "one of " + ", ".join(column.choices)
    if not column.numeric:
        return _EXPECTED[column.kind]
    noun = {"number": "a number", "whole": "a whole number", "euros": "an amount in euros"}[column.kind]
    if column.minimum is not None and column.maximum is not None:
        return f"{noun} from {column.minimum} to {column.maximum}"
    if column.above is not None:
        return f"{noun} above {column.above}"
    if column.minimum is not None:
        return f"{noun} of {column.minimum} or more"
    return noun


def read_value(column: Column, raw: object, notation: Notation) -> Value | Problem:
    """The value of a cell.

    Args:
        column: what the cell should hold.
        raw: what it holds: text, or in a workbook also a number, a boolean or a date.
        notation: decimal sign of the file.

    Returns:
        The clean value, the column's default when the cell is empty, or why it can't be read.
    """
    if isinstance(raw, str):
        raw = raw.strip()
        if not raw:
            return _empty(column)
    elif isinstance(raw, Unreadable):
        return Problem(raw.what, expected_of(column), raw.hint)
    elif raw is None or raw is GAP:
        return None if column.numeric or column.kind == "date" else ""
    if column.numeric:
        return _number(column, raw, notation)
    return _READERS[column.kind](column, raw)


def _empty(column: Column) -> Value | Problem:
    if not column.may_be_empty:
        return Problem("empty, but a value is needed", expected_of(column))
    return None if column.numeric or column.kind == "date" else column.default


def as_text(raw: object) -> str:
    """A cell as the text that a person would say it holds; a number of Excel without a trailing ``.0``."""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() else repr(raw)
    if isinstance(raw, Unreadable):
        return raw.text
    return "" if raw is GAP else str(raw).strip()


def yes_or_no(text: str) -> str:
    """``yes`` or ``no`` for any word that means it; empty for all else."""
    word = text.casefold()
    return "yes" if word in _YES else "no" if word in _NO else ""


def clean_agb(text: str) -> str:
    """An AGB code with the leading zeros that a spreadsheet took off; other text as it is."""
    return text.zfill(_AGB_DIGITS) if text.isascii() and text.isdecimal() else text


def _number(column: Column, raw: object, notation: Notation) -> Value | Problem:
    expected = expected_of(column)
    number: object = raw
    if isinstance(raw, str):
        number = parse_number(raw, notation, expected)
    elif isinstance(raw, float):
        number = int(raw) if raw.is_integer() else Decimal(repr(raw))
    if isinstance(number, Problem):
        return number
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        return Problem("no number", expected, _date_hint(raw))
    return _in_range(column, number, expected)


def read_numbers(column: Column, raws: Sequence[object], notation: Notation) -> list[int | Decimal] | None:
    """All values of a number column in one go, where nothing can be wrong with them.

    Args:
        column: what the cells should hold.
        raws: the distinct values.
        notation: decimal sign of the file.

    Returns:
        The numbers as `read_value` gives them; None when a value has to be looked at by itself.
    """
    pattern = _SURE_NUMBERS.get((column.kind, notation))
    if pattern is None or column.maximum is not None or (column.minimum or 0) > 0:
        return None
    try:
        text = "\n".join(raws) + "\n"  # type: ignore[arg-type]  # a value that is no text ends here
    except TypeError:
        return None
    if not pattern.fullmatch(text):
        return None
    texts = (text if notation == "." else text.replace(",", ".")).splitlines()
    numbers = [_short_number(text) for text in texts]
    above = column.above
    return None if above is not None and any(number <= above for number in numbers) else numbers


def _short_number(text: str) -> int | Decimal:
    """An int where the decimals are all nought."""
    if "." not in text:
        return int(text)
    whole, _, decimals = text.partition(".")
    return Decimal(text) if decimals.strip("0") else int(whole)


def _in_range(column: Column, number: int | Decimal, expected: str) -> int | Decimal | Problem:
    """The number, an int where it is whole, if it is one that the column takes."""
    problem = _form_problem(column, number, expected)
    if problem is not None:
        return problem
    if not -LARGEST <= number <= LARGEST:
        return Problem("a number too large to be true", expected)
    if column.minimum is not None and number < column.minimum:
        return Problem("negative" if column.minimum == 0 else "too small", expected)
    if column.above is not None and number <= column.above:
        return Problem("not above 0", expected)
    if column.maximum is not None and number > column.maximum:
        return Problem("too large", expected)
    return int(number) if number == int(number) else number


def _form_problem(column: Column, number: int | Decimal, expected: str) -> Problem | None:
    """What is wrong with the digits of a number, wherever it lies."""
    if isinstance(number, int):
        return None
    digits = number.as_tuple()
    if column.kind == "euros" and -int(digits.exponent) > 2:
        return Problem("more than two decimals", expected, "round the amount to whole cents")
    if column.kind == "whole" and number != int(number):
        return Problem("no whole number", expected)
    if len(digits.digits) > _DIGITS:
        return Problem("a number with more digits than can be meant", expected)
    return None


def _date_hint(raw: object) -> str:
    return "Excel made a date of it: give the cell a number format" if isinstance(raw, dt.date) else ""


def _id(column: Column, raw: object) -> Value | Problem:
    if isinstance(raw, bool | dt.date | dt.time | dt.timedelta):
        hint = "Excel changed it: give the column the format Text and type it again"
        return Problem("no code", expected_of(column), hint)
    return as_text(raw)


def _agb(column: Column, raw: object) -> Value | Problem:
    text = clean_agb(as_text(raw))
    for word in column.also:
        if text.casefold() == word.casefold():
            return word
    if len(text) == _AGB_DIGITS and text.isdecimal() and text.isascii() and not isinstance(raw, bool):
        return text
    return Problem("no AGB code", expected_of(column))


def _ids(column: Column, raw: object) -> Value | Problem:
    text = _id(column, raw)
    return text if isinstance(text, Problem) else " ".join(split_ids(str(text)))


def split_ids(text: str) -> list[str]:
    """The codes in a list that is separated by spaces, commas or semicolons."""
    return text.replace(",", " ").replace(";", " ").split()


def _text(_: Column, raw: object) -> Value | Problem:
    return as_text(raw)


def _choice(column: Column, raw: object) -> Value | Problem:
    text = as_text(raw)
    by_word = choices_by_word(column)
    choice = by_word.get(normalised(text))
    if choice is not None:
        return choice
    return Problem("not one of the choices", expected_of(column), _choice_meant(text, column, by_word))


def _choice_meant(text: str, column: Column, by_word: Mapping[str, str]) -> str:
    """A hint: what it begins with ("deels geaccepteerd"), never what it denies, or else what comes near."""
    first, _, rest = normalised(text).partition("_")
    if rest and first in _DENIES:
        return ""
    if rest and first in by_word:
        return f'did you mean "{first}"?'
    return did_you_mean(text, [*column.choices, *by_word])


def _yes_no(column: Column, raw: object) -> Value | Problem:
    return yes_or_no(as_text(raw)) or Problem("neither yes nor no", expected_of(column))


def _fact(_: Column, raw: object) -> Value | Problem:
    text = as_text(raw)
    return yes_or_no(text) or text


def _date(column: Column, raw: object) -> Value | Problem:
    if isinstance(raw, dt.datetime):
        return raw.date()
    if isinstance(raw, dt.date):
        return raw
    text = as_text(raw)
    if match := _DATE.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DUTCH_DATE.fullmatch(text):
        day, month, year = match.groups()
    else:
        return Problem("no date", expected_of(column))
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return Problem("no such day", expected_of(column))


def _month(column: Column, raw: object) -> Value | Problem:
    if isinstance(raw, dt.date) and raw.day == 1:  # Excel makes the first of the month of 2024-04
        return f"{raw.year:04d}-{raw.month:02d}"
    text = as_text(raw)
    return text if _MONTH.fullmatch(text) else Problem("no month", expected_of(column))


def _postcode(column: Column, raw: object) -> Value | Problem:
    text = as_text(raw)
    return text if _POSTCODE.fullmatch(text) else Problem("no postcode", expected_of(column))


_READERS: Mapping[Kind, Callable[[Column, object], Value | Problem]] = MappingProxyType(
    {
        "id": _id,
        "agb": _agb,
        "ids": _ids,
        "text": _text,
        "choice": _choice,
        "yes_no": _yes_no,
        "fact": _fact,
        "date": _date,
        "month": _month,
        "postcode": _postcode,
    }
)
