"""What moved between the agreements in force and the new ones, in cents: volume apart from price, fund by fund.

Formula:
    old_c         = agreement_c · old tariff_c            (half up, to the cent)
    price_c       = agreement_c · new tariff_c − old_c
    volume_c      = new amount_c − agreement_c · new tariff_c
    per fund and provider: added = max(0, Σ volume_c), released = max(0, −Σ volume_c); what a provider gains on one
    line and loses on another is shifted_within
    Σ new − Σ old = Σ added − Σ released + Σ price
    Δfree         = Δamount − Δreserved − Δagreed
    Sources (released, reserves opened, fund grown, free room used, cheaper) and uses (added, fund shrunk, reserve
    grown, free room left, dearer) of one purse add up to the same.

Symbols:
    agreement in units (may be a fraction); tariffs and amounts in cents; a purse is the funds that a cell draws on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, sums
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.reallocation.situation import Situation

RELEASED, ADDED, DEARER, CHEAPER = "released", "added", "price_up", "price_down"
FUND_UP, FUND_DOWN, OPENED, HELD = "fund_up", "fund_down", "reserve_opened", "reserve_up"
USED, LEFT = "free_used", "free_left"
SOURCE, USE = "source", "use"


@dataclass(frozen=True, eq=False)
class LineMoves:
    """Cents per line.

    Attributes:
        old: agreements in force at the tariffs they were made at.
        price: what other tariffs make of the same units.
        volume: what other units cost.
        new: new agreements.
    """

    old: Ints
    price: Ints
    volume: Ints
    new: Ints


@dataclass(frozen=True)
class Move:
    """Where money of a purse came from or went to; all amounts above 0, in cents."""

    purse: str
    side: str
    item: str
    region: str
    provider: str
    cents: int


@dataclass(frozen=True)
class Bridge:
    """From before to now for one purse, in cents."""

    purse: str
    amount_before: int
    amount: int
    reserved_before: int
    reserved: int
    agreed_before: int
    released: int
    added: int
    price: int
    agreed: int

    @property
    def free_before(self) -> int:
        """Neither reserved nor agreed before; below 0 where more was agreed than the fund holds now."""
        return self.amount_before - self.reserved_before - self.agreed_before

    @property
    def free(self) -> int:
        """Neither reserved nor agreed now."""
        return self.amount - self.reserved - self.agreed


def situation_of(plan: Plan) -> Situation:
    """The situation of a plan that is a reallocation."""
    assert plan.problem.situation is not None
    return plan.problem.situation


def line_moves(plan: Plan) -> LineMoves:
    """What moved, per line."""
    situation, price = situation_of(plan), np.maximum(plan.problem.tariffs.cents, 0)
    old, same = (line_cents(situation.agreement, cents) for cents in (situation.old_cents, price))
    return LineMoves(old, same - old, plan.amounts - same, plan.amounts)


def bridges(plan: Plan) -> list[Bridge]:
    """Every purse from before to now, in the order of the funds."""
    funds, situation, moved = plan.problem.funds, situation_of(plan), line_moves(plan)
    by_pair = _pairs(plan)
    volume = sums(moved.volume[by_pair.inside], by_pair.pair, by_pair.count)
    purse_of_pair = by_pair.purse
    inside, at = by_pair.inside, funds.purse[by_pair.inside]
    old, price, new = (sums(v[inside], at, len(funds.purses)).tolist() for v in (moved.old, moved.price, moved.new))
    found = []
    for p, members in enumerate(funds.purses):
        mine = [int(v) for v in volume[purse_of_pair == p].tolist()]
        now = [funds.funds[i] for i in members]
        before = [situation.funds_before.get(f.id) for f in now]
        amounts = [b.amount if b else f.amount for b, f in zip(before, now, strict=True)]
        held = [b.reserved if b else f.held for b, f in zip(before, now, strict=True)]
        found.append(
            Bridge(
                "+".join(f.id for f in now),
                sum(amounts),
                sum(f.amount for f in now),
                sum(held),
                sum(f.reserved for f in now),
                int(old[p]),
                sum(-v for v in mine if v < 0),
                sum(v for v in mine if v > 0),
                int(price[p]),
                int(new[p]),
            )
        )
    return found


def moves(plan: Plan) -> list[Move]:
    """Every source and use of every purse; per purse both sides add up to the same."""
    lines, funds, moved = plan.problem.lines, plan.problem.funds, line_moves(plan)
    pairs = _pairs(plan)
    volume, price = (sums(v[pairs.inside], pairs.pair, pairs.count).tolist() for v in (moved.volume, moved.price))
    found = []
    for bridge in bridges(plan):
        found += list(_of_fund(bridge))
    names = ["+".join(funds.funds[i].id for i in members) for members in funds.purses]
    for p, place, v, dearer in zip(pairs.purse.tolist(), pairs.place.tolist(), volume, price, strict=True):
        region, provider = divmod(place, len(lines.providers))
        who = lines.regions[region], lines.providers[provider]
        found += _signed(names[p], *who, v, (USE, ADDED), (SOURCE, RELEASED))
        found += _signed(names[p], *who, dearer, (USE, DEARER), (SOURCE, CHEAPER))
    return sorted(found, key=lambda m: (m.purse, m.side, m.item, m.region, m.provider))


def _of_fund(bridge: Bridge) -> Iterator[Move]:
    grown = bridge.amount - bridge.amount_before
    held = bridge.reserved - bridge.reserved_before
    free = bridge.free - bridge.free_before
    yield from _signed(bridge.purse, "", "", grown, (SOURCE, FUND_UP), (USE, FUND_DOWN))
    yield from _signed(bridge.purse, "", "", held, (USE, HELD), (SOURCE, OPENED))
    yield from _signed(bridge.purse, "", "", free, (USE, LEFT), (SOURCE, USED))


def _signed(
    purse: str, region: str, provider: str, cents: int, above: tuple[str, str], below: tuple[str, str]
) -> Iterator[Move]:
    if cents:
        yield Move(purse, *(above if cents > 0 else below), region, provider, abs(int(cents)))


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Purse × region × provider: `inside` are the lines that draw on a purse, `pair` the position of each in these."""

    inside: Index
    pair: Index
    count: int
    purse: Index
    place: Index


def _pairs(plan: Plan) -> _Pairs:
    lines, funds = plan.problem.lines, plan.problem.funds
    inside = np.flatnonzero(funds.purse >= 0)
    place = lines.region[inside].astype(np.int64) * len(lines.providers) + lines.provider[inside]
    width = max(1, len(lines.regions) * len(lines.providers))
    distinct, pair = np.unique(funds.purse[inside] * width + place, return_inverse=True)
    purse, places = np.divmod(distinct, width)
    return _Pairs(inside, pair, len(distinct), purse, places)


def cents_of(units: Exact, plan: Plan) -> Ints:
    """Units at this run's tariffs, in cents per line."""
    return line_cents(units, np.maximum(plan.problem.tariffs.cents, 0))
