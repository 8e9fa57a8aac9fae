"""Result files as text: comma, point, UTF-8, one line per row, the same bytes on every machine.

A long table is put together from columns of bytes, a row of equal width for every line, so that nothing is done line
by line: texts that lines share are made once, numbers are taken apart digit by digit for all lines together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from verdeelsleutel.data.byte_columns import FILL, Cells, Column, cells, side_by_side
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, Mask, divisible, grouped

__all__ = [
    "PLACES",
    "SCALE",
    "Cells",
    "Column",
    "cells",
    "decimal_texts",
    "euro_texts",
    "rows",
    "safe",
    "stacked",
    "table",
    "with_lines",
    "words",
]

PLACES = 12
"""Fractions in a result are cut to so many decimals."""

SCALE = 10**PLACES

_FILL = FILL[0]


def table(header: Sequence[str], columns: Sequence[Column]) -> str:
    """A CSV file of columns that are already safe text."""
    parts: list[Column | bytes] = [part for column in columns for part in (column, b",")]
    parts[-1] = b"\n"
    head = ",".join(header).encode() + b"\n"
    return b"".join([head, *side_by_side(parts, len(columns[0]))]).decode()


def rows(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A CSV file of rows of any text."""
    return written([header, *lines])


def written(lines: Iterable[Sequence[str]]) -> str:
    """Rows of any text as they stand in a CSV file."""
    return "".join(",".join(map(safe, line)) + "\n" for line in lines)


def safe(text: str) -> str:
    """Text in quotes where CSV needs them."""
    if "," in text or '"' in text or "\r" in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def words(texts: Iterable[str]) -> Column:
    """A column of any texts, of which many lines may share one."""
    known: dict[str, int] = {}
    at = [known.setdefault(text, len(known)) for text in texts]
    return Column(cells([safe(text) for text in known]), np.array(at, dtype=np.intp))


def stacked(columns: Sequence[Column]) -> Column:
    """Columns under each other."""
    starts = np.cumsum([0, *(len(column.texts) for column in columns)]).tolist()
    at = [
        start + (np.arange(len(column)) if column.at is None else column.at)
        for start, column in zip(starts, columns, strict=False)
    ]
    return Column(_under([column.texts for column in columns]), np.concatenate(at))


def _under(columns: Sequence[Cells]) -> Cells:
    width = max(column.shape[1] for column in columns)
    found = np.full((sum(map(len, columns)), width), _FILL, dtype=np.uint8)
    start = 0
    for column in columns:
        found[start : start + len(column), : column.shape[1]] = column
        start += len(column)
    return found


def with_lines(column: Column, lines: Index, other: Column) -> Column:
    """A column in which some lines have the texts of another."""
    at = np.arange(len(column))
    at[lines] = len(column) + np.arange(len(lines))
    return stacked([column, other]).take(at)


def decimal_texts(values: Exact) -> Column:
    """Every line as decimal text, cut (toward zero) to 12 decimals."""
    num, den, own = values.shared, values.shared_den, values.apart
    size = divisible(np.abs(num), den)
    rests, at = grouped(size % den)  # few lines differ in what stands behind the point
    behind = [_decimal(rest, den)[1:] for rest in rests.tolist()]  # without the nought before the point
    whole = size // den
    nought = (whole == 0) & np.array([text == "" for text in behind], dtype=np.bool_)[at]
    found = _signed((num < 0) & ~nought, whole, behind, at)
    if own is None:
        return found
    return with_lines(found, own.lines, Column(cells(list(map(_decimal, own.num.tolist(), own.den.tolist())))))


def _decimal(num: int, den: int) -> str:
    digits = f"{abs(num) * SCALE // den:0{PLACES + 1}d}"
    text = f"{digits[:-PLACES]}.{digits[-PLACES:]}".rstrip("0").rstrip(".")
    return f"-{text}" if num < 0 and text != "0" else text


def euro_texts(cents: Ints) -> Column:
    """Whole cents as euros with two decimals."""
    size = np.abs(cents)
    return _signed(cents < 0, size // 100, [f".{part:02d}" for part in range(100)], (size % 100).astype(np.intp))


def _signed(negative: Mask, before: Ints, behind: Sequence[str], at: Index) -> Column:
    """A sign where there is one, a number of at least 0, and what stands behind it."""
    parts = [_digits(before), np.take(cells(behind), at, axis=0)]
    if negative.any():
        parts.insert(0, np.where(negative, ord("-"), _FILL).astype(np.uint8)[:, None])
    return Column(np.concatenate(parts, axis=1))


def _digits(values: Ints) -> Cells:
    """Whole numbers of at least 0 as text."""
    if values.dtype == object:
        return cells(list(map(str, values.tolist())))
    width = len(str(values.max(initial=0)))
    found = np.empty((len(values), width), dtype=np.uint8)
    for place in range(width - 1, -1, -1):
        rest = values // 10
        found[:, place] = values - rest * 10 + ord("0")
        if place < width - 1:
            found[values == 0, place] = _FILL
        values = rest
    return found
