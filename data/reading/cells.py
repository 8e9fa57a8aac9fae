"""Cells (region × provider × service) as numbers, to hold long tables against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

from verdeelsleutel.data.reading.case_meta import CaseMeta
from verdeelsleutel.data.reading.raw import Codes
from verdeelsleutel.data.reading.typed import TypedTable

__all__ = ["EXAMPLES", "Given", "Tables", "cell_numbers", "has_all", "row_names", "scaled"]

Tables = Mapping[str, TypedTable]


@dataclass(frozen=True)
class Given:
    """What the checks for oddities look at: the tables that were read, and what the case is about."""

    tables: Tables
    meta: CaseMeta


EXAMPLES = 5
"""So many examples go with a finding."""

_CELL = ("region", "provider", "service")
_MASTERS = ("regions", "providers", "services")
_SAFE = 2**40  # a million such numbers still add up within 64 bits


def has_all(tables: Tables, *names: str) -> bool:
    """Whether all of these tables were read."""
    return all(name in tables for name in names)


def row_names(typed: TypedTable, positions: Codes, columns: Iterable[str] = _CELL) -> tuple[str, ...]:
    """The first few rows by their keys, as examples."""
    return tuple(
        " ".join(str(typed.frame[column].iloc[position]) for column in columns)
        for position in positions[:EXAMPLES].tolist()
    )


def cell_numbers(typed: TypedTable, tables: Tables) -> Codes:
    """One number per row for its cell, the same in every table of the case, rising with the key.

    Args:
        typed: a table with region, provider and service, whose references hold.
        tables: with the tables of regions, providers and services.
    """
    total = np.zeros(len(typed.frame), dtype=np.int64)
    for column, master in zip(_CELL, _MASTERS, strict=True):
        known = {value: i for i, value in enumerate(tables[master].coded[column].values)}
        coded = typed.coded[column]
        place = np.array([known[value] for value in coded.values], dtype=np.int64)
        total = total * len(known) + place[coded.codes]
    return total


def scaled(columns: Sequence[Sequence[int | Decimal | None]]) -> list[npt.NDArray[Any]]:
    """Numbers as whole numbers over one power of ten; None becomes 0.

    Returns:
        int64 where sums can't overflow, else Python integers.
    """
    decimals = [-int(v.as_tuple().exponent) for column in columns for v in column if isinstance(v, Decimal)]
    factor = 10 ** max([0, *decimals])
    whole = [[int(value * factor) if value is not None else 0 for value in column] for column in columns]
    largest = max((abs(value) for column in whole for value in column), default=0)
    return [np.array(column, dtype=np.int64 if largest < _SAFE else object) for column in whole]
