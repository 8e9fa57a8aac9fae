"""The engine of a study: decides one changed case after another, keeping what the changes leave as it was.

A plan of the engine is the plan that `allocate` gives on the changed case, to the unit and the cent.
"""

from __future__ import annotations

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.memo import Memo
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.problem import prepare_initial
from verdeelsleutel.model.runs.decided import solve

__all__ = ["Engine"]


class Engine:
    """Decides initial allocations of cases that differ in figures, not in their lines.

    Cases and packs come from each other by changed figures: tables and parts of a pack that a change leaves alone stay
    the same objects, and whatever reads only these is made once. Any other case is decided as well, only not faster.
    """

    def __init__(self) -> None:
        self._memo = Memo()

    def plan(self, case: Case, pack: Pack) -> Plan:
        """The plan of a case under a pack.

        Raises:
            CaseFaults, PackFaults, Conflict, SolverError: as `allocate` does.
        """
        return solve(prepare_initial(case, pack, self._memo))
