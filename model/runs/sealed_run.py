"""A finished run as its folder holds it: what it was made from, its summary, and its result files as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from verdeelsleutel.model.certify.stored_run import Unreadable, input_faults, read_record, seal_faults
from verdeelsleutel.model.runs.run_folder import (
    RECEIPT,
    SUMMARY,
    BrokenRun,
    Inputs,
    hash_of,
    read_inputs,
    receipt_of,
    tables_of,
)

__all__ = ["SealedRun", "refuse_broken_seal", "sealed_run"]


@dataclass(frozen=True, eq=False)
class SealedRun:
    """A run whose every file is the one that its receipt names.

    Attributes:
        folder: where it stands.
        inputs: case, pack and receipt; the case has the tables that the run read.
        summary: as it was written.
        receipt_sha256: of its receipt.
    """

    folder: Path
    inputs: Inputs
    summary: dict[str, Any]
    receipt_sha256: str

    @property
    def files(self) -> tuple[str, ...]:
        """Its result tables."""
        return tables_of(self.inputs.receipt)

    def table(self, file: str) -> pd.DataFrame:
        """A result table, every value as it is written."""
        return result_table(self.folder, file)


def result_table(folder: Path, file: str) -> pd.DataFrame:
    """A result table of a run, every value as it is written; whoever reads it looked at the seal before."""
    return pd.read_csv(folder / file, dtype=object, keep_default_na=False, na_filter=False, index_col=False)


def refuse_broken_seal(folder: Path, receipt: Mapping[str, Any]) -> None:
    """Look at the hashes that a receipt was closed over.

    Raises:
        BrokenRun: an input or result isn't what the receipt says.
    """
    faults = [*input_faults(folder, receipt.get("inputs")), *seal_faults(folder, receipt.get("results"))]
    if faults:
        raise BrokenRun(f"{folder}: {'; '.join(faults)}; see verdeel verify {folder}")


def sealed_run(folder: Path) -> SealedRun:
    """Read a run, after a look at the hashes that its receipt was closed over.

    The certificate is the one that the run was given; `verify` makes it again.

    Raises:
        NoRun: the folder holds no run.
        BrokenRun: an input or result isn't what the receipt says.
        CaseFaults, PackFaults: the inputs can't be read any more.
    """
    refuse_broken_seal(folder, receipt_of(folder))
    try:
        summary = read_record(folder / SUMMARY)
    except Unreadable as error:
        raise BrokenRun(f"{folder}: {error}") from None
    return SealedRun(folder, read_inputs(folder), summary, hash_of(folder / RECEIPT))
