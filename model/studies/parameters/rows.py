"""The rows of a table as conditions see them: their own columns, and those of their service, provider and region."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.integers import Index

__all__ = ["RowFacts"]

_OTHERS = ("service", "provider", "region")


class RowFacts:
    """Facts of every row of a table; `provider.name` where tables share a name."""

    def __init__(self, case: Case, table: str) -> None:
        self._case = case
        self._frame = case.table(table)
        self._known: dict[str, tuple[Sequence[str], Index]] = {}

    def __len__(self) -> int:
        return len(self._frame)

    @cached_property
    def names(self) -> list[str]:
        """Every column that a condition may name."""
        names = list(self._frame.columns)
        for other in self._others:
            names += [name for name in self._case.table(f"{other}s").columns if name not in names]
        return names

    @property
    def _others(self) -> list[str]:
        return [name for name in _OTHERS if name in self._frame.columns]

    def column(self, name: str) -> tuple[Sequence[str], Index]:
        """Distinct values as text, and per row the position of its value.

        Raises:
            KeyError: no such column.
        """
        if name not in self._known:
            self._known[name] = self._looked_up(name)
        return self._known[name]

    def _looked_up(self, name: str) -> tuple[Sequence[str], Index]:
        qualifier, _, bare = name.rpartition(".")
        if not qualifier and bare in self._frame.columns:
            return _coded(_texts(self._frame[bare]))
        for other in self._others:
            table = self._case.table(f"{other}s")
            if bare in table.columns and qualifier.rstrip("s") in ("", other):
                by_id = dict(zip(table[other].tolist(), _texts(table[bare]), strict=True))
                return _coded([by_id.get(key, "") for key in self._frame[other].tolist()])
        raise KeyError(name)


def _texts(column: pd.Series) -> list[str]:
    return ["" if value is None else str(value) for value in column.tolist()]


def _coded(texts: Sequence[str]) -> tuple[Sequence[str], Index]:
    known: dict[str, int] = {}
    at = np.array([known.setdefault(text, len(known)) for text in texts], dtype=np.intp)
    return list(known), at
