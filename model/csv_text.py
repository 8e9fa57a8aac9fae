"""Result files as text: comma, point, UTF-8, one line per row, the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

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
    """Every line as decimal text, cut (toward zero) to 12 decimals."""
    size, den = np.abs(values.num), values.den
    found = list(map(str, (size // den).tolist()))
    rest = size % den
    scale = 10**PLACES
    for line in np.flatnonzero(np.asarray(rest != 0, dtype=np.bool_)).tolist():
        part = int(rest[line]) * scale // (den if isinstance(den, int) else int(den[line]))
        if part:
            found[line] += f".{part:012d}".rstrip("0")
    for line in np.flatnonzero(np.asarray(values.num < 0, dtype=np.bool_)).tolist():
        if found[line] != "0":
            found[line] = f"-{found[line]}"
    return found


def euro_texts(cents: Ints) -> list[str]:
    """Whole cents as euros with two decimals."""
    return [f"{c // 100}.{c % 100:02d}" if c >= 0 else euros(c) for c in cents.tolist()]
