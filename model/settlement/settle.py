"""A settlement worked out, without any optimisation: per provider the lesser of delivered and agreed on the total.

Formula, per region, provider and purse of funds (what draws on none is a purse of its own):
    agreed     = Σ agreed units · agreed price
    ceiling    = Σ agreed units · settled price        surcharge = ceiling − agreed
    delivered  = Σ half_up(delivered units · settled price)
    settled    = min(delivered, ceiling)               unfunded  = delivered − settled
    recovered  = max(0, agreed − settled)              topped_up = max(0, settled − agreed)
    forgone    = min(delivered, ceiling) at full prices − settled
    so  agreed + topped_up = settled + recovered,  delivered = settled + unfunded,  ceiling = agreed + surcharge
    Per line: settled = delivered where the total is under its ceiling, else ceiling · its part of delivered, whole
    cents by largest remainder, ties in key order.

Symbols:
    amounts in cents; delivered: units of the twelve months of the case year; settled and full prices: `prices`.

Source: since 2018 the nacalculatie is on the provider's total, delivered care with the total of the agreements as its
ceiling, no longer per prestatie (monitorlangdurigezorg.nl, begrippen, nacalculatie). Per purse, because money that is
kept apart for meerzorg can't pay for other care, nor the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case, with_table
from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import CaseFaults, Fault, Finding, Place
from verdeelsleutel.data.integers import Index, Ints, sums
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.expectations.delivery import Delivery, read_delivery, realised_cells
from verdeelsleutel.model.funds import Funds, read_funds
from verdeelsleutel.model.lines import KEY, Lines, build_lines
from verdeelsleutel.model.money import line_cents, parts
from verdeelsleutel.model.needs import lacking, no_table
from verdeelsleutel.model.reallocation.prepare import end_of
from verdeelsleutel.model.reallocation.start import known_lines
from verdeelsleutel.model.settlement.agreement import Agreement
from verdeelsleutel.model.settlement.prices import Prices, settled_prices

MOST_SHOWN = 20


@dataclass(frozen=True, eq=False)
class Totals:
    """Cents per agreement, in the order of `Settlement.totals`."""

    agreed: Ints
    delivered: Ints
    ceiling: Ints
    settled: Ints
    forgone: Ints

    @property
    def surcharge(self) -> Ints:
        """What other prices make of the agreed units."""
        return self.ceiling - self.agreed

    @property
    def recovered(self) -> Ints:
        """Agreed and not settled."""
        found: Ints = np.maximum(self.agreed - self.settled, 0)
        return found

    @property
    def topped_up(self) -> Ints:
        """Settled above what was agreed, because of surcharges that were granted."""
        found: Ints = np.maximum(self.settled - self.agreed, 0)
        return found

    @property
    def unfunded(self) -> Ints:
        """Delivered and not settled."""
        return self.delivered - self.settled


@dataclass(frozen=True, eq=False)
class Settlement:
    """A year settled.

    Attributes:
        case, pack, agreement: what it is made of.
        lines: with an agreement or with care in the year; those with units of either are cells.
        funds: as known on the day of the case, nothing held back.
        prices: settled and full.
        agreed_units, agreed_cents: per line units and price that were agreed.
        delivery: the months of the year.
        at: per line its agreement: the position in `region`, `provider`, `purse` and `totals`.
        region, provider, purse: per agreement; purse -1: it draws on none.
        totals: per agreement.
        line_totals: the same per line; forgone is told per agreement only, and is 0 there.
        findings: what is odd in reading and preparing.
    """

    case: Case
    pack: Pack
    agreement: Agreement
    lines: Lines
    funds: Funds
    prices: Prices
    agreed_units: Exact
    agreed_cents: Ints
    delivery: Delivery
    at: Index
    region: Index
    provider: Index
    purse: Index
    totals: Totals
    line_totals: Totals
    findings: list[Finding]

    def purse_name(self, purse: int) -> str:
        """Its funds, + between; empty for what draws on none."""
        return "" if purse < 0 else "+".join(self.funds.funds[i].id for i in self.funds.purses[purse])


def settled(case: Case, pack: Pack, agreement: Agreement) -> Settlement:
    """Settle the year of a case.

    Args:
        case: realisation of the whole year, and the facts that surcharges look at.
        pack: the policy of the agreements.
        agreement: what was agreed.

    Raises:
        CaseFaults: the case lacks realisation, or something that was agreed on; a price can't be told.
    """
    _refuse(case, agreement)
    last = f"{case.meta.year}-12"
    agreed = with_table(case, "agreements", agreement.units)
    lines = build_lines(agreed, [agreed.table("agreements"), _cared(case)], [realised_cells(case, last)])
    prices = settled_prices(lines, pack, agreement)
    every = frozenset(reserve.id for reserve in pack.reserves)
    funds, found = read_funds(lines, pack, every, known_until=case.meta.as_of or end_of(last, case))
    units = lines.volumes("agreements", "units")
    delivery = read_delivery(lines, {}, last)
    old = np.array([agreement.cents.get(lines.key(line), 0) for line in range(len(lines))], dtype=np.int64)
    region, provider, purse, at = _agreements(lines, funds)
    totals, line_totals = _totals(units, old, delivery.delivered, prices, at, len(region))
    found += lacking(case, pack, [], [])
    return Settlement(
        case, pack, agreement, lines, funds, prices, units, old, delivery, at, region, provider, purse, totals,
        line_totals, found,
    )  # fmt: skip


def _refuse(case: Case, agreement: Agreement) -> None:
    """What was agreed on must be in the case, and realisation too."""
    faults = [] if case.has("realisation") else [no_table("realisation", "a settlement counts the care delivered")]
    strange = agreement.units.loc[~known_lines(case, agreement.units), list(KEY)]
    for row in strange.head(MOST_SHOWN).to_dict("records"):
        name = next(n for n in KEY if row[n] not in set(case.table(f"{n}s")[n]))
        what = f"an agreement has {name} {row[name]}, which this case lacks"
        hint = "settle on a case with everything that was agreed on"
        faults.append(Fault(Place(f"{name}s", column=name), what, " ".join(row.values()), hint=hint))
    if len(strange) > MOST_SHOWN:
        faults.append(Fault(Place("case"), f"and {len(strange) - MOST_SHOWN} more agreements that it lacks"))
    if faults:
        raise CaseFaults(faults)


def _cared(case: Case) -> pd.DataFrame:
    """Cells with care above 0 in a month of the year."""
    table = case.table("realisation")
    above = np.array([value > 0 for value in table["units"].tolist()], dtype=np.bool_)
    found: pd.DataFrame = table.loc[table["month"].str.startswith(f"{case.meta.year}-") & above, list(KEY)]
    return found


def _agreements(lines: Lines, funds: Funds) -> tuple[Index, Index, Index, Index]:
    """Region, provider and purse of every agreement with a cell, and per line its own (-1: a line that is no cell)."""
    width = len(funds.purses) + 1
    code = (lines.region.astype(np.int64) * len(lines.providers) + lines.provider) * width + funds.purse + 1
    distinct = np.unique(code[lines.is_cell])
    at = np.where(lines.is_cell, np.searchsorted(distinct, code), -1)
    place, purse = np.divmod(distinct, width)
    region, provider = np.divmod(place, max(1, len(lines.providers)))
    return region, provider, purse - 1, at


def _totals(
    units: Exact, old: Ints, care: Exact, prices: Prices, at: Index, count: int
) -> tuple[Totals, Totals]:
    now = np.maximum(prices.tariffs.cents, 0)
    inside = at >= 0

    def added_up(values: Ints) -> Ints:
        return sums(values[inside], at[inside], count)

    agreed, ceiling, delivered = line_cents(units, old), line_cents(units, now), line_cents(care, now)
    full = np.maximum(prices.full, 0)
    limit, due = added_up(ceiling), added_up(delivered)
    paid = np.minimum(due, limit)
    best = np.minimum(added_up(line_cents(care, full)), added_up(line_cents(units, full)))
    totals = Totals(added_up(agreed), due, limit, paid, best - paid)
    per_line = _split(delivered, paid, at)
    return totals, Totals(agreed, delivered, ceiling, per_line, np.zeros_like(agreed))


def _split(delivered: Ints, paid: Ints, at: Index) -> Ints:
    """Cents per line: of every total the part that its delivery is, whole cents by largest remainder."""
    found = delivered.copy()
    total = sums(delivered[at >= 0], at[at >= 0], len(paid))
    order = np.argsort(at, kind="stable")
    starts = np.searchsorted(at[order], np.arange(len(paid) + 1))
    for agreement in np.flatnonzero(np.asarray(paid < total)).tolist():
        mine = order[starts[agreement] : starts[agreement + 1]]
        found[mine] = parts(delivered[mine], int(paid[agreement]))
    return found


__all__ = ["Settlement", "Totals", "settled"]
