"""What can be seen before a run, without deciding anything: claims beside funds and rules, growth, incomplete months.

Formula:
    claims of a row:  Σ k_c · (largest level of c over the tranches that the row counts), exact, beside its bounds
    volume of a kavel: Σ units · tariff in cents, and Σ units ÷ units per client-year
    usual month:       the middle month of the year in a region, in euros at maximum tariffs

No solver is needed, and none is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact, scaled, totals
from verdeelsleutel.data.integers import product, sums
from verdeelsleutel.model.context import BASIS_TABLES
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.system import RowName

CLAIMS = "claims"
"""Stands for what the tranches ask at their largest, beside the names of bases."""

INCOMPLETE = Fraction(85, 100)
"""A month below this part of the usual one looks incomplete."""

FEW_MONTHS = 2
"""Of so few months none is the usual one."""


@dataclass(frozen=True)
class Reach:
    """A row and what the claims make of it when all are met in full, in the row's unit."""

    name: RowName
    value: Fraction
    lower: Fraction | None
    upper: Fraction | None

    @property
    def above(self) -> Fraction:
        """By how much the claims exceed it."""
        return max(Fraction(0), self.value - self.upper) if self.upper is not None else Fraction(0)


@dataclass(frozen=True)
class Purse:
    """Funds that the same cells draw on, in cents, and what each volume would cost them."""

    funds: tuple[str, ...]
    amount: int
    room: int
    volumes: dict[str, int]


@dataclass(frozen=True)
class Volume:
    """A volume in one kavel: cents at this run's tariffs, and client-years."""

    cents: int
    client_years: Fraction


@dataclass(frozen=True)
class ThinMonth:
    """A month of a region in which less care is reported than usual; cents at maximum tariffs."""

    region: str
    month: str
    cents: int
    usual: int


def largest(problem: Problem) -> Exact:
    """Per line the largest level of all tranches."""
    return problem.layers[-1].reach if problem.layers else Exact.zeros(len(problem.lines))


def volumes(problem: Problem) -> dict[str, Exact]:
    """The volumes that the case knows, and the claims: units per line."""
    known = {name: table for name, (table, _) in BASIS_TABLES.items() if problem.case.has(table)}
    found = {name: problem.context.basis(name) for name in known if _given(problem, name)}
    expected = {} if problem.situation is None else {"realised": problem.situation.expectation.units}
    return {**found, **expected, CLAIMS: largest(problem)}


def _given(problem: Problem, basis: str) -> bool:
    table, column = BASIS_TABLES[basis]
    return any(value is not None for value in problem.case.table(table)[column].tolist())


def purses(problem: Problem) -> list[Purse]:
    """Every purse with what each volume would draw on it."""
    funds, cells = problem.funds, problem.lines.is_cell
    price = np.maximum(problem.tariffs.cents, 0)
    inside = funds.purse >= 0
    totals = {
        name: sums(
            line_cents(units, price * cells if name == CLAIMS else price)[inside],
            funds.purse[inside],
            len(funds.purses),
        )
        for name, units in volumes(problem).items()
    }
    return [
        Purse(
            tuple(funds.funds[i].id for i in members),
            sum(funds.funds[i].amount for i in members),
            sum(funds.funds[i].room for i in members),
            {name: int(total[at]) for name, total in totals.items()},
        )
        for at, members in enumerate(funds.purses)
    ]


def reaches(problem: Problem) -> list[Reach]:
    """Every row of a rule or decision beside the claims of all tranches that it counts."""
    system = problem.system
    found = []
    value = [Fraction(0)] * len(system.names)
    for until in sorted(set(system.until.tolist())):
        level = _level_until(problem, until)
        for r, amount in _row_values(problem, level, until).items():
            value[r] = amount
    for r, name in enumerate(system.names):
        if name.source != "funds":
            found.append(Reach(name, value[r], system.lower[r], system.upper[r]))
    return found


def _level_until(problem: Problem, until: int) -> Exact:
    at = min(until, len(problem.layers) - 1)
    return problem.layers[at].reach if at >= 0 else Exact.zeros(len(problem.lines))


def _row_values(problem: Problem, level: Exact, until: int) -> dict[int, Fraction]:
    """Σ k · level per row with this `until`."""
    system = problem.system
    entries = np.flatnonzero(system.until[system.row] == until)
    line, row = system.line[entries], system.row[entries]
    if isinstance(level.den, int):
        total = sums(product(system.num[entries], level.num[line]), row, len(system.names))
        return {r: Fraction(int(total[r]), system.den[r] * level.den) for r in set(row.tolist())}
    found: dict[int, Fraction] = {}
    for r, c, k in zip(row.tolist(), line.tolist(), system.num[entries].tolist(), strict=True):
        found[r] = found.get(r, Fraction(0)) + k * level.fraction(c) / system.den[r]
    return found


def by_kavel(problem: Problem) -> dict[str, dict[str, Volume]]:
    """Per kavel every volume."""
    lines = problem.lines
    kavels, at = lines.column("kavel")
    price = np.maximum(problem.tariffs.cents, 0)
    weight, den = problem.context.weights("client_years")
    found: dict[str, dict[str, Volume]] = {kavel: {} for kavel in sorted(kavels)}
    for name, units in volumes(problem).items():
        cents = sums(line_cents(units, price), at, len(kavels))
        years = [value / den for value in totals(units, weight, at, len(kavels))]
        for i, kavel in enumerate(kavels):
            found[kavel][name] = Volume(int(cents[i]), years[i])
    return {kavel: mine for kavel, mine in found.items() if any(v.cents or v.client_years for v in mine.values())}


def thin_months(case: Case) -> list[ThinMonth]:
    """Months of a region with clearly less care than the middle month of that year."""
    found = []
    spent = _spent(case)
    for region, year in sorted({(region, month[:4]) for region, month in spent}):
        months = {m: cents for (r, m), cents in sorted(spent.items()) if r == region and m[:4] == year}
        usual = sorted(months.values())[len(months) // 2]
        if len(months) > FEW_MONTHS:
            found += [ThinMonth(region, m, v, usual) for m, v in months.items() if v < INCOMPLETE * usual]
    return found


def _spent(case: Case) -> dict[tuple[str, str], int]:
    """Per region and month the realised care in cents at maximum tariffs."""
    table, services = case.table("realisation"), case.table("services")
    units, den = scaled(table["units"])
    price, places = scaled(services["max_tariff_eur"])
    at = pd.Index(services["service"]).get_indexer(table["service"])
    region_at, regions = pd.factorize(table["region"])
    month_at, months = pd.factorize(table["month"])
    group = region_at * max(1, len(months)) + month_at
    total = sums(product(units, price[at]), group, len(regions) * len(months))
    return {
        (str(regions[g // len(months)]), str(months[g % len(months)])): int(total[g]) * 100 // (den * places)
        for g in np.unique(group).tolist()
    }


__all__ = [
    "CLAIMS",
    "Purse",
    "Reach",
    "ThinMonth",
    "Volume",
    "by_kavel",
    "largest",
    "purses",
    "reaches",
    "thin_months",
    "volumes",
]
