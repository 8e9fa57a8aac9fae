"""Tariffs that changed: from which percentage to which, how many lines, and what it makes at the same volume."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from verdeelsleutel.data.integers import Index, sums
from verdeelsleutel.model.compare.cells import KEY, Cells
from verdeelsleutel.model.compare.whole_run import Sealed, WholeRun

__all__ = ["TariffChange", "tariff_changes"]

AGREED = "agreed"
"""In place of a percentage where a tariff was agreed in euros."""


@dataclass(frozen=True)
class TariffChange:
    """Lines of both runs whose tariff went from one percentage to another.

    Attributes:
        then, now: percentages of the maximum tariff as text, or `agreed`; where they are the same, the maximum tariff,
            NHC, NIC or the agreed tariff itself changed.
        lines: how many, those at 0 units among them.
        cents: new units times the change of the tariff.
    """

    then: str
    now: str
    lines: int
    cents: int


def tariff_changes(then: WholeRun, now: WholeRun, cells: Cells) -> tuple[TariffChange, ...]:
    """Every pair of percentages, the largest effect first."""
    differ = cells.then.there & cells.now.there & np.asarray(cells.then.tariff != cells.now.tariff, dtype=np.bool_)
    at = np.flatnonzero(differ)
    if not len(at):
        return ()
    sides = [_percentages(run, cells, at) for run in (then, now)]
    names = sorted({name for side in sides for name in side})
    code = np.array([names.index(old) * len(names) + names.index(new) for old, new in zip(*sides, strict=True)])
    pairs, place = np.unique(code, return_inverse=True)
    lines = np.bincount(place, minlength=len(pairs)).tolist()
    cents = sums(cells.price[at], place, len(pairs)).tolist()
    found = [
        TariffChange(names[pair // len(names)], names[pair % len(names)], many, effect)
        for pair, many, effect in zip(pairs.tolist(), lines, cents, strict=True)
    ]
    return tuple(sorted(found, key=lambda c: (-abs(c.cents), c.then, c.now)))


def _percentages(run: Sealed, cells: Cells, at: Index) -> list[str]:
    """Per chosen cell its percentage in a run."""
    frame = run.table("tariffs.csv", (*KEY, "item", "value"))
    frame = frame[frame["item"].isin(("percentage", AGREED))]
    place = cells.position(frame)
    values = np.where(frame["item"].to_numpy() == "percentage", frame["value"].to_numpy(), AGREED)
    known = pd.Series(values, index=place)
    known = known[~known.index.duplicated(keep="last")]
    return [str(value) for value in known.reindex(at, fill_value="").tolist()]
