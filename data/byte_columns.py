"""Columns of texts as bytes, of equal width for every line: long files are put together without a step per line.

Texts that lines share are made once; the columns are laid side by side and what fills them up is taken out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verdeelsleutel.data.integers import Index

__all__ = ["AT_ONCE", "FILL", "Cells", "Column", "cells", "side_by_side"]

Cells = npt.NDArray[np.uint8]
"""Texts, shape (count, width): UTF-8, with `FILL` where one is shorter than the longest."""

FILL = b"\xff"
"""A byte that no UTF-8 has; it is taken out when the lines are written."""

AT_ONCE = 4096
"""So many lines are written together: few enough to stay near the processor."""


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


def cells(texts: Sequence[str]) -> Cells:
    """Texts as bytes."""
    raw = [text.encode() for text in texts]
    width = max(map(len, raw), default=0)
    return np.frombuffer(b"".join(text.ljust(width, FILL) for text in raw), dtype=np.uint8).reshape(len(raw), width)


def side_by_side(parts: Sequence[Column | bytes], count: int) -> Iterator[bytes]:
    """Lines of columns and of bytes that every line has, some thousands at a time.

    Args:
        parts: from left to right.
        count: number of lines.
    """
    for start in range(0, count, AT_ONCE):
        end = min(start + AT_ONCE, count)
        blocks = [part.lines(start, end) if isinstance(part, Column) else _same(part, end - start) for part in parts]
        yield np.concatenate(blocks, axis=1).tobytes().translate(None, FILL)


def _same(text: bytes, count: int) -> Cells:
    return np.broadcast_to(np.frombuffer(text, dtype=np.uint8), (count, len(text)))
