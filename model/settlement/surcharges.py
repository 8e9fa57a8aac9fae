"""Surcharges granted and withheld at a settlement: what every item of a price does to the agreed units.

Formula, per line with an agreement:
    difference_i = effect of item i on the settled percentage − its effect on the agreed percentage
    amount_i     = half_up(agreed units · max_tariff · difference_i)        (away from 0)
    other        = surcharge of the line − Σ amount_i
    above 0: granted, below 0: withheld; all of them add up to ceiling − agreed.

Symbols:
    effects in points (`effects`); `other` is what rounding prices to the cent makes, and prices that aren't built up,
    or whose maximum, NHC or NIC the case has otherwise than it was at the agreement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.model.settlement.effects import Effects
from verdeelsleutel.model.settlement.settle import Settlement

GRANTED, WITHHELD, OTHER = "granted", "withheld", "other"


@dataclass(frozen=True)
class Surcharge:
    """What one item does for a provider in a region.

    Attributes:
        region, provider: who.
        item: id of the adjustment, group or limit; `other`.
        points: on the percentage, None where there is no one number.
        cents: above 0 granted, below 0 withheld.
        source: id of its source in the pack.
    """

    region: str
    provider: str
    item: str
    points: Fraction | None
    cents: int
    source: str

    @property
    def kind(self) -> str:
        """Granted or withheld."""
        return GRANTED if self.cents > 0 else WITHHELD


def surcharges(settlement: Settlement) -> list[Surcharge]:
    """Every item with an amount, by region, provider, item and points."""
    lines = settlement.lines
    differences = [_differences(*pair) for pair in settlement.prices.pairs]
    sources = [{**old.source, **new.source} for old, new in settlement.prices.pairs]
    total: dict[tuple[int, int, str, Fraction | None, str], int] = {}
    effect = settlement.line_totals.ceiling - settlement.line_totals.agreed
    for line in np.flatnonzero(settlement.agreed_units.above_zero()).tolist():
        kind, rest = int(settlement.prices.kind[line]), int(effect[line])
        place = int(lines.region[line]), int(lines.provider[line])
        for item, points in differences[kind].items():
            cents = _amount(settlement, line, points)
            key = (*place, item, points, sources[kind].get(item, ""))
            total[key] = total.get(key, 0) + cents
            rest -= cents
        if rest:
            total[*place, OTHER, None, ""] = total.get((*place, OTHER, None, ""), 0) + rest
    return [
        Surcharge(lines.regions[region], lines.providers[provider], item, points, cents, source)
        for (region, provider, item, points, source), cents in sorted(total.items(), key=_order)
        if cents
    ]


def _order(entry: tuple[tuple[int, int, str, Fraction | None, str], int]) -> tuple[object, ...]:
    region, provider, item, points, source = entry[0]
    return region, provider, item, points or Fraction(0), source


def _differences(agreed: Effects, settled: Effects) -> dict[str, Fraction]:
    """Points per item that differs; nothing where one of the prices isn't built up."""
    if not (agreed.built and settled.built):
        return {}
    every = dict.fromkeys([*settled.of, *agreed.of])
    found = {item: settled.of.get(item, Fraction(0)) - agreed.of.get(item, Fraction(0)) for item in every}
    return {item: points for item, points in found.items() if points}


def _amount(settlement: Settlement, line: int, points: Fraction) -> int:
    maximum = settlement.prices.tariffs.maximum[settlement.lines.service[line]]
    exact = settlement.agreed_units.fraction(line) * (maximum or 0) * points / 100
    rounded: int = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return rounded if exact > 0 else -rounded


def in_all(found: list[Surcharge]) -> Iterator[tuple[str, int]]:
    """Granted and withheld in all, in cents."""
    for kind in (GRANTED, WITHHELD):
        yield kind, sum(s.cents for s in found if s.kind == kind)
