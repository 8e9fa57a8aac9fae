"""The waterfall of every cell: from what was asked to what is agreed, each step with its reason.

Formula:
    asked_c        = offer_c; at a reallocation the year-end expectation of c
    L_c            = largest level of c over all tranches;  T_c = Σ_t awards;  U_c = whole units agreed
    A_c            = max(T_c, U_c): what rounding up gave isn't lost
    raised_c       = max(0, L_c − asked_c), first for a decision, then for what is kept, answered or asked besides
    r_0            = asked_c + raised_c
    r_i            = min(r_{i−1}, max(bound_i, decided minimum))     over the bounds of `bounds`, where they apply
    percentage_c   = last r_i − L_c                                  named by the first tranche that reaches L_c
    S_t            = max of level_s over tranches s ≥ t;  S_{n+1} = 0
    D_t            = A_c, raised to level_t by every tranche up to t in which a row that lasts closed c
    unfunded_ct    = max(level_t, D_{t−1}) − D_{t−1}                          where a row that lasts closed c in t
                   = max(level_t, D_{t−1}) − max(min(level_t, S_{t+1}), D_{t−1})    elsewhere
                     for the rows that closed c in tranche t
    rounding_c     = A_c − U_c
    cents of a step = cents(r after it) − cents(r before it), with cents(r) = r · tariff rounded half up

    A row lasts when it counts every tranche and all awards together leave nothing under it: no later tranche could
    get past it. So every part of r_0 that isn't agreed stands in one step. Levels are cumulative, and a part that a
    tranche couldn't give is lost there, in the first that fell short of it, also where later ones ask it once more.
    Where only rows that stop counting (`until`) or came loose again stood in the way, a later tranche had a chance of
    its own, and the part is lost in the last that asks it, or nowhere when that one gives it. Differences of running
    totals add up: asked + Σ steps = agreed, in units and in cents, per cell and so for any sum of cells.
    Σ_t unfunded_ct + rounding_c = unfunded_units of plan.csv.

Symbols:
    units per cell, exact; tariff in whole cents. A release at a reallocation is no loss: it is agreed and not expected.
    Only a cell that was raised can lose and still be agreed what was asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index, Ints, Mask
from verdeelsleutel.model.claims import KEPT
from verdeelsleutel.model.explain.bounds import bounds
from verdeelsleutel.model.explain.closed import Closed
from verdeelsleutel.model.explain.step import ASKED_BEYOND, Step, StepKind
from verdeelsleutel.model.explain.waterfalls import Waterfalls
from verdeelsleutel.model.kept_out import DECISION, NOT_ASKED, RESPONSE, Reason
from verdeelsleutel.model.money import line_cents
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.row import UNITS
from verdeelsleutel.model.system import RowName

__all__ = ["waterfalls"]


def waterfalls(plan: Plan) -> Waterfalls:
    """The steps of every cell of a plan.

    Args:
        plan: what was decided; `explain.stored.proven_plan` takes it from a run folder.
    """
    cells = np.flatnonzero(plan.problem.lines.is_cell)
    made = _Steps(plan, cells)
    steps = tuple(made.steps())
    return Waterfalls(plan, cells, made.asked, made.asked_cents, steps, plan.amounts[cells])


class _Steps:
    """Steps in order, with the running total that they leave."""

    def __init__(self, plan: Plan, cells: Index) -> None:
        problem = plan.problem
        self._plan, self._cells = plan, cells
        self._price = np.maximum(problem.tariffs.cents[cells], 0)
        situation = problem.situation
        asked = problem.context.basis("offer") if situation is None else situation.expectation.units
        self.asked = asked.take(cells)
        self.asked_cents = line_cents(self.asked, self._price)
        self._left, self._left_cents = self.asked, self.asked_cents
        self._levels = [layer.level.take(cells) for layer in problem.layers]
        self._least = problem.decisions.least.take(cells)
        self._largest = plan.basis.take(cells)
        units = Exact(plan.units[cells], 1)
        self._units, self._had = units, plan.filling.total(len(plan.units)).take(cells).maximum(units)
        policy = problem.pack.initial if situation is None else problem.pack.reallocation
        self._sources = {tranche.id: tranche.source or "" for tranche in (policy.tranches if policy else ())}

    def steps(self) -> Iterator[Step]:
        """Every step that changes a cell."""
        yield from self._raised()
        yield from self._bounded()
        yield from self._not_asked()
        yield from self._unfunded()
        yield from self._to("rounding", "", self._units, ((),))

    def _to(
        self,
        kind: StepKind,
        name: RowName | str,
        left: Exact,
        reasons: tuple[Reason, ...],
        why: Index | None = None,
        source: str = "",
    ) -> Iterator[Step]:
        """The step that leaves this much of every cell; none where nothing changes."""
        change = left.minus(self._left)
        changed: Mask = np.asarray(change.num != 0, dtype=np.bool_)
        if not changed.any():
            return
        at, before = np.flatnonzero(changed), self._left_cents
        after: Ints = before.copy()
        after[at] = line_cents(left.take(at), self._price[at])
        self._left, self._left_cents = left, after
        found = np.where(changed, np.zeros(len(changed), dtype=np.intp) if why is None else why, -1)
        told = (name.rule, name.source) if isinstance(name, RowName) else (name, source)
        yield Step(kind, *told, change, after - before, reasons, found)

    def _raised(self) -> Iterator[Step]:
        """Above what was asked: decided, kept, answered, or asked by the tranches besides."""
        situation = self._plan.problem.situation
        nothing = np.zeros(len(self._cells), dtype=np.bool_)
        kept = situation.kept[0][self._cells] if situation is not None and situation.kept is not None else nothing
        answered = situation.capped[self._cells] & ~kept if situation is not None else nothing
        decided = RowName(DECISION, "", UNITS, "decisions")
        yield from self._to("raised", decided, self._left.maximum(self._least), ((decided,),))
        for name, mask in ((KEPT, kept), (RESPONSE, answered), (ASKED_BEYOND, ~kept & ~answered)):
            left = self._left.maximum(self._largest).where(mask, self._left)
            yield from self._to("raised", name, left, ((name,),))

    def _bounded(self) -> Iterator[Step]:
        for bound in bounds(self._plan.problem, self._cells):
            left = self._left.minimum(bound.most.maximum(self._least)).where(bound.mask, self._left)
            yield from self._to(bound.kind, bound.name, left, ((bound.name,),))

    def _not_asked(self) -> Iterator[Step]:
        """Beyond the largest level, per tranche that reaches it first; then where no tranche asks anything."""
        reached = Exact.zeros(len(self._cells))
        some = self._largest.above_zero()
        open_ = self._left.minus(self._largest).above_zero()
        for layer, level in zip(self._plan.problem.layers, self._levels, strict=True):
            reached = reached.maximum(level)
            mine = open_ & some & ~self._largest.minus(reached).above_zero()
            source = self._sources.get(layer.id, "")
            yield from self._at_most(layer.id, mine, source)
            open_ = open_ & ~mine
        yield from self._at_most("", open_, "")

    def _at_most(self, tranche: str, mine: Mask, source: str) -> Iterator[Step]:
        left = self._largest.where(mine, self._left)
        yield from self._to("percentage", tranche, left, ((NOT_ASKED,),), source=source)

    def _unfunded(self) -> Iterator[Step]:
        """Asked and not awarded, tranche by tranche."""
        for lost in Closed(self._plan, self._cells).lost(self._had):
            tranche = lost.filled.layer.id
            source = self._sources.get(tranche, "")
            yield from self._to("tranche", tranche, self._left.minus(lost.units), lost.reasons, lost.why, source)
