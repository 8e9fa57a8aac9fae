"""Lines: every region × provider × service that a run has to know, in key order, with its facts.

A line that may become an agreement is a *cell*. The other lines stand only in a basis table (last year's production of
a provider that offers nothing now): they can't be awarded anything, but right-hand sides count them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.conditions import Condition
from verdeelsleutel.data.exact import Exact, scaled
from verdeelsleutel.data.integers import Index, Ints, Mask, distinct, grouped, sums
from verdeelsleutel.model.memo import Memo

KEY = ("region", "provider", "service")


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of a run, sorted by (region, provider, service).

    Attributes:
        regions, providers, services: distinct ids in text order.
        region, provider, service: per line the position in those ids.
        is_cell: per line whether it can be awarded units.
    """

    case: Case
    regions: list[str]
    providers: list[str]
    services: list[str]
    region: Index
    provider: Index
    service: Index
    is_cell: Mask
    memo: Memo = field(default_factory=Memo, repr=False)
    _columns: dict[str, tuple[Sequence[str], Index]] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.region)

    @cached_property
    def code(self) -> Index:
        """Per line one number that sorts as its key does."""
        return self.memo.of("codes of lines", self._key_columns, lambda: _codes(*self._key_columns))

    @property
    def _key_columns(self) -> tuple[Index, Index, Index, list[str], list[str]]:
        return self.region, self.provider, self.service, self.providers, self.services

    def key(self, line: int) -> tuple[str, str, str]:
        """(region, provider, service) of one line."""
        return (
            self.regions[self.region[line]],
            self.providers[self.provider[line]],
            self.services[self.service[line]],
        )

    def find(self, frame: pd.DataFrame) -> Index:
        """Per row of a table with the three key columns the line it belongs to, -1 where there is none."""
        wanted = _wanted(self.memo, frame, self.regions, self.providers, self.services)
        return self.memo.of("lines of rows", (wanted, self.code), lambda: self._find(wanted))

    def _find(self, wanted: Index) -> Index:
        if len(self) == 0:
            return np.full(len(wanted), -1, dtype=np.intp)
        at = np.minimum(np.searchsorted(self.code, wanted), len(self) - 1)
        return np.where((wanted >= 0) & (self.code[at] == wanted), at, -1)

    def volumes(self, table: str, column: str) -> Exact:
        """Per line the units of a table; a line that the table lacks counts 0."""
        frame = self.case.table(table)
        at = self.find(frame)
        return self.memo.of(("volumes", column), (frame, at), lambda: self._volumes(frame[column], at))

    def _volumes(self, column: pd.Series, at: Index) -> Exact:
        numerators, denominator = scaled(column)
        if len(at) == len(self) and (at == np.arange(len(at))).all():
            return Exact(numerators, denominator)
        known = at >= 0
        return Exact(sums(numerators[known], at[known], len(self)), denominator)

    def mask(self, condition: Condition) -> Mask:
        """Lines for which a condition holds; not to be changed.

        Raises:
            KeyError: no table has a column that it names.
        """
        read = tuple(self.column(name) for name in sorted(condition.columns))
        return self.memo.of(("mask", condition), (self.region, *read), lambda: _fixed(condition.mask(self)))

    def cells(self, condition: Condition) -> Mask:
        """Cells for which a condition holds; not to be changed."""
        mask = self.mask(condition)
        return self.memo.of("cells where", (mask, self.is_cell), lambda: _fixed(mask & self.is_cell))

    def column(self, name: str) -> tuple[Sequence[str], Index]:
        """A fact of each line: its distinct values as text, and per line the position of its value.

        Looks in offers, services, providers and regions; `provider.name` where two tables share a name. An x_ column
        that the case doesn't have is empty everywhere, and so matches nothing (`needs.lacking` tells the planner).

        Raises:
            KeyError: no table has such a column.
        """
        if name not in self._columns:
            self._columns[name] = self._look_up(name)
        return self._columns[name]

    def values(self, name: str) -> list[str]:
        """A fact of each line as text."""
        distinct, at = self.column(name)
        texts: list[str] = np.array(distinct, dtype=object)[at].tolist()
        return texts

    def _look_up(self, name: str) -> tuple[Sequence[str], Index]:
        table, _, column = name.rpartition(".")
        direct = {"region": (self.regions, self.region), "provider": (self.providers, self.provider)}
        direct["service"] = (self.services, self.service)
        if column in direct and table.rstrip("s") in ("", "offer", column):
            return self.memo.of(("own fact", column), direct[column], lambda: direct[column])
        for singular, ids, codes in (
            ("service", self.services, self.service),
            ("provider", self.providers, self.provider),
            ("region", self.regions, self.region),
        ):
            frame = self.case.table(f"{singular}s")
            if column in frame.columns and table.rstrip("s") in ("", singular):
                return self._by_id(frame, singular, column, ids, codes)
        offers = self.case.table("offers")
        if column in offers.columns and table.rstrip("s") in ("", "offer"):
            return self._by_offer(offers, column)
        if column.startswith("x_"):  # a column of one's own that this case doesn't have: empty everywhere
            nowhere = [""], np.zeros(len(self), dtype=np.intp)
            return self.memo.of("fact that is nowhere", (self.region,), lambda: nowhere)
        raise KeyError(name)

    def _by_id(
        self, frame: pd.DataFrame, key: str, column: str, ids: Sequence[str], codes: Index
    ) -> tuple[Sequence[str], Index]:
        keys, values = self.memo.column(frame, key), self.memo.column(frame, column)
        return self.memo.of(
            ("fact", key, column), (keys, values, ids, codes), lambda: _by_id(keys, values, ids, codes)
        )

    def _by_offer(self, offers: pd.DataFrame, column: str) -> tuple[Sequence[str], Index]:
        at, values = self.find(offers), self.memo.column(offers, column)
        return self.memo.of(("fact of offers", column), (at, values), lambda: self._spread(at, values))

    def _spread(self, at: Index, values: Ints) -> tuple[Sequence[str], Index]:
        texts = np.full(len(self), "", dtype=object)
        texts[at[at >= 0]] = _texts(values)[at >= 0]
        codes, distinct = pd.factorize(texts)
        return [str(value) for value in distinct], codes


def _fixed(mask: Mask) -> Mask:
    mask.flags.writeable = False
    return mask


def _texts(column: Ints) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    return np.array(["" if value is None else str(value) for value in column.tolist()], dtype=object)


def _by_id(keys: Ints, values: Ints, ids: Sequence[str], codes: Index) -> tuple[Sequence[str], Index]:
    by_id = dict(zip(keys.tolist(), _texts(values), strict=True))
    distinct: dict[str, int] = {}
    positions = np.array([distinct.setdefault(by_id.get(i, ""), len(distinct)) for i in ids], dtype=np.intp)
    return list(distinct), positions[codes] if len(ids) else codes


def _codes(region: Index, provider: Index, service: Index, providers: list[str], services: list[str]) -> Index:
    return (region.astype(np.int64) * len(providers) + provider) * len(services) + service


def build_lines(
    case: Case, cell_tables: Iterable[pd.DataFrame], other_tables: Iterable[pd.DataFrame], memo: Memo | None = None
) -> Lines:
    """The lines of a run: cells from `cell_tables`, the rest from `other_tables` (frames with the key columns).

    Args:
        case: the case.
        cell_tables, other_tables: frames.
        memo: of earlier runs.
    """
    memo = memo or Memo()
    ids = [_ids(memo, case.table(f"{name}s"), name) for name in KEY]
    cells = [_wanted(memo, frame, *ids) for frame in cell_tables]
    rest = [_wanted(memo, frame, *ids) for frame in other_tables]
    made = memo.of(("lines", len(cells)), (*ids, *cells, *rest), lambda: _lines(ids, cells, rest))
    regions, providers, services = ids
    return Lines(case, regions, providers, services, *made, memo)


def _ids(memo: Memo, frame: pd.DataFrame, name: str) -> list[str]:
    column = memo.column(frame, name)
    return memo.of("ids", (column,), lambda: sorted(column.tolist()))


def _lines(
    ids: Sequence[list[str]], cells: Sequence[Index], rest: Sequence[Index]
) -> tuple[Index, Index, Index, Mask]:
    """Region, provider and service of every line, and whether it is a cell."""
    nothing = np.empty(0, dtype=np.int64)
    every = distinct(np.concatenate([*cells, *rest, nothing]))
    is_cell = np.isin(every, np.concatenate([*cells, nothing]))
    left, service = np.divmod(every, max(1, len(ids[2])))
    region, provider = np.divmod(left, max(1, len(ids[1])))
    return region, provider, service, is_cell


def _wanted(
    memo: Memo, frame: pd.DataFrame, regions: list[str], providers: list[str], services: list[str]
) -> Index:
    """Per row of a table the number that sorts as its key does, -1 where a region, provider or service is unknown."""
    keys = tuple(memo.column(frame, name) for name in KEY)
    return memo.of(
        "keys of rows", (*keys, regions, providers, services), lambda: _places(keys, regions, providers, services)
    )


def _places(keys: Sequence[Ints], regions: list[str], providers: list[str], services: list[str]) -> Index:
    region, provider, service = (
        pd.Index(ids, dtype=object).get_indexer(pd.Index(values, dtype=object))
        for values, ids in zip(keys, (regions, providers, services), strict=True)
    )
    known = (region >= 0) & (provider >= 0) & (service >= 0)
    return np.where(known, _codes(region, provider, service, providers, services), -1)


def numbered(
    columns: Sequence[tuple[Sequence[str], Index]], count: int
) -> tuple[list[tuple[str, ...]], Index]:
    """Groups of lines that agree on several facts: the distinct tuples in text order, and per line its group."""
    if not columns:
        return [()], np.zeros(count, dtype=np.intp)
    group = np.zeros(count, dtype=np.int64)
    for texts, at in columns:
        _, group = grouped(group * max(1, len(texts)) + at)
    first = np.full(int(group.max()) + 1 if count else 0, -1, dtype=np.intp)
    first[group[::-1]] = np.arange(count - 1, -1, -1)
    keys = [tuple(texts[at[line]] for texts, at in columns) for line in first]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    rank = np.empty(len(keys), dtype=np.intp)
    rank[order] = np.arange(len(keys))
    return [keys[i] for i in order], rank[group]


__all__ = ["KEY", "Ints", "Lines", "build_lines", "numbered"]
