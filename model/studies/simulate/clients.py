"""Clients of a year: month by month who leaves, who chooses otherwise and who arrives. Every client is one number.

On the first of a month each client present draws a number: it leaves, chooses another place, or stays. Then clients
arrive, as many per cell as a Poisson draw says, and some of these choose another place at once. The year starts with
whole clients: systematic rounding with one random offset per region and kavel, so that each cell is right on average
and a region's kavel within one client.

All but the Poisson draws is done in whole numbers; streams are apart, so that one purpose doesn't shift another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from verdeelsleutel.data.integers import Index, Ints, narrow, product
from verdeelsleutel.data.study.kinds.simulate import Choice
from verdeelsleutel.model.studies.simulate.places import Pool
from verdeelsleutel.model.studies.simulate.population import RATE, Population

__all__ = ["Flow", "Streams", "Year", "pass_year", "streams"]

HUNDRED = Decimal(100)


@dataclass(frozen=True, eq=False)
class Streams:
    """Random numbers of one simulated year, a stream for every purpose."""

    start: np.random.Generator
    stay: np.random.Generator
    arrive: np.random.Generator
    choose: np.random.Generator
    care: np.random.Generator


def streams(seed: int, number: int) -> Streams:
    """The streams of a year, by the seed of the study and the number of the year alone."""
    root = np.random.SeedSequence(seed, spawn_key=(number,))
    return Streams(*(np.random.Generator(np.random.Philox(child)) for child in root.spawn(5)))


@dataclass(frozen=True)
class Year:
    """What a simulated year draws for all its months: percentages.

    Attributes:
        leaving, arriving, care: per kavel.
        choices: per choice of the study.
        waiting: per status.
    """

    leaving: Mapping[str, Decimal]
    arriving: Mapping[str, Decimal]
    care: Mapping[str, Decimal]
    choices: Sequence[Decimal]
    waiting: Mapping[str, Decimal]


@dataclass(frozen=True, eq=False)
class Flow:
    """Clients per cell and month, shape (lines, 12), but for the start.

    Attributes:
        start: before January.
        left, arrived: out of care, into care; an arrival counts where it would have come.
        moved_out, moved_in: from and to other cells.
        present: after all this.
    """

    start: Ints
    left: Ints
    arrived: Ints
    moved_out: Ints
    moved_in: Ints
    present: Ints


def pass_year(population: Population, choices: Sequence[Choice], year: Year, draw: Streams) -> Flow:
    """Let a year pass."""
    count = len(population.lines)
    start = _whole_clients(population, draw.start)
    flow = Flow(start, *(np.zeros((count, 12), dtype=np.int64) for _ in range(5)))
    leaving = _scaled(population.exits, [year.leaving[name] for name in population.kavels], population.kavel)
    coming = _scaled(population.arrivals, [year.arriving[name] for name in population.kavels], population.kavel)
    for status, clients in population.waiting.items():
        coming = coming + _times(clients, year.waiting[status])
    pools, shares = population.places.pools, [_parts(percent) for percent in year.choices]
    inside = [i for i, choice in enumerate(choices) if choice.of == "present"]
    outside = [i for i, choice in enumerate(choices) if choice.of == "arriving"]
    of_present = _limits(leaving, [(pools[i], shares[i]) for i in inside])
    of_arrivals = _limits(np.zeros_like(leaving), [(pools[i], shares[i]) for i in outside])
    here = np.repeat(np.arange(count, dtype=np.intp), start)
    for month in range(12):
        kind = _kinds(here, of_present, draw.stay)
        flow.left[:, month] = _per_line(here[kind == 0], count)
        here, kind = here[kind > 0], kind[kind > 0]
        before = here
        here = _moved(here, kind, [pools[i] for i in inside], month, draw.choose)
        new = np.repeat(np.arange(count, dtype=np.intp), _arrivals(coming, population.days[:, month], draw.arrive))
        flow.arrived[:, month] = _per_line(new, count)
        kind = _kinds(new, of_arrivals, draw.stay)
        settled = _moved(new, kind, [pools[i] for i in outside], month, draw.choose)
        old, now = np.concatenate([before, new]), np.concatenate([here, settled])
        flow.moved_out[:, month] = _per_line(old[old != now], count)
        flow.moved_in[:, month] = _per_line(now[old != now], count)
        here = now
        flow.present[:, month] = _per_line(here, count)
    return flow


def _whole_clients(population: Population, draw: np.random.Generator) -> Ints:
    """Whole clients at the start."""
    kavels = max(1, len(population.kavels))
    group = population.lines.region.astype(np.int64) * kavels + population.kavel
    offsets = draw.integers(0, RATE, len(population.lines.regions) * kavels)
    order = np.argsort(group, kind="stable")
    clients, group = population.start[order], group[order]
    total = np.cumsum(clients)
    first = np.searchsorted(group, group)  # of the group of each line
    until = total - (total[first] - clients[first]) + offsets[group] if len(order) else total
    found = np.zeros(len(order), dtype=np.int64)
    found[order] = until // RATE - (until - clients) // RATE
    return found


def _scaled(rates: Ints, percents: Sequence[Decimal], kavel: Index) -> Ints:
    """Rates times a percentage of their kavel."""
    parts = np.array([_parts(percent) for percent in percents], dtype=np.int64)
    return _shared(rates, parts[kavel] if len(parts) else parts)


def _times(rates: Ints, percent: Decimal) -> Ints:
    return _shared(rates, np.full(len(rates), _parts(percent), dtype=np.int64))


def _shared(rates: Ints, parts: Ints) -> Ints:
    """Rates times parts of `RATE`, rounded down."""
    return narrow(product(rates, parts) // RATE)


def _parts(percent: Decimal) -> int:
    """A percentage in parts of `RATE`."""
    return int(percent * RATE / HUNDRED)


def _limits(leaving: Ints, shares: Sequence[tuple[Pool, int]]) -> Ints:
    """Per line the numbers below which a client leaves, chooses first, second …; shape (lines, 1 + choices)."""
    limits = [np.minimum(leaving, RATE)]
    for pool, share in shares:
        limits.append(np.minimum(limits[-1] + np.where(pool.group >= 0, share, 0), RATE))
    return np.stack(limits, axis=1)


def _kinds(here: Index, limits: Ints, draw: np.random.Generator) -> Index:
    """Per client 0: it leaves; 1, 2 …: it makes that choice; the last: it stays."""
    drawn = draw.integers(0, RATE, len(here))
    kinds: Index = (drawn[:, None] >= limits[here]).sum(axis=1)
    return kinds


def _moved(here: Index, kind: Index, pools: Sequence[Pool], month: int, draw: np.random.Generator) -> Index:
    """Where clients are after their choice."""
    found = here.copy()
    for choice, pool in enumerate(pools, start=1):
        going = np.flatnonzero(kind == choice)
        found[going] = pool.chosen(here[going], month, draw)
    return found


def _arrivals(coming: Ints, days: Ints, draw: np.random.Generator) -> Ints:
    """Arrivals per cell; nobody comes where the provider isn't active."""
    found: Ints = draw.poisson(np.where(days > 0, coming, 0) / RATE)
    return found


def _per_line(here: Index, count: int) -> Ints:
    return np.bincount(here, minlength=count)
