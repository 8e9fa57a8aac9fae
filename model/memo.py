"""Pieces of a run that are found again while everything that they were made from is the same object.

Studies decide one case after another that differ in a few figures. Whatever reads only what stayed (the lines, facts
and conditions, where rows have entries) is made once. A run by itself starts with an empty memo: there is one way to
prepare and to fill, with or without.

A piece is named, and lists what it was made from; both together must tell its value. What a memo gives is shared, so
nobody may change it: arrays that may be met again are read-only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import numpy.typing as npt
import pandas as pd

__all__ = ["Memo"]

T = TypeVar("T")
Values = npt.NDArray[Any]

ROOM = 600
"""Pieces that are kept; what was not asked for longest goes first."""

ALIKE = 6
"""Arrays of one name and length that are kept to be recognised."""


class Memo:
    """A bounded store of pieces.

    Example:
        >>> memo, tables = Memo(), ["offers"]
        >>> memo.of("count", (tables,), lambda: [len(tables)]) is memo.of("count", (tables,), lambda: [0])
        True
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._made: OrderedDict[tuple[Hashable, ...], tuple[tuple[object, ...], Any]] = OrderedDict()
        self._arrays: dict[Hashable, list[Values]] = {}

    def __reduce__(self) -> tuple[type[Memo], tuple[int]]:
        """Sent to another process (or copied) it starts empty: what it holds has its worth in its own process."""
        return Memo, (self._room,)

    def of(self, piece: Hashable, reads: tuple[object, ...], make: Callable[[], T]) -> T:
        """A piece, made when it isn't there yet.

        Args:
            piece: its name, with whatever is compared by value.
            reads: what it is made from, compared by identity (and kept, so that no other object takes its place).
            make: makes it; what it raises is raised, and nothing is kept.
        """
        key = (piece, *map(id, reads))
        known = self._made.get(key)
        if known is not None:
            self._made.move_to_end(key)
            found: T = known[1]
            return found
        value = make()
        self._made[key] = reads, value
        if len(self._made) > self._room:
            self._made.popitem(last=False)
        return value

    def same(self, name: Hashable, values: Values) -> Values:
        """These values, as the array of before where an equal one of this name is known; read-only."""
        known = self._arrays.setdefault((name, values.shape), [])
        for at, array in enumerate(known):
            if _equal(array, values):
                if at:
                    known.insert(0, known.pop(at))
                return array
        if values.base is not None and values.flags.writeable:
            values = values.copy()
        values.flags.writeable = False
        known.insert(0, values)
        del known[ALIKE:]
        return values

    def column(self, frame: pd.DataFrame, name: str) -> Values:
        """A column of a table; the same array as before where all its values are."""
        return self.of(("column", name), (frame,), lambda: self.same(("column", name), frame[name].to_numpy()))


def _equal(one: Values, other: Values) -> bool:
    if one is other:
        return True
    if one.__array_interface__ == other.__array_interface__:  # the same place in memory, as tables share columns
        return True
    return one.dtype == other.dtype and one.shape == other.shape and bool((one == other).all())
