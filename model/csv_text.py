"""Result files as text: comma, point, UTF-8, one line per row, the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verdeelsleutel.data.exact import Exact, Ints, euros

PLACES = 12
"""Fractions in a result are cut to so many decimals."""


def table(header: Sequence[str], columns: Sequence[Sequence[str]]) -> str:
    """A CSV file of columns that are already safe text."""
    body = map(",".join, zip(*columns, strict=True))
    return "\n".join([",".join(header), *body]) + "\n"


def rows(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A CSV file of rows of any text."""
    return "\n".join([",".join(header), *(",".join(safe(value) for value in line) for line in lines)]) + "\n"


def safe(text: str) -> str:
    """Text in quotes where CSV needs them."""
    if any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def decimal_texts(values: Exact) -> list[str]:
    """Every line as decimal text, cut to 12 decimals."""
    if isinstance(values.den, int) and values.den == 1:
        return [str(value) for value in values.num.tolist()]
    dens = [values.den] * len(values) if isinstance(values.den, int) else values.den.tolist()
    scale = 10**PLACES
    found = []
    for num, den in zip(values.num.tolist(), dens, strict=True):
        whole, rest = divmod(abs(num), den)
        text = str(whole)
        if rest:
            digits = f"{rest * scale // den:012d}".rstrip("0")
            text = f"{text}.{digits}" if digits else text
        found.append(f"-{text}" if num < 0 and text != "0" else text)
    return found


def euro_texts(cents: Ints) -> list[str]:
    """Whole cents as euros with two decimals."""
    return [euros(value) for value in cents.tolist()]
