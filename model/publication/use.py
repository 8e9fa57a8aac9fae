"""Use of the contracteerruimte by region, sector and kavel: delivered per month, agreed and expected for the year.

Formula:
    delivered_m = Σ_c round(units delivered in month m · tariff_c), as reported, months up to the cut-off
    delivered   = Σ_m delivered_m
    agreed      = Σ_c agreed units · tariff_c;  expected = Σ_c round(year-end expectation · tariff_c)
    clients of a figure = Σ units ÷ units per client-year, times days of the year ÷ days of its months
    over        = expected − (amount − reserved)

Symbols:
    amounts in cents at the tariffs of the run, half up per line; c the lines that draw on a fund, so not those of
    services outside the room. Clients are those of services that count clients: it is how many there would be if
    each had been in care all the time.

Source: offices publish the use of the room at least quarterly (Zilveren Kruis, inkoopdocument 2017) and before filing
the sum of agreed budgets of the region (BWBR0037180 art. 4).
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, added, product, sums
from verdeelsleutel.model.expectations.delivery import read_delivery
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.problem import Problem

AGREED, EXPECTED, DELIVERED = "agreed", "expected", "delivered"


@dataclass(frozen=True)
class Amount:
    """One figure and what it rests on.

    Attributes:
        cents: the amount.
        clients: in care, on average over its time; None where none of its services counts clients.
        providers: who stands behind it, one bit each.
    """

    cents: int = 0
    clients: Fraction | None = None
    providers: int = 0

    def __add__(self, other: Amount) -> Amount:
        known = [one for one in (self.clients, other.clients) if one is not None]
        clients = sum(known, Fraction(0)) if known else None
        return Amount(self.cents + other.cents, clients, self.providers | other.providers)


@dataclass(frozen=True)
class Group:
    """The smallest figures: a region, sector and kavel that draw on one purse.

    Attributes:
        amounts: in the order of `Use.columns`.
    """

    purse: int
    region: str
    sector: str
    kavel: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Purse:
    """A fund, or funds that carry the same lines; amounts in cents."""

    name: str
    fund_region: str
    kind: str
    amount: int
    reserved: int


@dataclass(frozen=True, eq=False)
class Use:
    """Everything that can be published of a run, nothing left out yet.

    Attributes:
        columns: months YYYY-MM up to the cut-off, `delivered` (both none in an initial run), `agreed`, `expected`
            (none in an initial run).
        purses: funds that lines can draw on.
        groups: sorted; without those that are nought in every column.
        outside: cents agreed for services outside the room.
    """

    columns: tuple[str, ...]
    purses: tuple[Purse, ...]
    groups: tuple[Group, ...]
    outside: int

    @property
    def months(self) -> tuple[str, ...]:
        """The months with realisation."""
        return tuple(name for name in self.columns if name not in (AGREED, EXPECTED, DELIVERED))


def use_of(problem: Problem, units: Ints) -> Use:
    """The use of the room by a run.

    Args:
        problem: what was decided on.
        units: whole units per line.
    """
    lines, funds = problem.lines, problem.funds
    price = np.maximum(problem.tariffs.cents, 0)
    cells: Ints = product(units, price * lines.is_cell)
    (sectors, sector), (kavels, kavel) = lines.column("sector"), lines.column("kavel")
    inside = np.flatnonzero(funds.purse >= 0)
    code = ((funds.purse * len(lines.regions) + lines.region) * len(sectors) + sector) * len(kavels) + kavel
    distinct, group = np.unique(code[inside], return_inverse=True)
    count = _Counting(problem, inside, group, len(distinct))
    columns: dict[str, Sequence[Amount]] = {}
    if problem.situation is not None:
        columns |= _delivered(problem, price, count)
    columns[AGREED] = count.amounts(cells, Exact(units * lines.is_cell, 1), Fraction(1))
    if problem.situation is not None:
        expected = problem.situation.expectation.units
        columns[EXPECTED] = count.amounts(line_cents(expected, price), expected, Fraction(1))
    groups = []
    for at, each in enumerate(distinct.tolist()):
        rest, k = divmod(each, len(kavels))
        rest, s = divmod(rest, len(sectors))
        p, r = divmod(rest, len(lines.regions))
        amounts = tuple(column[at] for column in columns.values())
        if any(amount.cents for amount in amounts):
            groups.append(Group(p, lines.regions[r], sectors[s], kavels[k], amounts))
    groups.sort(key=lambda g: (g.purse, g.region, g.sector, g.kavel))
    outside = int(sum(cells[funds.purse < 0].tolist()))
    return Use(tuple(columns), _purses(problem), tuple(groups), outside)


def _purses(problem: Problem) -> tuple[Purse, ...]:
    found = []
    for members in problem.funds.purses:
        funds = [problem.funds.funds[i] for i in members]
        amount, reserved = sum(f.amount for f in funds), sum(f.reserved for f in funds)
        found.append(Purse("+".join(f.id for f in funds), funds[0].region, funds[0].kind, amount, reserved))
    return tuple(found)


def _delivered(problem: Problem, price: Ints, count: _Counting) -> dict[str, Sequence[Amount]]:
    """Per month up to the cut-off, and to date."""
    assert problem.situation is not None  # asked of reallocations only
    year = problem.case.meta.year
    delivery = read_delivery(problem.lines, {}, problem.situation.cutoff)
    days = [calendar.monthrange(year, month + 1)[1] for month in range(12)]
    found: dict[str, Sequence[Amount]] = {}
    total: Ints = np.zeros(len(problem.lines), dtype=np.int64)
    for month in range(delivery.length):
        units = Exact(delivery.months[month], delivery.den)
        cents = line_cents(units, price)
        found[f"{year}-{month + 1:02d}"] = count.amounts(cents, units, Fraction(sum(days), days[month]))
        total = added(total, cents)
    passed = Fraction(sum(days), sum(days[: delivery.length]))
    found[DELIVERED] = count.amounts(total, delivery.delivered, passed)
    return found


class _Counting:
    """Adds up lines to groups."""

    def __init__(self, problem: Problem, inside: Index, group: Index, size: int) -> None:
        self._inside, self._group, self._size = inside, group, size
        self._provider = problem.lines.provider[inside].astype(np.int64)
        weight, self._den = problem.context.weights("client_years")
        self._weight = weight[inside]

    def amounts(self, cents: Ints, units: Exact, years: Fraction) -> list[Amount]:
        """Per group; `years` is how often the time of the figure fits in the year."""
        cents, units = cents[self._inside], units.take(self._inside)
        stands = np.asarray(cents != 0, dtype=np.bool_)
        totals = sums(cents, self._group, self._size).tolist()
        clients: list[Fraction | None] = [None] * self._size
        for line in np.flatnonzero(stands & np.asarray(self._weight != 0, dtype=np.bool_)).tolist():
            share = units.fraction(line) * Fraction(int(self._weight[line]), self._den) * years
            clients[self._group[line]] = (clients[self._group[line]] or Fraction(0)) + share
        providers = [0] * self._size
        wide = int(self._provider.max()) + 1 if len(self._provider) else 1
        for code in np.unique(self._group[stands] * wide + self._provider[stands]).tolist():
            providers[code // wide] |= 1 << (code % wide)
        return [Amount(int(c), n, p) for c, n, p in zip(totals, clients, providers, strict=True)]
