"""The providers of a synthetic case and their contracts with the regions."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from verdeelsleutel.data.synthetic.calibration import Calibration

AGB_TYPES = ("06", "41", "42", "75")  # leading zeros occur in the field, so they do here
AGB_FIRST = 900_000


@dataclass(frozen=True)
class Stratum:
    """A kind of provider: how many there are, how large, and what they deliver."""

    stratum: str
    title: str
    sector: str
    status: str
    share: float
    size: float
    breadth: float
    kavels: dict[str, float]


@dataclass(frozen=True)
class Contracts:
    """One row per region and provider, in that order; arrays of equal length.

    ``start`` and ``end`` are the first and last month (1–12) of delivery, ``provider`` a position.
    """

    region: NDArray[np.int64]
    provider: NDArray[np.int64]
    stratum: NDArray[np.int64]
    size: NDArray[np.float64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]


@cache
def strata() -> tuple[Stratum, ...]:
    """The strata of ``strata.csv``."""
    text = files("verdeelsleutel.data.synthetic").joinpath("strata.csv").read_text("utf-8")
    kavels = ("intramural", "vpt", "mpt", "mpt_treatment", "meerzorg")
    return tuple(
        Stratum(
            stratum=row["stratum"],
            title=row["title"],
            sector=row["sector"],
            status=row["status"],
            share=float(row["share"]),
            size=float(row["size"]),
            breadth=float(row["breadth"]),
            kavels={kavel: float(row[kavel]) for kavel in kavels},
        )
        for row in csv.DictReader(text.splitlines())
    )


def agb(position: int) -> str:
    """A synthetic AGB code of 8 digits: a type that exists and a number from the top of the range."""
    number, kind = divmod(position, len(AGB_TYPES))
    return f"{AGB_TYPES[kind]}{(AGB_FIRST + number) % 1_000_000:06d}"


def contracts(regions: int, providers: int, figures: Calibration, draw: np.random.Generator) -> Contracts:
    """Contracts of every region, each stratum in its share; some providers work in the next region too."""
    kinds = strata()
    per_region = _strata_of_a_region(providers)
    stratum = np.tile(per_region, regions)
    region = np.repeat(np.arange(regions), providers)
    provider = np.arange(regions * providers)
    shared = (draw.random(len(provider)) < figures["case.shared_providers"]) & (region > 0)
    for position in np.flatnonzero(shared):
        provider[position] = provider[position - providers]
    size = np.array([kind.size for kind in kinds])[stratum]
    size = size * np.exp(draw.normal(0, figures["noise.size"], len(stratum)))
    start, end = _months(kinds, stratum, figures, draw)
    return Contracts(region, provider, stratum, size, start[provider], end[provider])


def _strata_of_a_region(providers: int) -> NDArray[np.int64]:
    """The largest shortage against its share is served first, after one provider of the first stratum."""
    shares = np.array([kind.share for kind in strata()])
    counts = np.zeros(len(shares))
    chosen = []
    for place in range(providers):
        pick = 0 if place == 0 else int(np.argmax(shares * (place + 1) - counts))
        counts[pick] += 1
        chosen.append(pick)
    return np.array(chosen)


def _months(
    kinds: tuple[Stratum, ...], stratum: NDArray[np.int64], figures: Calibration, draw: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last month: some who had no agreement start during the year, some who had one stop."""
    existing = np.array([kind.status == "existing" for kind in kinds])[stratum]
    chance = draw.random(len(stratum))
    month = draw.integers(3, 11, len(stratum))
    starts = ~existing & (chance < figures["case.late_starts"])
    stops = existing & (chance < figures["case.stops"])
    return np.where(starts, month, 1), np.where(stops, month, 12)


def first_day(year: int, month: int) -> date | None:
    """The start date to write; empty for who is there from January."""
    return None if month == 1 else date(year, month, 1)


def last_day(year: int, month: int) -> date | None:
    """The end date to write; empty for who is there to the end of December."""
    return None if month == 12 else date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
