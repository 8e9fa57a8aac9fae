"""A run to be compared: its folder, once every file in it is the one that its receipt was closed over."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from verdeelsleutel.data.case import Case, read_case
from verdeelsleutel.data.given import given_in
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.reading.case_files import table_names
from verdeelsleutel.data.tables.columns import normalised
from verdeelsleutel.model.runs.chain import FROM, HISTORY, REALLOCATE
from verdeelsleutel.model.runs.run_folder import (
    CASE,
    MAP,
    RECEIPT,
    SUMMARY,
    UNREADABLE,
    BrokenRun,
    case_path,
    hash_of,
    history_from_plan,
    pack_in,
    receipt_of,
    tables_read,
)
from verdeelsleutel.model.runs.sealed_run import refuse_broken_seal
from verdeelsleutel.model.runs.settled_run import ALLOCATE, SETTLE

__all__ = ["NotComparable", "Sealed", "WholeRun", "read_whole", "sealed"]

ALWAYS = ("regions", "services", "providers")
"""Tables that are read whether or not they differ: for names, sectors and client-years."""


class NotComparable(Exception):
    """A run that can't stand beside the others."""

    exit_code = 2


@dataclass(frozen=True, eq=False)
class Sealed:
    """A folder whose every file is the one that its receipt names.

    Attributes:
        folder: of the run.
        receipt, figures: what it says of itself, and the key figures of its summary.
        pack: its policy.
    """

    folder: Path
    receipt: dict[str, Any]
    figures: dict[str, Any]
    pack: Pack

    @property
    def stage(self) -> str:
        """Initial or reallocation."""
        return str(self.receipt.get("stage"))

    @property
    def award(self) -> str:
        """Provisional, definitive or offer."""
        return str(self.receipt.get("award"))

    @property
    def start(self) -> dict[str, Any] | None:
        """The receipt of the run that a reallocation started from; None without one."""
        path = self.folder / FROM / RECEIPT
        if not path.is_file():
            return None
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    def hash_of(self, name: str) -> str:
        """sha256 of an input or result by its name in the receipt, empty where the run has no such file."""
        return str({**self.receipt["inputs"], **self.receipt["results"]}.get(name, ""))

    def table(self, name: str, columns: Sequence[str]) -> pd.DataFrame:
        """Columns of a result table, as text.

        Raises:
            BrokenRun: the file isn't as a run writes it.
        """
        try:
            return pd.read_csv(
                self.folder / name, dtype=object, keep_default_na=False, na_filter=False, usecols=[*columns],
                index_col=False,
            )  # fmt: skip
        except (OSError, ValueError) as error:
            raise BrokenRun(f"{self.folder}: {name}: {error}") from None


@dataclass(frozen=True, eq=False)
class WholeRun(Sealed):
    """A run with its case, of which only the tables that were asked for were read."""

    case: Case

    @cached_property
    def names(self) -> dict[str, str]:
        """AGB code → name of the provider."""
        table = self.case.table("providers")
        return dict(zip(table["provider"].tolist(), table["name"].tolist(), strict=True))

    @cached_property
    def descriptions(self) -> dict[str, str]:
        """Code of a service → what it is."""
        table = self.case.table("services")
        return dict(zip(table["service"].tolist(), table["description"].tolist(), strict=True))


def sealed(folder: Path) -> Sealed:
    """A run whose hashes hold and that divides something.

    Raises:
        NoRun: the folder holds no run.
        NotComparable: it is a settlement.
        BrokenRun: an input or result isn't the file that the receipt names.
    """
    receipt = receipt_of(folder)
    if receipt.get("command") == SETTLE:
        what = f"{folder} is a settlement: it pays what was delivered and divides nothing"
        raise NotComparable(f"{what}; compare allocations and reallocations, the runs that were settled among them")
    if receipt.get("command") not in (ALLOCATE, REALLOCATE):
        raise NotComparable(f"{folder} is no allocation or reallocation; compare these")
    refuse_broken_seal(folder, receipt)
    try:
        figures = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))["figures"]
        return Sealed(folder, receipt, figures, pack_in(folder))
    except UNREADABLE as error:
        raise BrokenRun(f"{folder}: {error}") from None


def read_whole(runs: Sequence[Sealed]) -> list[WholeRun]:
    """The runs with their cases; tables whose files are the same in all runs are left unread.

    Raises:
        CaseFaults: a case can't be read any more.
        BrokenRun: what a run says of its options can't be read any more.
    """
    used = {name for run in runs for name in tables_read(run.receipt)}
    wanted = used - _same(runs) | {*ALWAYS}
    return [WholeRun(run.folder, run.receipt, run.figures, run.pack, _case(run, wanted)) for run in runs]


def _same(runs: Sequence[Sealed]) -> set[str]:
    """Tables that stand in the same bytes in every run; nothing is said where offices' own names are mapped."""
    if any(run.hash_of(MAP) for run in runs) or len({run.hash_of(HISTORY) for run in runs}) > 1:
        return set()
    names = table_names()
    listed = [
        {name: value for name, value in run.receipt["inputs"].items() if name.startswith(f"{CASE}/")} for run in runs
    ]
    every = {name for one in listed for name in one}
    differ = {name for name in every if len({one.get(name) for one in listed}) > 1}
    if any(name.endswith(".xlsx") for name in differ):
        return set()
    changed = {names.get(normalised(Path(name).stem), "") for name in differ}
    return set(names.values()) - changed


def _case(run: Sealed, wanted: Collection[str]) -> Case:
    mapping, history = run.folder / MAP, run.folder / HISTORY
    read = read_case(case_path(run.folder), mapping=mapping if mapping.is_file() else None, only=wanted)
    try:
        case = given_in(run.receipt.get("options") or {}).applied(read)
    except ValueError as error:
        raise BrokenRun(f"{run.folder}: {error}") from None
    return history_from_plan(case, history, {}) if history.is_file() and "history" in wanted else case


def start_of(run: Sealed) -> str:
    """Which run a reallocation started from: the start of that receipt's hash; empty for an initial run."""
    if run.receipt.get("command") != REALLOCATE:
        return ""
    return hash_of(run.folder / FROM / RECEIPT)[:12] if run.start is not None else "agreements"
