"""Care that the clients of a year bring, in whole units per cell and month.

Formula:
    units to date = half_up( Σ_m clients_m · active days_m ÷ days of the year · care per client · factor_m )
    units_m       = units to date after m − those after m − 1
    factor_m      = percent of the kavel · provider · cell · cell in the month, each max(0, normal(1, deviation))

Symbols:
    clients_m: present in the cell; of a cell that counts none: in its base; 1 where it has no base. Rounding is of the
    year so far, so that a cell of a few units a year isn't rounded away twelve times. Factors are rounded to 6
    decimals before they are applied.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from verdeelsleutel.data.integers import Ints, added, half_up, product, sums
from verdeelsleutel.data.study.kinds.simulate import Noise
from verdeelsleutel.model.studies.simulate.clients import Year
from verdeelsleutel.model.studies.simulate.population import CARE, Population

__all__ = ["care_of"]

FACTOR = 10**6


def care_of(population: Population, present: Ints, noise: Noise, year: Year, draw: np.random.Generator) -> Ints:
    """Units per cell and month, shape (lines, 12).

    Args:
        population: whose year it is.
        present: clients, shape (lines, 12).
        noise: spread of care per client.
        year: what the year drew.
        draw: random numbers.
    """
    count = len(population.lines)
    factors = _factors(population, noise, year, draw)
    done: Ints = np.zeros(count, dtype=np.int64)
    before: Ints = np.zeros(count, dtype=np.int64)
    found = np.zeros((count, 12), dtype=np.int64)
    for month in range(12):
        clients = _clients(population, present[:, month])
        days = product(clients, population.days[:, month])
        done = added(done, product(product(days, factors[:, month]), population.per_client))
        units = half_up(done, population.year_days * FACTOR * CARE)
        found[:, month] = units - before
        before = units
    return found


def _clients(population: Population, present: Ints) -> Ints:
    """Clients that each cell's care goes by."""
    line, seat = population.base
    followed = sums(present[seat], line, len(present))
    return np.where(population.counts, present, np.where(population.alone, 1, followed))


def _factors(population: Population, noise: Noise, year: Year, draw: np.random.Generator) -> Ints:
    """Factors in parts of `FACTOR`, shape (lines, 12)."""
    lines = population.lines
    pair = lines.region * len(lines.providers) + lines.provider
    usual = np.array([int(year.care[name] * FACTOR) for name in population.kavels], dtype=np.int64)[population.kavel]
    provider = _spread(noise.provider, (len(lines.regions) * len(lines.providers), 1), draw)[pair]
    cell = _spread(noise.cell, (len(lines), 1), draw)
    month = _spread(noise.month, (len(lines), 12), draw)
    year_long = usual[:, None] // 100
    for part in (provider, cell):
        year_long = (year_long * part + FACTOR // 2) // FACTOR
    return (year_long * month + FACTOR // 2) // FACTOR


def _spread(percent: Fraction, shape: tuple[int, int], draw: np.random.Generator) -> Ints:
    """max(0, normal(1, deviation)) in parts of `FACTOR`; drawn also where the deviation is 0."""
    deviation = percent.numerator / (100 * percent.denominator)
    drawn = np.rint((1 + deviation * draw.standard_normal(shape)) * FACTOR)
    factors: Ints = np.maximum(drawn, 0).astype(np.int64)
    return factors


