"""The cells of two runs side by side, and what of each change is volume and what is price.

Formula:
    Δ amount = (new units − old units) · old price + new units · (new price − old price)

    A cell that only one run has was or becomes 0 units at the price of the other: it is volume. A service that moved
    to another kavel is a cell that goes and one that comes.

Symbols:
    amounts and prices in cents, units whole; the two effects add up to the change, cell by cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from verdeelsleutel.data.integers import Index, Ints, Mask, distinct, narrow, product, summable
from verdeelsleutel.model.compare.whole_run import WholeRun
from verdeelsleutel.model.runs.run_folder import BrokenRun

__all__ = ["KEY", "Cells", "Side", "cells_of"]

KEY = ("region", "provider", "service")
_COLUMNS = (*KEY, "kavel", "basis_units", "agreed_units", "tariff_eur", "amount_eur")


@dataclass(frozen=True, eq=False)
class Side:
    """One run's part of the cells.

    Attributes:
        there: whether the run has the cell.
        asked: what the tranches ask at most, in units, as decimals.
        units, tariff, amount: whole units, cents per unit and cents; 0 where it hasn't.
    """

    there: Mask
    asked: npt.NDArray[Any]
    units: Ints
    tariff: Ints
    amount: Ints


@dataclass(frozen=True, eq=False)
class Cells:
    """Cells of both runs in order of region, provider, service and kavel.

    Attributes:
        names: the distinct regions, providers, services and kavels, sorted.
        at: per name-list the position of every cell's own.
        then, now: what the runs say of them.
    """

    names: tuple[list[str], ...]
    at: tuple[Index, ...]
    then: Side
    now: Side

    def __len__(self) -> int:
        return len(self.then.units)

    def key(self, cell: int) -> tuple[str, str, str]:
        """Region, provider and service of a cell."""
        region, provider, service = (self.names[i][int(self.at[i][cell])] for i in range(3))
        return region, provider, service

    @cached_property
    def change(self) -> Ints:
        """Δ amount, in cents."""
        return narrow(summable(self.now.amount) - summable(self.then.amount))

    @cached_property
    def volume(self) -> Ints:
        """What more or less units make, in cents, at the old price."""
        price = np.where(self.then.there, self.then.tariff, self.now.tariff)
        return narrow(product(summable(self.now.units) - summable(self.then.units), price))

    @cached_property
    def price(self) -> Ints:
        """What another tariff makes, in cents, on the new units."""
        dearer = np.where(self.then.there & self.now.there, summable(self.now.tariff) - summable(self.then.tariff), 0)
        return narrow(product(self.now.units, dearer))

    @cached_property
    def differing(self) -> Index:
        """Cells with other units or another tariff, and those that one run alone has."""
        then, now = self.then, self.now
        differ = (then.units != now.units) | (then.tariff != now.tariff) | (then.there != now.there)
        return np.flatnonzero(np.asarray(differ, dtype=np.bool_))

    def position(self, frame: pd.DataFrame) -> Index:
        """Per row of a table the first cell with its region, provider and service, −1 where there is none."""
        own = _combined([self.at[i] for i in range(3)], self.names)
        codes = [_codes(frame[name], names) for name, names in zip(KEY, self.names[:3], strict=True)]
        known = np.logical_and.reduce([code >= 0 for code in codes])
        mine = _combined(codes, self.names)
        place = np.minimum(np.searchsorted(own, mine), max(0, len(own) - 1))
        found = known & (own[place] == mine) if len(own) else np.zeros(len(mine), dtype=np.bool_)
        return np.where(found, place, -1)


def cells_of(then: WholeRun, now: WholeRun) -> Cells:
    """The cells of two runs.

    Raises:
        BrokenRun: a plan holds no whole units or amounts.
    """
    frames = [run.table("plan.csv", _COLUMNS) for run in (then, now)]
    keys = [*KEY, "kavel"]
    found = [pd.factorize(np.concatenate([f[name].to_numpy() for f in frames]), sort=True) for name in keys]
    names = tuple([str(name) for name in values] for _, values in found)
    cut = len(frames[0])
    codes = _combined([code for code, _ in found], names)
    every = distinct(codes)
    places = np.searchsorted(every, codes[:cut]), np.searchsorted(every, codes[cut:])
    at = []
    for code, _ in found:
        mine = np.zeros(len(every), dtype=np.intp)
        mine[places[0]], mine[places[1]] = code[:cut], code[cut:]
        at.append(mine)
    sides = [
        _side(run, frame, place, len(every)) for run, frame, place in zip((then, now), frames, places, strict=True)
    ]
    return Cells(names, tuple(at), sides[0], sides[1])


def _side(run: WholeRun, frame: pd.DataFrame, place: Index, count: int) -> Side:
    there = np.zeros(count, dtype=np.bool_)
    there[place] = True
    asked = np.full(count, Decimal(0), dtype=object)
    try:
        asked[place] = [Decimal(text) for text in frame["basis_units"].tolist()]
        columns = [[int(text) for text in frame["agreed_units"].tolist()]]
        columns += [[_cents(text) for text in frame[name].tolist()] for name in ("tariff_eur", "amount_eur")]
    except (ValueError, InvalidOperation) as error:
        raise BrokenRun(f"{run.folder}: plan.csv: {error}") from None
    return Side(there, asked, *(_spread(values, place, count) for values in columns))


def _spread(values: list[int], place: Index, count: int) -> Ints:
    wide: Ints = np.zeros(count, dtype=object)
    wide[place] = values
    return narrow(wide)


def _cents(text: str) -> int:
    """Euros with two decimals as cents."""
    whole, point, part = text.partition(".")
    if not point or len(part) != 2:
        raise ValueError(f"{text} is no amount with two decimals")
    return int(whole + part)


def _codes(column: pd.Series, names: list[str]) -> Index:
    return pd.Index(names, dtype=object).get_indexer(pd.Index(column, dtype=object))


def _combined(codes: Sequence[Index], names: Sequence[list[str]]) -> Index:
    """One number per row that sorts as the names do, one after the other."""
    total = np.zeros(len(codes[0]), dtype=np.int64)
    for code, own in zip(codes, names, strict=False):
        total = total * max(1, len(own)) + code
    return total
