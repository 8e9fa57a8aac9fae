"""A year as its page and its workbook take it: runs that hold, chained, with their result files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.exact import in_cents
from verdeelsleutel.model.certify.year_chain import YearCertificate, YearRow, rows, verify_year
from verdeelsleutel.model.runs.run_folder import SUMMARY, BrokenRun, read_inputs, runs_of
from verdeelsleutel.model.runs.sealed_run import result_table

__all__ = ["ReportedYear"]

_AGREED = ("region", "provider", "agreed_eur")


@dataclass(frozen=True, eq=False)
class ReportedYear:
    """A certified year.

    Attributes:
        case: of the last run, and `pack`: the name of its policy.
        rows: what every run brought, in the order of the year; at least one.
        certificate: of the year.
        runs: the folders of the runs, in that order.
    """

    case: Case
    pack: str
    rows: Sequence[YearRow]
    certificate: YearCertificate
    runs: Sequence[Path]

    @classmethod
    def of(cls, folder: Path) -> ReportedYear:
        """A year of which every run holds, and the chain.

        Raises:
            BrokenRun: one doesn't: what isn't proven isn't reported.
        """
        certificate = verify_year(folder)
        if not certificate.holds:
            faults = [*certificate.faults]
            faults += [f for one in certificate.runs.values() for check in one.checks for f in check.faults]
            raise BrokenRun(f"{folder} can't be reported: it doesn't verify ({faults[0]}); see verdeel verify {folder}")
        runs = runs_of(folder)
        last = read_inputs(runs[-1])
        return cls(last.case, last.pack.pack, rows(folder), certificate, runs)

    @property
    def names(self) -> dict[str, str]:
        """AGB code → name of the provider."""
        table = self.case.table("providers")
        return dict(zip(table["provider"].tolist(), table["name"].tolist(), strict=True))

    def table(self, run: Path, file: str) -> pd.DataFrame:
        """A result table of a run, every value as it is written."""
        return result_table(run, file)

    def agreed(self) -> dict[tuple[str, str], list[int | None]]:
        """Per region and provider, in key order, the cents that each run agrees; None where a run doesn't know it."""
        found: dict[tuple[str, str], list[int | None]] = {}
        for at, run in enumerate(self.runs):
            table = self.table(run, "providers.csv")
            for region, provider, amount in zip(*(table[key] for key in _AGREED), strict=True):
                found.setdefault((region, provider), [None] * len(self.runs))[at] = in_cents(amount)
        return dict(sorted(found.items()))

    def kavels(self, run: Path) -> Mapping[str, Mapping[str, str]]:
        """What a run agrees per kavel, and doesn't, as its summary has it."""
        figures: dict[str, Any] = json.loads((run / SUMMARY).read_text(encoding="utf-8"))["figures"]
        found: dict[str, dict[str, str]] = figures["by_kavel"]
        return found
