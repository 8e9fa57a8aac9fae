"""The fills of a run made again from its levels, with every level proven on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Index
from verdeelsleutel.model.certify import proof
from verdeelsleutel.model.certify.proof import FREE, Place
from verdeelsleutel.model.certify.proof_general import PartProof, Standing
from verdeelsleutel.model.claims import Layer, claims
from verdeelsleutel.model.decisions import DECIDED
from verdeelsleutel.model.levels import Filled, Filling, Level, awards, usage
from verdeelsleutel.model.problem import Problem


def refill(problem: Problem, levels: list[Level], level_of: Sequence[Index]) -> tuple[Filling, list[str]]:
    """Claims and awards made again from stored levels, and every fault in them; the first step with faults ends it.

    Args:
        problem: what was decided on.
        levels: as stored.
        level_of: per tranche and line the position of its level, -1 without a claim.
    """
    checked = _Refill(problem, levels, level_of)
    checked.run()
    return checked.filling, checked.faults


@dataclass(eq=False)
class _Refill:
    problem: Problem
    levels: list[Level]
    level_of: Sequence[Index]
    filling: Filling = field(init=False)
    faults: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.filling = Filling(self.levels)
        self._places = proof.by_place(self.levels)
        self._used = [Fraction(0)] * len(self.problem.system.names)
        self._seen: list[int] = []
        packing = self.problem.system.packing
        self._packing = np.append(packing, False)  # the last stands for the cells in no row

    def run(self) -> None:
        count = len(self.problem.lines)
        total = Exact.zeros(count)
        for at, layer in enumerate(self.problem.layers):
            claim, level_of = claims(layer, total), self.level_of[at]
            asked = claim.above_zero()
            if not np.array_equal(asked, level_of >= 0) or level_of.max(initial=-1) >= len(self.levels):
                self.faults.append(f"tranche {layer.id}: the claims in tranches.csv are not those of the inputs")
                return
            so_far = np.full(count, -1, dtype=np.intp)
            for group in range(layer.groups):
                here = np.where(layer.group == group, level_of, -1) if layer.groups > 1 else level_of
                if (here >= 0).any():
                    before = total.plus(awards(claim, so_far, self.levels)) if (so_far >= 0).any() else total
                    self._step(at, group, claim, before, here)
                    if self.faults:
                        return
                    so_far = np.where(here >= 0, here, so_far)
            awarded = awards(claim, level_of, self.levels)
            total = total.plus(awarded)
            self.filling.tranches.append(Filled(layer, claim, level_of, awarded, total))
            if layer.id == DECIDED and any(self.levels[i].value < 1 for i in np.unique(level_of[asked]).tolist()):
                self.faults.append("what was decided isn't awarded in full")
        self.faults += proof.order_faults(self.levels, self._seen)
        self.faults += self._row_faults()

    def _step(self, at: int, group: int, claim: Exact, before: Exact, here: Index) -> None:
        system, layer = self.problem.system, self.problem.layers[at]
        found = self._step_places(at, group, here)
        if found is None:
            self.faults.append(f"tranche {layer.id}: a cell has a level of another step or part")
            return
        for place, mine in found.items():
            self._seen += mine
            self.faults += proof.form_faults(system, self.levels, mine, place)
        if self.faults:
            return
        earlier = list(self._used)
        for row, amount in usage(system, claim, here, self.levels, at).items():
            self._used[row] += amount
        simple = {place.part: mine for place, mine in found.items() if not place.general and place.part != FREE}
        inside = np.where(np.isin(system.part_of_line, list(simple)), here, -1)
        faults, unproven = proof.packing_faults(system, self.levels, simple, inside, at, self._used)
        self.faults += faults
        for line in unproven:
            self.faults.append(f"tranche {layer.id}: nothing explains why {self._name(line)} isn't awarded more")
        general = [(place, mine) for place, mine in found.items() if place.general]
        if general:
            care = self.problem.context.weights("client_years")
            now = Standing(claim, awards(claim, here, self.levels), before, here, earlier, care)
            for place, mine in general:
                self.faults += self._general_faults(layer, place, mine, now)

    def _general_faults(self, layer: Layer, place: Place, mine: list[int], now: Standing) -> list[str]:
        checker = PartProof(self.problem.system, self.problem.layers, place, now)
        found = checker.faults([(at, self.levels[at]) for at in mine])
        return [f"tranche {layer.id}: {fault}" for fault in found]

    def _step_places(self, at: int, group: int, here: Index) -> dict[Place, list[int]] | None:
        """The parts of a step with all their levels; None when a cell has a level of elsewhere."""
        part, mine = self.problem.system.part_of_line, here >= 0
        layer = np.array([level.layer for level in self.levels], dtype=object)
        groups = np.array([level.group for level in self.levels], dtype=object)
        parts = np.array([level.part for level in self.levels], dtype=object)
        used = np.flatnonzero(np.bincount(here[mine], minlength=len(self.levels)))
        known = set(used.tolist())
        if (layer[used] != at).any() or (groups[used] != group).any() or (parts[here[mine]] != part[mine]).any():
            return None
        tranche = self.problem.layers[at]
        found = {}
        for p in (np.flatnonzero(np.bincount(part[mine] + 1)) - 1).tolist():
            careful = tranche.most_care and p != FREE
            general = careful or (p != FREE and not self._packing[p])
            kept = [i for i in self._places[at, group, p] if i in known or self.levels[i].kind == "care"]
            found[Place(at, group, p, general, careful)] = kept
        return found

    def _row_faults(self) -> list[str]:
        """Rows on exact awards: the plan itself shows that every tranche could be completed."""
        system = self.problem.system
        return [
            f"{system.names[r]} isn't kept by the exact awards"
            for r, value in enumerate(self._used)
            if (system.upper[r] is not None and value > (system.upper[r] or 0))
            or (system.lower[r] is not None and value < (system.lower[r] or 0))
        ]

    def _name(self, line: int) -> str:
        return "/".join(self.problem.lines.key(line))
