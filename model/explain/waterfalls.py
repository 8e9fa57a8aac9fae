"""All waterfalls of a run, and their sums: per provider, kavel, region or service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from verdeelsleutel.data.exact import Exact, totals
from verdeelsleutel.data.integers import Index, Ints, Mask, grouped, sums
from verdeelsleutel.model.explain.step import Step
from verdeelsleutel.model.kept_out import Reason
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.row import key_text
from verdeelsleutel.model.system import RowName

OF_CELLS = ("raised", "cap", "excluded")
"""Steps whose reason is a rule or decision about single cells: its key is that of the cell."""


@dataclass(frozen=True)
class Amount:
    """A volume of several cells.

    Attributes:
        cents: whole cents.
        client_years: exact; services that count no clients give 0.
        units: exact, None where the cells have more than one service.
    """

    cents: int
    client_years: Fraction
    units: Fraction | None


@dataclass(frozen=True, eq=False)
class Waterfall:
    """One waterfall: asked + Σ steps = agreed, in cents, client-years and units.

    Attributes:
        at: positions of its cells in `Waterfalls.cells`.
        steps: every step of the run with its sum over these cells, also where that is nothing.
    """

    at: Index
    asked: Amount
    steps: tuple[tuple[Step, Amount], ...]
    agreed: Amount

    @property
    def lost(self) -> int:
        """Cents of all losses, above 0."""
        return -sum(amount.cents for step, amount in self.steps if step.kind != "raised")


@dataclass(frozen=True)
class Loss:
    """What one reason cost in one step: cents above 0 and client-years, over `cells` cells."""

    step: Step
    reason: Reason
    cents: int
    client_years: Fraction
    cells: int


@dataclass(frozen=True, eq=False)
class Waterfalls:
    """Every cell of a run.

    Attributes:
        plan: what was decided.
        cells: lines of the cells, in key order: the order of plan.csv.
        asked: per cell, in units; `asked_cents` in cents.
        steps: in order; arrays over `cells`. A step that changes no cell isn't there.
        agreed_cents: per cell, amount_eur of plan.csv.
    """

    plan: Plan
    cells: Index
    asked: Exact
    asked_cents: Ints
    steps: tuple[Step, ...]
    agreed_cents: Ints

    def total(self) -> Waterfall:
        """The whole run."""
        return self.of(np.ones(len(self.cells), dtype=np.bool_))

    def of_provider(self, region: str | None, provider: str) -> Waterfall:
        """One provider in one region, or in all where region is None; empty for one that has no cell."""
        return self.of(self.cells_of(region, provider))

    def cells_of(self, region: str | None, provider: str) -> Mask:
        """Which cells are those of a provider, in one region or in all."""
        lines = self.plan.problem.lines
        mask: Mask = np.zeros(len(self.cells), dtype=np.bool_)
        if provider not in lines.providers or region not in (None, *lines.regions):
            return mask
        mask = lines.provider[self.cells] == lines.providers.index(provider)
        return mask if region is None else mask & (lines.region[self.cells] == lines.regions.index(region))

    def of(self, mask: Mask) -> Waterfall:
        """The sum over some cells."""
        at = np.flatnonzero(mask)
        return self._summed(at, np.zeros(len(at), dtype=np.intp), 1)[0]

    def by(self, column: str) -> dict[str, Waterfall]:
        """Per value of a fact of cells (`region`, `provider`, `kavel`, `service`, …) its sum, in the order of values.

        Raises:
            KeyError: no table has such a column.
        """
        texts, position = self.plan.problem.lines.column(column)
        found = self._summed(np.arange(len(self.cells)), position[self.cells], len(texts))
        return {text: found[i] for text, i in sorted((t, i) for i, t in enumerate(texts)) if len(found[i].at)}

    def by_contract(self) -> dict[tuple[str, str], Waterfall]:
        """Per region and provider its sum, in key order."""
        lines = self.plan.problem.lines
        pairs, group = grouped(
            lines.region[self.cells].astype(np.int64) * max(1, len(lines.providers)) + lines.provider[self.cells]
        )
        found = self._summed(np.arange(len(self.cells)), group, len(pairs))
        keys = (divmod(pair, max(1, len(lines.providers))) for pair in pairs.tolist())
        return {(lines.regions[r], lines.providers[p]): one for (r, p), one in zip(keys, found, strict=True)}

    def losses(self, at: Index) -> list[Loss]:
        """What every reason cost some cells, most first; what rules about single cells cost stands together.

        Args:
            at: positions in `cells`.
        """
        found = []
        for step in self.steps:
            if step.kind == "raised":
                continue
            mine = at[step.why[at] >= 0]
            why, count = step.why[mine], len(step.reasons)
            cents = sums(step.cents[mine], why, count).tolist()
            years = self._years(step.units, mine, why, count)
            cells = np.bincount(why, minlength=count).tolist()
            found += [
                Loss(step, reason, -cents[i], -years[i], cells[i]) for i, reason in enumerate(step.reasons) if cells[i]
            ]
        return sorted(found, key=lambda loss: -loss.cents)

    def reason(self, step: Step, cell: int) -> Reason:
        """Why a step changes a cell (a position in `cells`): rows, and rules with the key of the cell."""
        reason = step.reasons[step.why[cell]]
        if step.kind not in OF_CELLS:
            return reason
        key = key_text(self.plan.problem.lines.key(int(self.cells[cell])))
        return tuple(replace(name, key=key) if isinstance(name, RowName) else name for name in reason)

    def _summed(self, at: Index, group: Index, count: int) -> list[Waterfall]:
        """Sums over groups of cells; `at` rises."""
        service = self.plan.problem.lines.service[self.cells[at]]
        last, least = np.full(count, -1, dtype=np.intp), np.full(count, len(self.cells) + 1, dtype=np.intp)
        np.maximum.at(last, group, service)
        np.minimum.at(least, group, service)
        single = (least == last).tolist()
        columns = [(self.asked, self.asked_cents), *((step.units, step.cents) for step in self.steps)]
        agreed = Exact(self.plan.units[self.cells], 1)
        amounts = [self._amounts(*pair, at, group, single) for pair in [*columns, (agreed, self.agreed_cents)]]
        order = np.argsort(group, kind="stable")
        ends = np.searchsorted(group[order], np.arange(count + 1))
        return [
            Waterfall(
                at[order[ends[g] : ends[g + 1]]],
                amounts[0][g],
                tuple((step, amounts[i + 1][g]) for i, step in enumerate(self.steps)),
                amounts[-1][g],
            )
            for g in range(count)
        ]

    def _amounts(self, units: Exact, cents: Ints, at: Index, group: Index, single: Sequence[bool]) -> list[Amount]:
        count = len(single)
        money = sums(cents[at], group, count).tolist()
        years = self._years(units, at, group, count)
        volume = totals(units.take(at), np.ones(len(at), dtype=np.int64), group, count)
        return [Amount(money[g], years[g], volume[g] if single[g] else None) for g in range(count)]

    def _years(self, units: Exact, at: Index, group: Index, count: int) -> list[Fraction]:
        weight, den = self._care
        return [value / den for value in totals(units.take(at), weight[self.cells[at]], group, count)]

    @cached_property
    def _care(self) -> tuple[Ints, int]:
        """Per line the client-years of a unit: numerators and their denominator."""
        return self.plan.problem.context.weights("client_years")
