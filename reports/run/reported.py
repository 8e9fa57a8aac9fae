"""A run as its report takes it: the plan that holds, with its receipt, and sums that sections share."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.explain.waterfall import waterfalls
from verdeelsleutel.model.explain.waterfalls import Loss, Waterfalls
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.provider_sums import ProviderSum, provider_sums
from verdeelsleutel.model.runs.run_folder import RECEIPT, hash_of
from verdeelsleutel.reports.cuts import Cut, cuts, provider_names
from verdeelsleutel.reports.overproduction import overproduction

__all__ = ["Reported"]


@dataclass(frozen=True, eq=False)
class Reported:
    """A certified allocation or reallocation.

    Attributes:
        plan: what was decided.
        certificate: what its checker says.
        receipt: of its folder, and `seal`: its sha256, which the next run of the year names.
    """

    plan: Plan
    certificate: Certificate
    receipt: Mapping[str, Any]
    seal: str

    @classmethod
    def of(cls, plan: Plan, certificate: Certificate, folder: Path) -> Reported:
        """A run whose folder was checked just now.

        Args:
            plan, certificate: as the run or its checker gives them.
            folder: the sealed run.
        """
        receipt = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
        return cls(plan, certificate, receipt, hash_of(folder / RECEIPT))

    @property
    def moves(self) -> bool:
        """Whether it is a reallocation."""
        return self.plan.problem.situation is not None

    @cached_property
    def found(self) -> Waterfalls:
        """From what was asked to what is agreed."""
        return waterfalls(self.plan)

    @cached_property
    def losses(self) -> Sequence[Loss]:
        """Of the whole run, most first."""
        return self.found.losses(self.found.total().at)

    @cached_property
    def short(self) -> Sequence[Cut]:
        """Providers that are short of what was asked in the tranches; at a reallocation of what is expected."""
        found = overproduction(self.plan) if self.moves else cuts(self.plan)
        return [cut for cut in found if cut.short]

    @cached_property
    def sums(self) -> Sequence[ProviderSum]:
        """Per region and provider."""
        return provider_sums(self.plan)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """AGB code → name."""
        return provider_names(self.plan)
