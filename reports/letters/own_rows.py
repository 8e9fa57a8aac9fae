"""Which rows of a run a provider may read the bound of: none from which a figure of somebody else can be worked out.

A bound is told where the row counts this provider alone, or enough of them that it is a figure of the region. The
volumes that a bound is a percentage of are looked at in the same way: a ceiling over many can rest on the history of
one.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from verdeelsleutel.data.exact import Exact
from verdeelsleutel.data.integers import Ints
from verdeelsleutel.model.context import BASIS_TABLES
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.rule import BoundRule
from verdeelsleutel.model.system import RowName

__all__ = ["LEAST_PROVIDERS", "OwnRows"]

LEAST_PROVIDERS = 3
"""A figure over fewer would tell one of them about another; a publication leaves out the same."""

KNOWN_VOLUMES = (*BASIS_TABLES, "realised")


class OwnRows:
    """The rows of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._position = {name: at for at, name in enumerate(plan.problem.system.names)}
        self._rules = {rule.id: rule for rule in plan.problem.rules}
        self._open: dict[RowName, frozenset[int] | None] = {}

    def told(self, name: RowName, provider: str) -> bool:
        """Whether a provider may read the key and bound of a row.

        A rule about single cells has no row; its sentence is about the provider's own.
        """
        if name not in self._position:
            return True
        if name not in self._open:
            self._open[name] = self._only(name)
        only = self._open[name]
        at = self._plan.problem.lines.providers.index(provider)
        return (only is None or only == {at}) and self._stands(name, at)

    def _stands(self, name: RowName, provider: int) -> bool:
        return bool((self._providers(name) == provider).any())

    def _only(self, name: RowName) -> frozenset[int] | None:
        """None where many stand behind a row and its volumes; else the few that do."""
        lines = self._plan.problem.lines
        mine = self._lines(name)
        few: set[int] = set()
        for at in (mine, *(mine[volume.take(mine).above_zero()] for volume in self._volumes(name))):
            standing = set(np.unique(lines.provider[at]).tolist())
            if len(standing) < LEAST_PROVIDERS:
                few |= standing
        return frozenset(few) or None

    def _volumes(self, name: RowName) -> list[Exact]:
        """The known volumes that a rule's bound is made of."""
        rule: BoundRule | None = self._rules.get(name.rule)
        named = (getattr(rule.parameters, part, None) for part in ("of", "above")) if rule is not None else ()
        return [self._plan.problem.context.basis(one) for one in named if one in KNOWN_VOLUMES]

    def _lines(self, name: RowName) -> Ints:
        at = self._position[name]
        found: Ints = self._line[self._starts[at] : self._starts[at + 1]]
        return found

    def _providers(self, name: RowName) -> Ints:
        found: Ints = self._plan.problem.lines.provider[self._lines(name)]
        return found

    @cached_property
    def _order(self) -> Ints:
        found: Ints = np.argsort(self._plan.problem.system.row, kind="stable")
        return found

    @cached_property
    def _line(self) -> Ints:
        found: Ints = self._plan.problem.system.line[self._order]
        return found

    @cached_property
    def _starts(self) -> Ints:
        system = self._plan.problem.system
        found: Ints = np.searchsorted(system.row[self._order], np.arange(len(system.names) + 1))
        return found
