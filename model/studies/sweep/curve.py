"""A budget curve: what more money brings, and who has less of it when there is more.

A fair filling isn't nested: more money opens a later tranche, or loosens one row and not another, and a cell may end
with less. The curve tells of every step whether that happens. Asked that nobody loses, every cell keeps at least the
units that it has with less money: they go in as decisions, before policy, so the plan is the one that `allocate` gives
with those decisions.

Formula:
    losers of a step: providers (per region) whose agreed euros are fewer than at the step before, of the same pack and
    the same other parameters; the loss is the difference. A loss is rounding's where the euros that were awarded before
    rounding to whole units are no fewer.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import with_table
from verdeelsleutel.data.exact import euros, totals
from verdeelsleutel.data.integers import Ints, sums
from verdeelsleutel.data.study.kinds.sweep import Study
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.studies.parameters import Pair
from verdeelsleutel.model.studies.sweep.knobs import Knob
from verdeelsleutel.model.studies.work import Column

__all__ = ["Curve", "curve_columns"]

LOSERS, LOST, MOST, LOSER = "curve.losers", "curve.lost_eur", "curve.largest_loss_eur", "curve.loser"
ROUNDED = "curve.losers_by_rounding"


def curve_columns() -> list[Column]:
    """What a curve adds to the figures: empty at the first step."""
    return [
        Column(LOSERS, "whole"),
        Column(LOST, "euros"),
        Column(MOST, "euros"),
        Column(LOSER, "text"),
        Column(ROUNDED, "whole"),
    ]


@dataclass(frozen=True)
class Curve:
    """The scenarios of a grid, in curves over one of its parameters.

    Attributes:
        over: position of that parameter.
        order: positions of its values, from less to more.
        sizes: how many values every parameter has.
        nobody_loses: whether every cell keeps what it has with less.
    """

    over: int
    order: tuple[int, ...]
    sizes: tuple[int, ...]
    nobody_loses: bool

    @classmethod
    def of(cls, study: Study, knobs: Sequence[Knob]) -> Curve:
        """The curve that a study asks."""
        assert study.curve is not None  # only called where one is asked
        names = [knob.axis.name for knob in knobs]
        over = names.index(study.curve.over)
        values = knobs[over].axis.values
        order = tuple(sorted(range(len(values)), key=values.__getitem__))
        sizes = tuple(len(knob.axis.values) for knob in knobs)
        return cls(over, order, sizes, study.curve.nobody_loses)

    @property
    def count(self) -> int:
        """How many curves: one per combination of the other parameters."""
        return int(np.prod([size for at, size in enumerate(self.sizes) if at != self.over], dtype=np.int64))

    def scenarios(self, number: int) -> list[int]:
        """The scenarios of one curve, by number in the grid, from less money to more."""
        inner = int(np.prod(self.sizes[self.over + 1 :], dtype=np.int64))
        outer, rest = divmod(number, inner)
        return [(outer * self.sizes[self.over] + at) * inner + rest for at in self.order]

    @staticmethod
    def compared(before: Plan | None, plan: Plan | None) -> dict[str, str | int]:
        """Who has less than at the step before; empty where a plan is missing."""
        if before is None or plan is None:
            return {}
        less = _by_provider(before) - _by_provider(plan)
        at = np.flatnonzero(less > 0)
        if len(at) == 0:
            return {LOSERS: 0, LOST: euros(0), ROUNDED: 0}
        worst = int(at[np.argmax(less[at])])
        lines, exact = plan.problem.lines, (_awarded(before), _awarded(plan))
        region, provider = divmod(worst, len(lines.providers))
        return {
            LOSERS: len(at),
            LOST: euros(int(less[at].sum())),
            MOST: euros(int(less[worst])),
            LOSER: f"{lines.regions[region]} {lines.providers[provider]}",
            ROUNDED: sum(exact[0][one] <= exact[1][one] for one in at.tolist()),
        }

    @staticmethod
    def floored(pair: Pair, before: Plan) -> Pair:
        """The case in which every cell keeps at least the units of a plan; cells that are decided on stay so."""
        lines, case = before.problem.lines, pair.case
        decided = case.table("decisions")
        known = {tuple(row) for row in decided[["region", "provider", "service"]].to_numpy().tolist()}
        whole = {(region, provider) for region, provider, service in known if service == ""}
        rows = [
            (*key, "minimum", units, "keeps what it has with less money", "study", _first_day(case.meta.year))
            for line in np.flatnonzero(before.units > 0).tolist()
            if (key := lines.key(line)) not in known and key[:2] not in whole and (units := int(before.units[line]))
        ]
        names = ["region", "provider", "service", "kind", "units", "reason", "decided_by", "date"]
        floors = pd.DataFrame(rows, columns=names).astype(object)
        floors["amount_eur"] = pd.Series([None] * len(floors), dtype=object)
        if len(decided):
            floors = pd.concat([decided.astype(object), floors[decided.columns]], ignore_index=True)
        return pair._replace(case=with_table(case, "decisions", floors))


def _first_day(year: int) -> datetime.date:
    return datetime.date(year, 1, 1)


def _by_provider(plan: Plan) -> Ints:
    lines = plan.problem.lines
    at = lines.region * len(lines.providers) + lines.provider
    return sums(plan.amounts, at, len(lines.regions) * len(lines.providers))


def _awarded(plan: Plan) -> list[Fraction]:
    """Cents that were awarded before rounding, per region and provider."""
    lines, filled = plan.problem.lines, plan.filling.tranches
    at, count = lines.region * len(lines.providers) + lines.provider, len(lines.regions) * len(lines.providers)
    price = np.maximum(plan.problem.tariffs.cents, 0) * lines.is_cell
    return totals(filled[-1].total, price, at, count) if filled else [Fraction(0)] * count
