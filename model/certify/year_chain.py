"""A year of runs in one folder: what each brought, and whether each starts from the one before.

Formula:
    agreed_before + added − released + price effect = agreed, to the cent, and agreed_before is what the run before
    agreed; all lines of a run count, also those outside the room.
    Link: sha256 of `inputs/from/receipt.json` of a run = sha256 of `receipt.json` of the run before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from verdeelsleutel.data.exact import euros, in_cents
from verdeelsleutel.model import csv_text
from verdeelsleutel.model.certify.certificate import Certificate
from verdeelsleutel.model.certify.stored_run import REPORTS
from verdeelsleutel.model.certify.verify import verify
from verdeelsleutel.model.runs.chain import FROM
from verdeelsleutel.model.runs.run_folder import INITIAL, RECEIPT, SUMMARY, YEAR, hash_of, is_run, runs_of

_MOVES = ("agreed_before_eur", "added_eur", "released_eur", "price_effect_eur")


@dataclass(frozen=True)
class YearRow:
    """One run of a year; amounts in cents, None where nothing is in force before it.

    Attributes:
        run: name of its folder.
        cutoff: last month of realisation that counted; empty for an initial run.
        as_of: day up to which things were known.
        agreed_before, added, released, price_effect, agreed: from agreement to agreement.
        reserved, free: of the funds.
        unfunded: asked or expected, and not agreed; net per provider.
        certified: whether the run says so.
        from_receipt, receipt: hashes of the receipt it starts from (empty: of none), and of its own.
    """

    run: str
    cutoff: str
    as_of: str
    agreed_before: int | None
    added: int | None
    released: int | None
    price_effect: int | None
    agreed: int
    reserved: int
    free: int
    unfunded: int
    certified: bool
    from_receipt: str
    receipt: str

    def texts(self) -> dict[str, str]:
        """Column of year.csv → its text."""
        found = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, bool):
                found[each.name] = "yes" if value else "no"
            elif isinstance(value, str):
                found[f"{each.name}_sha256" if each.name.endswith("receipt") else each.name] = value
            else:
                found[f"{each.name}_eur"] = "" if value is None else euros(value)
        return found


@dataclass(frozen=True, eq=False)
class YearCertificate:
    """What holds of a year: every run by itself, and the chain."""

    runs: Mapping[str, Certificate]
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything does."""
        return not self.faults and all(one.holds for one in self.runs.values())


def is_year(folder: Path) -> bool:
    """Whether a folder holds a year."""
    return (folder / YEAR).is_file() and not is_run(folder)


def only_year(folder: Path) -> bool:
    """Whether a folder holds a year and nothing else but reports of it."""
    names = {path.name for path in folder.iterdir() if path.suffix not in REPORTS}
    return is_year(folder) and names == {YEAR, *(r.name for r in runs_of(folder))}


def rows(folder: Path) -> list[YearRow]:
    """What every run brought, from its own files."""
    return [_row(run) for run in runs_of(folder)]


def _row(run: Path) -> YearRow:
    receipt, summary = _json(run / RECEIPT), _json(run / SUMMARY)
    earlier = run / FROM / RECEIPT
    columns = [*_MOVES, "unfunded_eur"]
    table = pd.read_csv(run / "providers.csv", dtype=str, keep_default_na=False, usecols=columns, index_col=False)
    cents = {name: sum(in_cents(value) for value in table[name]) for name in columns}
    old, added, released, price = (cents[name] if earlier.exists() else None for name in _MOVES)
    agreed, reserved, free = (in_cents(summary["figures"][f"{name}_eur"]) for name in ("agreed", "reserved", "free"))
    cutoff, as_of = (str(receipt.get(name) or "") for name in ("cutoff", "as_of"))
    certified = bool(summary["certificate"]["holds"])
    link = hash_of(earlier) if earlier.exists() else ""
    return YearRow(
        run.name, cutoff, as_of, old, added, released, price, agreed, reserved, free, cents["unfunded_eur"],
        certified, link, hash_of(run / RECEIPT),
    )  # fmt: skip


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def year_csv(folder: Path) -> str:
    """The text of year.csv: one row per run, in the order of the year."""
    found = [row.texts() for row in rows(folder)]
    header = tuple(found[0]) if found else ("run",)
    return csv_text.rows(header, [tuple(row.values()) for row in found])


def chain_faults(folder: Path) -> list[str]:
    """Runs that don't start from the one before, sums that don't follow, a year.csv that isn't what the runs give."""
    found = rows(folder)
    faults = [f"{row.run} doesn't start from a run" for row in found if row.run != INITIAL and not row.from_receipt]
    for before, row in pairwise(found):
        if row.from_receipt != before.receipt:
            faults.append(f"{row.run} doesn't start from {before.run}: the receipt it keeps is another one")
        if row.agreed_before != before.agreed:
            faults.append(f"{row.run} starts from other agreements than {before.run} made")
    if (folder / YEAR).read_bytes() != year_csv(folder).encode():
        faults.append(f"{YEAR} isn't what the runs give")
    return faults


def verify_year(folder: Path) -> YearCertificate:
    """Check every run of a year from its folder alone, and the chain.

    Args:
        folder: one that `is_year`.
    """
    certificates = {run.name: verify(run) for run in runs_of(folder)}
    try:
        faults = chain_faults(folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        faults = [f"the chain can't be read: {type(error).__name__} {error}"]
    return YearCertificate(certificates, tuple(faults if certificates else ["there is no run in this year"]))
