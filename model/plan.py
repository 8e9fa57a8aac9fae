"""A plan: whole units per line, what they cost, and the exact awards they came from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.integers import Ints, narrow, product
from verdeelsleutel.model.levels import Filling
from verdeelsleutel.model.problem import Problem
from verdeelsleutel.model.row import Count


@dataclass(frozen=True, eq=False)
class Plan:
    """The outcome of a run.

    Attributes:
        problem: what was decided on.
        filling: exact awards per tranche, with their levels.
        units: whole units per line.
    """

    problem: Problem
    filling: Filling
    units: Ints

    def awarded_until(self, tranche: str) -> Exact:
        """Exact awards per line up to and including a tranche, before rounding."""
        return self.filling.until(tranche, len(self.units))

    @cached_property
    def amounts(self) -> Ints:
        """Cents per line: tariff · units; a line that is no cell costs nothing."""
        return product(narrow(self.units), self.problem.tariffs.cents * self.problem.lines.is_cell)

    @cached_property
    def basis(self) -> Exact:
        """Largest level per line."""
        layers = self.problem.layers
        return layers[-1].reach if layers else Exact.zeros(len(self.units))

    @cached_property
    def unfunded(self) -> Exact:
        """What the largest level asks beyond the agreed units."""
        return self.basis.minus(Exact(self.units, 1)).positive_part()

    @cached_property
    def wanted(self) -> Exact:
        """The largest level, or at a reallocation what is expected where that is more."""
        situation = self.problem.situation
        return self.basis if situation is None else situation.expectation.units.maximum(self.basis)

    @cached_property
    def beyond(self) -> Exact:
        """What is wanted beyond the agreed units, kept out by a cut of levels or anything else."""
        return self.wanted.minus(Exact(self.units, 1)).positive_part()

    @cached_property
    def drawn(self) -> list[int]:
        """Cents drawn on each fund."""
        return self.problem.funds.drawn(self.amounts)

    @cached_property
    def findings(self) -> list[Finding]:
        """Everything that was found in reading, preparing and deciding."""
        problem = self.problem
        found = [*problem.case.findings, *problem.findings]
        if problem.situation is not None:
            from verdeelsleutel.model.reallocation.findings import outcome_findings  # loaded by reallocations only

            found += outcome_findings(problem, self.filling, self.units)
        if problem.case.has("decisions"):
            from verdeelsleutel.model.care_behind_decisions import care_behind_decisions  # reads plans itself

            found += care_behind_decisions(self)
        return found

    @cached_property
    def counts(self) -> list[tuple[str, Count]]:
        """Every rule recounted in its own words: (rule id, count)."""
        problem = self.problem
        return [(r.id, count) for r in problem.rules for count in r.check(problem.context, self)]
