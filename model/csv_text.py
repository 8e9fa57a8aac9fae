"""Result files as text: comma, point, UTF-8, one line per row, the same bytes on every machine.

A long table is put together from columns of bytes, a row of equal width for every line, so that nothing is done line
by line: texts that lines share are made once, numbers are taken apart digit by digit for all lines together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, Mask, divisible, grouped

PLACES = 12
"""Fractions in a result are cut to so many decimals."""

SCALE = 10**PLACES

Cells = npt.NDArray[np.uint8]
"""Texts, shape (count, width): UTF-8, with `FILL` where one is shorter than the longest."""

FILL = b"\xff"
"""A byte that no UTF-8 has; it is taken out when the lines are written."""

AT_ONCE = 4096
"""So many lines are written together: few enough to stay near the processor."""

_FILL = FILL[0]


@dataclass(frozen=True, eq=False)
class Column:
    """A column of a table: its texts, and per line the position of its own among them (None: as they stand)."""

    texts: Cells
    at: Index | None = None

    def __len__(self) -> int:
        return len(self.texts) if self.at is None else len(self.at)

    def take(self, order: Index) -> Column:
        """Some lines, in that order."""
        return Column(self.texts, order if self.at is None else self.at[order])

    def lines(self, start: int, end: int) -> Cells:
        """The texts of some lines in a row."""
        return self.texts[start:end] if self.at is None else np.take(self.texts, self.at[start:end], axis=0)


def table(header: Sequence[str], columns: Sequence[Column]) -> str:
    """A CSV file of columns that are already safe text."""
    found = [",".join(header).encode(), b"\n"]
    for start in range(0, len(columns[0]), AT_ONCE):
        blocks = [column.lines(start, start + AT_ONCE) for column in columns]
        comma, line_end = (np.full((len(blocks[0]), 1), ord(sign), dtype=np.uint8) for sign in ",\n")
        parts = [part for block in blocks for part in (block, comma)]
        found.append(np.concatenate([*parts[:-1], line_end], axis=1).tobytes().translate(None, FILL))
    return b"".join(found).decode()


def rows(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A CSV file of rows of any text."""
    return "\n".join([",".join(header), *(",".join(safe(value) for value in line) for line in lines)]) + "\n"


def safe(text: str) -> str:
    """Text in quotes where CSV needs them."""
    if "," in text or '"' in text or "\r" in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def cells(texts: Sequence[str]) -> Cells:
    """Texts as bytes."""
    raw = [text.encode() for text in texts]
    width = max(map(len, raw), default=0)
    return np.frombuffer(b"".join(text.ljust(width, FILL) for text in raw), dtype=np.uint8).reshape(len(raw), width)


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
