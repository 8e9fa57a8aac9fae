"""Columns of text that line up: numbers right, words left and wrapped, nothing ever cut off.

Where a table is too wide, the columns that matter least are left out and words are wrapped; if that doesn't help, the
table is wider than the window.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from verdeelsleutel.reports.page import Column

__all__ = ["SOFT", "columns_that_fit", "lines_of"]

SOFT = "\u00ad"
"""Where a heading may be broken."""

GAP = 2
LEAST_WORDS = 16
"""A column of words isn't made narrower than this to save other columns."""


def columns_that_fit(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Columns by position, without those that matter least for as long as the table is too wide."""
    kept = list(range(len(columns)))
    need = [_least(column, [row[i] for row in rows]) for i, column in enumerate(columns)]
    while _total([need[i] for i in kept]) > width and any(columns[i].rank for i in kept):
        kept.remove(max(kept, key=lambda i: (columns[i].rank, i)))
    return kept


def lines_of(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> tuple[list[str], list[list[str]]]:
    """The lines of the heading, and per row its lines."""
    widths = _widths(columns, rows, width)
    heading = _row([_heading(c, w) for c, w in zip(columns, widths, strict=True)], columns, widths, bottom=True)
    wrapped = [[_wrapped(cell, w) for cell, w in zip(row, widths, strict=True)] for row in rows]
    return heading, [_row(row, columns, widths) for row in wrapped]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _widest(cells: Sequence[str]) -> int:
    return max(map(cell_len, cells), default=0)


def _parts(title: str) -> list[str]:
    """The pieces into which a heading may be broken."""
    shown = title.replace(SOFT, f"-{SOFT}").replace("--", "-")
    return [piece for word in shown.split() for piece in word.split(SOFT)]


def _least(column: Column, cells: Sequence[str]) -> int:
    widest = _widest(cells)
    return max(min(widest, LEAST_WORDS) if column.text else widest, _widest(_parts(column.title)))


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Numbers get what they need; words and headings share what is left, each at most what it needs."""
    cells = [[row[i] for row in rows] for i in range(len(columns))]
    found = [_least(c, mine) for c, mine in zip(columns, cells, strict=True)]
    full = [
        max(w, _widest(mine), cell_len(c.title.replace(SOFT, "")))
        for w, mine, c in zip(found, cells, columns, strict=True)
    ]
    while _total(found) < width and found != full:
        short = [i for i, w in enumerate(found) if w < full[i]]
        found[min(short, key=lambda i: found[i])] += 1
    return found


def _heading(column: Column, width: int) -> list[str]:
    whole = column.title.replace(SOFT, "")
    if cell_len(whole) <= width:
        return [whole]
    lines: list[str] = []
    for word in column.title.split():
        pieces = [word.replace(SOFT, "")]
        if cell_len(pieces[0]) > width:
            pieces = _parts(word)
        elif lines and cell_len(lines[-1]) + 1 + cell_len(pieces[0]) <= width:
            lines[-1] += f" {pieces[0]}"
            continue
        lines += pieces
    return lines


def _wrapped(cell: str, width: int) -> list[str]:
    return textwrap.wrap(cell, width, break_on_hyphens=False) if cell_len(cell) > width else [cell]


def _row(
    cells: Sequence[list[str]], columns: Sequence[Column], widths: Sequence[int], *, bottom: bool = False
) -> list[str]:
    high = max(map(len, cells))
    padded = [[""] * (high - len(cell)) + cell if bottom else cell for cell in cells]
    return [
        (" " * GAP).join(
            _set(piece or "", width, left=column.text)
            for piece, column, width in zip(pieces, columns, widths, strict=True)
        )
        for pieces in zip_longest(*padded)
    ]


def _set(piece: str, width: int, *, left: bool) -> str:
    space = " " * max(0, width - cell_len(piece))
    return piece + space if left else space + piece
