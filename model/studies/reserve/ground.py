"""What can be agreed, and what volumes are worth: bundles of cells that draw on a contracteerruimte.

A bundle holds the cells of one fund that agree on some columns. What can be agreed of it is what the tranches of the
pack can reach, at its tariffs; ceilings of the pack over several cells don't bind a bundle here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import Exact, totals
from verdeelsleutel.data.faults import Fault, StudyFaults
from verdeelsleutel.data.integers import Index, sums
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.study.kinds.reserve import Study
from verdeelsleutel.model.context import BASIS_TABLES, Context
from verdeelsleutel.model.decisions import decision_cells
from verdeelsleutel.model.funds import CONTRACTEERRUIMTE, Fund, read_funds
from verdeelsleutel.model.lines import build_lines, numbered
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import INITIAL, Problem, basis_tables, in_force, priced
from verdeelsleutel.model.studies.reserve.recourse import Agreed

__all__ = ["Ground", "Key", "bundled", "ground_of", "volumes_of"]

Key = tuple[str, ...]
"""The fund of a bundle, then the values of its columns."""


@dataclass(frozen=True)
class Ground:
    """What a reserve is held back from.

    Attributes:
        columns: that make a bundle.
        funds: names of the funds; several that serve the same cells are one, joined by +.
        rooms, reserved: cents per fund, and what the pack holds back of it.
        bundles: their keys, in order.
        caps: cents per bundle that can be agreed.
    """

    columns: tuple[str, ...]
    funds: tuple[str, ...]
    rooms: tuple[int, ...]
    reserved: tuple[int, ...]
    bundles: tuple[Key, ...]
    caps: tuple[int, ...]

    @property
    def purse(self) -> tuple[int, ...]:
        """Per bundle the position of its fund."""
        return tuple(self.funds.index(bundle[0]) for bundle in self.bundles)

    @property
    def reserved_pct(self) -> Fraction:
        """The percentage of all funds together that the pack holds back."""
        return Fraction(100 * sum(self.reserved), max(1, sum(self.rooms)))

    def agreed(self, plan: Plan) -> Agreed:
        """What a plan agrees, in cents per bundle."""
        keys, at = bundled(plan.problem.context, self.columns)
        per_key = sums(plan.amounts[at >= 0], at[at >= 0], len(keys)).tolist()
        found = dict(zip(keys, per_key, strict=True))
        return tuple(found.get(bundle, 0) for bundle in self.bundles)


def ground_of(problem: Problem, volumes: Context, study: Study) -> Ground:
    """What can be agreed under a pack, and what is delivered even if it can't.

    Args:
        problem: the initial run.
        volumes: see `volumes_of`.
        study: says what makes a bundle.

    Raises:
        StudyFaults: nothing draws on a contracteerruimte.
    """
    keys, at = bundled(problem.context, study.by)
    inside = np.flatnonzero(at >= 0)
    reach = problem.layers[-1].reach if problem.layers else Exact.zeros(len(at))
    caps = totals(reach.take(inside), problem.tariffs.cents[inside], at[inside], len(keys))
    capped = {key: int(cap) for key, cap in zip(keys, caps, strict=True) if cap >= 1}
    others, place = bundled(volumes, study.by)
    delivered = volumes.basis(study.scenarios.basis).above_zero() & (place >= 0)
    bundles = tuple(sorted({*capped, *(others[b] for b in set(place[delivered].tolist()))}))
    if not bundles:
        fault = Fault(study.place("kind"), "no cell draws on a contracteerruimte, so there is nothing to hold back")
        raise StudyFaults([fault])
    purses = {_name(funds): funds for context in (problem.context, volumes) for funds in _purses(context)}
    names = tuple(dict.fromkeys(bundle[0] for bundle in bundles))
    return Ground(
        columns=study.by,
        funds=names,
        rooms=tuple(sum(fund.amount for fund in purses[name]) for name in names),
        reserved=tuple(sum(fund.reserved for fund in purses[name]) for name in names),
        bundles=bundles,
        caps=tuple(capped.get(bundle, 0) for bundle in bundles),
    )


def volumes_of(case: Case, pack: Pack, study: Study) -> Context:
    """Lines and prices of a case for every row of the basis that scenarios start from, offered now or not.

    Raises:
        StudyFaults: the case has no table of that basis.
        CaseFaults: the case lacks what the pack needs.
    """
    table, _ = BASIS_TABLES[study.scenarios.basis]
    if not case.has(table):
        what = f"the case has no table {table} for scenarios to start from"
        expected = ", ".join(name for name, (needed, _) in BASIS_TABLES.items() if case.has(needed))
        place = study.place("scenarios.basis")
        raise StudyFaults([Fault(place, what, study.scenarios.basis, f"one of {expected}")])
    rules, tranches = in_force(case, pack, INITIAL, pack.initial.tranches)
    cells = [case.table("offers"), decision_cells(case.table("decisions"))]
    lines = build_lines(case, cells, [*basis_tables(case, tranches, rules), case.table(table)])
    funds, _ = read_funds(lines, pack, known_until=case.meta.as_of)
    return priced(lines, pack, INITIAL, funds, rules)


def bundled(context: Context, columns: Sequence[str]) -> tuple[list[Key], Index]:
    """The bundles of a run, and per line the position of its bundle, -1 outside every contracteerruimte."""
    lines, funds = context.lines, context.funds
    inside = np.flatnonzero(funds.drawing_on(CONTRACTEERRUIMTE))
    names = [_name(purse) for purse in _purses(context)]
    facts = [lines.column(name) for name in columns]
    chosen = [(names, funds.purse[inside]), *((texts, at[inside]) for texts, at in facts)]
    keys, at = numbered(chosen, len(inside))
    found = np.full(len(lines), -1, dtype=np.intp)
    found[inside] = at
    return [key for key in keys if key], found


def _purses(context: Context) -> list[list[Fund]]:
    funds = context.funds
    return [[funds.funds[i] for i in members] for members in funds.purses]


def _name(funds: Sequence[Fund]) -> str:
    return "+".join(fund.id for fund in funds)
