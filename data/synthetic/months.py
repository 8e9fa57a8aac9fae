"""Delivered units per month of a synthetic year."""

from calendar import monthrange
from dataclasses import dataclass

import numpy as np

from verdeelsleutel.data.synthetic.outline import Ints, Outline
from verdeelsleutel.data.synthetic.volumes import Volumes


@dataclass(frozen=True)
class Deliveries:
    """One row per cell and month with units above 0, ordered by cell and month."""

    cell: Ints
    month: Ints
    units: Ints


def deliveries(outline: Outline, volumes: Volumes, months: int) -> Deliveries:
    """The first ``months`` months: a year's rate by days, with the form's growth through the year and noise.

    Nothing before a provider's first month or after its last.
    """
    contract, year = outline.contract, outline.year
    number = np.arange(1, months + 1)
    days = np.array([monthrange(year, month)[1] for month in range(1, 13)])
    growth = outline.growth()[volumes.service, None]
    slope = growth * outline.figures["case.slope"] * (number - 6.5) / 6
    level = volumes.rate * outline.noise("provider_trend", len(contract.size))[volumes.contract]
    level = level * outline.noise("trend", len(level))
    noise = outline.noise("month", len(level) * months).reshape(len(level), months)
    share = days[:months] / days.sum()
    units = np.rint(level[:, None] * share * (1 + slope) * noise).astype(np.int64)
    first, last = contract.start[volumes.contract, None], contract.end[volumes.contract, None]
    cell, column = np.nonzero((first <= number) & (number <= last) & (units > 0))
    return Deliveries(cell=cell, month=number[column], units=units[cell, column])
