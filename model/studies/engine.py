"""The engine of a study: decides one changed case after another, keeping what the changes leave as it was.

A plan of the engine is the plan that `allocate` or `reallocate` gives on the changed case, to the unit and the cent.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.memo import Memo
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import Problem, prepare_initial
from verdeelsleutel.model.reallocation.start import OFFER, Start
from verdeelsleutel.model.runs.decided import solve

__all__ = ["Engine", "Stage"]


@dataclass(frozen=True)
class Stage:
    """Which runs are made.

    Attributes:
        cutoff: YYYY-MM, of reallocations; None: initial allocations.
        start, award: of reallocations.
    """

    cutoff: str | None = None
    start: Start = field(default_factory=Start)
    award: str = OFFER


class Engine:
    """Decides runs of one stage, of cases that differ in figures, not in their lines.

    Cases and packs come from each other by changed figures: tables and parts of a pack that a change leaves alone stay
    the same objects, and what reads only these is made once. Any other case is decided as well, only not faster.
    """

    def __init__(self, stage: Stage | None = None) -> None:
        self.stage = stage or Stage()
        self._memo = Memo()

    def problem(self, case: Case, pack: Pack) -> Problem:
        """A run made ready.

        Raises:
            CaseFaults, PackFaults: as `allocate` does.
        """
        if self.stage.cutoff is None:
            return prepare_initial(case, pack, self._memo)
        from verdeelsleutel.model.reallocation.prepare import prepare_reallocation  # by reallocations only

        stage = self.stage
        return prepare_reallocation(case, pack, stage.start, stage.cutoff or "", stage.award, self._memo)

    def plan(self, case: Case, pack: Pack) -> Plan:
        """The plan of a case under a pack.

        Raises:
            CaseFaults, PackFaults, Conflict, SolverError: as `allocate` does.
        """
        return solve(self.problem(case, pack))
