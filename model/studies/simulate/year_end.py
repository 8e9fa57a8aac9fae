"""What a year came to: care without money, money without care, and how sure providers were of their agreements.

Formula, in cents, at the prices of the last decision:
    per region, provider and purse of funds:
        agreed   = Σ last agreed units · price        delivered = Σ units of the year · price
        paid     = min(delivered, agreed)             unfunded  = delivered − paid
    unfunded client-years = Σ client-years delivered · unfunded ÷ delivered
    unused   = what the funds hold at the end of the year − Σ paid, over purses that draw on a fund
    per region and provider, over all purses, each decision at its own prices:
        kept     = Σ min(first agreed, last agreed) ÷ Σ first agreed
        moved    = Σ over reallocations |agreed after − agreed before|
        lowered: last agreed < (1 − x) · first agreed

Source: since 2018 the nacalculatie is on the provider's total (see `model.settlement.settle`, which also knows
surcharges and settles at its own prices; a study compares calendars and leaves these out).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.integers import Index, Ints, product, sums
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.context import client_year_weights
from verdeelsleutel.model.funds import Funds, read_funds
from verdeelsleutel.model.lines import Lines
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import priced
from verdeelsleutel.model.reallocation.prepare import REALLOCATION, end_of

__all__ = ["Outcome", "YearEnd"]


@dataclass(frozen=True)
class Outcome:
    """What a year came to under one calendar; amounts in cents.

    Attributes:
        kept, moved_part: as parts of the first agreements; None where nothing was agreed first.
        lowered: agreements of a provider in a region.
    """

    unfunded: int
    unfunded_client_years: Fraction
    unused: int
    agreed: int
    delivered: int
    kept: Fraction | None
    moved: int
    moved_part: Fraction | None
    lowered: int


@dataclass(frozen=True, eq=False)
class YearEnd:
    """Counts years of one pack.

    Attributes:
        lines: every line that can be agreed or delivered.
        funds: as they are at the end of the year, nothing held back.
        cents: prices of reallocations, for care that no decision priced.
        weight, den: client-years of a unit per line, as numerators over a denominator.
        pair: per line its provider in its region; `pairs` how many positions there are.
        lowered_by: percent.
    """

    lines: Lines
    funds: Funds
    cents: Ints
    weight: Ints
    den: int
    pair: Index
    pairs: int
    lowered_by: Fraction

    @classmethod
    def of(cls, case: Case, pack: Pack, lines: Lines, lowered_by: Fraction) -> YearEnd:
        """For years of a case under a pack.

        Raises:
            CaseFaults: a line has no price, or a fund less than nothing.
        """
        held = frozenset(reserve.id for reserve in pack.reserves)
        funds, _ = read_funds(lines, pack, held, known_until=end_of(f"{case.meta.year}-12", case))
        tariffs = priced(lines, pack, REALLOCATION, funds, []).tariffs
        weight, den = client_year_weights(case, lines.services)
        count = len(lines.providers)
        pair = lines.region * count + lines.provider
        cents, pairs = np.maximum(tariffs.cents, 0), len(lines.regions) * count
        return cls(lines, funds, cents, weight[lines.service], den, pair, pairs, lowered_by)

    def outcome(self, plans: Sequence[Plan], units: Ints) -> Outcome:
        """Count a year.

        Args:
            plans: its decisions in order, the first allocation included.
            units: delivered per line and month, shape (lines, 12).
        """
        agreed, cents = self._agreed(plans[-1])
        year = units.sum(axis=1)
        due, limit = product(year, cents), product(agreed, cents)
        width = len(self.funds.purses) + 1
        group = self.pair * width + self.funds.purse + 1
        delivered, ceiling = (sums(v, group, self.pairs * width) for v in (due, limit))
        paid = np.minimum(delivered, ceiling)
        from_funds = np.arange(self.pairs * width) % width > 0
        room = sum(fund.amount for fund in self.funds.funds)
        totals = [self._totals(plan) for plan in plans]
        first, last = totals[0], totals[-1]
        begun = int(first.sum())
        moved = sum(int(np.abs(after - before).sum()) for before, after in pairwise(totals))
        return Outcome(
            unfunded=int((delivered - paid).sum()),
            unfunded_client_years=self._client_years(year, group, delivered, delivered - paid),
            unused=room - int(paid[from_funds].sum()),
            agreed=int(last.sum()),
            delivered=int(delivered.sum()),
            kept=Fraction(int(np.minimum(first, last).sum()), begun) if begun else None,
            moved=moved,
            moved_part=Fraction(moved, begun) if begun else None,
            lowered=sum(
                100 * now < (100 - self.lowered_by) * then
                for then, now in zip(first.tolist(), last.tolist(), strict=True)
            ),
        )

    def _agreed(self, plan: Plan) -> tuple[Ints, Ints]:
        """Per line the units of a decision, and the price."""
        problem = plan.problem
        at = np.flatnonzero(problem.lines.is_cell)
        mine = np.searchsorted(self.lines.code, problem.lines.code[at])
        units, cents = np.zeros(len(self.lines), dtype=np.int64), self.cents.copy()
        units[mine] = plan.units[at]
        cents[mine] = problem.tariffs.cents[at]
        return units, cents

    def _totals(self, plan: Plan) -> Ints:
        """Cents agreed per provider and region."""
        lines = plan.problem.lines
        return sums(plan.amounts, lines.region * len(lines.providers) + lines.provider, self.pairs)

    def _client_years(self, year: Ints, group: Index, delivered: Ints, unfunded: Ints) -> Fraction:
        """Client-years of what is unfunded, each provider's care cut alike."""
        care = sums(product(year, self.weight), group, len(delivered))
        short = np.flatnonzero(unfunded > 0)
        parts = zip(care[short].tolist(), unfunded[short].tolist(), delivered[short].tolist(), strict=True)
        return sum((Fraction(c * u, d) for c, u, d in parts), Fraction(0)) / self.den
