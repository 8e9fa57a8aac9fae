"""A run as its report takes it: the plan that holds, with its receipt, and sums that sections share."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from verdeelsleutel.data.case import Case
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.certify.verify import verified
from verdeelsleutel.model.explain.waterfall import waterfalls
from verdeelsleutel.model.explain.waterfalls import Loss, Waterfalls
from verdeelsleutel.model.plan import Plan
from verdeelsleutel.model.provider_sums import ProviderSum, provider_sums
from verdeelsleutel.model.runs.run_folder import RECEIPT, BrokenRun, hash_of, read_inputs, receipt_of
from verdeelsleutel.model.settlement.settle import Settlement
from verdeelsleutel.reports.cuts import Cut, cuts, provider_names
from verdeelsleutel.reports.overproduction import overproduction

__all__ = ["Reported", "ReportedSettlement", "reported"]


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

    @property
    def case(self) -> Case:
        """What was decided on."""
        return self.plan.problem.case

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


@dataclass(frozen=True, eq=False)
class ReportedSettlement:
    """A certified settlement; attributes as those of a run."""

    settlement: Settlement
    certificate: Certificate
    receipt: Mapping[str, Any]
    seal: str

    @property
    def case(self) -> Case:
        """What was settled."""
        return self.settlement.case


def reported(folder: Path, refused: str) -> Reported | ReportedSettlement:
    """A run checked anew from its folder.

    Args:
        folder: an allocation, a reallocation or a settlement.
        refused: what isn't made of a run that doesn't verify.

    Raises:
        NoRun: the folder holds no run.
        BrokenRun: it doesn't verify: what isn't proven is handed to nobody.
    """
    receipt = receipt_of(folder)
    certificate, plan = verified(folder)
    if not certificate.holds:
        first = next(fault for check in certificate.checks for fault in check.faults)
        raise BrokenRun(f"{refused}: it doesn't verify ({first}); see verdeel verify {folder}")
    seal = hash_of(folder / RECEIPT)
    if plan is not None:
        return Reported(plan, certificate, receipt, seal)
    settlement = read_inputs(folder).settlement()
    assert settlement is not None  # what holds and decides nothing is a settlement
    return ReportedSettlement(settlement, certificate, receipt, seal)
