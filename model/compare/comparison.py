"""A comparison: the first run, and per other run what differs in what went in and in what came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from verdeelsleutel.model.claims import KEPT
from verdeelsleutel.model.compare.causes import causes_of
from verdeelsleutel.model.compare.cells import Cells, cells_of
from verdeelsleutel.model.compare.inputs import Inputs, inputs_of
from verdeelsleutel.model.compare.money import (
    FundChange,
    KavelChange,
    TrancheChange,
    fund_changes,
    kavel_changes,
    tranche_changes,
)
from verdeelsleutel.model.compare.providers import CauseSum, ProviderChange, cause_sums, provider_changes
from verdeelsleutel.model.compare.rules import RuleChange, rule_changes
from verdeelsleutel.model.compare.tariffs import TariffChange, tariff_changes
from verdeelsleutel.model.compare.whole_run import WholeRun, read_whole, sealed
from verdeelsleutel.model.decisions import DECIDED
from verdeelsleutel.model.runs.run_folder import RECEIPT, hash_of

__all__ = ["Against", "CellChange", "Comparison", "Outcome", "Unlike", "compare"]

Unlike = Literal["year", "stage", "award", "cutoff", "tranches", "price_level"]
"""In what two runs are of another kind, so that some figures don't mean the same in both."""

_OF_A_STAGE: tuple[Unlike, ...] = ("award", "cutoff")


@dataclass(frozen=True)
class CellChange:
    """A line that only one of the runs has: region, provider and service, units, and cents."""

    region: str
    provider: str
    service: str
    units: int
    cents: int


@dataclass(frozen=True)
class Outcome:
    """Everything that differs in what came out.

    Attributes:
        funds, kavels, tranches: every one of either run, whether or not it differs.
        tariffs, rules, providers, causes: those that differ.
        came, gone: lines that only the other run has, or only the first; most euros first.
        changed: lines of both with other units or another tariff.
        lines: how many lines both have.
    """

    funds: tuple[FundChange, ...]
    kavels: tuple[KavelChange, ...]
    tranches: tuple[TrancheChange, ...]
    tariffs: tuple[TariffChange, ...]
    rules: tuple[RuleChange, ...]
    providers: tuple[ProviderChange, ...]
    causes: tuple[CauseSum, ...]
    came: tuple[CellChange, ...]
    gone: tuple[CellChange, ...]
    changed: int
    lines: int

    @property
    def agreed(self) -> tuple[int, int]:
        """Cents that are agreed, then and now."""
        return sum(k.agreed[0] for k in self.kavels), sum(k.agreed[1] for k in self.kavels)

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        moved = any(fund.then != fund.now for fund in self.funds)
        asked = any(tranche.then != tranche.now for tranche in self.tranches)
        return not (moved or asked or self.changed or self.came or self.gone or self.rules)


@dataclass(frozen=True, eq=False)
class Against:
    """Another run beside the first.

    Attributes:
        run: the other run.
        unlike: in what the two are of another kind.
        inputs, outcome: what differs.
        cells: line by line.
    """

    run: WholeRun
    unlike: tuple[Unlike, ...]
    inputs: Inputs
    outcome: Outcome
    cells: Cells


@dataclass(frozen=True, eq=False)
class Comparison:
    """The first run and the others."""

    base: WholeRun
    others: tuple[Against, ...]


def compare(folders: Sequence[Path]) -> Comparison:
    """Hold runs side by side; the first is the one that others are compared with.

    Args:
        folders: of two runs or more.

    Raises:
        NoRun: a folder holds no run.
        NotComparable: a run that divides nothing.
        BrokenRun: a run was changed after it was made.
        CaseFaults, PackFaults: a run's inputs can't be read any more.
    """
    runs = read_whole([sealed(folder) for folder in folders])
    return Comparison(runs[0], tuple(_against(runs[0], other) for other in runs[1:]))


def _against(then: WholeRun, now: WholeRun) -> Against:
    cells = cells_of(then, now)
    return Against(now, _unlike(then, now), inputs_of(then, now, cells), _outcome(then, now, cells), cells)


def _unlike(then: WholeRun, now: WholeRun) -> tuple[Unlike, ...]:
    receipts = then.receipt, now.receipt
    found: list[Unlike] = []
    if then.case.meta.year != now.case.meta.year:
        found.append("year")
    if then.case.meta.price_level != now.case.meta.price_level:
        found.append("price_level")
    if receipts[0].get("stage") != receipts[1].get("stage"):
        return (*found, "stage")
    found += [name for name in _OF_A_STAGE if receipts[0].get(name) != receipts[1].get(name)]
    tranches = [[name for name in run.figures["tranches"] if name not in (DECIDED, KEPT)] for run in (then, now)]
    return (*found, "tranches") if tranches[0] != tranches[1] else tuple(found)


def _outcome(then: WholeRun, now: WholeRun, cells: Cells) -> Outcome:
    causes = causes_of(then, now, cells)
    both = cells.then.there & cells.now.there
    differ = np.asarray((cells.then.units != cells.now.units) | (cells.then.tariff != cells.now.tariff), dtype=np.bool_)
    return Outcome(
        fund_changes(then, now),
        kavel_changes(then, now, cells),
        tranche_changes(then, now),
        tariff_changes(then, now, cells),
        rule_changes(then, now),
        provider_changes(cells, causes),
        cause_sums(cells, causes),
        _lone(cells, "now"),
        _lone(cells, "then"),
        int((both & differ).sum()),
        int(both.sum()),
    )


def _lone(cells: Cells, which: Literal["then", "now"]) -> tuple[CellChange, ...]:
    """Lines that one run alone has."""
    mine, other = (cells.then, cells.now) if which == "then" else (cells.now, cells.then)
    at = np.flatnonzero(mine.there & ~other.there).tolist()
    found = [CellChange(*cells.key(cell), int(mine.units[cell]), int(mine.amount[cell])) for cell in at]
    return tuple(sorted(found, key=lambda c: (-c.cents, c.region, c.provider, c.service)))


def receipt_hash(run: WholeRun) -> str:
    """sha256 of a run's receipt: which run it is, wherever it stands."""
    return hash_of(run.folder / RECEIPT)
