"""The run that a settlement settles: what is kept of it in `inputs/from`, and how that is read back.

Kept: its receipt, plan, funds and prices; of a reallocation its ledger, and the receipt of the run before it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from verdeelsleutel.model.lines import KEY
from verdeelsleutel.model.reallocation.start import DEFINITIVE, OFFER
from verdeelsleutel.model.runs.chain import (
    BEFORE,
    FROM,
    REALLOCATE,
    WrongStart,
    earlier_receipt,
    hash_of,
    keep_files,
    layers_of,
)
from verdeelsleutel.model.settlement.agreement import Agreement, Key, Notice
from verdeelsleutel.model.tariff import Item

ALLOCATE, SETTLE = "allocate", "settle"
LEDGER = "ledger.csv"


def keep_settled(run: Path, folder: Path) -> None:
    """Copy what a settlement needs of the run that it settles.

    Args:
        run: the run that is settled.
        folder: the run being made.

    Raises:
        BrokenChain: a file is missing, or isn't the one that the receipt of that run was closed over.
        WrongStart: it is no run that can be settled.
    """

    def files(receipt: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        _refuse_kind(receipt)
        yield from ((name, name) for name in ("receipt.json", "plan.csv", "funds.csv", "tariffs.csv"))
        if receipt.get("command") == REALLOCATE:
            yield LEDGER, LEDGER
            if (run / FROM / "receipt.json").is_file():
                yield f"{FROM}/receipt.json", BEFORE

    keep_files(run, folder, files)


def refuse_settled(earlier: Mapping[str, Any], year: int, layers: Sequence[str]) -> None:
    """Refuse a run that agrees on nothing, one of another year, or other rules than it was made under.

    Args:
        earlier: the receipt of the run that is settled.
        year: of the case.
        layers: hashes of the pack's layers.

    Raises:
        WrongStart: with the reason.
    """
    _refuse_kind(earlier)
    if earlier.get("year") != year:
        raise WrongStart(f"that run is of {earlier.get('year')}, and the realisation of {year}")
    if layers_of(earlier) != [*layers]:
        raise WrongStart("the pack isn't the one that the run was made under; verify that run")


def _refuse_kind(receipt: Mapping[str, Any]) -> None:
    if receipt.get("command") not in (ALLOCATE, REALLOCATE):
        raise WrongStart("that run is no allocation or reallocation; settle one of these")
    if receipt.get("award") == OFFER:
        raise WrongStart("that run is an offer, and nothing is agreed by it; settle the definitive reallocation")


def read_settled(folder: Path) -> Agreement:
    """What a settlement settles, as it stands in its own inputs.

    Raises:
        OSError, ValueError: a file isn't there, or isn't what a run writes.
    """
    place, receipt = folder / FROM, earlier_receipt(folder)
    if receipt is None:
        raise ValueError(f"{FROM} holds no receipt.json")
    plan = _rows(place / "plan.csv")
    agreed = {_key(row): int(row["agreed_units"]) for row in plan if row["agreed_units"] != "0"}
    units = pd.DataFrame([*agreed], columns=[*KEY], dtype=object)
    units["units"] = pd.Series([*agreed.values()], dtype=object)
    return Agreement(
        str(receipt.get("stage")),
        str(receipt.get("award")),
        units,
        {_key(row): _cents(row["tariff_eur"]) for row in plan if row["agreed_units"] != "0"},
        _items(place / "tariffs.csv", agreed),
        {row["fund"]: _cents(row["agreed_eur"]) for row in _rows(place / "funds.csv")},
        tuple(_notices(place, receipt, plan)),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _key(row: Mapping[str, str]) -> Key:
    return row["region"], row["provider"], row["service"]


def _cents(text: str) -> int:
    return int(Decimal(text).scaleb(2))


def _items(path: Path, agreed: Mapping[Key, int]) -> dict[Key, tuple[Item, ...]]:
    """The items of every agreed price; like build-ups are one and the same, whatever NHC, NIC and tariff they have."""
    found: dict[Key, list[Item]] = {key: [] for key in agreed}
    known: dict[tuple[str, ...], Item] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, strict=True)
        if next(rows, []) != [*KEY, "item", "value", "source"]:
            raise ValueError(f"{path.name} has other columns than a run writes")
        for region, provider, service, *item in rows:
            mine = found.get((region, provider, service))
            if mine is not None and item[0] not in ("nhc", "nic", "tariff"):
                mine.append(known.setdefault(tuple(item), Item(*item)))
    return {key: tuple(items) for key, items in found.items()}


def _notices(place: Path, receipt: Mapping[str, Any], plan: Sequence[Mapping[str, str]]) -> Iterator[Notice]:
    """Who was told what by the run that is settled and those before it."""
    own, day = hash_of(place / "receipt.json"), str(receipt.get("as_of") or "")
    told = sorted({(row["region"], row["provider"]) for row in plan})
    if receipt.get("command") != REALLOCATE:
        yield from (Notice(*who, "award", day, own) for who in told)
        return
    ledger = _rows(place / LEDGER)
    award, offer = _before(place)
    had = sorted({(row["region"], row["provider"]) for row in ledger if row["agreed_units"] != "0"})
    yield from (Notice(*who, "award", str(receipt.get("agreed_on") or ""), award) for who in had)
    if offer:
        offered = sorted({(row["region"], row["provider"]) for row in ledger if row["offered_units"] != ""})
        yield from (Notice(*who, "offer", str(receipt.get("offered_on") or ""), offer) for who in offered)
    answers = {(row["region"], row["provider"], row["answered_on"]) for row in ledger if row["answered_on"]}
    yield from (Notice(region, provider, "answer", on, "") for region, provider, on in sorted(answers))
    yield from (Notice(*who, DEFINITIVE, day, own) for who in told)


def _before(place: Path) -> tuple[str, str]:
    """Hashes of the receipts of the agreement before and of the offer, empty where there was none."""
    path = place / BEFORE
    if not path.is_file():
        return "", ""
    before = json.loads(path.read_text(encoding="utf-8"))
    if before.get("award") != OFFER:
        return hash_of(path), ""
    start = before.get("from")
    return str(start.get("receipt_sha256", "")) if isinstance(start, dict) else "", hash_of(path)
