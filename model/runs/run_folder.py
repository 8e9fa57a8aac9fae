"""A run as a folder that can be zipped and mailed: how it is laid out, written whole and read back."""

from __future__ import annotations

import codecs
import csv
import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from verdeelsleutel.data.case import Case, read_case, with_table
from verdeelsleutel.data.faults import Finding
from verdeelsleutel.data.given import given_in
from verdeelsleutel.data.history_run import HistoryRun
from verdeelsleutel.data.pack import LayerFile, Pack, pack_of_layers
from verdeelsleutel.model import reallocation, settlement
from verdeelsleutel.model.problem import Problem, prepare_initial
from verdeelsleutel.model.runs.chain import HISTORY, HISTORY_RECEIPT, REALLOCATE, hash_of, read_start
from verdeelsleutel.model.runs.last_year import not_last_years
from verdeelsleutel.model.runs.settled_run import SETTLE, read_settled
from verdeelsleutel.model.runs.whole_folder import RunExists, whole_folder
from verdeelsleutel.model.settlement.agreement import Agreement

if TYPE_CHECKING:
    from verdeelsleutel.model.reallocation.start import Start
    from verdeelsleutel.model.settlement.settle import Settlement

RECEIPT, SUMMARY = "receipt.json", "summary.json"
TABLES = ("plan.csv", "tranches.csv", "levels.csv", "tariffs.csv", "rules.csv", "funds.csv", "providers.csv")
CASE, PACK, MAP = "inputs/case", "inputs/pack", "inputs/map.yaml"


UNREADABLE = (
    OSError, ValueError, KeyError, AttributeError, ArithmeticError, TypeError, csv.Error, RecursionError,
)  # fmt: skip
"""What reading a file gives that isn't as a run writes it."""


YEAR, INITIAL = "year.csv", "initial"
"""What a year has beside its runs, and the folder of the run that it begins with."""


class NoRun(Exception):
    """A folder that is no run."""

    exit_code = 2


class BrokenRun(Exception):
    """A run whose receipt or inputs can't be read again."""

    exit_code = 6


@dataclass(frozen=True)
class Inputs:
    """What a run was made from, as it stands in its folder.

    Attributes:
        case, pack, receipt: of the run.
        start: of a reallocation.
        agreement: of a settlement.
    """

    case: Case
    pack: Pack
    receipt: dict[str, Any]
    start: Start | None = None
    agreement: Agreement | None = None

    def settlement(self) -> Settlement | None:
        """The settlement that a run is, worked out again; None where it decides something.

        Raises:
            CaseFaults: the inputs can't be settled any more.
        """
        if self.agreement is None:
            return None
        from verdeelsleutel.model.settlement.settle import settled  # loaded by settlements only

        return settled(self.case, self.pack, self.agreement)

    def problem(self) -> Problem:
        """What was decided on, made ready again.

        Raises:
            CaseFaults, PackFaults, Conflict: the inputs can't be run any more.
        """
        if self.start is None:
            return prepare_initial(self.case, self.pack)
        from verdeelsleutel.model.reallocation.prepare import prepare_reallocation  # loaded by reallocations only

        cutoff, award = str(self.receipt.get("cutoff")), str(self.receipt.get("award"))
        return prepare_reallocation(self.case, self.pack, self.start, cutoff, award)


def is_run(folder: Path) -> bool:
    """Whether a folder holds a run."""
    return (folder / RECEIPT).is_file()


def runs_of(year: Path) -> list[Path]:
    """The runs of a year in the order of the year."""
    named = re.compile(rf"{INITIAL}|\d{{4}}-\d\d-\d\d")
    found = [path for path in year.iterdir() if named.fullmatch(path.name) and is_run(path)]
    return sorted(found, key=lambda path: (path.name != INITIAL, path.name))


def no_run(folder: Path) -> NoRun:
    """Says why it isn't one, and of a year which runs it has."""
    if not folder.exists():
        return NoRun(f"the folder {folder} doesn't exist")
    if not folder.is_dir():
        return NoRun(f"{folder} is a file, and a run is a folder")
    if (folder / YEAR).is_file():
        runs = ", ".join(str(run) for run in runs_of(folder))
        return NoRun(f"{folder} is a year and no single run; give one of its runs: {runs}")
    return NoRun(f"{folder} is no run: it holds no {RECEIPT}")


def write_inputs(
    folder: Path, case: Case, pack: Pack, *, mapping: Path | None, history_from: Path | None
) -> dict[str, str]:
    """Keep case and pack as they were read; returns their hashes by file."""
    hashes: dict[str, str] = {}
    for file in case.files:
        if mapping is not None and file.path == mapping:
            continue  # it has a place of its own
        name = Path(file.name).name
        target = folder / CASE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.path, target)
        hashes[f"{CASE}/{name}"] = file.sha256
    (folder / PACK).mkdir(parents=True)
    for at, layer in enumerate(pack.layers):
        name = f"{at}-{Path(layer.name).name.removesuffix('.yaml')}.yaml"
        (folder / PACK / name).write_bytes(_as_read(layer))
        hashes[f"{PACK}/{name}"] = hash_of(folder / PACK / name)
    of_history = None if history_from is None else history_from.with_name(RECEIPT)
    for extra, place in ((mapping, MAP), (history_from, HISTORY), (of_history, HISTORY_RECEIPT)):
        if extra is not None:
            shutil.copyfile(extra, folder / place)
            hashes[place] = hash_of(folder / place)
    return hashes


def _as_read(layer: LayerFile) -> bytes:
    """The bytes of a layer's file: its text, after the mark that some editors put before it."""
    raw = layer.text.encode()
    marked = codecs.BOM_UTF8 + raw
    return marked if hashlib.sha256(marked).hexdigest() == layer.sha256 else raw


def receipt_of(folder: Path) -> dict[str, Any]:
    """The receipt of a run.

    Raises:
        NoRun: the folder holds no run.
        BrokenRun: its receipt can't be read.
    """
    if not is_run(folder):
        raise no_run(folder)
    return _record(folder / RECEIPT)


def _record(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except UNREADABLE as error:
        raise BrokenRun(f"{path.parent}: {error}") from None
    if not isinstance(found, dict):
        raise BrokenRun(f"{path.parent}: no receipt")
    return found


def read_inputs(folder: Path) -> Inputs:
    """Case, pack and receipt of a run.

    Raises:
        NoRun: the folder holds no run.
        BrokenRun: its receipt or pack can't be read.
        CaseFaults, PackFaults: its inputs are not what they were.
    """
    receipt = receipt_of(folder)
    command = receipt.get("command")
    try:
        pack = pack_in(folder)
        agreement = read_settled(folder) if command == SETTLE else None
        given = given_in(receipt.get("options") or {})
    except UNREADABLE as error:
        raise BrokenRun(f"{folder}: {error}") from None
    mapping = folder / MAP
    read = read_case(case_path(folder), mapping=mapping if mapping.exists() else None, only=tables_read(receipt))
    case = given.applied(read)
    history, earlier = folder / HISTORY, folder / HISTORY_RECEIPT
    if history.exists():
        known = earlier.exists()
        case = history_from_plan(case, history, _record(earlier) if known else {}, hash_of(earlier) if known else "")
    return Inputs(case, pack, receipt, read_start(folder) if command == REALLOCATE else None, agreement)


def pack_in(folder: Path) -> Pack:
    """The pack that a run keeps.

    Raises:
        BrokenRun: it keeps none.
        OSError, ValueError: a layer can't be read.
        PackFaults: its layers are not what they were.
    """
    layers = sorted((folder / PACK).iterdir(), key=lambda p: int(p.name.partition("-")[0]))
    if not layers:
        raise BrokenRun(f"{folder}: no pack")
    return pack_of_layers([_layer(p) for p in layers])


def tables_read(receipt: Mapping[str, Any]) -> tuple[str, ...]:
    """Tables of its case that a run reads, by what its receipt says it is."""
    command = receipt.get("command")
    if command == SETTLE:
        return TABLES_OF_SETTLEMENT
    return (*TABLES_READ, *(MORE_AT_REALLOCATION if command == REALLOCATE else ()))


TABLES_READ = (
    "regions", "funds", "fund_changes", "fund_transfers", "services", "providers", "offers", "continuity", "history",
    "agreements", "forecast", "decisions", "agreed_tariffs", "exceptions", "demand",
)  # fmt: skip
"""Tables that an initial run reads; the others of a case are kept and hashed, and not looked at."""

MORE_AT_REALLOCATION = ("realisation", "responses")

TABLES_OF_SETTLEMENT = (
    "regions", "funds", "fund_changes", "fund_transfers", "services", "providers", "offers", "agreed_tariffs",
    "realisation",
)  # fmt: skip
"""Tables that a settlement reads."""


def tables_of(receipt: Mapping[str, Any]) -> tuple[str, ...]:
    """Result tables of a run, by what its receipt says it is."""
    if receipt.get("command") == SETTLE:
        return settlement.TABLES
    more = reallocation.TABLES if receipt.get("command") == REALLOCATE else ()
    return (*TABLES, *more)


def case_path(folder: Path) -> Path:
    """The case of a run: its folder of CSV files, or its workbook."""
    books = sorted((folder / CASE).glob("*.xlsx"))
    return books[0] if books else folder / CASE


def _layer(path: Path) -> LayerFile:
    raw = path.read_bytes()
    name = path.name.partition("-")[2].removesuffix(".yaml")
    return LayerFile(name, None, hashlib.sha256(raw).hexdigest(), raw.decode("utf-8-sig"))


def history_from_plan(case: Case, plan_csv: Path, earlier: Mapping[str, Any], seal: str = "") -> Case:
    """The case with the agreed units of another run's plan as last year's history.

    Lines of regions, providers or services that the case doesn't know are left out, and so is what was found in the
    history that makes place.

    Args:
        case: as read.
        plan_csv: of that run.
        earlier: its receipt, as far as it is at hand.
        seal: sha256 of that receipt; empty where it isn't.

    Raises:
        BrokenRun: the file is no plan.
    """
    key = ["region", "provider", "service"]
    try:
        frame = pd.read_csv(plan_csv, dtype=str, keep_default_na=False, usecols=[*key, "agreed_units"], index_col=False)
        units = [int(value) for value in frame["agreed_units"]]
    except (OSError, ValueError) as error:
        raise BrokenRun(f"{plan_csv.name} is no plan to take last year's history from: {error}") from None
    history = frame[key].copy()
    history["units"] = units
    history["realised_units"] = None
    history = history[history["units"] > 0]
    known = history["units"] > 0
    for name in key:
        known &= history[name].isin(case.table(f"{name}s")[name].tolist())
    others = (finding for finding in case.findings if finding.table != "history")
    odd = [*_history_findings(case, history.loc[~known, key]), *not_last_years(earlier, case.meta.year)]
    findings = (*others, *odd)
    run = HistoryRun.of(earlier, seal) if seal else None
    return with_table(replace(case, findings=findings, history_run=run), "history", history[known])


def _history_findings(case: Case, strange: pd.DataFrame) -> Iterator[Finding]:
    own = len(case.table("history"))
    if own:
        yield Finding("history-replaced", "the case's own history gives way to the earlier run", "history", own)
    if len(strange):
        examples = tuple(" ".join(row) for row in strange.head(3).to_numpy().tolist())
        what = "lines of the earlier run have a region, provider or service that this case lacks, and don't count"
        yield Finding("history-from-unmatched", what, "history", len(strange), examples)


def write_results(folder: Path, files: Mapping[str, str]) -> None:
    """Write the result tables."""
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())


def write_json(path: Path, value: object) -> None:
    """Write JSON the same way everywhere."""
    path.write_bytes(json_text(value).encode())


def seal(folder: Path) -> None:
    """Put the hashes of all results into the receipt: the last thing that a run does."""
    receipt = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
    receipt["results"] = result_hashes(folder)
    write_json(folder / RECEIPT, receipt)


def result_hashes(folder: Path) -> dict[str, str]:
    """The hash of every result that a folder holds."""
    every = dict.fromkeys((*TABLES, *reallocation.TABLES, *settlement.TABLES, SUMMARY))
    return {name: hash_of(folder / name) for name in every if (folder / name).is_file()}


def json_text(value: object) -> str:
    """The text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False) + "\n"


__all__ = [
    "INITIAL",
    "MAP",
    "RECEIPT",
    "SUMMARY",
    "TABLES",
    "YEAR",
    "BrokenRun",
    "Inputs",
    "NoRun",
    "RunExists",
    "case_path",
    "hash_of",
    "history_from_plan",
    "is_run",
    "json_text",
    "pack_in",
    "read_inputs",
    "receipt_of",
    "result_hashes",
    "runs_of",
    "seal",
    "tables_of",
    "tables_read",
    "whole_folder",
    "write_inputs",
    "write_json",
    "write_results",
]
