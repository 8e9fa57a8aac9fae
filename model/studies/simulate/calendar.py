"""A year's agreements, in memory: the allocation of 1 January, and a reallocation at every moment of a calendar.

Every decision is posed as `replay-year` poses it: definitive, as known on its day, without answers of providers, and
started from the agreements of the one before. Nothing is written or certified.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.given import Given
from verdeelsleutel.data.integers import Ints
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.lines import KEY
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.reallocation.prepare import policy_of, prepare_reallocation
from verdeelsleutel.model.reallocation.start import DEFINITIVE, FundBefore, Start
from verdeelsleutel.model.runs.decided import solve
from verdeelsleutel.model.studies.simulate.claims import Claims, known_units
from verdeelsleutel.model.year.moments import Moment, days_of, moment_on

__all__ = ["Chain", "Decisions", "moments_of", "try_to_pose"]


def moments_of(pack: Pack, moments: Sequence[str] | None, year: int) -> list[Moment]:
    """The moments of a calendar that know a month of the year.

    Args:
        pack: a policy with a reallocation.
        moments: as a pack writes them; None: its own.
        year: of the case.

    Raises:
        PackFaults: the pack has no reallocation or no moments, or one that is no day of the year.
    """
    policy = policy_of(pack)
    if moments is not None:
        if not moments:
            return []
        policy = policy.model_copy(update={"moments": tuple(moments)})
        pack = pack.model_copy(update={"reallocation": policy})
    known = [moment_on(day) for day in days_of(pack, year)]
    return [moment for moment in known if int(moment.cutoff[:4]) == year]


def try_to_pose(case: Case, pack: Pack, claims: Claims, moments: Sequence[Moment]) -> None:
    """Pose the allocation, and a reallocation without any care, to hear what is wrong before a year is simulated.

    Raises:
        CaseFaults, PackFaults: as of these runs.
    """
    prepare_initial(Given(dt.date(case.meta.year, 1, 1)).applied(case), pack)
    for moment in moments[:1]:
        none = np.zeros((len(claims.lines), int(moment.cutoff[5:])), dtype=np.int64)
        known = Given(moment.day, responses=False).applied(claims.known(case, none))
        nothing = pd.DataFrame({name: [] for name in (*KEY, "units", "tariff_eur")}, dtype=object)
        prepare_reallocation(known, pack, Start(nothing), moment.cutoff, DEFINITIVE)


@dataclass(frozen=True, eq=False)
class Chain:
    """Decisions of one pack, one from the other.

    Attributes:
        case, pack: as read.
        claims: makes a case of simulated care.
        claimed: percent of a month's care that is known after so many months.
        first: the allocation of 1 January.
    """

    case: Case
    pack: Pack
    claims: Claims
    claimed: Mapping[int, Fraction]
    first: Plan

    @classmethod
    def of(cls, case: Case, pack: Pack, claims: Claims, claimed: Mapping[int, Fraction] | None) -> Chain:
        """The start of a year.

        Raises:
            CaseFaults, PackFaults, Conflict, SolverError: as of an initial run.
        """
        given = Given(dt.date(case.meta.year, 1, 1))
        first = solve(prepare_initial(given.applied(case), pack))
        return cls(case, pack, claims, policy_of(pack).completeness if claimed is None else claimed, first)

    def after(self, before: Plan, moment: Moment, units: Ints) -> Plan:
        """The reallocation at a moment.

        Args:
            before: the decision that it starts from.
            moment: day and cut-off.
            units: delivered per line and month, shape (lines, 12).
        """
        known = known_units(units[:, : int(moment.cutoff[5:])], self.claimed)
        case = Given(moment.day, responses=False).applied(self.claims.known(self.case, known))
        start, memo = started_from(before), self.first.problem.lines.memo
        return solve(prepare_reallocation(case, self.pack, start, moment.cutoff, DEFINITIVE, memo))

    def year(self, units: Ints) -> Decisions:
        """The decisions of a simulated year."""
        return Decisions(self, units)


class Decisions:
    """The decisions of one pack in one year; what calendars share is decided once."""

    def __init__(self, chain: Chain, units: Ints) -> None:
        self.chain, self.units = chain, units
        self._known: dict[tuple[Moment, ...], Plan] = {(): chain.first}

    def plans(self, moments: Sequence[Moment]) -> list[Plan]:
        """The first allocation and the reallocation at every moment.

        Raises:
            Conflict, SolverError: as of the first that can't be decided.
        """
        found = [self.chain.first]
        for i, moment in enumerate(moments, start=1):
            so_far = tuple(moments[:i])
            if so_far not in self._known:
                self._known[so_far] = self.chain.after(found[-1], moment, self.units)
            found.append(self._known[so_far])
        return found


def started_from(plan: Plan) -> Start:
    """The agreements of a decision, as the next one starts from them."""
    problem = plan.problem
    lines, at = problem.lines, np.flatnonzero(plan.units > 0)
    ids = (lines.regions, lines.providers, lines.services)
    codes = (lines.region[at], lines.provider[at], lines.service[at])
    frame = pd.DataFrame({n: np.array(i, dtype=object)[c] for n, i, c in zip(KEY, ids, codes, strict=True)})
    cents = problem.tariffs.cents[at].tolist()
    frame["units"] = pd.Series([int(units) for units in plan.units[at].tolist()], dtype=object)
    frame["tariff_eur"] = pd.Series([Decimal(value).scaleb(-2) for value in cents], dtype=object)
    opened = frozenset() if problem.situation is None else problem.situation.opened
    funds = {fund.id: FundBefore(fund.amount, fund.reserved) for fund in problem.funds.funds}
    return Start(frame, problem.case.meta.as_of, opened, funds)
