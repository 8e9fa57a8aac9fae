"""Where the money of two runs is: funds, kavels with their client-years, and tranches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import in_cents
from verdeelsleutel.data.integers import Ints, sums
from verdeelsleutel.model.compare.cells import Cells, Side
from verdeelsleutel.model.compare.whole_run import Sealed, WholeRun
from verdeelsleutel.model.context import client_year_weights

__all__ = ["FundChange", "KavelChange", "TrancheChange", "fund_changes", "kavel_changes", "tranche_changes"]

MONEY = ("amount", "reserved", "agreed", "free")


@dataclass(frozen=True)
class FundChange:
    """A fund in both runs: amount, reserved, agreed and free in cents; None where a run doesn't have it."""

    fund: str
    region: str
    then: tuple[int, ...] | None
    now: tuple[int, ...] | None


@dataclass(frozen=True)
class KavelChange:
    """A kavel in both runs.

    Attributes:
        kavel: its name.
        agreed: cents, then and now.
        years: client-years that are agreed, then and now.
        volume, price: what of the change is more or less care, and what is another tariff; in cents.
        unmet: cents that the tranches asked and didn't get, then and now.
        unmet_years: the same in client-years, cut to 12 decimals.
    """

    kavel: str
    agreed: tuple[int, int]
    years: tuple[Fraction, Fraction]
    volume: int
    price: int
    unmet: tuple[int, int]
    unmet_years: tuple[Fraction, Fraction]


@dataclass(frozen=True)
class TrancheChange:
    """A tranche in both runs: claimed and awarded cents and the lowest fill; None where a run doesn't have it."""

    tranche: str
    then: tuple[int, int, Fraction | None] | None
    now: tuple[int, int, Fraction | None] | None


def fund_changes(then: Sealed, now: Sealed) -> tuple[FundChange, ...]:
    """Every fund of either run, in key order."""
    old, new = (_funds(run) for run in (then, now))
    return tuple(FundChange(*key, old.get(key), new.get(key)) for key in sorted({*old, *new}))


def _funds(run: Sealed) -> dict[tuple[str, str], tuple[int, ...]]:
    columns = tuple(f"{name}_eur" for name in MONEY)
    rows = run.table("funds.csv", ("fund", "region", *columns)).to_dict("records")
    return {(row["fund"], row["region"]): tuple(in_cents(row[name]) for name in columns) for row in rows}


def kavel_changes(then: WholeRun, now: WholeRun, cells: Cells) -> tuple[KavelChange, ...]:
    """Every kavel of either run, in alphabetical order."""
    names, at = cells.names[3], cells.at[3]
    agreed = [sums(side.amount, at, len(names)).tolist() for side in (cells.then, cells.now)]
    years = [_client_years(run, cells, side) for run, side in ((then, cells.then), (now, cells.now))]
    effects = [sums(values, at, len(names)).tolist() for values in (cells.volume, cells.price)]
    unmet = [run.figures["by_kavel"] for run in (then, now)]
    found = []
    for i, name in enumerate(names):
        short = [kavels.get(name, {}) for kavels in unmet]
        found.append(
            KavelChange(
                name,
                (agreed[0][i], agreed[1][i]),
                (years[0][i], years[1][i]),
                effects[0][i],
                effects[1][i],
                (_unmet(short[0]), _unmet(short[1])),
                (_unmet_years(short[0]), _unmet_years(short[1])),
            )
        )
    return tuple(found)


def _unmet(kavel: Mapping[str, str]) -> int:
    return in_cents(kavel.get("unfunded_eur", "0"))


def _unmet_years(kavel: Mapping[str, str]) -> Fraction:
    return Fraction(kavel.get("unfunded_client_years", "0"))


def _client_years(run: WholeRun, cells: Cells, side: Side) -> list[Fraction]:
    """Agreed client-years per kavel, as the run itself counts them."""
    known = set(run.case.table("services")["service"].tolist())
    own = [service for service in cells.names[2] if service in known]
    num, den = client_year_weights(run.case, own)
    weight: Ints = np.zeros(len(cells.names[2]), dtype=object)
    place = [i for i, service in enumerate(cells.names[2]) if service in known]
    weight[place] = num.tolist()
    kavels, services = len(cells.names[3]), len(cells.names[2])
    units = sums(side.units, cells.at[3] * services + cells.at[2], kavels * services)
    grid = units.reshape(kavels, services)
    return [Fraction(sum(u * w for u, w in zip(row, weight.tolist(), strict=True) if u), den) for row in grid.tolist()]


def tranche_changes(then: Sealed, now: Sealed) -> tuple[TrancheChange, ...]:
    """Every tranche of either run, in the order of the runs."""
    old, new = (run.figures["tranches"] for run in (then, now))
    return tuple(TrancheChange(name, _tranche(old, name), _tranche(new, name)) for name in dict.fromkeys([*old, *new]))


def _tranche(figures: Mapping[str, Mapping[str, str]], name: str) -> tuple[int, int, Fraction | None] | None:
    one = figures.get(name)
    if one is None:
        return None
    lowest = Fraction(one["lowest_fill"]) if one["lowest_fill"] else None
    return in_cents(one["claim_eur"]), in_cents(one["awarded_eur"]), lowest
