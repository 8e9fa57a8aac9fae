"""What a settlement leaves of every purse of funds, in cents.

Formula:
    amount = settled + free           free below 0: more is settled than the purse holds
    agreed + topped_up = settled + recovered
    nothing is held back any more: what was reserved and never agreed is free.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verdeelsleutel.model.settlement.settle import Settlement


@dataclass(frozen=True)
class Purse:
    """One purse; `drawn` is what the settled run drew on its funds."""

    name: str
    region: str
    amount: int
    drawn: int
    agreed: int
    delivered: int
    settled: int
    recovered: int
    topped_up: int
    unfunded: int

    @property
    def free(self) -> int:
        """Not settled."""
        return self.amount - self.settled


def purses(settlement: Settlement) -> list[Purse]:
    """Every purse, by name; what draws on no fund is in none."""
    funds, totals = settlement.funds, settlement.totals
    parts = (totals.agreed, totals.delivered, totals.settled, totals.recovered, totals.topped_up, totals.unfunded)
    found = []
    for at, members in enumerate(funds.purses):
        mine, its = settlement.purse == at, [funds.funds[i] for i in members]
        amount, drawn = sum(f.amount for f in its), sum(settlement.agreement.drawn.get(f.id, 0) for f in its)
        sums = [sum(map(int, np.asarray(part)[mine].tolist())) for part in parts]
        found.append(Purse(settlement.purse_name(at), its[0].region, amount, drawn, *sums))
    return sorted(found, key=lambda purse: purse.name)
