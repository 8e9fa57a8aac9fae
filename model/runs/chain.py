"""The run that a reallocation starts from: what is kept of it in the new run, and how that is read back.

Kept in `inputs/from`: its receipt, plan and funds. A definitive run that goes on from an offer keeps the offer's ledger
besides, the funds that the offer started from, and the care delivered as the offer counted it: the snapshot is frozen.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from verdeelsleutel.data.case import read_case
from verdeelsleutel.data.exact import in_cents
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.model.reallocation.start import DEFINITIVE, KEY, OFFER, FundBefore, Proposal, Start

FROM = "inputs/from"
HISTORY, HISTORY_RECEIPT = "inputs/history_from.csv", "inputs/history_from.json"
"""The plan of the run that last year's history is taken from, and that run's receipt."""
REALLOCATE = "reallocate"
BEFORE = "before.json"
"""In a settlement: the receipt of the run before the one that is settled."""
_CASE, _MAP, _FUNDS_BEFORE = "case", "map.yaml", "funds_before.csv"


class BrokenChain(Exception):
    """The run that a reallocation starts from isn't whole, or was changed after it was made."""

    exit_code = 6


class WrongStart(Exception):
    """A run that this reallocation can't start from."""

    exit_code = 2


def keep_start(run: Path, folder: Path, award: str) -> None:
    """Copy what a reallocation needs of the run that it starts from.

    Args:
        run: the run that it starts from.
        folder: the run being made.
        award: `offer` or `definitive`, what is being made.

    Raises:
        BrokenChain: a file is missing, or isn't the one that the receipt of that run was closed over.
    """
    keep_files(run, folder, lambda receipt: _files(run, receipt, award))
    if (run / HISTORY).is_file():
        shutil.copyfile(run / HISTORY, folder / HISTORY)
        _refuse_broken(run, folder)


def keep_files(run: Path, folder: Path, files: Callable[[dict[str, Any]], Iterator[tuple[str, str]]]) -> None:
    """Copy files of the run that another starts from, as its receipt names them.

    Args:
        run: the run that it starts from.
        folder: the run being made.
        files: which, by the receipt: (file in that run, file in `inputs/from`).

    Raises:
        BrokenChain: a file is missing, or isn't the one that the receipt of that run was closed over.
    """
    place = folder / FROM
    place.mkdir(parents=True)
    try:
        receipt = json.loads((run / "receipt.json").read_text(encoding="utf-8"))
        for source, target in files(receipt):
            (place / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(run / source, place / target)
        _refuse_broken(run, folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenChain(f"{run} can't be started from: its receipt or a file can't be read ({error})") from None


def _refuse_broken(run: Path, folder: Path) -> None:
    faults = chain_faults(folder)
    if faults:
        raise BrokenChain(f"{run} can't be started from: {'; '.join(faults)}")


def _files(run: Path, receipt: Mapping[str, Any], award: str) -> Iterator[tuple[str, str]]:
    """What is copied: (file in that run, file in `inputs/from`)."""
    yield from (("receipt.json",) * 2, ("plan.csv",) * 2, ("funds.csv",) * 2)
    if goes_on(receipt, award):
        yield "ledger.csv", "ledger.csv"
        if (run / FROM / "funds.csv").is_file():
            yield f"{FROM}/funds.csv", _FUNDS_BEFORE
        for name in receipt["snapshot"]:
            yield name, _MAP if name == "inputs/map.yaml" else f"{_CASE}/{Path(name).name}"


def goes_on(receipt: Mapping[str, Any], award: str) -> bool:
    """Whether a run of this award takes the earlier one as an offer that it makes definitive."""
    return award == DEFINITIVE and receipt.get("command") == REALLOCATE and receipt.get("award") == OFFER


def chain_faults(folder: Path) -> list[str]:
    """Files of `inputs/from` that the receipt there wasn't closed over."""
    place = folder / FROM
    if not place.is_dir():
        return []
    receipt = json.loads((place / "receipt.json").read_text(encoding="utf-8"))
    results, inputs = receipt.get("results", {}), receipt.get("inputs", {})
    known = {name: results.get(name) for name in ("plan.csv", "funds.csv", "tariffs.csv", "ledger.csv")}
    known[BEFORE] = inputs.get(f"{FROM}/receipt.json")
    known[_FUNDS_BEFORE], known[_MAP] = inputs.get(f"{FROM}/funds.csv"), inputs.get("inputs/map.yaml")
    faults = []
    for path in sorted(p for p in place.rglob("*") if p.is_file() and p.name != "receipt.json"):
        name = path.relative_to(place).as_posix()
        wanted = inputs.get(f"inputs/{name}") if name.startswith(f"{_CASE}/") else known.get(name)
        if hash_of(path) != wanted:
            faults.append(f"{name} isn't the file that its receipt names; verify that run")
    if folder.joinpath(HISTORY).is_file() and inputs.get(HISTORY) != hash_of(folder / HISTORY):
        faults.append("history_from.csv isn't the file that its receipt names; verify that run")
    return faults


def hash_of(path: Path) -> str:
    """sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def kept_hashes(folder: Path) -> dict[str, str]:
    """The hashes of what is kept of an earlier run, by file."""
    kept = [*(folder / FROM).rglob("*"), folder / HISTORY]
    return {p.relative_to(folder).as_posix(): hash_of(p) for p in kept if p.is_file()}


def earlier_receipt(folder: Path) -> dict[str, Any] | None:
    """The receipt of the run that a reallocation starts from; None where it starts from table `agreements`."""
    path = folder / FROM / "receipt.json"
    if not path.is_file():
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def refuse_start(
    earlier: Mapping[str, Any], year: int, pack: Pack, cutoff: str, award: str, because: str | None
) -> None:
    """Refuse a run of another year, an offer at another cut-off, or one under rules that were changed silently.

    Raises:
        WrongStart: with the reason.
    """
    if earlier.get("command") not in ("allocate", REALLOCATE):
        raise WrongStart("that run is no allocation or reallocation; start from one, or from agreements")
    if earlier.get("year") != year:
        raise WrongStart(f"that run is of {earlier.get('year')}, and the case of {year}")
    if not goes_on(earlier, award):
        return
    if earlier.get("cutoff") != cutoff:
        raise WrongStart(f"the offer was made at cut-off {earlier.get('cutoff')}; a definitive run keeps to it")
    if layers_of(earlier) != [layer.sha256 for layer in pack.layers] and not (because or "").strip():
        raise WrongStart("the pack isn't the one of the offer; say why with --because TEXT, it is kept in the receipt")


def layers_of(receipt: Mapping[str, Any]) -> list[str]:
    """The hashes of a pack's layers, as a receipt names them."""
    return [str(layer["sha256"]) for layer in receipt.get("layers", [])]


def read_start(folder: Path) -> Start:
    """What a reallocation starts from, as it stands in its own inputs."""
    place, receipt = folder / FROM, earlier_receipt(folder)
    if receipt is None:
        return Start()
    opened = frozenset(receipt.get("reserves_opened", ()))
    day = _day(receipt.get("as_of"))
    plan = _table(place / "plan.csv", "agreed_units", "tariff_eur")
    if not (place / "ledger.csv").is_file():
        agreements = _agreements(plan, "agreed_units", "tariff_eur")
        return Start(agreements, day, opened, _funds(place / "funds.csv"))
    ledger = _table(place / "ledger.csv", "agreed_units", "agreed_tariff_eur")
    agreements = _agreements(ledger, "agreed_units", "agreed_tariff_eur")
    proposed = plan[KEY].assign(units=[int(value) for value in plan["agreed_units"]])
    mapping = place / _MAP
    book = next(iter(sorted((place / _CASE).glob("*.xlsx"))), place / _CASE)
    frozen = read_case(book, mapping=mapping if mapping.exists() else None, only=("realisation",))
    proposal = Proposal(proposed, day, frozen.table("realisation"))
    before = place / _FUNDS_BEFORE
    funds = _funds(before) if before.exists() else {}
    return Start(agreements, _day(receipt.get("agreed_on")), opened, funds, proposal)


def _table(path: Path, *columns: str) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, usecols=[*KEY, *columns], index_col=False)


def _agreements(frame: pd.DataFrame, units: str, tariff: str) -> pd.DataFrame:
    """Lines with something in force, in the columns of table `agreements`."""
    found = frame[KEY].copy()
    volumes = [Decimal(text) for text in frame[units]]
    found["units"] = pd.Series([_plain(value) for value in volumes], index=found.index, dtype=object)
    found["tariff_eur"] = pd.Series([Decimal(text) for text in frame[tariff]], index=found.index, dtype=object)
    return found[[value > 0 for value in volumes]]


def _plain(value: Decimal) -> Decimal | int:
    return int(value) if value == value.to_integral_value() else value


def _funds(path: Path) -> dict[str, FundBefore]:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, index_col=False)
    return {
        row["fund"]: FundBefore(*(in_cents(row[name]) for name in ("amount_eur", "reserved_eur")))
        for row in frame.to_dict("records")
    }


def _day(text: object) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if isinstance(text, str) and text else None
